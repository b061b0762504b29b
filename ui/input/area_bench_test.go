package input

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func BenchmarkAnAreaOfTenThousand(b *testing.B) {
	for name, s := range map[string]string{"words": "een twee drie ", "lines": "regel\n", "emoji": "👩‍👩‍👧‍👦שלום漢"} {
		a, _ := NewArea("", -1).Update(tea.PasteMsg{Content: strings.Repeat(s, MaxText)})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a, _ = a.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
				a.View(60)
			}
		})
	}
}
