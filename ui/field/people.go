package field

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// people takes who belongs with the subject: a role, an age band for the
// young, and whether they live in the house. Never a name.
type people struct {
	env   Env
	q     form.Question
	part  string // "", partRole, partAge or partHome: what is asked about the newest
	first string // a digit of an age, waiting
	calm  bool   // backspace took somebody away; it does nothing until another key
}

const (
	partRole = "rol"
	partAge  = "leeftijd"
	partHome = "woont_in"
)

var roleLetters = []letter[model.Role]{
	{"k", model.RoleChild, ""},
	{"o", model.RoleParent, ""},
	{"b", model.RoleSibling, ""},
	{"p", model.RolePartner, ""},
	{"a", model.RoleOther, ""},
}

var homeLetters = []letter[string]{{"j", model.Yes, ""}, {"n", model.No, ""}, {"d", "deels", "deels"}}

func newPeople(env Env, q form.Question, d model.Draft, at model.Spot) Field {
	f := people{env: env, q: q}
	f.part, f.first, _ = strings.Cut(at.Part, " ")
	if len(d.People) == 0 {
		f.part, f.first = partRole, ""
	}
	return f
}

func (f people) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, passed(d)
	}
	k := f.env.Keys
	if f.calm && erases(press) {
		return f, kept(d)
	}
	f.calm = false
	switch {
	case press.String() == "tab" || press.String() == "shift+tab" || press.Code == tea.KeyUp || press.Code == tea.KeyDown:
		return f, passed(d)
	case key.Matches(press, k.Form.Back) && f.part != "" && len(d.People) > 0:
		f.part = ""
		return f, kept(d)
	case f.part == "" && key.Matches(press, k.People.Add):
		f.part = partRole
		return f, kept(d)
	case f.part == "" && key.Matches(press, k.People.Remove) && len(d.People) > 0:
		d = d.Clone()
		d.People = d.People[:len(d.People)-1]
		f.calm = true
		return f, Result{Draft: d, Changed: true}
	case f.part == partRole:
		return f.role(press, d)
	case f.part == partAge:
		return f.age(press, d)
	case f.part == partHome:
		return f.home(press, d)
	}
	return f, passed(d)
}

func (f people) role(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	role, ok := pick(roleLetters, press.Text)
	if !ok {
		return f, passed(d)
	}
	d = d.Clone()
	d.People = append(d.People, model.Person{ID: model.NewID(), Role: role})
	f.part = partHome
	if role.Minor() {
		f.part = partAge
	}
	return f, Result{Draft: d, Changed: true}
}

func (f people) age(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, k.Next):
		return f.aged(d, f.first)
	case press.Text == "o":
		return f.aged(d, "o")
	case len(press.Text) == 1 && press.Text >= "0" && press.Text <= "9":
		if f.first == "" && (press.Text == "1" || press.Text == "2") {
			f.first = press.Text
			return f, kept(d)
		}
		return f.aged(d, f.first+press.Text)
	}
	return f, passed(d)
}

func (f people) aged(d model.Draft, digits string) (Field, Result) {
	band := model.BandUnknown
	if n, err := strconv.Atoi(digits); err == nil {
		b, ok := model.BandOf(n)
		if !ok {
			f.first = ""
			r := kept(d)
			r.Notice = text.AgeOver
			return f, r
		}
		band = b
	}
	d = d.Clone()
	d.People[len(d.People)-1].Band = band
	f.part, f.first = partHome, ""
	return f, Result{Draft: d, Changed: true}
}

func (f people) home(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	if key.Matches(press, f.env.Keys.Form.Next) {
		f.part = ""
		return f, kept(d)
	}
	home, ok := pick(homeLetters, press.Text)
	if !ok {
		return f, passed(d)
	}
	d = d.Clone()
	d.People = slices.Clone(d.People)
	d.People[len(d.People)-1].Home = home
	f.part = ""
	return f, Result{Draft: d, Changed: true}
}

func (f people) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	var rows []tea.View
	for i, p := range d.People {
		mark := "  "
		if i == len(d.People)-1 && f.part != "" && f.part != partRole {
			mark = t.Here.Of(theme.MarkHere) + " "
		}
		rows = append(rows, layout.Text(mark+layout.Cut(text.Person(p), width-2)))
	}
	var opts []string
	question := ""
	switch f.part {
	case partRole:
		question = text.WhoIsIt
		for _, l := range roleLetters {
			opts = append(opts, lettered(t, l.key, orWords(l.word, string(l.is)), false))
		}
	case partAge:
		question = text.HowOld + f.first
		opts = []string{t.Hint.Of(text.AgeHint)}
	case partHome:
		question = text.LivesHere
		for _, l := range homeLetters {
			opts = append(opts, lettered(t, l.key, orWords(l.word, l.is), false))
		}
	default:
		opts = []string{t.Hint.Of(text.PeopleHint)}
	}
	first := "  " + t.Here.Of(question)
	if question != "" {
		first += "  "
	}
	n := layout.Width(first)
	return layout.Rows(append(rows, layout.Hang(first, layout.Text(strings.Join(layout.Flow(opts, 2, max(4, width-n)), "\n"))))...)
}

func (f people) Keys() []key.Binding {
	if f.part == "" {
		return []key.Binding{f.env.Keys.People.Add, f.env.Keys.People.Remove}
	}
	return []key.Binding{f.env.Keys.Field.Pick}
}

// Spot names what is asked about the newest, and a digit that waits for another.
func (f people) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Part: strings.TrimSpace(f.part + " " + f.first)}
}
