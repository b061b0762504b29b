package signals

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/nav"
)

// shownMsg is what the list shows of each of its heads.
type shownMsg struct {
	of    *store.HeadTable
	shown []string
}

// fold returns the command that makes what is looked in until everything can be found:
// folding a hundred thousand heads at every key takes longer than a worker waits.
func (m Model) fold() tea.Cmd {
	if m.env.Search.IsWhole() {
		return nil
	}
	heads := m.heads
	return func() tea.Msg { return shownMsg{heads, shown(heads)} }
}

// folded takes that in, unless other heads came meanwhile.
func (m Model) folded(msg shownMsg) (nav.Screen, tea.Cmd) {
	if m.heads != msg.of {
		return m, nil
	}
	m.shown = msg.shown
	m = m.filter().settle()
	return m.look()
}

// shown lists what is shown of each head, folded.
func shown(heads *store.HeadTable) []string {
	const batch = 512 // they share a piece of memory
	out := make([]string, 0, heads.Len())
	var h model.Head
	for first := 0; first < heads.Len(); first += batch {
		var b strings.Builder
		ends := make([]int, min(batch, heads.Len()-first))
		for i := range ends {
			heads.Read(first+i, &h)
			for _, s := range []string{string(h.Code), h.Mark, h.Place, words.Of(string(h.Kind)), h.Line, string(own(&h))} {
				b.WriteString(fold.Text(s))
				b.WriteByte(' ')
			}
			ends[i] = b.Len()
		}
		all, from := b.String(), 0
		for _, end := range ends {
			out = append(out, all[from:end])
			from = end
		}
	}
	return out
}

// own is the code that a signal was recorded under, where it is shown under another.
func own(h *model.Head) model.Code {
	if h.Own == nil {
		return ""
	}
	return h.Own.Code
}

// holdsAll reports whether every word occurs in what is shown.
func holdsAll(shown string, wanted []string) bool {
	for _, w := range wanted {
		if !strings.Contains(shown, w) {
			return false
		}
	}
	return true
}
