package model

import (
	"slices"
	"testing"
	"time"
)

func TestJoiningTakesWhatEachChanged(t *testing.T) {
	at := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	a, b, c, d := ID{1}, ID{2}, ID{3}, ID{4}
	base := Content{
		Answers:  Answers{QPlace: {"School"}, QUrgency: {"nu"}, "x": {"weg"}, "rij": {"r1"}, Cell("rij", "r1", "v"): {"een"}},
		Findings: []Finding{{ID: a, Text: "een"}, {ID: b, Text: "twee"}, {ID: c, Text: "drie"}},
		Steps:    []Step{{ID: a, Type: "bellen", Status: Planned}},
		Checks:   map[string]Check{"p": {Answer: CheckYes}, "q": {Answer: CheckNo}},
	}
	mine, theirs := base.Clone(), base.Clone()
	mine.Answers[QPlace], mine.Answers["rij"], mine.Answers[Cell("rij", "r2", "v")] = Answer{"Markt"}, Answer{"r1", "r2"}, Answer{"twee"}
	mine.Findings = []Finding{{ID: a, Text: "een, van mij"}, {ID: b, Text: "twee"}}
	mine.Checks["p"] = Check{Answer: CheckMaybe}
	theirs.Answers[QUrgency], theirs.Answers["rij"], theirs.Answers[Cell("rij", "r3", "v")] = Answer{"aankijken"}, Answer{"r1", "r3"}, Answer{"drie"}
	delete(theirs.Answers, "x")
	theirs.Findings = []Finding{{ID: a, Text: "een, van haar"}, {ID: b, Text: "twee, beter"}, {ID: c, Text: "drie, toch"}, {ID: d, Text: "vier"}}
	theirs.Steps = []Step{{ID: a, Type: "bellen", Status: Done}}
	theirs.Acute = []Acute{{At: at, Answer: AcuteCalling}}
	theirs.DangerAt = at
	delete(theirs.Checks, "q")

	got := Join(base, mine, theirs)
	var said []string
	for _, f := range got.Findings {
		said = append(said, f.Text)
	}
	if want := []string{"een, van mij", "een, van haar", "twee, beter", "drie, toch", "vier"}; !slices.Equal(said, want) {
		t.Errorf("lines %q, want %q", said, want)
	}
	if got.Findings[0].ID == got.Findings[1].ID {
		t.Error("two lines under one id")
	}
	if got.Answers.One(QPlace) != "Markt" || got.Answers.One(QUrgency) != "aankijken" || len(got.Answers["x"]) != 0 || !slices.Equal(got.Answers["rij"], Answer{"r1", "r2", "r3"}) ||
		got.Answers.One(Cell("rij", "r2", "v")) != "twee" || got.Answers.One(Cell("rij", "r3", "v")) != "drie" {
		t.Errorf("answers %v", got.Answers)
	}
	if got.Steps[0].Status != Done || len(got.Acute) != 1 || !got.DangerAt.Equal(at) {
		t.Errorf("%+v %+v %v", got.Steps, got.Acute, got.DangerAt)
	}
	if _, has := got.Checks["q"]; has || got.Checks["p"].Answer != CheckMaybe {
		t.Errorf("checks %v", got.Checks)
	}
	if other := Join(base, theirs, mine); other.Answers.One(QPlace) != "Markt" || len(other.Findings) != 5 {
		t.Errorf("the other way round: %v, %d lines", other.Answers, len(other.Findings))
	}
	for _, c := range []Content{base, mine, theirs} {
		if !Join(c, c, c).Equal(c) || !Join(base, c, base).Equal(c) || !Join(base, base, c).Equal(c) {
			t.Error("joining with what did not change anything changed something")
		}
	}
}

// Together says of versions which one several went on from.
func TestTheNearestVersionBothWentOnFromIsFound(t *testing.T) {
	v := func(n byte, parents ...byte) Signal {
		s := Signal{Revision: ID{n}}
		for _, p := range parents {
			s.Parents = append(s.Parents, ID{p})
		}
		return s
	}
	all := []Signal{v(1), v(2, 1), v(3, 2), v(4, 2), v(5, 4), v(6, 9)}
	for _, c := range []struct{ a, b, want byte }{{3, 5, 2}, {5, 3, 2}, {3, 4, 2}, {2, 5, 2}, {3, 6, 0}} {
		if got, _ := Common(all, ID{c.a}, ID{c.b}); got.Revision != (ID{c.want}) {
			t.Errorf("%d and %d went on from %v", c.a, c.b, got.Revision)
		}
	}
}

func TestOnlyWhatBothAnswerOtherwiseClashes(t *testing.T) {
	of := func(place, urgency string) Content {
		return Content{Answers: Answers{QPlace: {place}, QUrgency: {urgency}}}
	}
	base, mine, theirs := of("plein", "nu"), of("park", "nu"), of("school", "aankijken")
	if got := Clashes(base, mine, theirs); len(got) != 1 || got[0] != QPlace {
		t.Errorf("clashes: %v", got)
	}
	if got := Clashes(base, mine, of("park", "nu")); len(got) != 0 {
		t.Errorf("both say the same, and yet %v", got)
	}
	delete(mine.Answers, QPlace)
	if got := Clashes(base, mine, theirs); len(got) != 1 {
		t.Errorf("taken away here and changed there: %v", got)
	}
}
