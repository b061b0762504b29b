//go:build unix

package e2e

import (
	"fmt"
	"os"
	"regexp"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
)

func TestAWrongPassphraseIsSaidAndChangesNothing(t *testing.T) {
	p := withFile(t)
	before, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	w := p.locked(t, 80, 24)
	w.Type("appel boot kerk zeven lam")
	w.Press("enter")
	w.WaitText("niet de wachtzin")
	after, err := os.ReadFile(p.file)
	if err != nil || string(after) != string(before) {
		t.Fatalf("the file changed (%v)", err)
	}
	w.WaitText("Probeer het nog eens")
	unlock(w)
}

func TestASecondWindowIsToldAtOnceAndMayTakeOver(t *testing.T) {
	p := withFile(t)
	first := p.open(t, 80, 24)
	quickSignal(first, "twee telefoons")
	second := p.locked(t, 80, 24)
	start := time.Now()
	second.Type(phrase)
	second.Press("enter")
	second.WaitText("al open in een ander venster")
	took := time.Since(start)
	t.Logf("told after %v", took.Round(time.Millisecond))
	if took > 5*time.Second { // half a second, with room for a busy machine
		t.Errorf("it took %v", took)
	}
	first.Type(" en een scooter")
	first.WaitText("twee telefoons en een scooter")
	first.Press("ctrl+c", "ctrl+c")
	first.Exit()
	second.Press("enter")
	second.WaitText("Vandaag", "gestopt bij")
}

// offered finds the phrase that Welkom offers, five words in small letters.
var offered = regexp.MustCompile(`Wachtzin +([a-z]+(?: [a-z]+){4})`)

// TestTheFirstStartTakesUnderAMinute makes the file with its real key derivation,
// by keys alone, and counts them.
func TestTheFirstStartTakesUnderAMinute(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	w := window.Open(t, 80, 24, p.command("--file", p.file))
	w.WaitText("Welkom", "Wachtzin")
	m := offered.FindStringSubmatch(w.Screen())
	if m == nil {
		t.Fatalf("no phrase is offered:\n%s", w.Screen())
	}
	w.Press("enter")
	w.WaitText("Nog een keer")
	w.Type(m[1][:1])
	w.WaitGone(m[1]) // with the first key: retyping proves that it was noted
	w.Type(m[1][1:])
	w.Press("enter")
	w.WaitText("Typ de laatste groep over")
	w.Choose("enter")
	w.WaitText("Hoe heet je")
	w.Press("enter", "enter")
	w.WaitText("wijkteam")
	w.Choose("1")
	w.WaitText("Vandaag")
	t.Logf("first start: %s", w.Keys.String())
	if w.Estimate() > time.Minute {
		t.Errorf("it takes %v", w.Estimate())
	}
	info, err := os.Stat(p.file)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v", info.Mode())
	}
	w.Press("ctrl+c", "ctrl+c")
	w.Exit()
	again := p.locked(t, 80, 24)
	again.Type(m[1])
	again.Press("enter")
	again.WaitText("Vandaag")
}

// The size is changed in the moment between the program's first question for it and
// its first hearing of a change.
func TestAWindowResizedWhileTheProgramStartsIsFilled(t *testing.T) {
	for i := range 12 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			p := withFile(t)
			w := window.OpenWithRim(t, 80, 24, p.command("--file", p.file))
			time.Sleep(time.Duration(16+2*i) * time.Millisecond)
			w.Resize(40, 20)
			w.WaitText("Wachtzin")
			w.Settle()
			if s := w.Outside(); s != "" {
				t.Errorf("it drew outside: %s", s)
			}
		})
	}
}

// TestEscapesAndCtrlCInOneReadLeaveTheProgram sends them as a busy machine reads them: a
// terminal cannot tell escape and then ctrl+c from ctrl+c with alt.
func TestEscapesAndCtrlCInOneReadLeaveTheProgram(t *testing.T) {
	t.Parallel()
	w := withFile(t).open(t, 80, 24)
	w.Press("s")
	w.WaitText("Signalen")
	w.Send("\x1b\x1b\x03\x03")
	w.Exit()
}
