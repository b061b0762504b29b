// Package people asks who belongs with a subject, and how old somebody is: by a letter for a
// role, an age as it is said, and what a form asks of each. Never a name. It knows no other
// question, and nothing of saving.
package people

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// field takes who belongs with the subject: a role, an age band for the
// young, whether they live in the house, and what the form asks of each. Never a name.
type field struct {
	env   question.Env
	q     form.Question
	part  string // "", partRole, partAge or partHome: what is asked about the newest; or what is asked of each
	of    int    // of whom that is asked
	n     int    // how many there are
	aging        // an age while it is typed
	just  string // the age that the last keys made whole, and what was typed behind it; it may go on
	calm  bool   // backspace took somebody away; it does nothing until another key
}

const (
	partRole = "rol"
	partAge  = "leeftijd"
	partHome = "woont_in"
)

var roleLetters = []question.Letter[model.Role]{
	{Key: "k", Is: model.RoleChild},
	{Key: "m", Is: model.RoleMother},
	{Key: "v", Is: model.RoleFather},
	{Key: "o", Is: model.RoleParent},
	{Key: "b", Is: model.RoleSibling},
	{Key: "p", Is: model.RolePartner},
	{Key: "a", Is: model.RoleOther},
}

var homeLetters = []question.Letter[string]{{Key: "j", Is: model.Yes}, {Key: "n", Is: model.No}, {Key: "d", Is: "deels", Word: "deels"}}

// New returns the field for q, with what is asked of whom that at names.
func New(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	f := field{env: env, q: q}
	f.part, f.of, f.aging = at.Part, max(0, at.Line), newAging(d.Typing[q.ID])
	f = f.within(d)
	if len(d.People) == 0 {
		f.part = partRole
	}
	return f
}

// within counts who there is, and asks nothing of somebody who is gone.
func (f field) within(d model.Draft) field {
	f.n = len(d.People)
	if _, ok := f.asking(); ok && f.of >= f.n {
		f.part = ""
	}
	return f
}

func (f field) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok && f.part != partAge {
		return f, question.Passed(d)
	}
	k := f.env.Keys
	if f.calm && question.Erases(press) {
		return f, question.Kept(d)
	}
	f.calm = false
	f = f.within(d)
	if next, r, ok := f.chosen(press, d); ok {
		return next, r
	}
	just := f.just
	f.just = ""
	switch {
	case just != "" && f.ageMeant(press):
		return f.ageGoesOn(just+press.Text, d)
	case ok && question.Leaves(f.env, msg) && !key.Matches(press, k.Form.Next) && f.part == partAge && f.in.Value() != "":
		return f.leftAge(press, d)
	case ok && question.Leaves(f.env, msg) && !key.Matches(press, k.Form.Next, k.Form.Back):
		return f, question.Passed(d)
	case key.Matches(press, k.Form.Back) && f.part != "" && len(d.People) > 0:
		f.part = ""
		return f, question.Kept(d)
	case f.part == "" && key.Matches(press, k.People.Add):
		f.part = partRole
		return f, question.Kept(d)
	case f.part == "" && key.Matches(press, k.People.Remove) && len(d.People) > 0:
		d = d.Clone()
		d.People = d.People[:len(d.People)-1]
		f.calm, f.n = true, len(d.People)
		return f, question.Result{Draft: d, Changed: true}
	case f.part == partRole:
		return f.role(press, d)
	case f.part == partAge:
		return f.age(msg, d)
	case f.part == partHome:
		next, r := f.home(press, d)
		if home, ok := next.(field); ok && just != "" && press.Text != "" {
			home.just = just + press.Text
			next = home
		}
		return next, r
	}
	if ask, ok := f.asking(); ok {
		return f.told(press, d, ask)
	}
	return f, question.Passed(d)
}

