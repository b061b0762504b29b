package today

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/agenda"
	"tijdig/model/dates"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/recording"
	"tijdig/ui/text/sharing"
	"tijdig/ui/theme"
)

// row is one thing that can be opened, under a heading.
type row struct {
	head  string // the heading above it; "" when it goes on under the last
	cells []string
	shape shape
	msg   tea.Msg
	rest  bool     // the list behind what is shown here; it has no digit
	step  model.ID // the signal whose step stands here; zero when none does
}

func (r row) open() tea.Cmd { return nav.Send(r.msg) }

// rows lists what can be opened, in the order it is drawn.
func (m Model) rows() []row {
	now := m.env.Now()
	a := m.agenda
	danger := agenda.Shortlist{Heads: a.Danger, Of: len(a.Danger)}
	out := section(recording.DangerHead, danger, rest{}, whole, func(h model.Head) []string {
		if h.Concept || h.Missing > 0 {
			return append([]string{text.NotCalled}, unfinished(m.env, h)...)
		}
		return []string{text.NotCalled}
	})
	out = append(out, section(listing.Unfinished, a.Unfinished, rest{listing.MoreUnfinished, nav.OnlyUnfinished}, plain, func(h model.Head) []string {
		return unfinished(m.env, h)
	})...)
	out = append(out, section(listing.NoStep, a.NoStep, rest{listing.MoreNoStep, nav.OnlyNoStep}, plain, func(h model.Head) []string {
		return []string{listing.Term(h, now), listing.SeenOn(h, now)}
	})...)
	return append(append(out, m.steps()...), m.counts()...)
}

// steps lists the steps that are due, and behind them those that wait.
func (m Model) steps() []row {
	now, a := m.env.Now(), m.agenda
	out := section(listing.StepsDue, a.Steps, rest{listing.MoreSteps, nav.OnlyStepsDue}, dated, func(h model.Head) []string {
		return append([]string{text.NextStep(h)}, listing.DueOn(h.NextDue, model.DateOf(now))...)
	})
	for i, h := range a.Steps.Heads {
		out[i].step = h.Signal
	}
	if a.Later == 0 {
		return out
	}
	later := row{cells: []string{listing.AndLater(a.Later)}, msg: nav.OpenSignals{Only: nav.OnlyStepsLater}, rest: true}
	if len(out) == 0 {
		later.head, later.cells, later.rest = listing.StepsDue, []string{listing.OnlyLater(a.Later)}, false
	}
	return append(out, later)
}

// rest is how what is not shown of a list is said, and where it stands.
type rest struct {
	say  func(n int) string
	only nav.Only
}

// shape is how what is said of a row gives way in a narrow window: how much of it never falls
// away, and in how many cells its first words can do; 0 where they are never cut.
type shape struct{ stays, least int }

var whole, plain, dated = shape{1, 0}, shape{1, 26}, shape{2, 26}

// section lists what stands under one heading; says gives what there is to say of each.
func section(title string, list agenda.Shortlist, behind rest, of shape, says func(model.Head) []string) []row {
	var out []row
	for i, h := range list.Heads {
		r := row{cells: append([]string{text.CodeOf(*h), text.About(*h)}, says(*h)...), shape: of, msg: opens(*h)}
		if i == 0 {
			r.head = title
		}
		out = append(out, r)
	}
	if n := list.Of - len(list.Heads); n > 0 {
		out = append(out, row{cells: []string{behind.say(n)}, msg: nav.OpenSignals{Only: behind.only}, rest: true})
	}
	return out
}

// counts lists what is only counted here and opens as a list.
func (m Model) counts() []row {
	a := m.agenda
	var out []row
	if a.Suspicions+a.Hearsay > 0 {
		out = append(out, row{cells: []string{listing.LookAgain(a.Suspicions, a.Hearsay)}, msg: nav.OpenLines{}})
	}
	if a.Unshared > 0 {
		out = append(out, row{cells: []string{listing.Unshared(a.Unshared)}, msg: nav.OpenSignals{Only: nav.OnlyUnshared}})
	}
	if m.file.waited > 0 {
		out = append(out, row{cells: []string{keeping.ArrivalCount(m.file.waited)}, msg: nav.OpenArrival{}})
	}
	if len(out) > 0 {
		out[0].head = listing.StillToDo
	}
	return append(out, m.chores()...)
}

