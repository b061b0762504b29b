package signals

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/words"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// order is how the list is sorted.
type order int

const (
	bySeen order = iota // newest first
	byChanged
	byCode
	byStep // soonest first, without a step last
	orders
)

// part picks what may be listed.
func part(heads []model.Head, only nav.Only, today model.Date) []model.Head {
	var out []model.Head
	for _, h := range heads {
		if belongs(h, only, today) {
			out = append(out, h)
		}
	}
	return out
}

func belongs(h model.Head, only nav.Only, today model.Date) bool {
	switch only {
	case nav.OnlyOpenLines:
		return !h.OpenSince.IsZero() && today.Sub(h.OpenSince) >= model.LookAgainHearsay && !h.Concept
	case nav.OnlyUnshared:
		return !h.Concept && h.HandedOver.IsZero() && h.State != model.Closed
	case nav.OnlyNoStep:
		return !h.Concept && !h.HasStep() && h.State != model.Closed
	case nav.OnlyClosed:
		return h.State == model.Closed
	}
	return true
}

// sorted sorts in place and returns its argument.
func sorted(heads []model.Head, by order) []model.Head {
	slices.SortStableFunc(heads, func(a, b model.Head) int {
		switch by {
		case byChanged:
			return b.Changed.Compare(a.Changed)
		case byCode:
			return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.N, b.N))
		case byStep:
			return compareSteps(a, b)
		}
		return cmp.Or(compareDates(b.Seen.Date, a.Seen.Date), cmp.Compare(b.Seen.Clock, a.Seen.Clock))
	})
	return heads
}

func compareDates(a, b model.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

func compareSteps(a, b model.Head) int {
	if x, y := a.NextDue.IsZero(), b.NextDue.IsZero(); x != y {
		if x {
			return 1
		}
		return -1
	}
	return compareDates(a.NextDue, b.NextDue)
}

// filter narrows the list to what was typed. The index answers from memory;
// until it is whole the heads themselves are searched too.
func (m Model) filter() Model {
	q := strings.TrimSpace(m.in.Value())
	m.found = found{whole: m.env.Search.IsWhole(), asking: q != ""}
	if q == "" {
		m.rows = m.all
		m.at = max(0, min(m.at, len(m.rows)-1))
		return m
	}
	hits := m.env.Search.Find(q)
	m.found.note = text.SearchNote(hits.Found, hits.None, hits.Skipped, hits.Also)
	wanted := fold.Words(q)
	rows := make([]model.Head, 0, 64)
	has, done := hits.Filter()
	for _, h := range m.all {
		if has(h.Signal) || !m.found.whole && inHead(h, wanted) {
			rows = append(rows, h)
		}
	}
	done()
	m.rows = rows
	m.at = max(0, min(m.at, len(m.rows)-1))
	return m
}

// inHead reports whether every word occurs in what the list itself shows.
func inHead(h model.Head, wanted []string) bool {
	hay := fold.Text(string(h.Code) + " " + h.Mark + " " + h.Place + " " + words.Of(string(h.Kind)) + " " + h.Line)
	for _, w := range wanted {
		if !strings.Contains(hay, w) {
			return false
		}
	}
	return true
}

// line is what is shown of a signal beside its head.
type line struct {
	label string // what kind of information it is
	text  string
	more  []string // for the preview: every line with its label, and the steps
}

type linesMsg map[model.ID]line

// look returns the command that reads what the rows in sight need beside
// their heads, and keeps nothing of the others.
func (m Model) look() tea.Cmd {
	first, n := m.window()
	want := m.rows[first:min(len(m.rows), first+n)]
	if !m.found.asking && !m.wide() {
		return nil
	}
	if !m.found.asking && m.at < len(m.rows) {
		want = m.rows[m.at : m.at+1]
	}
	have, env := m.lines, m.env
	words := m.env.Search.Find(m.in.Value()).Found
	ids := slices.Clone(want)
	asking := m.found.asking
	return func() tea.Msg {
		out := linesMsg{}
		for _, h := range ids {
			if l, ok := have[h.Signal]; ok && !asking {
				out[h.Signal] = l
				continue
			}
			out[h.Signal] = readLine(env, h, words)
		}
		return out
	}
}

// readLine picks the line in which the first found word occurs, or else the
// first one.
func readLine(env nav.Env, h model.Head, found []string) line {
	var c model.Content
	if h.Concept {
		d, err := env.Store.Draft(h.Signal)
		if err != nil {
			return line{}
		}
		c = d.Content
	} else {
		s, err := env.Store.Signal(h.Signal)
		if err != nil {
			return line{text: text.Error(err)}
		}
		c = s.Content
	}
	var l line
	for _, f := range c.Findings {
		l.more = append(l.more, words.Label(f)+": "+f.Text)
		if l.text == "" || !holds(l.text, found) && holds(f.Text, found) {
			l.label, l.text = words.Label(f), f.Text
		}
	}
	for _, s := range c.Steps {
		l.more = append(l.more, text.Step(s, env.Now()))
	}
	return l
}

func holds(s string, found []string) bool {
	s = fold.Text(s)
	for _, w := range found {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
