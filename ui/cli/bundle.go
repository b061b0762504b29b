package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/model/passphrase"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/store/disk"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// bundled is a wish for a bundle, checked before the file is opened.
func (w wish) bundled() (bundle.Seal, error) {
	var s bundle.Seal
	switch {
	case w.level != "" && w.level != "complete" || w.text || w.document != "":
		return s, fail.Usage(command.BundleOnlyWhole)
	case w.out == "":
		return s, fail.Usage(command.NeedOut)
	case w.out == "-":
		return s, fail.Usage(command.SealedNeedsFile)
	case len(w.recipients) > 0 && w.wordsOut != "":
		return s, fail.Usage(command.BundleNotBoth)
	case len(w.recipients) == 0 && w.wordsOut == "" && !term.IsTerminal(os.Stderr.Fd()):
		return s, fail.Usage(command.BundleNeedsKey) // a log would hold the words
	}
	for _, to := range w.recipients {
		key, err := recipient.Key(to)
		if err != nil {
			return s, fail.With(keeping.BadRecipient(err))
		}
		s.Recipients = append(s.Recipients, key)
	}
	if len(s.Recipients) > 0 {
		return s, s.Check()
	}
	return s, nil
}

// writeBundle makes a bundle. The words to open it are drawn here, and shown or written
// once: they stand nowhere else.
func (r *run) writeBundle(ctx context.Context, j delivery.Job, w wish, seal bundle.Seal) error {
	fmt.Fprintln(r.Err, "tijdig: "+command.NamesGoAlong)
	if j.Receiver == "" || j.Why == "" {
		fmt.Fprintln(r.Err, "tijdig: "+command.NotSaid)
	}
	if len(seal.Recipients) == 0 {
		seal.Words, seal.Work = passphrase.New(), bundle.Work(r.KDF)
	}
	ctx, end := ended(ctx)
	defer end()
	res, err := r.sealed(j.Store, w, seal.Words, func() (delivery.Result, error) { return j.Bundle(ctx, w.out, w.force, seal) })
	if err == nil && res.Skipped > 0 {
		err = fail.With(sharing.SkippedDamaged(res.Skipped))
	}
	return err
}

// sealed has an output made that opens with words, or with keys where there are none, and
// says what stands. The words are written beforehand where that was asked, and else shown.
func (r *run) sealed(s *store.Store, w wish, words string, do func() (delivery.Result, error)) (delivery.Result, error) {
	if w.wordsOut != "" {
		if err := writeWords(s, w.wordsOut, words); err != nil {
			return delivery.Result{}, err
		}
	}
	res, err := do()
	var stands delivery.StandsError
	if err != nil && !errors.As(err, &stands) {
		if w.wordsOut != "" {
			err = errors.Join(err, os.Remove(w.wordsOut))
		}
		return res, err
	}
	if res.Unlogged {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.Unlogged)
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.SealedStands+text.Signals(res.Written))
	switch {
	case w.wordsOut != "":
		fmt.Fprintln(r.Err, "tijdig: "+command.WordsStand)
	case words != "":
		fmt.Fprintln(r.Err, sharing.WordsToOpen+words)
		fmt.Fprintln(r.Err, sharing.SayByPhone)
	}
	return res, err
}

// writeWords writes words in a new file, before there is anything they open: an output
// whose words could not be written is one that nobody reads.
func writeWords(s *store.Store, path, words string) error {
	if s.OwnPlace(path) {
		return store.ErrOwnPlace
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fail.With(command.NoBundleWordsOut)
	}
	if err := errors.Join(written(f, words), f.Close()); err != nil {
		return errors.Join(fail.With(command.WordsNotWritten), os.Remove(path))
	}
	return nil
}

// taking is what was asked of an import.
type taking struct {
	dry             bool
	words, identity string
}

// importFrom takes in what a colleague gave.
func (r *run) importFrom() *cobra.Command {
	var t taking
	c := &cobra.Command{
		Use:   "import PATH|-",
		Short: command.ImportShort,
		Args:  needs("PATH"),
		RunE:  func(c *cobra.Command, args []string) error { return r.runImport(c.Context(), args[0], t) },
	}
	c.Flags().BoolVar(&t.dry, "dry-run", false, command.FlagDryRun)
	c.Flags().StringVar(&t.words, "words-file", "", command.FlagWordsFile)
	c.Flags().StringVar(&t.identity, "bundle-identity", "", command.FlagBundleIdentity)
	return c
}

func (r *run) runImport(ctx context.Context, path string, t taking) error {
	if t.words != "" && t.identity != "" {
		return fail.Usage(command.WordsOrIdentity)
	}
	in, err := r.incoming(path)
	if err != nil {
		return err
	}
	k, err := r.bundleKey(in, t)
	if err != nil {
		return err
	}
	b, err := bundle.Read(bytes.NewReader(in), k)
	if err != nil {
		return err
	}
	ctx, end := ended(ctx)
	defer end()
	return r.With(func(s *store.Store) error { return r.takeBundle(ctx, s, b, t.dry) })
}

// incoming reads what is to be taken in, whole, and no more than a bundle can be.
func (r *run) incoming(path string) ([]byte, error) {
	var from io.Reader = os.Stdin
	if path != "-" {
		if err := there(path); err != nil {
			return nil, err
		}
		f, err := disk.OpenRegular(path, os.O_RDONLY)
		if err != nil {
			return nil, err
		}
		defer disk.Release(f)
		from = f
	}
	in, err := io.ReadAll(io.LimitReader(from, bundle.MaxSize+1))
	if err == nil && len(in) > bundle.MaxSize {
		err = bundle.ErrTooLarge
	}
	return in, err
}

// bundleKey returns what may open it: out of a file, or asked on the terminal.
func (r *run) bundleKey(in []byte, t taking) (k bundle.Key, err error) {
	switch {
	case t.words != "":
		b, err := r.Whole(t.words)
		k.Words = passphrase.FirstLine(b)
		return k, err
	case t.identity != "":
		b, err := r.Whole(t.identity)
		if err != nil {
			return k, err
		}
		if k.Identities, err = recipient.Identities(passphrase.Text(b)); err != nil {
			return k, fail.With(sharing.BadIdentity(err))
		}
		return k, nil
	case !bundle.IsSealed(in):
		return k, nil
	case !term.IsTerminal(os.Stdin.Fd()):
		return k, fail.With(command.NeedWords)
	}
	k.Words, err = r.Ask(command.WordsLabel)
	return k, err
}

func (r *run) takeBundle(ctx context.Context, s *store.Store, b bundle.Bundle, dry bool) error {
	do, missing := s.Merge, command.SomeRefused
	if dry {
		fmt.Fprintln(r.Err, "tijdig: "+command.WouldHappen)
		do, missing = s.PreviewMerge, command.SomeWouldBeRefused
	}
	m, err := do(ctx, b.Parcel)
	m.Refused = append(b.Refused, m.Refused...)
	for _, l := range sharing.MergeReport(m) {
		if _, err := fmt.Fprintln(r.Out, l); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	if m.Copy != "" {
		fmt.Fprintln(r.Err, "tijdig: "+command.CopyBefore(filepath.Base(m.Copy)))
	}
	switch {
	case len(m.Refused) > 0:
		return fail.With(missing)
	case !m.Any():
		fmt.Fprintln(r.Err, "tijdig: "+command.NothingToTake)
	}
	return nil
}
