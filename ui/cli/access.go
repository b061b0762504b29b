package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

// reading is what was read, line by line, of all that stands about one subject, and what is
// left out of it.
type reading struct{ sum, out string }

// asker is who asks to see it, by what was said of whom it is for.
func (w wish) asker() (a privacy.Asker, receiver string) {
	switch w.receiver {
	case "kind", "jongere":
		a = privacy.AskerSelf
	case "ouder":
		a = privacy.AskerParent
	default:
		return privacy.AskerOther, w.receiver
	}
	return a, a.Words()
}

// checkAccess checks a wish for such a print, before the file is opened.
func (w wish) checkAccess() (out map[int]privacy.Reason, err error) {
	_, n, bad := model.ParseCode(w.code)
	switch rest := w.selection; {
	case bad != nil || n != 0:
		return nil, fail.Usage(command.AccessNeedsCode)
	case rest != selection{code: w.code}:
		return nil, fail.Usage(command.AccessWhole)
	case w.receiver == "":
		return nil, fail.Usage(command.AccessNeedsAsker)
	case w.read.sum == "" && w.out != "":
		return nil, fail.Usage(command.AccessReadFirst)
	}
	return leftOut(w.read.out)
}

// leftOut reads which lines are left out and why: "12:ander,15-17:zorg".
func leftOut(s string) (map[int]privacy.Reason, error) {
	out := map[int]privacy.Reason{}
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		lines, why, _ := strings.Cut(part, ":")
		reason, known := map[string]privacy.Reason{"ander": privacy.ForAnother, "zorg": privacy.ForCare}[why]
		from, to, _ := strings.Cut(lines, "-")
		if to == "" {
			to = from
		}
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if !known || err1 != nil || err2 != nil || first < 1 || last < first || last-first > 1<<16 {
			return nil, fail.Usage(command.AccessBadLines)
		}
		for n := first; n <= last; n++ {
			out[n] = reason
		}
	}
	return out, nil
}

// writeAccess prints the lines with their numbers, to be read; or, once they were, the
// document.
func (r *run) writeAccess(ctx context.Context, s *store.Store, w wish, j delivery.Job) error {
	heads, err := find(s, w.code)
	if err != nil {
		return err
	}
	subject := heads[0].Subject
	if !sharing.MayAccess(heads[0].Kind) {
		return fail.With(sharing.AccessPeople)
	}
	asker, receiver := w.asker()
	j = delivery.Inspection(j, subject, asker)
	j.Receiver = receiver
	if j.Why == "" {
		j.Why = sharing.AccessWhy
	}
	is, err := j.Reading(ctx)
	if err != nil {
		return err
	}
	if w.read.sum == "" {
		return r.showReading(ctx, s, is, asker, len(j.Signals))
	}
	for n := range j.Access.Out {
		if n > is.Lines[len(is.Lines)-1].N {
			return fail.Usage(command.AccessBadLines)
		}
	}
	j.Access.Read = w.read.sum
	return r.write(ctx, j, w)
}

// showReading shows the lines. What is looked at is noted before it is shown.
func (r *run) showReading(ctx context.Context, s *store.Store, is paper.Reading, asker privacy.Asker, n int) error {
	if err := s.Log(store.LogView, n); err != nil && !errors.Is(err, store.ErrReadOnly) {
		return err
	}
	var b strings.Builder
	for _, l := range is.Lines {
		switch {
		case l.N > 0:
			fmt.Fprintf(&b, "%4d  %s\n", l.N, strings.ReplaceAll(l.Text, "\n", "\n      "))
		case l.Level == 1:
			fmt.Fprintf(&b, "\n%s\n", l.Text)
		default:
			fmt.Fprintf(&b, "%s\n", l.Text)
		}
	}
	next := command.AccessGoOn(is.Sum)
	next = sharing.AccessMind(asker, is) + "\n" + next
	if term.IsTerminal(os.Stdout.Fd()) {
		return page(ctx, b.String()+"\n"+next)
	}
	if _, err := fmt.Fprint(r.Out, b.String()); err != nil {
		return err
	}
	fmt.Fprintln(r.Err, "tijdig: "+next)
	return nil
}
