//go:build unix

package e2e

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"tijdig/store"
)

var updateCostly = flag.Bool("update-costly", false, "make the file that asks much anew")

// costlyFile is a file without signals that asks 1,025 MiB to open. It is kept, since
// making it takes as long as all that is tried with it.
const costlyFile = "testdata/costly.tijdig.gz"

// TestAFileThatAsksMuchIsOpenedOnlyWhenConfirmed tries a file that asks more memory than
// this program ever sets. Neither the command line nor the screen opens it by itself.
func TestAFileThatAsksMuchIsOpenedOnlyWhenConfirmed(t *testing.T) {
	t.Parallel()
	p := withCostly(t)
	list := []string{"list", "--file", p.file, "--passphrase-file", p.secret}
	if said, status := p.run(t, list...); status != 1 || !strings.Contains(said, "1025 MB") || !strings.Contains(said, "met --costly") {
		t.Errorf("status %d: %s", status, said)
	}
	if said, status := p.run(t, append(list, "--costly")...); status != 0 {
		t.Errorf("confirmed: status %d: %s", status, said)
	}
	w := p.locked(t, 80, 24)
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Toch openen?", "1025 MB", "niet geopend", "het woord toch")
	w.Type("ja")
	w.Press("enter")
	w.WaitText("Toch openen?")
	w.Press("tab")
	w.WaitText("Wachtzin")
	w.WaitGone("1025 MB")
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Toch openen?")
	w.Type("toch")
	w.Press("enter")
	w.WaitText("Vandaag")
	w.Press("ctrl+c", "ctrl+c")
	if status := w.Exit(); status != 0 {
		t.Errorf("status %d", status)
	}
}

func withCostly(t *testing.T) place {
	t.Helper()
	if *updateCostly {
		makeCostly(t)
	}
	p := newPlace(t)
	packed, err := os.ReadFile(costlyFile)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func makeCostly(t *testing.T) {
	t.Helper()
	whole, err := os.ReadFile(withFileAt(t, store.KDF{Memory: 1<<20 + 1<<10, Time: 1, Threads: 2}).file)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(whole); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(costlyFile, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
