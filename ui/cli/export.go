package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/ui/cli/fail"
	"tijdig/ui/cli/pager"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

type putFunc = func(model.Subject, string, []model.Signal) error

// wish is what was asked of an output.
type wish struct {
	selection
	format, document string
	out, level       string
	identified, text bool
	force, all       bool
	receiver, why    string

	read reading // of all that stands about one subject

	recipients []string // of a bundle
	wordsOut   string
}

func (r *run) export() *cobra.Command {
	var w wish
	c := &cobra.Command{
		Use:   "export",
		Short: command.ExportShort,
		Args:  none,
		RunE:  func(c *cobra.Command, _ []string) error { return r.runExport(c.Context(), w) },
	}
	f := c.Flags()
	f.StringVar(&w.format, "format", "", command.FlagFormat+formats())
	f.StringVar(&w.document, "document", "", command.FlagDocument+documents())
	f.StringVar(&w.out, "out", "", command.FlagOut)
	f.StringVar(&w.level, "level", "", command.FlagLevel)
	f.BoolVar(&w.identified, "identified", false, command.FlagIdentified)
	f.BoolVar(&w.all, "all-columns", false, command.FlagAllColumns)
	f.BoolVar(&w.text, "text", false, command.FlagText)
	f.BoolVar(&w.force, "force", false, command.FlagForce)
	f.StringVar(&w.receiver, "voor", "", command.FlagTo)
	f.StringVar(&w.why, "reden", "", command.FlagWhy)
	f.StringVar(&w.read.sum, "gelezen", "", command.FlagRead)
	f.StringVar(&w.read.out, "weglaten", "", command.FlagLeaveOut)
	f.StringArrayVar(&w.recipients, "recipient", nil, command.FlagBundleRecipient)
	f.StringVar(&w.wordsOut, "bundle-words-out", "", command.FlagBundleWordsOut)
	w.flags(c)
	return c
}

func formats() string {
	return strings.Join(append([]string{string(bundle.Format)}, export.Names("VRAAG")...), ", ")
}

func documents() string {
	var out []string
	for _, d := range append(paper.Offered(), paper.ForPrivacy) {
		out = append(out, string(d))
	}
	return strings.Join(out, ", ")
}

// parse checks a wish before the file is opened.
func (w wish) parse() (export.Format, model.Level, error) {
	f, level := export.Format(w.format), model.Level(w.level)
	if w.format == "" && w.document != "" {
		f = export.Text
	}
	switch {
	case len(w.recipients) > 0 || w.wordsOut != "" && !f.Sealed():
		return f, level, fail.Usage(command.OnlyForBundle)
	case !f.Known():
		return f, level, fail.Usage(command.BadFormat + formats())
	case w.document != "" && !f.Readable():
		return f, level, fail.Usage(command.DocumentToRead)
	case w.document != "" && !f.As(paper.Name(w.document)).Known():
		return f, level, fail.Usage(command.BadDocument + documents())
	case w.document != "":
		f = f.As(paper.Name(w.document))
	}
	byLine := f.Document().ByLine()
	switch {
	case w.read != reading{} && !byLine:
		return f, level, fail.Usage(command.OnlyForAccess)
	case w.out == "" && (!byLine || w.read.sum != ""):
		return f, level, fail.Usage(command.NeedOut)
	case f.Sealed() && w.out == "-":
		return f, level, fail.Usage(command.SealedNeedsFile)
	case f.Sealed() && w.wordsOut == "" && !term.IsTerminal(os.Stderr.Fd()):
		return f, level, fail.Usage(command.PageNeedsWordsOut) // a log would hold the words
	case w.identified && w.level != "" && level != model.Complete:
		return f, level, fail.Usage(command.LevelsDiffer)
	case w.identified:
		level = model.Complete
	case w.level == "" && byLine:
		level = model.Complete
	case w.level == "" && f.Document() == paper.ForPrivacy:
		level = model.Counts
	case w.level == "":
		level = model.Pseudonymous
	case level != model.Counts && level != model.Pseudonymous && level != model.Complete:
		return f, level, fail.Usage(command.BadLevel)
	}
	if err := f.At(level); err != nil {
		return f, level, fail.Usage(text.Error(err))
	}
	return f, level, nil
}

func (r *run) runExport(ctx context.Context, w wish) error {
	format, level, seal := bundle.Format, model.Complete, bundle.Seal{}
	var err error
	if w.format == string(bundle.Format) {
		seal, err = w.bundled()
	} else {
		format, level, err = w.parse()
	}
	if err != nil {
		return err
	}
	byLine, out := format.Document().ByLine(), map[int]privacy.Reason(nil)
	if byLine {
		if out, err = w.checkAccess(); err != nil {
			return err
		}
	}
	w.written = format.Adds()
	pick, err := w.selection.parse(r.Env.Now())
	if err != nil {
		return err
	}
	if err := r.loadForm(); err != nil {
		return err
	}
	return r.With(func(s *store.Store) error {
		j := delivery.Job{
			Store: s, Form: r.entry(), Format: format, Level: level, Text: w.text, AllColumns: w.all,
			Receiver: w.receiver, Why: w.why, Made: r.Env.Now(), Keep: append(r.Needs(), r.formFile),
			Program: text.ProgramVersion(), Filter: w.selection.words(level == model.Complete),
		}
		if byLine {
			j.Access.Out = out
			return r.writeAccess(ctx, s, w, j)
		}
		for h := range s.Heads().All() {
			if !h.Concept && pick(s, h) {
				j.Signals = append(j.Signals, h.Signal)
			}
		}
		if w.code != "" && len(j.Signals) == 0 {
			_, err := find(s, w.code)
			return cmp.Or(err, fail.With(command.NoneOfCode))
		}
		if format == bundle.Format {
			return r.writeBundle(ctx, j, w, seal)
		}
		return r.write(ctx, j, w)
	})
}

