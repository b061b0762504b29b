package guidance

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
)

//go:embed testdata/vectoren.tsv
var vectors string

func answersOf(cells []string) model.Answers {
	out := model.Answers{}
	for i, q := range append(slices.Clone(weighing), reporting) {
		if cells[i] != "-" {
			out[q] = model.Answer{cells[i]}
		}
	}
	return out
}

func TestTheWeighingQuestionsSayWhatTheAgreedExamplesSay(t *testing.T) {
	n := 0
	for _, l := range strings.Split(strings.TrimSpace(vectors), "\n")[2:] {
		cells := strings.Split(l+"\t", "\t")
		got := strings.Join(Say("past_bij", Record{Content: model.Content{Answers: answersOf(cells)}, Kind: model.Child}), " ")
		for _, want := range cells[6:8] {
			if !strings.Contains(got, want) {
				t.Errorf("%s: says %q, which lacks %q", strings.Join(cells[:6], ","), got, want)
			}
		}
		n++
	}
	if n < 15 {
		t.Fatalf("%d examples only", n)
	}
}

func TestNothingIsSaidBeforeAnAnswerAndNothingIsConcluded(t *testing.T) {
	if got := Say("past_bij", Record{Content: model.Content{Answers: model.Answers{}}, Kind: model.Child}); got != nil {
		t.Errorf("says %q to no answer", got)
	}
	checks := map[string]model.Check{"a.letsel": {Answer: model.CheckYes}}
	if got := Say("past_bij", Record{Content: model.Content{Answers: model.Answers{}, Checks: checks}, Kind: model.Child}); got != nil {
		t.Errorf("an answer was derived from the checklist: %q", got)
	}
	for _, f := range fitting() {
		for _, word := range []string{"adviseert", "concludeert", "het systeem", "veilig genoeg", "geen zorgen"} {
			if strings.Contains(f.text, word) {
				t.Errorf("%q says %q", f.text, word)
			}
		}
	}
}

func TestEveryRunOfAnswersSaysOneThing(t *testing.T) {
	values := []string{model.Yes, model.No, model.Unsure}
	var walk func(i int, a model.Answers)
	walk = func(i int, a model.Answers) {
		r := Record{Content: model.Content{Answers: a}, Kind: model.Child}
		n := 0
		for _, f := range fitting() {
			if f.is(r) {
				n++
			}
		}
		if n > 1 {
			t.Errorf("%v: %d lines of the table hold", a, n)
		}
		if i == len(weighing) {
			if n != 1 {
				t.Errorf("%v: nothing is said to a whole run of answers", a)
			}
			return
		}
		for _, v := range values {
			next := maps.Clone(a)
			next[weighing[i]] = model.Answer{v}
			walk(i+1, next)
		}
	}
	walk(0, model.Answers{})
}

func TestClosingNamesWhatIsStillOpenAndNeverReassures(t *testing.T) {
	r := Record{Kind: model.Child, Content: model.Content{
		Answers:  model.Answers{"weging_1": {model.No}},
		Checks:   map[string]model.Check{"a.letsel": {Answer: model.CheckMaybe}},
		Findings: []model.Finding{{Kind: model.Suspicion, Text: "Ik denk dat er geslagen wordt."}},
		Steps:    []model.Step{{Type: "huisbezoek", Status: model.Planned}},
	}}
	fits := strings.Join(Say("past_bij", r), "\n")
	for _, want := range []string{"Maar dit staat nog open", "etsel", "geslagen wordt"} {
		if !strings.Contains(fits, want) {
			t.Errorf("%q lacks %q", fits, want)
		}
	}
	if open := strings.Join(Say("staat_open", r), "\n"); !strings.Contains(open, "huisbezoek") || !strings.Contains(open, "geslagen wordt") {
		t.Errorf("before closing: %q", open)
	}
	r.Findings[0].Status = model.FindingRefuted
	r.Checks = nil
	if got := strings.Join(Say("past_bij", r), "\n"); strings.Contains(got, "Maar dit") {
		t.Errorf("nothing is open, and yet: %q", got)
	}
}

func TestAChildThatSaidItselfWasSpokenTo(t *testing.T) {
	unsaid := func(source model.Source) bool {
		r := Record{Kind: model.Child, Content: model.Content{Findings: []model.Finding{{Kind: model.Said, Source: source, Text: "niet tegen mama zeggen"}}}}
		return slices.Contains(Say("nalezen", r), shipped().say("nalezen", "kind_niet_gesproken"))
	}
	for name, c := range map[string]model.Content{
		"itself":                       {Answers: model.Answers{"zelf_gesproken": {model.Yes}}},
		"in a record of earlier":       {Answers: model.Answers{"gesproken_met": {"kind"}}},
		"one of the family":            {People: []model.Person{{Role: model.RoleChild, About: model.About{Spoken: model.Yes}}}},
		"control: not itself":          {Answers: model.Answers{"zelf_gesproken": {model.No}}},
		"control: somebody else":       {People: []model.Person{{Role: model.RoleMother, About: model.About{Spoken: model.Yes}}}},
		"control: a child that is not": {People: []model.Person{{Role: model.RoleChild, About: model.About{Spoken: model.No}}}},
	} {
		says := slices.Contains(Say("nalezen", Record{Kind: model.Family, Content: c}), shipped().say("nalezen", "kind_niet_gesproken"))
		if says != strings.HasPrefix(name, "control") {
			t.Errorf("%s: reminded %v", name, says)
		}
	}
	if unsaid(model.FromChild) || unsaid(model.FromYouth) || !unsaid(model.FromMother) {
		t.Errorf("child %v, youngster %v, mother %v", unsaid(model.FromChild), unsaid(model.FromYouth), unsaid(model.FromMother))
	}
}

