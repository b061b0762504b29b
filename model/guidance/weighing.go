package guidance

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/strict"
)

// The weighing questions of the meldcode, in the order they are asked, and the decision.
var weighing = []string{"weging_1", "weging_2", "weging_3", "weging_4", "weging_5"}

const reporting = "besluit_melden"

//go:embed data/past_bij.tsv
var fitsTable []byte

// fit is a line of the table: the answers it is about, and what they fit.
type fit struct {
	answers []string
	outcome string // afsluiten, overleg, melden or hulp
	text    string
}

var fitting = strict.Embedded(fitsTable, "past_bij.tsv", readFits)

func readFits(table []byte, name string) (out []fit, err error) {
	head := append(slices.Clone(weighing), "uitkomst", "tekst")
	for n, l := range strings.Split(strings.TrimRight(string(table), "\n"), "\n") {
		cells := strings.Split(l, "\t")
		switch {
		case strings.HasPrefix(l, "#"):
			continue
		case len(cells) != len(head):
			return nil, fmt.Errorf("%s:%d: %d kolommen, het moeten er %d zijn", name, n+1, len(cells), len(head))
		case slices.Equal(cells, head):
			continue
		}
		for i, v := range cells[:len(weighing)] {
			if !slices.Contains([]string{model.Yes, model.No, model.Unsure, "*", "-"}, v) {
				return nil, fmt.Errorf("%s:%d: %q is geen antwoord op %s", name, n+1, v, weighing[i])
			}
		}
		if !slices.Contains([]string{"afsluiten", "overleg", "melden", "hulp"}, cells[5]) || cells[6] == "" {
			return nil, fmt.Errorf("%s:%d: geen uitkomst of geen tekst", name, n+1)
		}
		out = append(out, fit{cells[:5], cells[5], cells[6]})
	}
	return out, nil
}

// fits says what the answers to the weighing questions fit. What is still open is said
// where they fit closing, and that a decision may be another one.
func fits(r Record) (out []string) {
	i := slices.IndexFunc(fitting(), func(f fit) bool { return f.is(r) })
	if i < 0 {
		return nil
	}
	f := fitting()[i]
	out = append(out, f.text)
	if more := r.Texts.say(locally, f.outcome); more != "" {
		out = append(out, more)
	}
	if open := r.openEnds(); f.outcome == "afsluiten" && len(open) > 0 {
		out = append(out, r.Texts.say("weging", "maar_open"))
		out = append(out, open...)
	}
	if decided := r.Answers.One(reporting); decided != "" && (decided == model.Yes) != (f.outcome == "melden") {
		out = append(out, r.Texts.say("weging", "anders_besloten"))
	}
	return out
}

func (f fit) is(r Record) bool {
	for i, want := range f.answers {
		have := r.Answers.One(weighing[i])
		if want == "*" {
			return true // what comes behind is not asked, whatever it still holds
		}
		if want == "-" {
			want = ""
		}
		if have != want {
			return false
		}
	}
	return true
}

// reread lists what the worker may want to read again before weighing, and what is not
// there yet.
func reread(r Record) []string {
	cover := catalogue.Survey(r.Content, r.Kind)
	out := r.alarming()
	return append(out, r.some("nalezen",
		line{"geen_overleg", len(r.Answers["overleggen"]) == 0 && !r.did("collegiaal_overleg", "advies_veilig_thuis", "melding_veilig_thuis")},
		line{"geen_gesprek", len(r.Answers["gesprekken"]) == 0 && !r.said("geen_gesprek") && !r.said(model.QWhyNot) && !r.did("gesprek_ouder", "gesprek_jongere", "kind_apart_gesproken")},
		line{"kind_niet_gesproken", !r.childSpoken()},
		line{"ouders_niet_nagegaan", cover.ParentsUntouched},
		line{"andere_kinderen", len(r.People) == 0},
		line{"andere_verklaring", !r.said("andere_verklaring")},
		line{"anders_denken", !r.said("anders_denken")},
	)...)
}
