package intake

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// run is what was typed since a text was left for a question with options. Letters
// answer there, so that who goes on typing answers with the first of the words; the
// first letter that is no answer shows that words were meant.
type run struct {
	from   string      // the question of the text
	before model.Draft // without the answers
	keys   string
}

// leaving begins a run where the focus goes from a text to options, goes on with it from
// options to options, and ends it elsewhere.
func (m Model) leaving(to int) *run {
	switch here, there := m.asked[m.at], m.asked[to]; {
	case !optional(there):
		return nil
	case optional(here):
		return m.run
	case here.Kind == form.Findings, here.Kind == form.Text:
		return &run{from: here.ID, before: m.concept.Draft()}
	}
	return nil
}

func optional(q form.Question) bool {
	return q.Kind == form.Choice || q.Kind == form.Choices || q.Kind == form.Subject
}

// goesOn adds a character to the run; any other key ends it.
func (r *run) goesOn(press tea.KeyPressMsg) *run {
	if r == nil || press.Text == "" {
		return nil
	}
	next := *r
	next.keys += press.Text
	return &next
}

// astray takes back what the run answered, and gives its characters to the text that
// was left: to a new line where it is one of lines, and else to nothing, which is said.
func (m Model) astray() (nav.Screen, tea.Cmd, bool) {
	r := m.run
	if r == nil || !optional(m.asked[m.at]) || strings.TrimSpace(r.keys) == "" {
		return m, nil, false
	}
	m.run = nil
	at := m.index(r.from)
	d := r.before.Clone()
	say := text.NotTypedHere
	if at >= 0 && m.asked[at].Kind == form.Findings {
		d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Text: r.keys, Written: m.env.Now()})
		m.at, say = at, text.WordsBack
	} else if i := m.index(r.from) + 1; i > 0 {
		m.at = i
	}
	var cmd tea.Cmd
	m, cmd = m.change(field.Result{Draft: d, Since: &r.before})
	spot := model.Spot{Question: m.asked[m.at].ID, Line: len(d.Findings) - 1, Column: -1}
	return m.focus(spot), tea.Batch(cmd, nav.Send(nav.Notice(say))), true
}
