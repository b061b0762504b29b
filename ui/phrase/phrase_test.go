package phrase

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// chosen pastes a passphrase and takes it.
func chosen(s string) Model {
	m, _ := New(theme.Default(), keymap.Default()).Update(tea.PasteMsg{Content: s})
	m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	return m
}

func TestAPassphraseThatCouldNotBeTypedAgainIsRefused(t *testing.T) {
	const good = "maan kanon fiets linde zwaan"
	for s, says := range map[string]string{
		good: "", " " + good + " ": "", "maan\u00a0kanon fiets linde zwaan": "",
		"maan\u200bkanon fiets linde zwaan": keeping.HiddenInPassphrase, "maan\x07": keeping.WeakPassphrase,
		strings.Repeat(good+" ", 200): text.LongPassphrase, strings.Repeat(good+" ", 2000): text.LongPassphrase, "   ": keeping.NoPassphrase, "welkom01": keeping.WeakPassphrase,
	} {
		m := chosen(s)
		if m.Choosing() != (says != "") || m.problem != says {
			t.Errorf("%.40q: choosing %v, says %q, want %q", s, m.Choosing(), m.problem, says)
		}
	}
	m := chosen(" " + good)
	m, _ = m.Update(tea.PasteMsg{Content: good + " "})
	if _, p := m.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); p != good {
		t.Errorf("set is %q", p)
	}
}
