package paper_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/paper"
)

// ofOthers are the fields that may not be seen by whom a record is about, with what is said
// in their place.
var ofOthers = map[string]string{
	".SourceWords": "wie precies", ".ViaWords": "wie precies", ".AgeSaid": "leeftijd en waar die woont",
}

// untold are fields in which no words stand but where something else does, which the record
// that is planted has not.
var untold = []string{".StatusWhy"}

// TestNoFieldOfARecordIsLeftOutOfAnInspectionWithoutAWord plants a word in every field, of the
// versions before too: who asks to see it finds each, or what was left out in its place.
func TestNoFieldOfARecordIsLeftOutOfAnInspectionWithoutAWord(t *testing.T) {
	rec, words, _ := exporttest.Plant(t)
	rec.Subject.Kind = model.Youth
	for _, f := range []export.Format{export.Text, export.MD, export.HTML, export.PDF} {
		got := exporttest.OneLine(strings.ReplaceAll(exporttest.Write(t, f.As(paper.ForAccess), export.Options{Level: model.Complete, Made: exporttest.Made}, rec), "\\", ""))
		for word, at := range words {
			left := ""
			for field, says := range ofOthers {
				if strings.HasSuffix(at, field) {
					left = says
				}
			}
			switch {
			case strings.HasSuffix(at, ".Author.Phone"):
				if strings.Contains(got, word) || !strings.Contains(got, "het telefoonnummer van wie het opschreef") {
					t.Errorf("%s: how to reach who wrote it", f)
				}
			case slices.ContainsFunc(untold, func(field string) bool { return strings.HasSuffix(at, field) }):
			case left == "" && !strings.Contains(got, word):
				t.Errorf("%s lacks what stands in %s", f, at)
			case left != "" && strings.Contains(got, word):
				t.Errorf("%s says what stands in %s", f, at)
			case left != "" && !strings.Contains(got, "[weggelaten: "+left+"; privacy van een ander]"):
				t.Errorf("%s does not say that %s is left out", f, at)
			}
		}
	}
}