// chores lists what the file itself asks for.
func (m Model) chores() []row {
	var out []row
	if len(m.file.warnings) > 0 {
		out = append(out, row{cells: []string{keeping.Warned(m.file.warnings)}, msg: nav.OpenHealth{}})
	}
	if !m.env.Store.Settings().PaperNoted && !m.env.Store.Demo() {
		out = append(out, row{cells: []string{listing.PaperNotNoted}, msg: nav.OpenRecovery{}})
	}
	if days, waits := m.env.Store.Settings().ExchangeWaits(m.env.Now()); waits {
		out = append(out, row{cells: []string{sharing.ExchangeWaits(days)}, msg: nav.OpenPostbox{}})
	}
	if m.file.due > 0 {
		out = append(out, row{cells: []string{keeping.DueCount(m.file.due)}, msg: nav.OpenDue{}})
	}
	if len(out) > 0 {
		out[0].head = listing.Chores
	}
	return out
}

// numbered are the rows that have a digit.
func numbered(rows []row) []row {
	return slices.DeleteFunc(rows, func(r row) bool { return r.rest })
}

func opens(h model.Head) tea.Msg {
	if h.Concept {
		return nav.OpenConcept{Draft: h.Draft}
	}
	return nav.OpenSignal{Signal: h.Signal}
}

// unfinished says what is not done yet of a signal, and of a concept since when.
func unfinished(env nav.Env, h model.Head) []string {
	if h.Versions > 1 {
		return []string{text.TwoShort}
	}
	if !h.Concept {
		return []string{listing.Incomplete(h.Missing)}
	}
	at := ""
	if q, ok := env.Form.Find(h.Stopped); ok {
		at = strings.ToLower(q.Label)
	}
	return []string{listing.StoppedAt(at, h.Scribble, text.Whole(h.Place)), dates.Show(model.SeenAt(h.Changed.In(env.Now().Location())), env.Now())}
}

// View draws the headings and their rows, the row under the mark in sight.
func (m Model) View() tea.View {
	if !m.ready {
		return layout.Fit(tea.View{}, m.size.Width, m.size.Height, 0)
	}
	rows := m.rows()
	if len(rows) == 0 {
		return layout.Center(layout.Text(listing.EmptyToday(m.any)), m.size.Width, m.size.Height)
	}
	t := m.env.Theme
	w := min(m.size.Width, 110)
	var out []tea.View
	var cols []int
	y, n, digit := 0, 0, 0
	add := func(v tea.View) { out, n = append(out, v), n+layout.Count(v) }
	for i, r := range rows {
		if r.head != "" {
			if i > 0 {
				add(layout.Text(" "))
			}
			add(layout.Hang("  ", layout.Prose(t.Label.Of, r.head, w-2)))
			cols = widths(rows, i, w-lead-1)
		}
		if i == m.at {
			y = n
		}
		if !r.rest {
			digit++
		}
		add(m.row(r, digit, i == m.at, cols, w))
	}
	out = append(out, layout.Text(" "), layout.Hang("  ", layout.Prose(t.Hint.Of, listing.CodesOnly, w-2)))
	return sight.Of(layout.Rows(out...), m.size, max(0, y-1), y+1)
}

// lead is how many cells the mark and the digit take.
const lead = 5

func (m Model) row(r row, n int, here bool, cols []int, w int) tea.View {
	t := m.env.Theme
	first := "  "
	if here {
		first = t.Here.Of(theme.MarkHere) + " "
	}
	if n <= 9 && !r.rest {
		first += t.Key.Of(strconv.Itoa(n))
	}
	first = layout.Pad(first, lead)
	switch {
	case r.rest:
		return layout.Hang(first, layout.Prose(t.Hint.Of, r.cells[0], w-lead-1))
	case len(r.cells) == 1:
		return layout.Hang(first, layout.Prose(nil, r.cells[0], w-lead-1))
	}
	return layout.Text(first + layout.Line(r.cells, cols, gap, t.Who.Of))
}

const gap = 2 // cells between columns

// widths returns how wide the columns are of what stands under the heading of a row. The
// last falls away first, then who it is about. Codes and who take as much everywhere.
func widths(rows []row, at, w int) []int {
	cols := make([]layout.Column, 5)
	here := true
	for i, r := range rows {
		if here = i == at || here && i > at && r.head == ""; len(r.cells) == 1 {
			continue
		}
		for j, c := range r.cells {
			if j < 2 || here {
				cols[j].Want = max(cols[j].Want, layout.Width(c))
			}
		}
	}
	cols[1].Least, cols[1].Falls = 13, 1
	cols[2].Least = rows[at].shape.least
	for j := 2 + rows[at].shape.stays; j < len(cols); j++ {
		cols[j].Falls = j
	}
	return layout.Columns(cols, gap, w)
}
