package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestOnTheCommandLineEveryLineIsReadBeforeItIsWritten asks for all that stands about one
// subject: nothing is written before the code under the lines is given, and then what was
// left out by its number is named and not printed.
func TestOnTheCommandLineEveryLineIsReadBeforeItIsWritten(t *testing.T) {
	sh := newShell(t)
	to := sh.in("inzage.txt")
	base := []string{"export", "--format", "txt", "--document", "inzage"}
	for _, wrong := range [][]string{
		{"--code", "J91KD"},                                         // who asks?
		{"--code", "J91KD.1", "--voor", "kind"},                     // not all of it
		{"--voor", "kind"},                                          // of whom?
		{"--code", "J91KD", "--voor", "kind", "--status", "open"},   // not all of it
		{"--code", "J91KD", "--voor", "kind", "--out", to},          // not read
		{"--code", "J91KD", "--voor", "kind", "--weglaten", "x"},    // which?
		{"--code", "J91KD", "--voor", "kind", "--level", "counts"},  // of one person
		{"--code", "J91KD", "--voor", "kind", "--gelezen", "onzin"}, // where to?
	} {
		if _, said, status := sh.run(append(base, wrong...)...); status != 2 {
			t.Errorf("%v: status %d: %s", wrong, status, said)
		}
	}
	base = append(base, "--code", "J91KD", "--voor", "ouder")
	out, said, status := sh.run(base...)
	sum := regexp.MustCompile(`--gelezen ([0-9a-f]+)`).FindStringSubmatch(said)
	place := regexp.MustCompile(`(?m)^ *(\d+)  Waar: Stokhasselt$`).FindStringSubmatch(out)
	if status != 0 || sum == nil || place == nil || !strings.Contains(out, "Robin") || !strings.Contains(said, "nog niets geschreven") {
		t.Fatalf("status %d: %s\n%s", status, said, out)
	}
	if strings.Contains(out, "=1+1 markt") {
		t.Error("it has what stands about somebody else")
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("it is written unread")
	}
	if _, said, status := sh.run(append(base, "--gelezen", "0123456789", "--out", to)...); status != 1 || !strings.Contains(said, "regel voor regel") {
		t.Errorf("status %d: %s", status, said)
	}
	if _, said, status := sh.run(append(base, "--gelezen", sum[1], "--out", to, "--weglaten", "9999:zorg")...); status != 2 {
		t.Errorf("a line that is not there: status %d: %s", status, said)
	}
	if _, said, status := sh.run(append(base, "--gelezen", sum[1], "--out", to, "--weglaten", place[1]+":zorg")...); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	b, err := os.ReadFile(to)
	if err != nil || strings.Contains(string(b), "Stokhasselt") || !strings.Contains(string(b), "[weggelaten: goede zorg]") || !strings.Contains(string(b), "Gevraagd door: ouder met gezag") {
		t.Errorf("%v:\n%s", err, b)
	}
	if out, _, _ := sh.run(base...); !strings.Contains(out, "inzage-afdruk (txt), met namen, aan ouder met gezag, waarom: inzage.") {
		t.Errorf("the log does not tell of it:\n%s", out)
	}
}
