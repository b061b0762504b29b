package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/uitest"
)

// TestAWindowThatChangedDuringSleepIsCoveredBeforeItIsDrawn gives the size to whoever draws
// only once the screen is covered.
func TestAWindowThatChangedDuringSleepIsCoveredBeforeItIsDrawn(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		size := tea.WindowSizeMsg{Width: 100, Height: 30}
		a := d.Model().(App)
		if got := a.wakesFirst(size); got != tea.Msg(size) {
			t.Fatalf("awake, it is told %T", got)
		}
		a.beatAt = a.beatAt.Add(-time.Minute)
		held := a.wakesFirst(size)
		if _, ok := held.(wokenMsg); !ok {
			t.Fatalf("asleep, whoever draws is told %T", held)
		}
		last := a
		woken, cmd := guard{a, &last}.Update(held)
		if !woken.(guard).app.phase.covered() || cmd == nil {
			t.Fatal("it is not covered")
		}
		if got := woken.(guard).app.wakesFirst(size); got != tea.Msg(size) {
			t.Errorf("covered, it is told %T", got)
		}
	})
}