// write makes the output. Whoever ends the program meanwhile ends the output, and
// nothing half stays behind.
func (r *run) write(ctx context.Context, j delivery.Job, w wish) error {
	if w.out == "-" && !j.Format.IsText() && term.IsTerminal(os.Stdout.Fd()) {
		return fail.Usage(command.NotInWindow)
	}
	if j.Level == model.Complete {
		goes := command.NamesGoAlong
		if j.Format.Document().ByLine() {
			goes = sharing.AccessPrint
		}
		fmt.Fprintln(r.Err, "tijdig: "+goes)
		if j.Receiver == "" || j.Why == "" {
			fmt.Fprintln(r.Err, "tijdig: "+command.NotSaid)
		}
	} else if w.text || j.Format.Readable() {
		fmt.Fprintln(r.Err, "tijdig: "+command.TextNotChecked)
	}
	ctx, end := ended(ctx)
	defer end()
	var res delivery.Result
	var err error
	switch {
	case j.Format.Sealed():
		j.Words = passphrase.New()
		res, err = r.sealed(j.Store, w, j.Words, func() (delivery.Result, error) { return j.File(ctx, w.out, w.force) })
	case w.out == "-":
		res, err = j.Write(ctx, r.Out)
	default:
		fmt.Fprintln(r.Err, "tijdig: "+command.AnyoneCanRead)
		res, err = j.File(ctx, w.out, w.force)
	}
	if res.Unlogged && !j.Format.Sealed() {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.Unlogged)
	}
	if err != nil {
		return err
	}
	if w.out != "-" && !j.Format.Sealed() {
		fmt.Fprintln(r.Err, "tijdig: "+command.Exported(res.Written, res.Skipped))
	}
	if res.Unfit > 0 {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.NotInDocument(res.Unfit))
	}
	if res.LeftOut > 0 {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.ColumnsLeft(res.LeftOut))
	}
	if res.Cut > 0 {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.TextsCut(res.Cut))
	}
	if res.Unmasked > 0 {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.NotMasked(res.Unmasked))
	}
	if res.Skipped > 0 {
		return fail.With(sharing.SkippedDamaged(res.Skipped))
	}
	return nil
}

// ended returns a context that ends when the program is asked to end, and that hears
// of a reader who stopped reading by what writing returns.
func ended(ctx context.Context) (context.Context, func()) {
	deaf := make(chan os.Signal, 1)
	signal.Notify(deaf, syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	return ctx, func() { stop(); signal.Stop(deaf) }
}

// page shows a text until a key ends it, or the program is asked to end.
func page(ctx context.Context, s string) error {
	ctx, end := ended(ctx)
	defer end()
	return pager.Show(ctx, s)
}

// show prints what a code names as text. On a terminal it stands on the
// second screen, so that nothing stays behind in the window.
func (r *run) show() *cobra.Command {
	var asJSON, identified bool
	c := &cobra.Command{
		Use:   "show CODE",
		Short: command.ShowShort,
		Args:  needs("CODE"),
		RunE: func(c *cobra.Command, args []string) error {
			return r.With(func(s *store.Store) error { return r.showCode(c.Context(), s, args[0], asJSON, identified) })
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, command.FlagJSON)
	c.Flags().BoolVar(&identified, "identified", false, command.FlagIdentified)
	return c
}

// showCode shows no names unless they were asked for, in whatever form.
func (r *run) showCode(ctx context.Context, s *store.Store, code string, asJSON, identified bool) error {
	heads, err := find(s, code)
	if err != nil {
		return err
	}
	j := delivery.Job{Store: s, Form: r.entry(), Format: export.Text, Level: model.Pseudonymous, Text: true, Made: r.Env.Now()}
	if asJSON {
		j.Format = export.JSONL
	}
	if identified {
		j.Level = model.Complete
	}
	for _, h := range heads {
		j.Signals = append(j.Signals, h.Signal)
	}
	// What is looked at is noted before it is shown: a pipe may end the program.
	if err := s.Log(store.LogView, len(heads)); err != nil && !errors.Is(err, store.ErrReadOnly) {
		return err
	}
	if asJSON || !term.IsTerminal(os.Stdout.Fd()) {
		_, err := j.Preview(ctx, r.Out)
		return err
	}
	var b strings.Builder
	if _, err := j.Preview(ctx, &b); err != nil {
		return err
	}
	return page(ctx, b.String())
}
