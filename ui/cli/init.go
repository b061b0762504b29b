package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/text"
)

// init makes a file without the screens.
func (r *run) init() *cobra.Command {
	var out, recipient string
	c := &cobra.Command{
		Use:   "init",
		Short: text.InitShort,
		Args:  none,
		RunE:  func(*cobra.Command, []string) error { return r.makeFile(out, recipient) },
	}
	c.Flags().StringVar(&out, "recovery-out", "", text.FlagRecoveryOut)
	c.Flags().StringVar(&recipient, "recipient", "", text.FlagRecipient)
	return c
}

func (r *run) makeFile(out, recipient string) error {
	if out == "" && recipient == "" {
		return UsageError{errors.New(text.NeedRecovery)}
	}
	if r.passphraseFile() == "" {
		return UsageError{errors.New(text.NeedPassphraseFile)}
	}
	pass, err := r.readPassphraseFile()
	if err != nil {
		return err
	}
	p, err := r.path()
	if err != nil {
		return err
	}
	var paper *os.File
	if out != "" {
		// The place for the code must be there before the file is: a file
		// whose code could not be written down is a file that can be lost.
		if paper, err = os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
			return say(text.NoRecoveryOut)
		}
		defer paper.Close()
	}
	s, code, err := store.Create(p, store.CreateOptions{
		Passphrase: pass, KDF: r.KDF, Paper: out != "", Recipient: recipient, Now: r.Env.Now,
	})
	if err != nil {
		if paper != nil {
			os.Remove(out)
		}
		return err
	}
	if paper != nil {
		if _, err := fmt.Fprintln(paper, code); err != nil {
			return errors.Join(say(text.RecoveryNotWritten), s.Close())
		}
		if err := paper.Sync(); err != nil {
			return errors.Join(say(text.RecoveryNotWritten), s.Close())
		}
		if err := s.UpdateSettings(func(set *model.Settings) { set.PaperNoted = true }); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	fmt.Fprintln(r.Err, text.FileMade(p))
	return s.Close()
}