// TestASourceIsProtectedInEveryVersion has a line whose source is confidential in some of two
// versions and a third beside the second. The newest says whether it is; of two, either; and
// of a line that was taken away, any that had it.
func TestASourceIsProtectedInEveryVersion(t *testing.T) {
	const yes, no, gone = 'c', 'o', '-'
	for _, c := range []struct {
		first, second, beside rune
		hidden                bool
	}{
		{yes, yes, 0, true},
		{no, yes, 0, true},
		{yes, no, 0, false}, // the worker asked whether it may be said
		{no, no, 0, false},
		{yes, gone, 0, true},
		{no, gone, 0, false},
		{yes, no, yes, true}, // of two versions beside each other
		{no, no, yes, true},
		{yes, gone, no, false},
	} {
		base := exporttest.Records()[0]
		line := model.Finding{ID: model.NewID(), Kind: model.Said, Source: model.FromSchool, Written: exporttest.Made}
		version := func(n int, state rune, parents ...model.ID) model.Signal {
			s := base.Signal
			s.Revision, s.Parents, s.Written = model.NewID(), parents, exporttest.Made.Add(time.Duration(n)*time.Hour)
			l := line
			l.Confidential, l.Text = state == yes, fmt.Sprintf("tapir%d", n)
			s.Content = model.Content{Answers: model.Answers{model.QPlace: {"bij opa"}}}
			if state != gone {
				s.Findings = []model.Finding{l}
			}
			return s
		}
		first := version(1, c.first)
		rec := model.Record{Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K7F3Q"}, Earlier: []model.Signal{first}, Signal: version(3, c.second, first.Revision)}
		if c.beside != 0 {
			rec.Earlier = append(rec.Earlier, version(2, c.beside, first.Revision))
		}
		got := exporttest.Write(t, export.Text.As(paper.ForAccess), export.Options{Level: model.Complete, Made: exporttest.Made}, rec)
		if says := strings.Contains(got, "tapir") || strings.Contains(got, "opa"); says == c.hidden {
			t.Errorf("%c, then %c, beside it %c: it stands there: %v\n%s", c.first, c.second, c.beside, says, got)
		}
		if named := strings.Contains(exporttest.OneLine(got), "iemand, vertrouwelijk"); named != c.hidden {
			t.Errorf("%c, then %c, beside it %c: it is named: %v", c.first, c.second, c.beside, named)
		}
	}
}

// TestAnInspectionIsOfOnePerson refuses what is about another, about a group, or counted.
func TestAnInspectionIsOfOnePerson(t *testing.T) {
	rec := exporttest.Records()[0]
	rec.Subject.Kind, rec.Subject.ID = model.Youth, model.NewID()
	other := rec
	other.Subject.ID, other.Signal.N = model.NewID(), 7
	group := rec
	group.Subject.Kind, group.Signal.N = model.Group, 8
	var b strings.Builder
	e, err := export.New(export.Text.As(paper.ForAccess), &b, export.Options{Level: model.Complete, Made: exporttest.Made, Access: paper.Access{Subject: rec.Subject.ID}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		rec  model.Record
		want error
	}{{rec, nil}, {other, paper.ErrUnfit}, {group, paper.ErrUnfit}} {
		if err := e.Encode(c.rec); err != c.want {
			t.Errorf("%s, %d: %v", c.rec.Subject.Kind, c.rec.Signal.N, err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), ".7)") || strings.Contains(b.String(), ".8)") || !strings.Contains(b.String(), "(code ") {
		t.Error(b.String())
	}
	for _, l := range []model.Level{model.Counts, model.Pseudonymous} {
		if _, err := export.New(export.Text.As(paper.ForAccess), &b, export.Options{Level: l}); err == nil {
			t.Errorf("it is made at %s", l)
		}
	}
}

// TestWordsThatMayTellWhoASourceIsAreLeftOutAndNamed writes of a confidential source what was
// told it, why a version was made, and a step that names it. Control: without such a source all
// of it is printed, and what names nobody outside the family is always.
func TestWordsThatMayTellWhoASourceIsAreLeftOutAndNamed(t *testing.T) {
	rec := exporttest.Records()[0]
	rec.Subject.Kind, rec.Earlier = model.Child, nil
	line := model.Finding{ID: model.NewID(), Kind: model.ThirdParty, Source: model.FromResident, Confidential: true, Text: "Er wordt geschreeuwd.", Written: exporttest.Made}
	step := func(kind, text, result string) model.Step {
		return model.Step{ID: model.NewID(), Type: kind, Text: text, Status: model.Done, Done: model.SeenAt(exporttest.Made), Result: result}
	}
	rec.Signal.Findings = []model.Finding{line}
	rec.Signal.Reason = "kwam van de buurman"
	rec.Signal.Steps = []model.Step{
		step(model.FeedbackStep, "", "gebeld, was blij"), step("anders", "buurvrouw terugbellen", ""), step("gesprek_ouder", "", "moeder huilde"),
	}
	said := []string{"gebeld, was blij", "buurvrouw", "buurman"}
	print := func() string {
		return exporttest.OneLine(exporttest.Write(t, export.Text.As(paper.ForAccess), export.Options{Level: model.Complete, Made: exporttest.Made}, rec))
	}
	got := print()
	for _, s := range said {
		if strings.Contains(got, s) {
			t.Errorf("it says %q", s)
		}
	}
	if n := strings.Count(got, "[weggelaten: wat kan zeggen wie iets vertelde; privacy van een ander]"); n < len(said) || !strings.Contains(got, "moeder huilde") {
		t.Errorf("%d places are named:\n%s", n, got)
	}
	rec.Signal.Findings[0].Confidential, rec.Signal.Findings[0].Source = false, model.FromSchool
	got = print()
	for _, s := range said {
		if !strings.Contains(got, s) {
			t.Errorf("control: it lacks %q", s)
		}
	}
}
