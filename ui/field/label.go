package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// letter is one answer with the key that gives it.
type letter[T any] struct {
	key  string
	is   T
	word string // "" takes the words of the machine name
}

// kindLetters say what a line is.
var kindLetters = []letter[model.InfoKind]{
	{"z", model.SeenSelf, ""},
	{"g", model.Said, ""},
	{"a", model.ThirdParty, ""},
	{"d", model.Document, ""},
	{"v", model.Suspicion, "vermoeden van mij"},
}

// saidLetters say who of those concerned said it; fromLetters which other it
// came from.
var (
	saidLetters = []letter[model.Source]{
		{"k", model.FromChild, ""}, {"j", model.FromYouth, ""}, {"o", model.FromParent, ""}, {"f", model.FromRelative, ""},
	}
	fromLetters = []letter[model.Source]{
		{"b", model.FromResident, ""},
		{"s", model.FromSchool, ""},
		{"f", model.FromRelative, ""},
		{"c", model.FromColleague, ""},
		{"p", model.FromPolice, ""},
		{"l", model.FromKeyPerson, ""},
		{"i", model.FromOnline, ""},
		{"x", model.FromOther, ""},
	}
)

func sources(k model.InfoKind) []letter[model.Source] {
	switch k {
	case model.Said:
		return saidLetters
	case model.ThirdParty, model.Document:
		return fromLetters
	}
	return nil
}

func pick[T any](ls []letter[T], text string) (T, bool) {
	for _, l := range ls {
		if strings.EqualFold(l.key, text) {
			return l.is, true
		}
	}
	var none T
	return none, false
}

// label takes the keys while a line is asked what it is and whom it is from.
// Enter leaves the question open and never blocks.
func (f findings) label(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	k := f.env.Keys.Form
	line := d.Findings[f.at]
	switch {
	case key.Matches(press, k.Next):
		f.at++
		return f.opened(d, -1), kept(d)
	case key.Matches(press, k.Back), press.String() == "shift+tab", press.Code == tea.KeyLeft:
		return f.opened(d, -1), kept(d)
	case press.Code == tea.KeyUp:
		next, r, _ := f.up(d)
		return next, r
	case press.Code == tea.KeyDown:
		next, r, _ := f.down(d)
		return next, r
	case press.Text == theme.MarkConfidential:
		line.Confidential = !line.Confidential
		return f, f.relabelled(d, line)
	case capital(press.Text):
		return f.noAnswer(press, d)
	}
	if f.part == partKind {
		kind, ok := pick(kindLetters, press.Text)
		if !ok {
			return f.noAnswer(press, d)
		}
		line.Kind, line.Source, line.Confidential = kind, model.SourceNone, false
		return f.labelled(d, line, len(sources(kind)) > 0)
	}
	source, ok := pick(sources(line.Kind), press.Text)
	if !ok {
		return f.noAnswer(press, d)
	}
	line.Source, line.Confidential = source, source.Confidential()
	return f.labelled(d, line, false)
}

// labelled stores the label, and asks for the source or goes to the next line.
func (f findings) labelled(d model.Draft, line model.Finding, more bool) (Field, Result) {
	r := f.relabelled(d, line)
	if more {
		f.part = partSource
		return f, r
	}
	f.at++
	return f.opened(r.Draft, -1), r
}

func (f findings) relabelled(d model.Draft, line model.Finding) Result {
	d = d.Clone()
	d.Findings[f.at] = line
	return Result{Draft: d, Changed: true}
}

// noAnswer takes a letter that is no answer, or a capital, for the next sentence of
// somebody who types on: it begins the next line, and this one stays unlabelled. Else
// "Ik zag" would choose what the z stands for, and make hearsay a fact by accident.
func (f findings) noAnswer(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	if f.at < len(d.Findings)-1 || !begins(press.Text) {
		r := kept(d)
		r.Notice = text.PickLetter
		return f, r
	}
	f.at++
	next, r := f.opened(d, -1).Update(press, d)
	r.Notice = text.Unlabelled
	return next, r
}

// begins reports whether a sentence may begin so.
func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// question draws the letters for what is asked about the line.
func (f findings) question(d model.Draft, width int) tea.View {
	t := f.env.Theme
	line := d.Findings[f.at]
	var opts []string
	if f.part == partKind {
		for _, l := range kindLetters {
			opts = append(opts, lettered(t, l.key, orWords(l.word, string(l.is)), line.Kind == l.is))
		}
		return layout.Rows(asked(t, text.WhatIsThis, opts, width))
	}
	for _, l := range sources(line.Kind) {
		w := words.Of(string(l.is))
		if l.is.Confidential() {
			w += theme.MarkConfidential
		}
		opts = append(opts, lettered(t, l.key, w, line.Source == l.is))
	}
	return layout.Rows(asked(t, text.FromWhom, opts, width))
}

func orWords(word, name string) string {
	if word != "" {
		return word
	}
	return words.Of(name)
}

func lettered(t theme.Theme, k, word string, on bool) string {
	if on {
		return t.Chosen.Of("[") + t.Key.Of(k) + " " + t.Chosen.Of(word+"]")
	}
	return t.Key.Of(k) + " " + word
}

// asked draws a question with its options, hung under where lines begin.
func asked(t theme.Theme, question string, opts []string, width int) tea.View {
	lw := labelWidth(width)
	first := "  " + t.Here.Of(layout.Pad(question, lw))
	return layout.Hang(first, layout.Text(strings.Join(layout.Flow(opts, 2, max(4, width-lw-2)), "\n")))
}

func (f findings) partKeys() []key.Binding {
	k := f.env.Keys
	if f.part != "" {
		return []key.Binding{keymap.As(k.Form.Next, "weet ik nog niet"), k.Lines.Confidential, k.Form.Back}
	}
	return nil
}

// labelWidth is how many cells the label before a line gets.
func labelWidth(width int) int {
	switch {
	case width < 44:
		return 9
	case width < 60:
		return 14
	}
	return 17
}

func labelOf(t theme.Theme, f model.Finding) string {
	if f.Kind == model.InfoNone {
		return t.Missing.Of(words.Label(f))
	}
	return t.Hint.Of(words.Label(f))
}

// findingRow draws a line that is not being typed: its label, and its text on
// as many rows as it needs.
func findingRow(t theme.Theme, f model.Finding, before string, width int) tea.View {
	lw := labelWidth(width)
	first := before + layout.Pad(labelOf(t, f), lw)
	return layout.Hang(first, layout.Text(strings.Join(layout.Wrap(f.Text, max(4, width-lw-2)), "\n")))
}
