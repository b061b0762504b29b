// Package checklistpage is one page of a checklist: at most nine items, each with its
// digit. A digit puts the mark on an item and makes it "ja"; a letter answers,
// or asks for a source or a note, for the item at the mark. Nothing acts on
// "the last one", so there is no hidden state to be wrong about.
package checklistpage

import (
	"maps"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// Item is one thing to look at.
type Item struct {
	Code    string
	Digit   int // its key, 1-9; 0 for none
	Label   string
	Help    string
	Flagged bool   // a digit only selects it; the answer is a letter
	Remark  string // beside the label, such as the words that suggest it
}

// Env is what a sheet is given.
type Env struct {
	Theme theme.Theme
	Keys  *keymap.Map
	Now   func() time.Time
}

// Sheet is the page. Its zero At is the first item.
type Sheet struct {
	env   Env
	items []Item
	at    int
	part  part
	kind  model.InfoKind // whose source is being asked; none: the kind first
	note  input.Line
}

// part is what is being asked about the item at the mark.
type part int

const (
	nothing part = iota
	source
	note
)

// Move says where the checklist goes.
type Move int

// The moves.
const (
	Stay Move = iota
	Next
	Prev
)

// Result is what came of a key.
type Result struct {
	Checks  map[string]model.Check
	Changed string // the code of the item that changed; "" when none did
	Flagged bool   // it is a flagged item that became ja or vermoed
	Move    Move
	Passed  bool
	Notice  string
}

// New returns a page with the mark on item at.
func New(env Env, items []Item, at int) Sheet {
	return Sheet{env: env, items: items, at: max(0, min(at, len(items)-1))}
}

// At returns the item the mark is on, zero-based.
func (s Sheet) At() int { return s.at }

// To returns the page with the mark on item at, zero-based.
func (s Sheet) To(at int) Sheet {
	s.at = max(0, min(at, len(s.items)-1))
	return s
}

// Digits names the digits that answer here, and apart from them what one does at a
// flagged item: there it only points.
func (s Sheet) Digits(b key.Binding) []key.Binding {
	var yes, flagged []int
	for _, i := range s.items {
		switch {
		case i.Digit == 0:
		case i.Flagged:
			flagged = append(flagged, i.Digit)
		default:
			yes = append(yes, i.Digit)
		}
	}
	var out []key.Binding
	if len(yes) > 0 {
		out = append(out, text.Digits(b, yes, b.Help().Desc))
	}
	if len(flagged) > 0 {
		out = append(out, text.Digits(b, flagged, recording.PointsAt))
	}
	return out
}

// Asking reports whether a source or a note is being asked, so that escape
// closes that first.
func (s Sheet) Asking() bool { return s.part != nothing }

// Code returns the code of the item the mark is on; "" on an empty page.
func (s Sheet) Code() string {
	if len(s.items) == 0 {
		return ""
	}
	return s.items[s.at].Code
}

// On returns the page with the mark on the item with a code; where that is not on
// it the mark stays.
func (s Sheet) On(code string) Sheet {
	if at := slices.IndexFunc(s.items, func(i Item) bool { return i.Code == code }); at >= 0 {
		s.at = at
	}
	return s
}

// Typing reports whether a note is being typed, so that letters are letters.
func (s Sheet) Typing() bool { return s.part == note }

// Update takes a key or a paste.
func (s Sheet) Update(msg tea.Msg, checks map[string]model.Check) (Sheet, Result) {
	if len(s.items) == 0 {
		return s, Result{Checks: checks, Passed: true}
	}
	if s.part == note {
		return s.typing(msg, checks)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return s, Result{Checks: checks, Passed: true, Notice: text.NothingPasted}
	}
	if s.part == source {
		return s.pickSource(press, checks)
	}
	return s.press(press, checks)
}

func (s Sheet) press(press tea.KeyPressMsg, checks map[string]model.Check) (Sheet, Result) {
	k, c := s.env.Keys.Item, s.env.Keys.Check
	stay := Result{Checks: checks}
	switch {
	case key.Matches(press, k.Digit):
		return s.digit(int(press.Text[0]-'0'), checks)
	case key.Matches(press, k.Yes):
		return s, s.answer(checks, model.CheckYes)
	case key.Matches(press, k.Maybe):
		return s, s.answer(checks, model.CheckMaybe)
	case key.Matches(press, k.No):
		return s, s.answer(checks, model.CheckNo)
	case key.Matches(press, k.Unknown):
		return s, s.answer(checks, model.CheckUnknown)
	case key.Matches(press, k.Clear):
		return s, s.answer(checks, "")
	case key.Matches(press, k.Source):
		s.part, s.kind = source, model.InfoNone
		return s, stay
	case key.Matches(press, k.Note):
		s.part, s.note = note, input.NewLine(checks[s.items[s.at].Code].Note, -1, false)
		return s, stay
	case key.Matches(press, c.Next):
		stay.Move = Next
		return s, stay
	case key.Matches(press, c.Prev):
		stay.Move = Prev
		return s, stay
	case key.Matches(press, c.Up):
		s.at = max(0, s.at-1)
		return s, stay
	case key.Matches(press, c.Down):
		s.at = min(len(s.items)-1, s.at+1)
		return s, stay
	}
	return s, Result{Checks: checks, Passed: true}
}

// digit selects an item, and makes it "ja" unless it is flagged: no slip of a
// finger may put down something grave.
func (s Sheet) digit(n int, checks map[string]model.Check) (Sheet, Result) {
	at := slices.IndexFunc(s.items, func(i Item) bool { return i.Digit == n })
	if at < 0 {
		return s, Result{Checks: checks, Notice: recording.NoSuchItem}
	}
	s.at = at
	if s.items[at].Flagged {
		return s, Result{Checks: checks, Notice: recording.FlaggedLetter}
	}
	return s, s.answer(checks, model.CheckYes)
}

// answer sets the answer at the mark; the empty answer takes it away with its
// source and note.
func (s Sheet) answer(checks map[string]model.Check, a model.CheckAnswer) Result {
	item := s.items[s.at]
	was, is := checks[item.Code]
	if was.Answer == a && (is || a == "") && !was.Bulk {
		return Result{Checks: checks}
	}
	next := maps.Clone(checks)
	if next == nil {
		next = map[string]model.Check{}
	}
	if a == "" {
		delete(next, item.Code)
	} else {
		was.Answer, was.At, was.Bulk = a, s.env.Now(), false
		next[item.Code] = was
	}
	grave := item.Flagged && (a == model.CheckYes || a == model.CheckMaybe)
	return Result{Checks: next, Changed: item.Code, Flagged: grave}
}

// typing takes the note, letter by letter, so that none is ever lost.
func (s Sheet) typing(msg tea.Msg, checks map[string]model.Check) (Sheet, Result) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		f := s.env.Keys.Form
		if key.Matches(press, f.Next, f.Back, f.Up, f.Down) {
			s.part = nothing
			return s, Result{Checks: checks}
		}
	}
	var took input.Took
	s.note, took = s.note.Update(msg)
	code := s.items[s.at].Code
	c := checks[code]
	if s.note.Value() == c.Note {
		return s, Result{Checks: checks, Notice: took.Say()}
	}
	if c.Note = s.note.Value(); c.Answer == "" {
		c.At = s.env.Now()
	}
	next := maps.Clone(checks)
	if next == nil {
		next = map[string]model.Check{}
	}
	next[code] = c
	return s, Result{Checks: next, Changed: code, Notice: took.Say()}
}
