//go:build unix

package e2e

import "testing"

func TestTypingGoesOnWhileTheWindowChangesSize(t *testing.T) {
	w := withFile(t).open(t, 80, 24)
	quickSignal(w, "twee telefoons")
	for _, s := range []struct {
		w, h int
		word string
	}{{40, 12, " die"}, {80, 24, " steeds"}, {120, 40, " gaan"}, {40, 12, " en"}, {60, 20, " een"}, {80, 24, " scooter"}} {
		w.Resize(s.w, s.h)
		w.Type(s.word)
		w.WaitText(s.word[1:])
		w.Wait("a cursor behind the word", func(string) bool {
			x, y, visible := w.Cursor()
			return visible && x >= len(s.word)-1 && textBefore(w.Cell, x, y, len(s.word)-1) == s.word[1:]
		})
	}
	w.WaitText("twee telefoons die steeds gaan en een scooter")
}

// TestALateFrameForTheSizeOfBeforeSpoilsNothing makes the window larger while a frame for the
// smaller one was under way, which said that rows scroll in its own alone.
func TestALateFrameForTheSizeOfBeforeSpoilsNothing(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w := p.open(t, 40, 12)
	w.ResizeLate(100, 30)
	w.Settle()
	w.Press("n")
	w.WaitText("Direct gevaar nu")
	w.Press("ctrl+n")
	w.WaitText("Nagaan")
	w.Press("esc")
	for _, row := range []string{"Tijdig  Snel signaal", "Direct gevaar nu", "ctrl+p alles"} {
		w.WaitText(row)
	}
	w.Press("esc")
	w.WaitText("Tijdig  Vandaag")
	w.Press("ctrl+c", "ctrl+c")
	w.Exit()
}
