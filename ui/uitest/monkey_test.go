package uitest_test

import (
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/uitest"
)

func TestAMonkeyDoesOfEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := uitest.NewMonkey(1)
		d := uitest.Sit(t, notebook{}, 30, 3)
		if n := m.Play(d, 5000); n != 5000 {
			t.Fatalf("stopped after %d", n)
		}
		if m.Pressed < 4000 || m.Pasted < 25 || m.Resized < 25 || m.Waited < 25 {
			t.Fatalf("%+v", m)
		}
	})
}

func TestAMonkeyStopsWhenTheProgramEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := uitest.Sit(t, notebook{answer: map[string]tea.Cmd{"ctrl+d": tea.Quit}}, 30, 3)
		if n := uitest.NewMonkey(1).Play(d, 5000); n == 5000 || !d.Ended() {
			t.Fatalf("%d acts, ended %v", n, d.Ended())
		}
	})
}

func TestWhatAMonkeyFindsComesWithTheWayThere(t *testing.T) {
	synctest.Test(t, func(*testing.T) {
		said := failure(t.Name(), func(w uitest.T) {
			uitest.NewMonkey(7).Play(uitest.Sit(w, notebook{}, 30, 3).Watch(), 5000)
		})
		// The notebook draws what it is given, so a paste or an accent breaks its frame.
		for _, want := range []string{"row 0", "seed 7", " · "} {
			if !strings.Contains(said, want) {
				t.Fatalf("want %q in %q", want, said)
			}
		}
	})
}

func TestASweepSeesEverySizeAndFindsTheOneThatDoesNotFit(t *testing.T) {
	synctest.Test(t, func(*testing.T) {
		d := uitest.Sit(t, notebook{}, 30, 3)
		if n := d.Sweep(uitest.Size{W: 50, H: 4}); n != 200 {
			t.Fatalf("saw %d frames", n)
		}
		d.Sees("saved:") // at the old size again
		said := failure(t.Name(), func(w uitest.T) {
			uitest.Sit(w, tooWide{notebook{}}, 30, 3).Sweep(uitest.Size{W: 50, H: 4})
		})
		if !strings.Contains(said, "at 7x2") {
			t.Fatalf("said %q", said)
		}
	})
}

// tooWide draws one cell too many in one size.
type tooWide struct{ notebook }

func (m tooWide) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := m.notebook.Update(msg)
	m.notebook, _ = next.(notebook)
	return m, cmd
}

func (m tooWide) View() tea.View {
	v := m.notebook.View()
	if m.w == 7 && m.h == 2 {
		v.Content += " "
	}
	return v
}
