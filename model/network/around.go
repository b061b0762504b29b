package network

import (
	"slices"

	"tijdig/model"
	"tijdig/model/fold"
)

// The questions of the full form that say who is involved.
const (
	QInvolved = "betrokken"
	colGroup  = "groep"
	colOffice = "organisatie"
	colDoes   = "doet"
	colUntil  = "tot"

	// QHelpers asks who of the family's own people helps.
	QHelpers = "helpers"
	ColRole  = "rol"
	colHelps = "wat"
)

// Involved is somebody around a subject, by organisation and function.
type Involved struct {
	Group string // as [Group]; "" where that was not said
	Who   string
	Role  string     // of a helper, in the place of Who: an option of the form
	Does  string     // what they do
	Until model.Date // zero: they still are
}

// Around lists who is involved around a subject, in the order of the groups: of what its
// signals say, the newest first. Who stands in several of them is listed once, as the newest
// has it.
func Around(signals []model.Content) (out []Involved) {
	met := map[string]bool{}
	add := func(in Involved, name string) {
		if name != "" && !met[name] {
			met[name] = true
			out = append(out, in)
		}
	}
	for _, c := range signals {
		for _, row := range c.Answers[QHelpers] {
			in := Involved{Group: groups()[0].ID, Role: c.Answers.One(model.Cell(QHelpers, row, ColRole)), Does: c.Answers.One(model.Cell(QHelpers, row, colHelps))}
			if in.Role != "" {
				add(in, in.Role+" "+key(in.Does))
			}
		}
		for _, row := range c.Answers[QInvolved] {
			cell := func(q string) string { return c.Answers.One(model.Cell(QInvolved, row, q)) }
			in := Involved{Group: cell(colGroup), Who: cell(colOffice), Does: cell(colDoes)}
			in.Until, _ = model.ParseDate(cell(colUntil)) //nolint:errcheck // a day that was not understood is none
			add(in, key(in.Who))
		}
	}
	slices.SortStableFunc(out, func(a, b Involved) int { return place(a.Group) - place(b.Group) })
	return out
}

// place is where a group stands; what has none comes last.
func place(group string) int {
	if i := slices.IndexFunc(groups(), func(g Group) bool { return g.ID == group }); i >= 0 {
		return i
	}
	return len(groups())
}

// Reach returns the contact of the worker that goes by this name, and false when none does.
func Reach(who string, own []Contact) (Contact, bool) {
	wanted := fold.Words(who)
	for _, c := range own {
		for _, n := range append([]string{c.Office()}, c.names()...) {
			if len(wanted) > 0 && slices.Equal(fold.Words(n), wanted) {
				return c, true
			}
		}
	}
	return Contact{}, false
}
