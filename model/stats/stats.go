// Package stats counts signals without persons: how many there were of a kind, and how long
// it took until something was done. No number under five leaves it, and every other is
// rounded down to a multiple of five, totals apart from their parts, so that what is hidden
// cannot be worked out: not from the totals, not from another table, and not from the same
// tables of another day, as long as nobody knows how many were added in between.
package stats

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
)

// Step is what numbers are rounded down to, and the smallest that is shown.
const Step = 5

// Hidden stands where a number under Step stood.
const Hidden = "minder dan 5"

// Shown is a number as it may be seen. Nothing at all is a number too.
func Shown(n int) string {
	if n > 0 && n < Step {
		return Hidden
	}
	return strconv.Itoa(Rounded(n))
}

// Rounded is what is left of a number once it was rounded down.
func Rounded(n int) int { return n - n%Step }

// Fact is what is counted of a signal beside its month, kind and place: places in the lists
// below, so that a hundred thousand take little memory.
type Fact struct {
	Themes   uint16 // a bit for each of Themes: a worry there was answered with yes or maybe
	Targets  uint8  // a bit for each target group
	Outcomes uint8  // a bit for each of Outcomes
	Frame    uint8  // of Frames, from 1; 0: not said
	First    uint8  // of Firsts
}

// The lists that a fact points into, by their machine names.
var (
	Themes   = []string{"direct", "individu", "kind", "ouder", "opvoeding", "gezin", "omgeving", "vrienden", "school", "wijk", "groep"}
	Frames   = []string{"vrijwillig", "drang", "gedwongen", "afgesloten"}
	Outcomes = []string{"maatregel_voorkomen", "maatregel_korter", "eerder_terug"}
	Firsts   = []string{"zonder_stap", "stap_gepland", "zelfde_dag", "binnen_3_dagen", "binnen_2_weken", "later_dan_2_weken"}
)

// FactOf returns what is counted of a signal.
func FactOf(s model.Signal) (f Fact) {
	c := s.Said()
	for slug, check := range c.Checks {
		item, ok := catalogue.Find(slug)
		if ok && !item.Protective() && (check.Answer == model.CheckYes || check.Answer == model.CheckMaybe) {
			if i := slices.Index(Themes, item.Domain); i >= 0 {
				f.Themes |= 1 << i
			}
		}
	}
	for i, t := range catalogue.Tags() {
		if slices.Contains(c.Answers[model.QTags], t.Name) {
			f.Targets |= 1 << i
		}
	}
	for _, row := range c.Answers["kaderwissels"] {
		if to := slices.Index(Frames, c.Answers.One(model.Cell("kaderwissels", row, "naar"))); to >= 0 {
			f.Frame = uint8(to + 1) //nolint:gosec // one of four
		}
		if o := slices.Index(Outcomes, c.Answers.One(model.Cell("kaderwissels", row, "opbrengst"))); o >= 0 {
			f.Outcomes |= 1 << o
		}
	}
	f.First = first(s, c.Steps)
	return f
}

// first says how long it took until the first step was done, from the day the first line
// was written.
func first(s model.Signal, steps []model.Step) uint8 {
	from := model.DateOf(s.Written)
	for _, l := range s.Findings {
		if day := model.DateOf(l.Written); !l.Written.IsZero() && day.Before(from) {
			from = day
		}
	}
	name, least := Firsts[0], -1
	for _, step := range steps {
		switch {
		case step.Status == model.Planned && least < 0:
			name = Firsts[1]
		case step.Status == model.Done && !step.Done.Date.IsZero():
			if days := max(0, step.Done.Date.Sub(from)); least < 0 || days < least {
				least, name = days, within(days)
			}
		}
	}
	return uint8(slices.Index(Firsts, name)) //nolint:gosec // one of six
}

func within(days int) string {
	switch {
	case days == 0:
		return "zelfde_dag"
	case days <= 3:
		return "binnen_3_dagen"
	case days <= 14:
		return "binnen_2_weken"
	}
	return "later_dan_2_weken"
}

// Count adds up signals. The zero Count is empty.
type Count struct {
	total    int
	months   map[string]int
	kinds    map[string]int
	places   map[string]place
	themes   [16]int
	targets  [8]int
	outcomes [8]int
	frames   [8]int
	firsts   [8]int
}

type place struct {
	words string
	n     int
}

