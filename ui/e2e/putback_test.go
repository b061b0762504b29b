//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestACopyIsPutBackFromTheScreen makes a copy, goes on writing, and puts the copy back by
// keys alone. What was written since is not lost: it stands in a copy of its own.
func TestACopyIsPutBackFromTheScreen(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w := p.open(t, 80, 24)
	quickSignal(w, "een blauwe plek")
	w.Press("ctrl+k")
	w.WaitText("Vastgelegd")
	w.Press("b", "k")
	w.WaitText("De kopie is gemaakt")
	w.Press("esc")
	quickSignal(w, "twee telefoons")
	w.Press("ctrl+k")
	w.WaitText("2  ")
	w.Press("b", "t")
	w.WaitText("Kopie terugzetten", "Een kopie komt in de plaats")
	w.Press("enter")
	w.WaitText("Terug naar", "Wachtzin")
	w.Type("appel boot kerk zeven lam")
	w.Press("enter")
	w.WaitText("niet de wachtzin van deze kopie")
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Ontgrendelen", "De kopie staat terug")
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Vandaag")
	w.Press("s")
	w.WaitText("Signalen                                                             1")
	w.Press("enter")
	w.WaitText("een blauwe plek")
	w.Press("ctrl+c", "ctrl+c")
	if status := w.Exit(); status != 0 {
		t.Fatalf("status %d", status)
	}
	copies, err := filepath.Glob(p.file + ".backups/*")
	if err != nil || len(copies) < 2 {
		t.Fatalf("%q, %v", copies, err)
	}
	newest := copies[len(copies)-1]
	said, status := p.run(t, "list", "--file", newest, "--passphrase-file", p.secret)
	if lines := countLines(said); status != 0 || lines != 2 {
		t.Errorf("status %d; what stood there has %d signals\n%s", status, lines, said)
	}
	if _, err := os.Stat(p.file); err != nil {
		t.Error(err)
	}
}

func countLines(b string) (n int) {
	for _, c := range b {
		if c == '\n' {
			n++
		}
	}
	return n
}
