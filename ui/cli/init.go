package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
)

// init makes a file without the screens.
func (r *run) init() *cobra.Command {
	var out, to string
	var weak bool
	c := &cobra.Command{
		Use:   "init",
		Short: command.InitShort,
		Args:  none,
		RunE:  func(*cobra.Command, []string) error { return r.makeFile(out, to, weak) },
	}
	c.Flags().StringVar(&out, "recovery-out", "", command.FlagRecoveryOut)
	c.Flags().StringVar(&to, "recipient", "", command.FlagRecipient)
	c.Flags().BoolVar(&weak, "weak", false, command.FlagWeak)
	return c
}

func (r *run) makeFile(out, to string, weak bool) error {
	if out == "" && to == "" {
		return UsageError{errors.New(command.NeedRecovery)}
	}
	if to != "" {
		var err error
		if to, err = recipient.Key(to); err != nil {
			return say(keeping.BadRecipient(err))
		}
	}
	if r.passphraseFile() == "" {
		return UsageError{errors.New(command.NeedPassphraseFile)}
	}
	pass, err := r.newPassphrase(r.passphraseFile(), weak)
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
			return say(command.NoRecoveryOut)
		}
		defer paper.Close()
	}
	s, code, err := store.Create(p, store.CreateOptions{
		Passphrase: pass, KDF: r.KDF, Paper: out != "", Recipient: to, Now: r.Env.Now,
	})
	if err != nil {
		if paper != nil {
			err = errors.Join(err, os.Remove(out))
		}
		if errors.Is(err, store.ErrNoRecovery) && to != "" {
			return say(keeping.BadRecipient(err))
		}
		return err
	}
	if paper != nil {
		if err := written(paper, code); err != nil {
			return errors.Join(say(command.RecoveryNotWritten), os.Remove(out), s.Close())
		}
		if err := s.UpdateSettings(func(set *model.Settings) { set.PaperNoted = true }); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	fmt.Fprintln(r.Err, command.FileMade(p))
	return s.Close()
}

// written puts a recovery code on the disk.
func written(paper *os.File, code string) error {
	_, err := fmt.Fprintln(paper, code)
	if err == nil {
		err = paper.Sync()
	}
	return err
}