func TestWhatIsNotThereYetIsNamedUntilItIs(t *testing.T) {
	r := Record{Kind: model.Child, Content: model.Content{Answers: model.Answers{}}}
	before := Say("nalezen", r)
	r.Answers["zelf_gesproken"] = model.Answer{model.Yes}
	r.Answers["overleggen"] = model.Answer{"r1"}
	r.Answers["geen_gesprek"] = model.Answer{"contact"}
	r.People = []model.Person{{Role: model.RoleSibling}}
	after := Say("nalezen", r)
	if len(before)-len(after) != 4 {
		t.Errorf("before %q\nafter %q", before, after)
	}
}

func TestAStepBetweenFramesAsksForWhatBelongsWithIt(t *testing.T) {
	with := func(pairs ...string) Record {
		a := model.Answers{"kaderwissels": {"r1"}}
		for i := 0; i < len(pairs); i += 2 {
			a[model.Cell("kaderwissels", "r1", pairs[i])] = model.Answer{pairs[i+1]}
		}
		return Record{Content: model.Content{Answers: a}, Kind: model.Child}
	}
	for _, c := range []struct {
		r            Record
		want, absent string
	}{
		{with("van", "vrijwillig", "naar", "drang"), "niet in de wet", "met het gezin erbij"},
		{with("van", "vrijwillig", "naar", "gedwongen"), "welke maatregel", "niet in de wet"},
		{with("van", "vrijwillig", "naar", "gedwongen", "maatregel", "ots"), "terug te kunnen", "welke maatregel"},
		{with("van", "gedwongen", "naar", "vrijwillig"), "met het gezin erbij", "terug te kunnen"},
		{with("van", "gedwongen", "naar", "afgesloten"), "houdt nu zicht", "opnieuw te bekijken"},
	} {
		got := strings.Join(Say("kader", c.r), "\n")
		if !strings.Contains(got, c.want) || strings.Contains(got, c.absent) {
			t.Errorf("%v: %q", c.r.Answers, got)
		}
	}
	if got := Say("kader", Record{}); got != nil {
		t.Errorf("nothing changed, and yet %q", got)
	}
}

func TestAFaultyTableIsRefusedWithItsLine(t *testing.T) {
	for _, bad := range []string{"ja\tnee", "x\t*\t*\t*\t*\tmelden\ttekst", "ja\t*\t*\t*\t*\tiets\ttekst", "ja\t*\t*\t*\t*\tmelden\t"} {
		if _, err := readFits([]byte("# a\n"+bad+"\n"), "f.tsv"); err == nil || !strings.Contains(err.Error(), ":2:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestARegionSaysWhatBelongsWithAnOutcomeThere(t *testing.T) {
	local, err := Shipped().With([]byte(`{"afwegingskader": {"overleg": "Hier bel je eerst het wijkteam."}, "nalezen": {"geen_overleg": "Nog niemand gebeld."}}`), "zinnen.json")
	if err != nil {
		t.Fatal(err)
	}
	r := Record{Content: model.Content{Answers: model.Answers{weighing[0]: {model.Unsure}}}, Kind: model.Child}
	plain := Say("past_bij", r)
	r.Texts = local
	if got := Say("past_bij", r); len(got) != len(plain)+1 || got[0] != plain[0] || got[1] != "Hier bel je eerst het wijkteam." {
		t.Errorf("%q beside %q", got, plain)
	}
	if got := Say("nalezen", r); got[0] != "Nog niemand gebeld." {
		t.Errorf("%q", got)
	}
	r.Texts = nil
	if got := Say("nalezen", r); got[0] != "Nog geen overleg opgeschreven." {
		t.Errorf("what comes with the program changed: %q", got)
	}
	for bad, want := range map[string]string{
		`{"onzin": {"x": "y"}}`:                                           "zinnen.json:1:11: onzin: geen verzameling",
		`{"nalezen": {"iets": "y"}}`:                                      "nalezen.iets: geen zin van die naam",
		`{"nalezen": {"geen_overleg": ""}}`:                               "nalezen.geen_overleg: een zin is nodig",
		`{"afwegingskader": {"afsluiten": "Dit kind is veilig genoeg."}}`: "hoort hier niet",
		`{"afwegingskader": {"niets": "y"}}`:                              "afwegingskader.niets: geen zin",
	} {
		if _, err := Shipped().With([]byte(bad), "zinnen.json"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", bad, err, want)
		}
	}
}
