package findings

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/ui/field/question"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/sources"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// current draws the line the cursor is in, and below it what is asked about it.
func (f field) current(d model.Draft, width int) tea.View {
	t := f.env.Theme
	mark := t.Here.Of(theme.MarkHere) + " "
	room := max(4, width-labelWidth(width)-2)
	if f.ask.part != "" {
		short := d.Findings[f.at] // the question must stay in sight below it
		rows := layout.Wrap(short.Text, room)
		short.Text = strings.Join(rows[:min(len(rows), 3)], "\n")
		if len(rows) > 3 {
			short.Text += " …"
		}
		if f.ask.part == partSeen {
			short.Seen = model.Seen{} // it stands below, as it is typed
		}
		return layout.Rows(findingRow(t, short, f.env.Now(), mark, width), f.question(d, width))
	}
	var line model.Finding
	label := tea.View{}
	if f.on(d) {
		line = d.Findings[f.at]
		label = labelOf(t, line, labelWidth(width))
	}
	return layout.Beside(layout.Hang(mark, label), labelWidth(width)+2, f.in.View(room))
}

// question draws the digits for what is asked about the line.
func (f field) question(d model.Draft, width int) tea.View {
	t, line := f.env.Theme, d.Findings[f.at]
	switch f.ask.part {
	case partVia:
		return asked(t, recording.ViaWhom, whoFrom(t, passers[f.ask.page], f.ask.digits, line.Via), width)
	case partWords, partViaWords:
		first := "  " + t.Here.Of(layout.Pad(recording.WhoExactly, labelWidth(width)))
		w := max(4, width-labelWidth(width)-2)
		return layout.Hang(first, layout.Rows(f.own.View(w), question.Lookup{Env: f.env, In: form.InSource}.View(f.own.Value(), w)))
	}
	if f.ask.part == partSeen {
		return f.whenSeen(line, width)
	}
	kind := line.Kind
	if k, ok := question.Pick(kindDigits, f.ask.digits); ok {
		kind = k
	}
	var opts []string
	for _, l := range kindDigits {
		opts = append(opts, question.Lettered(t, l.Key, l.Words(), kind == l.Is))
	}
	if f.ask.opened {
		opts = append(opts, question.Lettered(t, seenDigit, recording.SeenWhen, f.ask.digits == seenDigit))
	}
	rows := []tea.View{asked(t, recording.WhatIsThis, opts, width)}
	if s := sources.Of(kind); s != nil && f.ask.digits != "" { // its digits act only behind that of the kind
		is := model.SourceNone
		if kind == line.Kind {
			is = line.Source
		}
		rows = append(rows, asked(t, recording.FromWhom, whoFrom(t, s, "", is), width))
	}
	return layout.Rows(rows...)
}

// whoFrom draws who it may be from. The one that was typed or that stands
// there is in brackets.
func whoFrom(t theme.Theme, from []sources.Source, typed string, is model.Source) []string {
	var opts []string
	for _, l := range from {
		w := words.Of(string(l.Is))
		if l.Is.Confidential() {
			w += theme.MarkConfidential
		}
		on := l.Is == is
		if typed != "" {
			on = l.Key == typed
		}
		opts = append(opts, question.Lettered(t, l.Key, w, on))
	}
	return opts
}

// asked draws a question with its options, hung under where lines begin.
func asked(t theme.Theme, question string, opts []string, width int) tea.View {
	lw := labelWidth(width)
	first := "  " + t.Here.Of(layout.Pad(question, lw))
	return layout.Hang(first, layout.Text(strings.Join(layout.Flow(opts, 2, max(4, width-lw-2)), "\n")))
}

// Keys says what acts on the line, or answers what is asked about it.
func (f field) Keys() []key.Binding {
	k := f.env.Keys
	if f.ask.part == "" {
		if f.in.Value() == "" {
			return nil
		}
		label := k.Field.Label
		if !f.in.AtEnd() {
			label = k.Lines.LabelInside
		}
		return []key.Binding{label}
	}
	next := text.Named(k.Form.Next, recording.LabelEnter(f.ask.digits != "", f.ask.opened || f.ask.words()))
	kind := keymap.Of(k.Lines.Digit, "1-5", "soort")
	switch {
	case f.ask.part == partSeen:
		return []key.Binding{next, k.Form.Back}
	case f.ask.words():
		return append(append([]key.Binding{next}, question.Lookup{Env: f.env, In: form.InSource}.Keys(f.own.Value())...), k.Form.Back)
	case f.ask.part == partVia:
		return []key.Binding{next, keymap.Of(k.Lines.Digit, "1-9 0", "via wie"), text.Named(k.Field.Label, "anderen"), k.Form.Back}
	case f.ask.digits == "2":
		return []key.Binding{text.Named(next, recording.WithoutSource), keymap.Of(k.Lines.Digit, "1-7", "van wie"), k.Form.Back}
	case f.ask.digits == "3", f.ask.digits == "4":
		return []key.Binding{text.Named(next, recording.WithoutSource), keymap.Of(k.Lines.Digit, "1-9 0", "van wie"), k.Form.Back}
	case f.ask.digits == seenDigit:
		return []key.Binding{text.Named(next, recording.SeenWhen), k.Form.Back}
	case f.ask.digits != "":
		return []key.Binding{next, k.Form.Back}
	case f.ask.sourced:
		return []key.Binding{next, kind, k.Lines.Confidential, text.Named(k.Field.Label, "via wie"), keymap.Of(k.Lines.Digit, seenDigit, recording.SeenWhen), k.Form.Back}
	case f.ask.opened:
		return []key.Binding{next, kind, k.Lines.Confidential, keymap.Of(k.Lines.Digit, seenDigit, recording.SeenWhen), k.Form.Back}
	}
	return []key.Binding{next, kind, k.Form.Back}
}

// labelWidth is how many cells the label before a line gets.
func labelWidth(width int) int {
	switch {
	case width < 44:
		return 9
	case width < 60:
		return 16
	}
	return 17
}

// labelOf draws the label before a line, on as many rows as it needs, with a
// space behind it at every width.
func labelOf(t theme.Theme, f model.Finding, width int) tea.View {
	ink := t.Hint.Of
	if f.Kind == model.InfoNone {
		ink = t.Missing.Of
	}
	return layout.Prose(ink, words.Label(f), width-1)
}

// findingRow draws a line that is not being typed: its label, and its text on
// as many rows as it needs.
func findingRow(t theme.Theme, f model.Finding, now time.Time, before string, width int) tea.View {
	lw := labelWidth(width)
	words := layout.Text(strings.Join(layout.Wrap(f.Text, max(4, width-lw-2)), "\n"))
	if s := text.SeenApart(f, now); s != "" {
		words = layout.Rows(words, layout.Prose(t.Hint.Of, s, max(4, width-lw-2)))
	}
	return layout.Beside(layout.Hang(before, labelOf(t, f, lw)), lw+2, words)
}

func spaces(n int) string { return strings.Repeat(" ", n) }
