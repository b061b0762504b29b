package paper_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/paper"
)

// TestThePageForPrivacyHoldsOnlyNumbers plants a word in every field, counts, and finds none
// of them; no number under five stands there, but what is asked does, and what left.
func TestThePageForPrivacyHoldsOnlyNumbers(t *testing.T) {
	rec, planted, _ := exporttest.Plant(t)
	rec.Signal.Checks["a.letsel"] = model.Check{Answer: model.CheckYes, At: exporttest.Made}
	rec.Signal.Findings[0].Confidential = true
	left := []paper.Departure{{Day: model.DateOf(exporttest.Made), What: export.Left("pdf:wijkteam", form.NewBook()), Level: model.Complete, Signals: 2}, {Day: model.DateOf(exporttest.Made), What: export.Left("csv", form.NewBook()), Level: model.Pseudonymous, Signals: 40}, {Day: model.DateOf(exporttest.Made), What: export.Left("bundle", form.NewBook()), Level: model.Complete, Signals: 50}, {Day: model.DateOf(exporttest.Made), What: export.Left("postvak", form.NewBook()), Level: model.Complete, Signals: 60}}
	for _, f := range export.Formats(form.NewBook()) {
		if !f.Readable() {
			continue
		}
		var all []model.Record
		for range 7 {
			rec.Subject.ID = model.NewID()
			all = append(all, rec)
		}
		all = append(all, exporttest.Records()[1])
		for _, own := range exporttest.Shipped(t) {
			got := strings.Join(strings.Fields(exporttest.Write(t, f.As(paper.ForPrivacy), export.Options{Level: model.Counts, Forms: form.NewBook(own), Made: exporttest.Made, Left: left}, all...)), " ")
			for word, at := range planted {
				if strings.Contains(got, word) {
					t.Errorf("%s says what stands in %s", f, at)
				}
			}
			for _, never := range append(exporttest.Secrets, "K-7F3Q", "J-91KD") {
				if strings.Contains(got, never) {
					t.Errorf("%s says %q", f, never)
				}
			}
			read := bare(got)
			says := func(parts ...string) bool { return strings.Contains(read, bare(strings.Join(parts, " "))) }
			if !says("5", "signalen") || !says("minder dan 5", "over wie het gaat: jongere") || !says("5", "over wie het gaat: groep") || !says("5", "met een antwoord over gezondheid") || !says("5", "met een bron die vertrouwelijk is") {
				t.Errorf("%s counts otherwise:\n%.1500s", f, got)
			}
			if !says("notitie voor het wijkteam (pdf)", "met namen", "minder dan 5") || !says("zonder namen", "40") || !says("voor een collega", "met namen", "50") || !says("gedeeld met het team", "met namen", "60") {
				t.Errorf("%s does not tell what left:\n%s", f, got)
			}
			for _, q := range own.Columns() {
				if !says(q.FullLabel()) {
					t.Errorf("%s of %s does not say that %s is asked", f, own.ID, q.ID)
				}
			}
		}
	}
	for _, l := range []model.Level{model.Pseudonymous, model.Complete} {
		if _, err := export.New(export.Text.As(paper.ForPrivacy), &bytes.Buffer{}, export.Options{Level: l}); !errors.Is(err, paper.ErrPersons) {
			t.Errorf("at %s: %v", l, err)
		}
	}
}

// bare is a text without what a way of writing puts between words.
func bare(s string) string {
	for {
		from := strings.IndexByte(s, '<')
		to := strings.IndexByte(s[max(0, from):], '>')
		if from < 0 || to < 0 {
			break
		}
		s = s[:from] + s[from+to+1:]
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" *\\|-:\n", r) {
			return -1
		}
		return r
	}, s)
}
