//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/e2e/window"
)

// TestAFormThatUsesEverythingGoesThrough enters by keys a form with every kind of question,
// every condition and every privacy, and finds each answer back in every output of a
// program that was not given the form: with names all of it, without as far as it may go.
func TestAFormThatUsesEverythingGoesThrough(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	p.works(t, "wijkteam")
	own, err := filepath.Abs("../testdata/blocks.json")
	if err != nil {
		t.Fatal(err)
	}
	w := window.Open(t, 80, 24, p.command("--file", p.file, "--form", own))
	w.WaitText("Ontgrendelen")
	unlock(w)
	enterBlocks(w)
	w.Press("ctrl+k")
	w.WaitText("Vastgelegd")
	w.Press("ctrl+c", "ctrl+c")
	w.Exit()

	words := map[string]bool{ // whether it goes along without names, when typed text is asked for
		"zat al om negen uur": true, "ik wil niet naar binnen": true, "21": true, "dokter Bloem": false, "Kwame": false, "kamer Zuid": true,
		"de conciërge": true, "niet voor anderen": false, "de wijkagent": true, "45": true, "bel maandag terug": true, "loopt nog": false,
		"samen naar school": true, "fiets regelen": true, "oma past op": true, "gesproken met leerplicht": true, "geen idee wanneer": true,
		"rustig uitleggen": true, "eigen wijkteam": true, "op de gang": true, "Heeft een mentor die belt": true,
	}
	formats := []string{"csv-nl", "csv", "jsonl", "txt"}
	for _, format := range formats {
		with := p.exported(t, format, "--identified")
		without := p.exported(t, format, "--text")
		for word, goes := range words {
			if strings.HasPrefix(word, "Heeft") && format != "txt" && format != "csv-nl" {
				word = "blok.mentor" // programs get the code
			}
			if !strings.Contains(with, word) {
				t.Errorf("%s with names lacks %q", format, word)
			}
			if strings.Contains(without, word) != goes {
				t.Errorf("%s without names says %q: %v", format, word, !goes)
			}
		}
	}
	if got := p.exported(t, "rows:overleg", "--identified"); strings.Count(got, "\r\n") != 3 || !strings.Contains(got, "de wijkagent") {
		t.Errorf("the rows of overleg:\n%s", got)
	}
	if got := p.exported(t, "rows:afspraken"); strings.Contains(got, "fiets") || strings.Count(got, "\r\n") != 2 {
		t.Errorf("the rows of afspraken without names:\n%s", got)
	}
	if said, status := p.run(t, "export", "--file", p.file, "--passphrase-file", p.secret, "--format", "rows:reden", "--out", "-"); status != 1 || !strings.Contains(said, "vraagt dat in rijen") {
		t.Errorf("rows of a question without any: status %d, %s", status, said)
	}
}

// works says what profession the worker of the file has.
func (p place) works(t *testing.T, profile string) {
	t.Helper()
	l, err := store.Open(p.file, store.OpenOptions{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.UpdateSettings(func(set *model.Settings) { set.Author.Profile = profile }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// exported is what an output says.
func (p place) exported(t *testing.T, format string, more ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "uit")
	args := append([]string{"export", "--file", p.file, "--passphrase-file", p.secret, "--format", format, "--out", out, "--voor", "de school", "--reden", "overleg"}, more...)
	if said, status := p.run(t, args...); status != 0 {
		t.Fatalf("%s: status %d: %s", format, status, said)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if format == "txt" {
		return strings.Join(strings.Fields(string(b)), " ") // its lines are broken where they are full
	}
	return string(b)
}

func enterBlocks(w *window.Window) {
	then := func(text string, keys ...string) {
		if text != "" {
			w.Type(text)
		}
		w.Press(keys...)
	}
	then("", "n", "k")
	then("Sam", "enter")
	then("7", "enter")
	then("bij de skatebaan", "enter", "j", "ctrl+g", "z")
	then("zat al om negen uur op het plein", "enter", "1", "enter", "enter")
	then("ik wil niet naar binnen", "enter")
	then("21", "enter")
	then("geen idee wanneer precies", "enter", "z", "enter")
	then("dokter Bloem", "enter")
	then("Kwame", "enter")
	then("kamer Zuid", "enter")
	then("de conciërge", "enter")
	then("niet voor anderen", "ctrl+g", "o", "+", "enter", "a")
	then("de wijkagent", "enter")
	then("45", "enter", "v", "enter")
	then("bel maandag terug", "enter")
	then("loopt nog", "enter", "+", "enter", "c", "esc", "enter")
	then("samen naar school", "ctrl+n")
	w.WaitText("Nagaan")
	then("", "d", "1", "esc")
	look(w, "vernederend straffen", "j")
	w.WaitText("Direct bellen", "Waarom dit scherm")
	then("", "esc")
	w.WaitText("nagegaan 1 van")
	then("", "ctrl+n")
	w.WaitText("Met blokken")
	then("", "ctrl+g", "l", "+")
	then("fiets regelen", "enter")
	then("over 2 weken", "enter", "enter")
	then("oma past op", "enter")
	then("gesproken met leerplicht", "enter")
	then("geen idee wanneer het was", "enter")
	then("rustig uitleggen", "enter")
	then("eigen wijkteam", "enter")
	then("op de gang", "enter", "j", "enter")
}