// ageMeant reports whether a key goes on with an age that was taken for whole: 8 jaar, 3e
// klas, 8jr. A letter that answers where somebody lives does so, until one follows that is
// no key here.
func (f field) ageMeant(press tea.KeyPressMsg) bool {
	if f.part == partHome {
		_, home := question.Pick(homeLetters, press.Text)
		return GoesOn(press.Text) || question.IsLetter(press.Text) && !home
	}
	return f.part == "" && question.IsLetter(press.Text) && !key.Matches(press, f.env.Keys.People.Add)
}

func (f field) role(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	role, ok := question.Pick(roleLetters, press.Text)
	if !ok {
		return f, question.Passed(d)
	}
	d = d.Clone()
	d.People = append(d.People, model.Person{ID: model.NewID(), Role: role})
	f.part, f.n = partHome, len(d.People)
	if role.Minor() {
		f.part = partAge
	}
	return f, question.Result{Draft: d, Changed: true}
}

// age takes how old the newest is. Enter alone is not known.
func (f field) age(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, _ := msg.(tea.KeyPressMsg)
	waits := f.in.Value()
	if waits == "" && (press.Text == "o" || key.Matches(press, f.env.Keys.Form.Next)) {
		return f.aged(d, model.Age{Band: model.BandUnknown}, "")
	}
	next, said, took := f.take(msg, f.env.Keys.Form)
	f.aging = next
	if said != "" {
		a, notice := ageSaid(f.env, said)
		done, r := f.aged(d, a, notice)
		if press.Text != "" { // by a digit, and not by enter
			aged := done.(field) // field.aged returns nothing else
			aged.just = said
			done = aged
		}
		return done, r
	}
	r := question.Result{Draft: d, Notice: took.Say()}
	if v := f.in.Value(); v != waits {
		r.Draft, r.Changed = d.Clone(), true
		r.Draft.Typing[f.q.ID] = v
	}
	return f, r
}

// ageGoesOn takes what is typed right behind an age for the rest of it: "8 jaar".
func (f field) ageGoesOn(typed string, d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	n := len(d.People) - 1
	d.People[n] = d.People[n].Aged(model.Age{})
	d.People[n].Home = ""
	d.Typing[f.q.ID] = typed
	f.part, f.aging = partAge, newAging(typed)
	return f, question.Result{Draft: d, Changed: true, Notice: recording.AgeGoesOn}
}

// leftAge takes the age that waits for enter when the worker goes on without.
func (f field) leftAge(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	a, notice := ageSaid(f.env, f.in.Value())
	next, r := f.aged(d, a, notice)
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, k.Up):
		r.Move = question.Prev
	case key.Matches(press, k.Down):
		r.Move = question.Next
	}
	return next, r
}

func (f field) aged(d model.Draft, a model.Age, notice string) (question.Field, question.Result) {
	d = d.Clone()
	n := len(d.People) - 1
	d.People[n] = d.People[n].Aged(a)
	delete(d.Typing, f.q.ID)
	f.part, f.aging = partHome, newAging("")
	return f, question.Result{Draft: d, Changed: true, Notice: notice}
}

func (f field) home(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	f.of = len(d.People) - 1
	if key.Matches(press, f.env.Keys.Form.Next) {
		return f.next(d), question.Kept(d)
	}
	home, ok := question.Pick(homeLetters, press.Text)
	if !ok {
		return f, question.Passed(d)
	}
	d = d.Clone()
	d.People = slices.Clone(d.People)
	d.People[f.of].Home = home
	return f.next(d), question.Result{Draft: d, Changed: true}
}

