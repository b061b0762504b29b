package signals

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/words"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
)

// line is what is shown of a signal beside its head.
type line struct {
	label string // what kind of information it is
	text  string
	more  []string // for the preview: every line with its label, and the steps
}

type linesMsg struct {
	asked int
	lines map[model.ID]line
}

// look returns the command that reads what the rows in sight need beside
// their heads, and keeps nothing of the others.
func (m Model) look() (nav.Screen, tea.Cmd) {
	want := m.inSight()
	if len(want) == 0 {
		return m, nil
	}
	m.asked++
	have, env, asking, found, asked := m.lines, m.env, m.found.asking, m.found.words, m.asked
	return m, func() tea.Msg {
		out := map[model.ID]line{}
		for _, h := range want {
			if l, ok := have[h.Signal]; ok && !asking {
				out[h.Signal] = l
				continue
			}
			out[h.Signal] = readLine(env, h, found)
		}
		return linesMsg{asked, out}
	}
}

// inSight lists the heads of which more is shown than they hold: while looking of all
// rows in sight, else of the one in the preview.
func (m Model) inSight() (want []model.Head) {
	if !m.found.asking && !m.wide() || len(m.rows) == 0 {
		return nil
	}
	first, n := m.window()
	if !m.found.asking {
		first, n = m.at, 1
	}
	for i := first; i < min(len(m.rows), first+n); i++ {
		want = append(want, *m.head(i))
	}
	return want
}

// readLine picks the line in which the first found word occurs, or else the
// first one.
func readLine(env nav.Env, h model.Head, found []string) line {
	var c model.Content
	reason := ""
	if h.Concept {
		d, err := env.Store.Draft(h.Draft)
		if err != nil {
			return line{}
		}
		c, reason = d.Content, d.Reason
	} else {
		s, err := env.Store.Signal(h.Signal)
		if err != nil {
			return line{text: text.Error(err)}
		}
		c, reason = s.Content, s.Reason
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
	if !holds(l.text, found) {
		l = elsewhere(l, c, reason, found)
	}
	if len(found) > 0 && !holds(l.text, found) {
		l = before(env, h.Signal, l, found)
	}
	return l
}

// labels are what stands before a text that is found and is no finding.
var labels = map[model.PartName]string{model.PartAcute: recording.AcuteTitle, model.PartChecks: text.NoteLabel, model.PartSteps: listing.StepLabel, model.PartPeople: reading.PeopleHead}

// elsewhere picks a line in which a found word occurs from what is no finding, and no answer
// that stands on the page: it was typed on Direct bellen, with an item, in a step, or as the
// reason of a change.
func elsewhere(l line, c model.Content, reason string, found []string) line {
	take := func(label, s string) {
		if !holds(l.text, found) && holds(s, found) {
			l.label, l.text = label, s
		}
	}
	c.Texts(func(t model.Text, s *string) {
		if t.Part != model.PartAnswers && t.Part != model.PartFindings {
			take(labels[t.Part], *s)
		}
	})
	take(listing.ReasonLabel, reason)
	return l
}

// before picks the reason of an earlier change in which a found word occurs.
func before(env nav.Env, id model.ID, l line, found []string) line {
	all, _ := env.Store.Revisions(id) //nolint:errcheck // those that could be read
	for _, v := range slices.Backward(all) {
		if holds(v.Reason, found) {
			l.label, l.text = listing.ReasonLabel, v.Reason
			break
		}
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
