package same

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/ui/field"
	"tijdig/ui/known"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// side is what is shown of one of the two.
type side struct {
	codes, names, marks []string
	what                string
	signals             int
	last                model.Date
}

// candidates lists who may be chosen: of the same kind, or of those it is.
func candidates(env nav.Env, who model.Subject, apart bool) (out []known.Subject) {
	one := env.Store.One(who.ID)
	if apart {
		all, _ := env.Store.Members(who.ID) //nolint:errcheck // whoever is damaged has no name here
		for _, b := range all {
			out = append(out, known.Subject{Subject: b.Subject, Name: b.Name, Signals: ownSignals(env, b.ID)})
		}
		if len(out) > 2 {
			return out // the one that is kept may be the one that is another
		}
		return out[min(1, len(out)):]
	}
	all := known.In(env.Store, model.ID{}, func([]model.Head) string { return "" })
	return slices.DeleteFunc(all, func(k known.Subject) bool { return k.Subject.ID == one.ID || k.Subject.Kind != who.Kind })
}

func ownSignals(env nav.Env, id model.ID) int { return sideOf(env, []model.ID{id}).signals }

// together reads both sides.
func together(env nav.Env, id, chosen model.ID, apart bool) (msg sidesMsg) {
	s := env.Store
	msg.chosen = chosen
	who, err := s.Subject(id)
	if err != nil {
		msg.err = err
		return msg
	}
	var own, others []model.ID
	for _, m := range s.One(id).Members {
		if apart && m.ID == chosen {
			others, msg.other = append(others, m.ID), m.Code
		} else {
			own = append(own, m.ID)
		}
	}
	if !apart {
		one := s.One(chosen)
		for _, m := range one.Members {
			others = append(others, m.ID)
		}
		msg.other = one.Code
		if slices.Contains(own, chosen) {
			others = nil
		}
	}
	if len(others) == 0 || len(own) == 0 || msg.other == "" {
		msg.err = errGone
		return msg
	}
	msg.first = who.Code
	msg.sides = [2]side{sideOf(env, own), sideOf(env, others)}
	if !apart {
		msg.first, msg.other, msg.shift = s.Would(id, chosen)
	}
	return msg
}

// sideOf is what is known of several subjects that are one.
func sideOf(env nav.Env, ids []model.ID) (out side) {
	add := func(to *[]string, what string) {
		if what != "" && !slices.Contains(*to, what) {
			*to = append(*to, what)
		}
	}
	var newest model.Head
	for _, id := range ids {
		b, _ := env.Store.Bearer(id) //nolint:errcheck // whoever is damaged has no name here
		add(&out.codes, b.Code.String())
		add(&out.names, b.Name)
		add(&out.marks, b.Mark)
	}
	for _, h := range env.Store.SignalsOf(ids[0]) {
		if alone := h.Alone(); h.Concept || !slices.Contains(ids, alone.Subject) {
			continue
		}
		if out.signals++; out.signals == 1 {
			newest = h
		}
		day := h.Seen.Date
		if day.IsZero() {
			day = model.DateOf(h.Changed)
		}
		if out.last.Before(day) {
			out.last = day
		}
	}
	out.what = text.KindAge(newest)
	return out
}

// View draws the two, or who may be chosen.
func (m Model) View() tea.View {
	w := max(10, min(m.size.Width-4, 100))
	var body tea.View
	switch {
	case m.chosen.IsZero():
		body = m.asking(w)
	case m.other == "":
	default:
		body = m.both(w)
	}
	return sight.Of(layout.Rows(layout.Text(" "), layout.Hang("  ", body)), m.size, 0, 1)
}

func (m Model) asking(w int) tea.View {
	t, prompt := m.env.Theme, reading.SameWho
	if m.apart {
		prompt = reading.ApartWho
	}
	prompt += " "
	out := []tea.View{layout.Hang(t.Here.Of(prompt), m.in.View(max(8, w-layout.Width(prompt))))}
	switch found := m.found(); {
	case !m.read:
	case len(found) == 0:
		out = append(out, layout.Prose(t.Hint.Of, reading.SameNobody, w))
	default:
		out = append(out, m.list.View(t, known.Describe(found), w))
	}
	if !m.apart {
		out = append(out, layout.Text(" "), layout.Prose(t.Hint.Of, reading.SameHint, w))
	}
	return layout.Rows(out...)
}

// labels is how wide the names of what is compared are.
const labels = 12

func (m Model) both(w int) tea.View {
	each := max(4, (w-labels-2)/2)
	a, b := m.sides[0], m.sides[1]
	var out []tea.View
	row := func(name, x, y string) {
		left, right := layout.Wrap(x, each), layout.Wrap(y, each)
		for i := range max(len(left), len(right)) {
			line := func(of []string) string {
				if i < len(of) {
					return of[i]
				}
				return ""
			}
			if i > 0 {
				name = ""
			}
			out = append(out, layout.Text(strings.TrimRight(layout.Pad(name, labels)+layout.Pad(line(left), each)+"  "+line(right), " ")))
		}
	}
	says := func(all []string) string {
		if len(all) == 0 {
			return "-"
		}
		return strings.Join(all, ", ")
	}
	row(reading.SameCodes, says(a.codes), says(b.codes))
	if field.Public(m.who.Kind) {
		row(reading.SameMarks, says(a.marks), says(b.marks))
	} else {
		row(reading.SameNames, says(a.names), says(b.names))
	}
	today := model.DateOf(m.env.Now())
	row(reading.SameWhat, a.what, b.what)
	row(reading.SameCount, strconv.Itoa(a.signals), strconv.Itoa(b.signals))
	row(reading.SameLast, dates.ShowDate(a.last, today), dates.ShowDate(b.last, today))
	out = append(out, layout.Text(" "))
	will := []string{reading.ApartWill(m.other), reading.ApartCounts}
	if !m.apart {
		will = []string{reading.SameWill(m.first, m.other, m.shift), reading.SameUndo}
	}
	for _, s := range will {
		out = append(out, layout.Prose(nil, s, w))
	}
	return layout.Rows(out...)
}
