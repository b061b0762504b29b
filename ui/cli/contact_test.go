package cli

import (
	"errors"
	"os"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
)

// TestNoContactOfTheWorkerLeavesTheFile asks every output at its most for what the worker
// noted of an adult at work: none has it. Of those that are packed this says nothing; they are
// written from the same records. Control: it is in the file.
func TestNoContactOfTheWorkerLeavesTheFile(t *testing.T) {
	sh := newShell(t)
	s := sh.open(phrase)
	d := model.Draft{ID: model.NewID(), Rev: 1, Content: model.Content{Answers: model.Answers{"organisatie": {"Zebrahuis"}, "naam": {"Zebrafatima"}, "groep": {"wijk"}}}}
	if err := errors.Join(s.SaveContact(d), s.Close()); err != nil {
		t.Fatal(err)
	}
	n := 0
	looks := func(what, got string) {
		n++
		if strings.Contains(strings.ToLower(got), "zebra") {
			t.Errorf("%s has the contact", what)
		}
	}
	for _, format := range export.Names("") {
		if strings.HasPrefix(format, "rows") || format == "bundle" {
			continue
		}
		to := sh.in("uit." + format)
		args := []string{"export", "--format", format, "--out", to, "--voor", "x", "--reden", "y"}
		for _, more := range [][]string{{"--identified"}, {"--text"}} {
			if _, said, status := sh.run(append(args, more...)...); status != 0 {
				continue // such a level there is not
			} else {
				looks(format, said)
			}
			got, err := os.ReadFile(to)
			if err != nil {
				t.Fatal(err)
			}
			looks(format, string(got))
			if err := os.Remove(to); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, args := range [][]string{{"list", "--json"}, {"show", "--identified", "K7F3Q"}, {"check"}, {"log"}} {
		out, said, _ := sh.run(args...)
		looks(args[0], out+said)
	}
	if n < 20 {
		t.Errorf("only %d outputs were looked at", n)
	}
	s = sh.open(phrase)
	defer s.Close()
	if all, err := s.Contacts(); err != nil || len(all) != 1 || all[0].Answers.One("naam") != "Zebrafatima" {
		t.Errorf("control: %+v, %v", all, err)
	}
}