// Add counts a signal.
func (c *Count) Add(month string, kind model.Kind, where string, f Fact) {
	if c.months == nil {
		c.months, c.kinds, c.places = map[string]int{}, map[string]int{}, map[string]place{}
	}
	c.total++
	c.months[month]++
	c.kinds[string(kind)]++
	if w := Neighbourhood(where); w != "" {
		key := strings.ToLower(w)
		c.places[key] = place{cmp.Or(c.places[key].words, w), c.places[key].n + 1}
	}
	bits(&c.themes, uint(f.Themes))
	bits8(&c.targets, f.Targets)
	bits8(&c.outcomes, f.Outcomes)
	c.frames[f.Frame]++
	c.firsts[f.First]++
}

func bits(of *[16]int, set uint) {
	for i := range of {
		of[i] += int(set >> i & 1) //nolint:gosec // 0 or 1
	}
}

func bits8(of *[8]int, set uint8) {
	for i := range of {
		of[i] += int(set >> i & 1)
	}
}

// Month is the month a signal is counted in: that in which it was seen, or else written.
func Month(seen model.Date, written time.Time) string {
	if seen.IsZero() {
		return written.Format("2006-01")
	}
	return seen.Time().Format("2006-01")
}

// Neighbourhood is the first part of where something was seen: what stands before a comma
// or a dot in the middle.
func Neighbourhood(where string) string {
	where, _, _ = strings.Cut(where, "·")
	where, _, _ = strings.Cut(where, ",")
	return strings.TrimSpace(where)
}

// Table is one way of counting: its rows add up to all signals, or a signal is in as many
// of them as fit.
type Table struct {
	Name string // a machine name
	Rows []Row
}

// Row is a number of signals. Shown and Rounded say what may be seen of N.
type Row struct {
	Name  string // a machine name, a month, or a place
	Place bool   // Name is a place as it was typed
	N     int
}

// Title is what the table is called.
func (t Table) Title() string { return words.Of(t.Name) }

// Words is what a row is called.
func (t Table) Words(r Row) string {
	switch {
	case r.Place:
		return r.Name
	case t.Name == "per_thema":
		return words.Of("thema_" + r.Name)
	case t.Name == "per_doelgroep":
		return strings.Join(catalogue.TagLabels([]string{r.Name}), "")
	}
	return words.Of(r.Name)
}

// Others names the places that too few signals were about to name each.
const Others = "andere_plekken"

// Tables returns all that was counted. A table of which nothing was counted is left out.
func (c *Count) Tables() (out []Table) {
	add := func(name string, rows []Row) {
		if slices.ContainsFunc(rows, func(r Row) bool { return r.N > 0 }) {
			out = append(out, Table{name, rows})
		}
	}
	var targets []string
	for _, t := range catalogue.Tags() {
		targets = append(targets, t.Name)
	}
	add("alle_signalen", []Row{{Name: "signalen", N: c.total}})
	add("eerste_stap", listed(Firsts, c.firsts[:]))
	add("per_maand", sorted(c.months))
	add("per_soort", listed(names(model.Kinds), nil, c.kinds))
	add("per_wijk", c.neighbourhoods())
	add("per_thema", listed(Themes, c.themes[:]))
	add("per_doelgroep", listed(targets, c.targets[:]))
	add("per_kader", listed(Frames, c.frames[1:]))
	add("opbrengst", listed(Outcomes, c.outcomes[:]))
	return out
}

func names(kinds []model.Kind) (out []string) {
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return out
}

// listed are the rows of a list of names, from a count by place in it or by name.
func listed(names []string, n []int, by ...map[string]int) (out []Row) {
	for i, name := range names {
		row := Row{Name: name}
		if len(by) > 0 {
			row.N = by[0][name]
		} else {
			row.N = n[i]
		}
		out = append(out, row)
	}
	return out
}

func sorted(months map[string]int) (out []Row) {
	for name, n := range months {
		out = append(out, Row{Name: name, N: n})
	}
	slices.SortFunc(out, func(a, b Row) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// neighbourhoods lists the places enough signals were about, the most first. That there
// was anything at another is told of all of those together.
func (c *Count) neighbourhoods() (out []Row) {
	rest := 0
	for _, p := range c.places {
		if p.n < Step {
			rest += p.n
			continue
		}
		out = append(out, Row{Name: p.words, Place: true, N: p.n})
	}
	slices.SortFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(Rounded(b.N), Rounded(a.N)), strings.Compare(a.Name, b.Name)) // no order within five
	})
	if rest > 0 {
		out = append(out, Row{Name: Others, N: rest})
	}
	return out
}
