package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/ui/cli/fail"
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
		return fail.Usage(command.NeedRecovery)
	}
	if to != "" {
		var err error
		if to, err = recipient.Key(to); err != nil {
			return fail.With(keeping.BadRecipient(err))
		}
	}
	if r.PassphraseFile() == "" {
		return fail.Usage(command.NeedPassphraseFile)
	}
	pass, err := r.NewPassphrase(r.PassphraseFile(), weak)
	if err != nil {
		return err
	}
	p, err := r.Path()
	if err != nil {
		return err
	}
	var paper *os.File
	if out != "" {
		// The place for the code must be there before the file is: a file
		// whose code could not be written down is a file that can be lost.
		if paper, err = os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
			return fail.With(command.NoRecoveryOut)
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
			return fail.With(keeping.BadRecipient(err))
		}
		return err
	}
	if paper != nil {
		if err := written(paper, code); err != nil {
			return errors.Join(fail.With(command.RecoveryNotWritten), os.Remove(out), s.Close())
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

// passwd sets a new passphrase.
func (r *run) passwd() *cobra.Command {
	var file, word string
	var weak bool
	c := &cobra.Command{
		Use:   "passwd",
		Short: command.PasswdShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			return r.With(func(s *store.Store) error { return r.change(s, file, word, weak) })
		},
	}
	c.Flags().StringVar(&file, "new-passphrase-file", "", command.FlagNewPassphraseFile)
	c.Flags().BoolVar(&weak, "weak", false, command.FlagWeak)
	c.Flags().StringVar(&word, "woord", "", command.FlagSeenWord)
	return c
}

// seen names how the ways in were changed by something else, and goes on only when a
// word says that it was read: what comes then signs the file anew.
func (r *run) seen(s *store.Store, word string) error {
	altered := s.Altered()
	if len(altered) == 0 {
		return nil
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.AlteredBefore)
	for _, c := range altered {
		fmt.Fprintln(r.Err, "  - "+keeping.AlteredLine(c))
	}
	if err := r.agreed(word, command.SeenWord, command.TypeSeen, command.NeedSeen); err != nil {
		return err
	}
	return s.AcceptHeader()
}

func (r *run) change(s *store.Store, file, word string, weak bool) error {
	if err := r.seen(s, word); err != nil {
		return err
	}
	chosen, err := r.NewPassphrase(file, weak)
	if err != nil {
		return err
	}
	unreached, err := s.ChangePassphrase(chosen, r.KDF)
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.PassphraseSet)
	fmt.Fprintln(r.Err, "tijdig: "+command.OldCopies)
	for _, b := range unreached {
		fmt.Fprintln(r.Err, "tijdig: "+command.StillOld(b))
	}
	r.sayUnfinished(s, unreached)
	return nil
}

// sayUnfinished says that something else than a copy is left for the next opening.
func (r *run) sayUnfinished(s *store.Store, named []string) {
	if len(named) == 0 && len(s.Pending()) > 0 {
		fmt.Fprintln(r.Err, "tijdig: "+keeping.Warning(store.WarnUnfinished))
	}
}

// recovery makes another way into the file, and lists the ways there are.
func (r *run) recovery() *cobra.Command {
	var out, to, word string
	c := &cobra.Command{
		Use:   "recovery",
		Short: command.RecoveryShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			return r.With(func(s *store.Store) error {
				if out+to != "" {
					if err := r.seen(s, word); err != nil {
						return err
					}
				}
				return r.waysIn(s, out, to)
			})
		},
	}
	c.Flags().StringVar(&word, "woord", "", command.FlagSeenWord)
	c.Flags().StringVar(&out, "recovery-out", "", command.FlagRecoveryOut)
	c.Flags().StringVar(&to, "recipient", "", command.FlagRecipient)
	return c
}

func (r *run) waysIn(s *store.Store, out, to string) error {
	if out != "" {
		unreached, err := newCode(s, out)
		if err != nil {
			return err
		}
		fmt.Fprintln(r.Err, "tijdig: "+command.NewCodeWritten)
		r.sayUnreached(unreached)
		r.sayUnfinished(s, unreached)
	}
	if to != "" {
		if err := r.letIn(s, to); err != nil {
			return err
		}
	}
	for _, slot := range s.Slots() {
		if _, err := fmt.Fprintln(r.Out, keeping.WayIn(slot)); err != nil {
			return err
		}
	}
	return nil
}

// letIn lets the organisation open the file, by its public key.
func (r *run) letIn(s *store.Store, to string) error {
	key, err := recipient.Key(to)
	if err != nil {
		return fail.With(keeping.BadRecipient(err))
	}
	for _, slot := range s.Slots() {
		if known, err := recipient.Key(slot.Recipient); err == nil && known == key {
			return fail.With(keeping.RecipientKnown)
		}
	}
	unreached, err := s.AddRecipient(key)
	switch {
	case errors.Is(err, store.ErrNoRecovery):
		return fail.With(keeping.BadRecipient(err))
	case err != nil:
		return err
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.RecipientAdded)
	r.sayUnreached(unreached)
	r.sayUnfinished(s, unreached)
	return nil
}

// sayUnreached names the copies that still open as they did.
func (r *run) sayUnreached(copies []string) {
	for _, c := range copies {
		fmt.Fprintln(r.Err, "tijdig: "+command.StillAsBefore(c))
	}
}

// newCode writes a new recovery code to a new file. Only when it stands there
// do the codes before it lose their force. It returns the copies that could
// not be reached.
func newCode(s *store.Store, out string) (unreached []string, err error) {
	if s.OwnPlace(out) {
		return nil, store.ErrOwnPlace
	}
	paper, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fail.With(command.NoNewRecoveryOut)
	}
	defer paper.Close()
	old := papers(s)
	code, unreached, err := s.AddPaper()
	if err != nil {
		return nil, errors.Join(err, os.Remove(out))
	}
	if err := written(paper, code); err != nil {
		now := papers(s)
		_, back := s.DropSlot(now[len(now)-1])
		return nil, errors.Join(fail.With(command.CodeNotWritten), back, os.Remove(out))
	}
	for i := len(old) - 1; i >= 0; i-- {
		if unreached, err = s.DropSlot(old[i]); err != nil { // the last covers all before it
			return unreached, err
		}
	}
	return unreached, s.UpdateSettings(func(set *model.Settings) { set.PaperNoted = true })
}

// papers returns the places of the recovery codes among the ways in.
func papers(s *store.Store) (at []int) {
	for i, slot := range s.Slots() {
		if slot.Kind == "paper" {
			at = append(at, i)
		}
	}
	return at
}
