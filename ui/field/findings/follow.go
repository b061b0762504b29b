package findings

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/field/question"
	"tijdig/ui/text/recording"
)

// given is a label that the last keys completed. What follows shows whether
// its digits were meant as a label: 23 and "jongens" are the begin of a
// sentence.
type given struct {
	line   int
	before model.Draft // without the label
	digits string
	begun  bool // the next line was begun behind it
}

// follow looks at what is typed behind a label. A space, a digit or whatever
// else no sentence begins with makes all of it text again; so does what hangs
// on to a number, as in 22e. Where it is unclear the line stays unlabelled:
// never a wrong label.
func (f field) follow(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result, bool) {
	if f.given == nil {
		return f, question.Result{}, false
	}
	word := f.behind()
	letter := question.IsLetter(press.Text)
	switch {
	case word == "" && press.Text != "" && !letter && !opens(press.Text),
		word != "" && question.Digits(press.Text),
		word != "" && press.Text != "" && !letter && HangsOn(word):
		next, r := f.textAgain(word + press.Text)
		return next, r, true
	case word != "" && key.Matches(press, f.env.Keys.Form.Next) && HangsOn(word):
		line, r := f.textAgain(word)
		next, _ := line.(field).enter(r.Draft) // and the enter ends that line: it asks what it is
		return next, r, true
	case word == "" && (letter || opens(press.Text)) && !f.ask.words():
		return f.beginBehind(press, d)
	case !letter || len(word) > longest:
		f.given = nil
	}
	return f, question.Result{}, false
}

// beginBehind begins the next line, also where one follows already: what is
// typed behind a label never gets into the words of another line.
func (f field) beginBehind(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result, bool) {
	g := *f.given
	g.begun = true
	f.given = &g
	if !question.IsLetter(press.Text) {
		f.given = nil
	}
	d = d.Clone()
	d.Findings = slices.Insert(d.Findings, f.at, f.line(""))
	f = f.opened(d, -1)
	f.in, _ = f.in.Update(press)
	next, r := f.typed(d)
	return next, r, true
}

// behind is what was typed behind the label so far: as who it was, or as the
// next line.
func (f field) behind() string {
	switch {
	case f.ask.words():
		return f.own.Value()
	case f.given.begun:
		return f.in.Value()
	}
	return ""
}

// textAgain makes a label and what was typed behind it a line of its own.
func (f field) textAgain(behind string) (question.Field, question.Result) {
	g := *f.given
	d := g.before.Clone()
	f.given, f.at = nil, g.line+1
	d.Findings = slices.Insert(d.Findings, f.at, f.line(g.digits+behind))
	return f.opened(d, -1), question.Result{Draft: d, Changed: true, Since: &g.before, Notice: recording.Unlabelled}
}

// hanging are the words that are written on to a number. No sentence begins
// with one of them.
var hanging = []string{
	"ste", "jarig", "jarige", "jarigen", "jaar", "jr", "mnd", "uur", "min", "sec", "km", "cm", "mm", "kg", "gr", "mg", "ml", "cl",
	"cc", "euro", "eur", "ct", "plus", "plusser", "plussers", "tal", "tallen", "voudig", "maal", "keer", "st", "nd", "rd", "th",
	"uurs", "uren", "hr", "minuten", "dagen", "weken", "week", "wk", "maanden", "maand", "graden", "procent", "pct",
	"stuks", "gram", "kilo", "liter", "meter",
}

// longest is how long a word may be and still hang on to a number.
const longest = 10

// HangsOn reports whether a word may hang on to the number before it: a unit,
// the end of an ordinal, or one letter, as in 33a.
func HangsOn(word string) bool {
	return utf8.RuneCountInString(word) == 1 || slices.Contains(hanging, strings.ToLower(word))
}

// MayHang reports whether a word that hangs on to a number may begin so.
func MayHang(typed string) bool {
	return question.IsLetter(typed) && (utf8.RuneCountInString(typed) == 1 || slices.ContainsFunc(hanging, func(w string) bool {
		return strings.HasPrefix(w, strings.ToLower(typed))
	}))
}

// opens reports whether a sentence may begin with this sign.
func opens(s string) bool {
	return s != "" && strings.ContainsAny(s, "\"'‘’“”„«»‹›([")
}
