package catalogue

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
)

func slugs(found []Suggestion) []string {
	var out []string
	for _, s := range found {
		out = append(out, s.Slug)
	}
	return out
}

func TestEachItemIsBroughtUpByItsSentenceAndNotByTheOther(t *testing.T) {
	brings := func(text, slug string) bool {
		return slices.ContainsFunc(cues().matches(text), func(m match) bool { return items()[m.item].Slug == slug })
	}
	for _, e := range cues().examples {
		if !brings(e.yes, e.slug) {
			t.Errorf("%s is not brought up by %q", e.slug, e.yes)
		}
		if brings(e.no, e.slug) {
			t.Errorf("%s is brought up by %q", e.slug, e.no)
		}
	}
	if len(cues().examples) != 150 {
		t.Errorf("%d items have sentences", len(cues().examples))
	}
}

func TestTheScooterCaseBringsUpWhatItIsAbout(t *testing.T) {
	f := Filter{Kind: model.Youth, Ages: []model.Band{model.Band12}, Order: hiding}
	text := "Twee telefoons, die steeds gaan. Nieuwe scooter.\n\"ik doe ritjes voor iemand\"\nZijn coach noemt hem trouw."
	got := cues().Suggest(text, f)
	want := []string{"b.net.volwassene", "r.vri.telefoons", "r.vri.geld-spullen", "r.vri.ronselen", "a.uitbuiting"}
	if !slices.Equal(slugs(got), want) {
		t.Errorf("got %v, want %v", slugs(got), want)
	}
	if got[1].Quote != "Twee telefoons" {
		t.Errorf("quoted %q", got[1].Quote)
	}
}

func TestAFlaggedItemIsNeverCrowdedOut(t *testing.T) {
	text := "Oma en de coach helpen. Ze is trots, er staat eten op tafel, moeder troostte hem, ze eten op vaste tijden. Papa slaat met de riem."
	got := cues().Suggest(text, Filter{Kind: model.Child})
	if len(got) != MaxSuggestions || !slices.Contains(slugs(got), "r.gez.hard") || !slices.Contains(slugs(got), "a.onthulling") {
		t.Errorf("got %v", slugs(got))
	}
	if !got[0].Protective() {
		t.Errorf("%s comes first; what goes well should", got[0].Slug)
	}
}

func TestWhatIsDeniedBringsUpNothing(t *testing.T) {
	for text, want := range map[string]int{
		"Er was geen ruzie.":                     0,
		"Er was nooit sprake van ruzie.":         0, // three words before
		"Niet waar. Ruzie.":                      1, // another sentence
		"Geen idee waarom er vandaag ruzie was.": 1, // further away than three words
		"zonder enige ruzie":                     0,
		"nauwelijks ruzie":                       0,
		"RUZIE":                                  1,
	} {
		if got := cues().matches(text); len(got) != want {
			t.Errorf("%q brings up %d", text, len(got))
		}
	}
}

func TestWhatIsSaidOfAParentIsNotOfTheChild(t *testing.T) {
	for text, want := range map[string]bool{
		"Moeder is doodmoe.":             false,
		"Vader was erg moe.":             false,
		"zijn ouders zijn altijd moe":    false,
		"Doodmoe is hij.":                true,
		"Moeder zegt dat hij moe is.":    true,
		"Vader is boos. Moe kwam hij.":   true,
		"Moeder vond haar doodmoe.":      true,
		"Oma is lief, het kind is moe":   true,
		"hij is moe van zijn moeder":     true,
		"Moeder zegt: valt in slaap.":    true,
		"Stiefvader valt in slaap":       false,
		"Vader bracht hem. Hij was moe.": true,
	} {
		if got := slices.ContainsFunc(cues().matches(text), func(m match) bool { return items()[m.item].Slug == "s.kin.moe" }); got != want {
			t.Errorf("%q brings up a tired child: %v", text, got)
		}
	}
	var drunk []string
	for _, m := range cues().matches("Moeder was dronken.") {
		drunk = append(drunk, items()[m.item].Slug)
	}
	if !slices.Contains(drunk, "a.ouder-crisis") || slices.Contains(drunk, "r.ind.middelen") {
		t.Errorf("what is about a parent goes too, or about a youngster stays: %v", drunk)
	}
}

// hiding is an order that hides.
var hiding = Order{First: []string{"B", "A"}, More: []string{"F", "D", "E"}, MoreTitle: "kind en gezin", Hide: []string{"r.ind.politiecontact"}}

func TestTheFilterIsHeeded(t *testing.T) {
	f := Filter{Kind: model.Youth, Order: hiding}
	if got := cues().Suggest("Hij is vorige week opgepakt.", f); len(got) != 0 {
		t.Errorf("what the profile hides is suggested: %v", slugs(got))
	}
	if got := cues().Suggest("harde muziek en wiet", Filter{Kind: model.Place}); !slices.Equal(slugs(got), []string{"r.grp.overlast", "r.grp.middelen"}) {
		t.Errorf("a place gets %v", slugs(got))
	}
}

func TestAFaultyWordListIsRefusedWithItsLine(t *testing.T) {
	good := string(cueData)
	for _, c := range []struct{ old, new, want string }{
		{"r.ind.vroeg-start\t", "r.ind.onzin\t", `w.tsv:3: geen punt "r.ind.onzin"`},
		{"r.ind.temperament\t", "r.ind.vroeg-start\t", `w.tsv:4: geen punt "r.ind.vroeg-start"`},
		{"als baby|", "Als baby|", `w.tsv:4: woorden "Als baby"`},
		{"als baby|", "ba*|", `w.tsv:4: woorden "ba*"`},
		{"als baby|", "|", `w.tsv:4: woorden ""`},
		{"\tEr zat een peuter in de buggy.", "", "w.tsv:4: vier kolommen"},
		{"#versie\t1", "versie", "w.tsv:1: geen #versie"},
	} {
		_, err := readCues([]byte(strings.Replace(good, c.old, c.new, 1)), "w.tsv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func FuzzSuggest(f *testing.F) {
	f.Add("geen ruzie, wél een riem 's nachts", "kind")
	f.Fuzz(func(t *testing.T, text, kind string) {
		for _, s := range cues().Suggest(text, Filter{Kind: model.Kind(kind)}) {
			if s.Quote == "" || !strings.Contains(text, s.Quote) {
				t.Errorf("%q quotes %q", text, s.Quote)
			}
		}
	})
}

func BenchmarkSuggestIn600Characters(b *testing.B) {
	text := strings.Repeat("Hij doet ineens anders, zegt school, en heeft twee telefoons. ", 10)[:600]
	for b.Loop() {
		cues().Suggest(text, Filter{Kind: model.Youth, Order: hiding})
	}
}

func BenchmarkSearch(b *testing.B) {
	for b.Loop() {
		Search("hard straf", Filter{Kind: model.Child})
	}
}

func BenchmarkPages(b *testing.B) {
	for b.Loop() {
		Pages(Filter{Kind: model.Child}, nil)
	}
}
