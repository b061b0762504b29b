package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/store/disk"
	"tijdig/store/folders"
	"tijdig/ui/cli/fail"
	"tijdig/ui/cli/opener"
	"tijdig/ui/text/command"
)

// backup copies the file, also while another window writes to it.
func (r *run) backup() *cobra.Command {
	return &cobra.Command{
		Use:   "backup MAP/NAAM",
		Short: command.BackupShort,
		Args:  needs("MAP/NAAM"),
		RunE:  func(c *cobra.Command, args []string) error { return r.copyTo(c.Context(), args[0]) },
	}
}

// copyTo asks for no secret while the file is open elsewhere: it could not be
// used there. Whoever ends the program meanwhile ends the copy, and no part of it
// stays behind.
func (r *run) copyTo(ctx context.Context, to string) error {
	done := command.BackupMade
	s, err := r.Open()
	if errors.Is(err, store.ErrInUse) {
		var p string
		if p, err = r.Path(); err == nil {
			done, err = command.BackupMadeInUse, store.BackupFile(p, to)
		}
	} else if err == nil {
		err = backupOf(ctx, s, to)
	}
	if err != nil {
		return err
	}
	if folders.Outside(to) {
		fmt.Fprintln(r.Err, "tijdig: "+command.BackupOutside)
	}
	fmt.Fprintln(r.Err, "tijdig: "+done)
	return nil
}

func backupOf(ctx context.Context, s *store.Store, to string) error {
	ctx, end := ended(ctx)
	defer end()
	stop := context.AfterFunc(ctx, func() { _ = s.Close() }) // the copy under way ends by it
	err := s.Backup(to)
	stop()
	if errors.Is(err, store.ErrClosed) {
		err = context.Canceled
	}
	return errors.Join(err, s.Close())
}

// restore puts a backup in the place of the file.
func (r *run) restore() *cobra.Command {
	var word string
	c := &cobra.Command{
		Use:   "restore PATH",
		Short: command.RestoreShort,
		Args:  needs("PATH"),
		RunE:  func(_ *cobra.Command, args []string) error { return r.putBack(args[0], word) },
	}
	c.Flags().StringVar(&word, "woord", "", command.FlagWord)
	return c
}

func (r *run) putBack(from, word string) error {
	p, err := r.Path()
	if err != nil {
		return err
	}
	if err := there(from); err != nil {
		return err
	}
	if sameFile(from, p) {
		return fail.With(command.RestoreItself)
	}
	if err := r.sure(from, p, word); err != nil {
		return err
	}
	secrets, err := r.Secrets()
	if err != nil {
		return err
	}
	var kept string
	err = opener.Try(secrets, func(sec store.Secret) (err error) {
		kept, err = store.RestoreFile(p, store.RestoreOptions{From: from, Now: r.Env.Now, Secret: sec})
		return err
	})
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrTruncated) {
		return fail.With(command.CopyDamaged)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.Restored(kept))
	return nil
}

// sure asks for a word before another file, or a fictional one, comes in the place of
// real records: whoever meant a copy of this one gave the wrong name.
func (r *run) sure(from, to, word string) error {
	old, err := store.Open(to, store.OpenOptions{Now: r.Env.Now, ReadOnly: true})
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrInUse) {
		return nil // restoring says what there is to say
	}
	if err == nil {
		defer disk.Release(old)
	}
	fresh, err := store.Open(from, store.OpenOptions{Now: r.Env.Now, ReadOnly: true})
	if err != nil {
		return nil // restoring says what is the matter with it
	}
	defer disk.Release(fresh)
	same, known := fresh.Was(to) // a damaged file is real records as well
	if old != nil && old.Demo() || same || !known && !fresh.Demo() {
		return nil
	}
	what := command.OtherFileOver
	if fresh.Demo() {
		what = command.DemoOver
	}
	return r.agreed(word, command.ReplaceWord, what+" "+command.TypeReplace, what+" "+command.NeedReplace)
}

// agreed returns an error unless a word was given that says yes: with the command, or
// asked for on the terminal.
func (r *run) agreed(given, want, question, refusal string) (err error) {
	if given == "" && term.IsTerminal(os.Stdin.Fd()) {
		fmt.Fprint(r.Err, question)
		if given, err = bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
			return err
		}
	}
	if strings.TrimSpace(given) != want {
		return fail.With(refusal)
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// there refuses what is no file: a pipe would hang whoever opens it.
func there(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail.With(command.NoSuchFile(filepath.Base(path)))
	case err == nil && !info.Mode().IsRegular():
		return disk.ErrNotRegular
	}
	return nil
}

// takeIn takes the concepts of an emergency file back into the file.
func (r *run) takeIn() *cobra.Command {
	return &cobra.Command{
		Use:   "takein PATH",
		Short: command.TakeInShort,
		Args:  needs("PATH"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := there(args[0]); err != nil {
				return err
			}
			if p, err := r.Path(); err == nil && sameFile(args[0], p) {
				return fail.With(command.TakeInItself)
			}
			return r.With(func(s *store.Store) error {
				n, err := s.TakeIn(args[0])
				if n.In+n.Passed+n.Lost > 0 || err == nil {
					fmt.Fprintln(r.Err, "tijdig: "+command.TakenIn(n))
				}
				return err
			})
		},
	}
}

// recover saves what can be read of a damaged file.
func (r *run) recover() *cobra.Command {
	return &cobra.Command{
		Use:   "recover PATH OUT",
		Short: command.RecoverShort,
		Args:  needs("PATH", "OUT"),
		RunE:  func(_ *cobra.Command, args []string) error { return r.salvage(args[0], args[1]) },
	}
}

func (r *run) salvage(in, out string) error {
	if err := there(in); err != nil {
		return err
	}
	secrets, err := r.Secrets()
	if err != nil {
		return err
	}
	var sv store.Salvage
	err = opener.Try(secrets, func(sec store.Secret) (err error) {
		o := store.RecoverOptions{Secret: sec, Out: out, Now: r.Env.Now}
		if m := r.Machine(); m != nil {
			o.Machine, o.Seen = m.ID(), m.Seen
		}
		sv, err = store.Recover(in, o)
		return err
	})
	switch {
	case errors.Is(err, store.ErrDamagedHeader):
		return fail.With(command.NoHeaderLeft)
	case err != nil:
		return err
	}
	for _, l := range command.SalvageReport(sv) {
		fmt.Fprintln(r.Out, l)
	}
	switch {
	case sv.Proven:
	case sv.Altered:
		return fail.With(command.WaysAltered)
	case sv.Unopened == 0 && len(sv.Lost) == 0 && !sv.Harmed:
		return fail.With(command.NotSureAll)
	default:
		return fail.With(command.NotAllSaved)
	}
	return nil
}
