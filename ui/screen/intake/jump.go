package intake

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// jumpKeys are the keys of the questions in the list: digits first, then
// letters that are no key of a question with one of its own.
const jumpKeys = "123456789abcdefghijklmoqrtuvwxyz"

// jumpKey returns the key of question i in the list of questions. In a form of blocks the
// letters are those of the blocks, and the digits of the questions in this one.
func (m Model) jumpKey(i int) string {
	if len(m.env.Form.Blocks) > 0 {
		return m.keyInBlock(i)
	}
	switch m.Asked[i].Kind {
	case form.Steps:
		return "s"
	case form.People:
		return "p"
	}
	n := 0
	for _, q := range m.Asked[:i] {
		if q.Kind != form.Steps && q.Kind != form.People {
			n++
		}
	}
	if n >= len(jumpKeys) {
		return ""
	}
	return jumpKeys[n : n+1]
}

// keyInBlock is the key of a question of the block one is in: digits, and then letters that
// are no block's. A question of another block has none.
func (m Model) keyInBlock(i int) string {
	keys := jumpKeys
	for _, b := range m.env.Form.Blocks {
		keys = strings.ReplaceAll(keys, b.Key, "")
	}
	n := 0
	for _, q := range m.Asked[:i] {
		if !m.keyless(q) {
			n++
		}
	}
	if m.keyless(m.Asked[i]) || n >= len(keys) {
		return ""
	}
	return keys[n : n+1]
}

// keyless reports a question the list leaves out: one of another block, a note, and those of
// the quick form, which has a view and a list of its own.
func (m Model) keyless(q form.Question) bool {
	return q.Block != m.Here().Block || q.Kind == form.Note || m.isFull() && q.Block == form.Quick().ID
}

// jump takes a key while the list of questions is open.
func (m Model) jump(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	m.jumping = false
	switch {
	case key.Matches(press, k.Goto), key.Matches(press, k.Back):
		return m, nil
	case key.Matches(press, k.Full):
		return m.switched()
	case press.Text == "n":
		return m, nav.Send(nav.OpenChecklist{Draft: m.concept.Draft()})
	}
	if next, cmd, ok := m.toBlock(press.Text); ok && press.Text != "" {
		return next, cmd
	}
	for i := range m.Asked {
		if press.Text != "" && strings.EqualFold(m.jumpKey(i), press.Text) {
			return m.jumpTo(i)
		}
	}
	m.jumping = true
	return m, nav.Send(nav.Notice(recording.PickLetter))
}

func (m Model) jumpTo(i int) (nav.Screen, tea.Cmd) {
	if i != m.At {
		m.back = m.Here().ID
	}
	m.At = i
	return m.focus(model.Spot{}).spot()
}

// pause is how long nothing is typed between what belonged to an answer and what is meant
// for the question one came back to.
const pause = time.Second

// typedOn reports whether a key still belongs to the option that led back from a jump. At a
// day or a number it would take the place of what stands there.
func (m Model) typedOn(press tea.KeyPressMsg) (Model, bool) {
	now, k := m.env.Now(), m.Here().Kind
	on := press.Text != "" && now.Sub(m.landed) < pause && (k == form.Seen || k == form.Date || k == form.Number)
	if m.landed = (time.Time{}); on {
		m.landed = now
	}
	return m, on
}

// questions lists the questions with their keys, and says on which row the one in focus stands.
func (m Model) questions(width int) (list tea.View, at int) {
	t := m.env.Theme
	var rows []tea.View
	d := m.concept.Draft()
	lw := 0
	for _, q := range m.Asked {
		lw = max(lw, layout.Width(q.Label)+1)
	}
	lw = min(lw, width/3)
	if len(m.env.Form.Blocks) > 0 {
		rows = append(rows, m.blockColumns(width))
		if !m.keyless(m.Here()) {
			rows = append(rows, layout.Text(" "))
		}
	}
	for i, q := range m.Asked {
		if m.keyless(q) {
			continue
		}
		mark := "  "
		if i == m.At {
			mark, at = t.Here.Of(theme.MarkHere)+" ", layout.Count(layout.Rows(rows...))
		}
		v := strings.SplitN(field.Show(m.fields, q, d, 400).Content, "\n", 2)[0]
		if q.Kind == form.Rows {
			v = strings.TrimSpace(v)
		}
		first := mark + t.Key.Of(layout.Pad(m.jumpKey(i), 2)) + layout.Pad(layout.CutWords(q.Label, lw), lw)
		if q.Kind == form.Choice || q.Kind == form.Subject {
			v = q.Words(d.Answers[q.ID])
		}
		rows = append(rows, layout.Text(first+" "+layout.CutWords(v, max(0, width-layout.Width(first)-1))))
	}
	rows = append(rows, layout.Text("  "+t.Key.Of("n ")+recording.ChecklistTitle))
	return layout.Rows(rows...), at
}
