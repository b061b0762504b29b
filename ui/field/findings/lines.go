package findings

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// left takes a line away that the cursor leaves without a word in it: it says
// nothing.
func (f field) left(d model.Draft) (model.Draft, bool) {
	if !f.on(d) || strings.TrimSpace(d.Findings[f.at].Text) != "" {
		return d, false
	}
	d = d.Clone()
	d.Findings = slices.Delete(d.Findings, f.at, f.at+1)
	return d, true
}

// removed takes an empty line away. The cursor stays where it was at the end
// of the list, so that what is typed next is a line of its own.
func (f field) removed(d model.Draft) (question.Field, question.Result, bool) {
	last := f.at == len(d.Findings)-1
	d = d.Clone()
	d.Findings = slices.Delete(d.Findings, f.at, f.at+1)
	if !last {
		f.at = max(0, f.at-1)
	}
	f = f.opened(d, -1)
	f.calm = true
	return f, question.Result{Draft: d, Changed: true}, true
}

// join puts a line behind the one above it, where both are of the same kind
// and from the same person.
func (f field) join(d model.Draft) (question.Field, question.Result, bool) {
	if f.at == 0 {
		return f, question.Kept(d), true
	}
	f.calm = true
	above, line := d.Findings[f.at-1], d.Findings[f.at]
	whole := strings.TrimSpace(above.Text + " " + line.Text)
	switch {
	case !above.SameLabel(line):
		return f, question.Result{Draft: d, Notice: recording.OtherLabel}, true
	case len([]rune(whole)) > input.MaxText:
		return f, question.Result{Draft: d, Notice: recording.TooLongTogether(input.MaxText)}, true
	}
	d = d.Clone()
	d.Findings[f.at-1].Text = whole
	d.Findings = slices.Delete(d.Findings, f.at, f.at+1)
	f.at--
	f = f.opened(d, len([]rune(whole))-len([]rune(line.Text)))
	f.calm = true
	return f, question.Result{Draft: d, Changed: true}, true
}

// enter ends a line and asks what it is. Inside a line it splits it, and both
// halves keep the label; before a line it makes room for one above it. On the
// empty line it goes on.
func (f field) enter(d model.Draft) (question.Field, question.Result) {
	before, after := f.in.Before()
	if !f.on(d) {
		return f, question.Result{Draft: d, Move: question.Next}
	}
	if gone, was := f.left(d); was {
		r := question.Result{Draft: gone, Changed: true}
		if f.at == len(gone.Findings) {
			r.Move = question.Next
		}
		return f.opened(gone, -1), r
	}
	switch {
	case strings.TrimSpace(before) == "":
		return f.above(d)
	case strings.TrimSpace(after) != "":
		return f.split(d, strings.TrimSpace(before), strings.TrimSpace(after))
	case d.Findings[f.at].Kind == model.InfoNone:
		f.ask = ask{part: partKind}
		return f, question.Kept(d)
	}
	f.at++
	return f.opened(d, -1), question.Kept(d)
}

func (f field) above(d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	d.Findings = slices.Insert(d.Findings, f.at, f.line(""))
	return f.opened(d, -1), question.Result{Draft: d, Changed: true}
}

func (f field) split(d model.Draft, before, after string) (question.Field, question.Result) {
	d = d.Clone()
	second := d.Findings[f.at]
	second.ID, second.Text = model.NewID(), after
	d.Findings[f.at].Text = before
	d.Findings = slices.Insert(d.Findings, f.at+1, second)
	f.at++
	return f.opened(d, 0), question.Result{Draft: d, Changed: true}
}

// paste makes a line of each line of a pasted text, none of them labelled. A
// text of one line is typed where the cursor is; while a line is asked what it
// is, it begins the next.
func (f field) paste(s string, d model.Draft) (question.Field, question.Result) {
	if f.ask.words() {
		return f.ownTyped(tea.PasteMsg{Content: s}, d)
	}
	s, cleaned := clean.Text(s)
	lines := slices.DeleteFunc(strings.Split(s, "\n"), func(line string) bool { return line == "" })
	asked := f.ask.part != ""
	if len(lines) < 2 && !asked {
		var took input.Took
		f.in, took = f.in.Update(tea.PasteMsg{Content: strings.Join(lines, "")})
		if took.Refused == 0 {
			took.Cleaned = cleaned
		}
		next, r := f.typed(d)
		r.Notice = took.Say()
		return next, r
	}
	if len(lines) == 0 {
		return f, question.Kept(d)
	}
	if asked {
		lines[0] = f.ask.digits + lines[0]
	}
	return f.pasted(lines, cleaned, d)
}

// pasted puts lines behind the one the cursor is in, all of them or none.
func (f field) pasted(lines []string, cleaned clean.Report, d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	at := min(f.at, len(d.Findings))
	if f.on(d) {
		at++
	}
	fresh := make([]model.Finding, len(lines))
	for i, l := range lines {
		l, _ = clean.Line(l) // a tab has no fixed width, and this is one row
		l = strings.TrimSpace(l)
		if n := utf8.RuneCountInString(l); n > input.MaxText {
			return f, question.Result{Draft: d, Notice: text.LineDoesNotFit(i+1, n, input.MaxText)}
		}
		fresh[i] = f.line(l)
	}
	d.Findings = slices.Insert(d.Findings, at, fresh...)
	f.given, f.at = nil, at+len(lines)
	return f.opened(d, -1), question.Result{Draft: d, Changed: true, Notice: recording.PastedLines(len(lines), cleaned)}
}