func (f field) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	var rows []tea.View
	f = f.within(d)
	ask, asked := f.asking()
	above := f.above(len(d.People), width)
	if above > 0 {
		rows = append(rows, layout.Text(t.Hint.Of(text.Higher(above))))
	}
	for i, p := range d.People {
		if asked && i != f.of || i < above {
			continue // what is asked stays in sight, however many there are
		}
		mark := "  "
		switch {
		case asked && i == f.of, i == len(d.People)-1 && (f.part == partAge || f.part == partHome):
			mark = t.Here.Of(theme.MarkHere) + " "
		case len(f.q.Each) > 0 && f.part == "" && i < 9:
			mark = t.Hint.Of(strconv.Itoa(i+1)) + " "
		}
		rows = append(rows, layout.Hang(mark, layout.Prose(nil, text.Person(p, f.env.Now()), width-2)))
	}
	var opts []string
	asks := ""
	switch {
	case asked:
		asks = recording.AskedOf(ask)
		for _, l := range lettersOf(ask) {
			opts = append(opts, question.Lettered(t, l.Key, l.Word, *d.People[f.of].Said(ask) == l.Is))
		}
	case f.part == partRole:
		asks = recording.WhoIsIt
		for _, l := range roleLetters {
			opts = append(opts, question.Lettered(t, l.Key, l.Words(), false))
		}
	case f.part == partAge:
		first := "  " + t.Here.Of(recording.HowOld)
		v := f.view(t, max(8, width-layout.Width(first)))
		if f.in.Value() == "" {
			v = layout.Hinted(tea.View{Cursor: v.Cursor}, t.Hint.Of, recording.AgeHint, width-layout.Width(first))
		}
		return layout.Rows(append(rows, layout.Hang(first, v))...)
	case f.part == partHome:
		asks = recording.LivesHere
		for _, l := range homeLetters {
			opts = append(opts, question.Lettered(t, l.Key, l.Words(), false))
		}
	case len(f.q.Each) > 0 && len(d.People) > 0:
		opts = []string{t.Hint.Of(recording.PeopleHint), t.Hint.Of(recording.PeopleAskHint)}
	default:
		opts = []string{t.Hint.Of(recording.PeopleHint)}
	}
	first := "  " + t.Here.Of(asks)
	if asks != "" {
		first += "  "
	}
	n := layout.Width(first)
	offer := layout.Hang(first, layout.Text(strings.Join(layout.Flow(opts, 2, max(4, width-n)), "\n")))
	if asked {
		return layout.Rows(append([]tea.View{offer}, rows...)...)
	}
	return layout.Rows(append(rows, offer)...)
}

// above is how many of so many people are not drawn while one more is put down, in so many
// cells: the newest stays, and what is asked of it or of the next. A small window is narrow,
// and there a person takes two rows.
func (f field) above(people, width int) int {
	most := 8
	if width < 30 {
		most = 1
	}
	if adding := f.part == partRole || f.part == partAge || f.part == partHome; !adding || people <= most {
		return 0
	}
	return people - 1
}

func (f field) Keys() []key.Binding {
	if f.part == "" && len(f.q.Each) > 0 && f.n > 0 {
		k := f.env.Keys.People
		return []key.Binding{k.Add, k.More, text.UpTo(k.Of, min(9, f.n)), k.Remove}
	}
	if f.part == "" {
		return []key.Binding{f.env.Keys.People.Add, f.env.Keys.People.Remove}
	}
	next := f.env.Keys.Form.Next
	switch {
	case f.part == partAge && f.in.Value() != "":
		return []key.Binding{text.Named(next, "klaar")}
	case f.part == partAge:
		return []key.Binding{text.Named(next, "leeftijd niet bekend")}
	case f.part == partHome:
		return []key.Binding{f.env.Keys.Field.Pick, text.Named(next, "weet ik niet")}
	case f.part != partRole:
		return []key.Binding{f.env.Keys.Field.Pick, text.Named(next, "zo laten")}
	}
	return []key.Binding{f.env.Keys.Field.Pick}
}

// Spot names what is asked about the newest.
func (f field) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Line: f.of, Part: f.part}
}

// Show draws everybody while the question is not in focus.
func Show(env question.Env, d model.Draft, width int) tea.View {
	var rows []tea.View
	for _, p := range d.Said().People {
		rows = append(rows, layout.Prose(nil, text.Person(p, env.Now()), width))
	}
	return layout.Rows(rows...)
}
