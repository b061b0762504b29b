package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
)

// TestHandingOverWritesWhatWasReadAndEntersIt goes through the screen with a
// report, at the level of codes.
func TestHandingOverWritesWhatWasReadAndEntersIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("HOME", dir)
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		scooter(d)
		d.Press("ctrl+k", "s", "o", "5", "1")
		d.Type("Fatima")
		d.Press("enter")
		d.Type("Robin heeft hulp nodig")
		d.Press("enter", "enter")
		d.Press("enter")
		d.Sees("Typ het woord leesbaar")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("Lees dit na")
		d.SeesNot("Robin")
		d.Press("end", "enter")
		d.Sees("teruggelezen en gelijk: 1 signaal")
		found, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(found) != 1 {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		info, err := os.Stat(found[0])
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		b, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, must := range []string{"zonder namen", "ik doe ritjes", "van een ander"} {
			if !strings.Contains(string(b), must) {
				t.Errorf("the report does not say %q", must)
			}
		}
		for _, never := range []string{"Robin", "bewoner"} {
			if strings.Contains(string(b), never) {
				t.Errorf("the report says %q", never)
			}
		}
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Receiver != "Fatima" || es[0].Count != 1 {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		leave(t, d)
	})
}
