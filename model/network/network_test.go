package network

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/fold"
)

var today = model.Date{Year: 2026, Month: 11, Day: 22}

func TestWhatIsCalledOtherwiseIsFoundAndWhyIsSaid(t *testing.T) {
	for _, c := range []struct{ words, want, by string }{
		{"Werkendam", "Altena", "opgegaan Werkendam 2019"},
		{"aalburg", "Altena", "opgegaan Aalburg 2019"},
		{"Woudrichem", "Altena", "opgegaan Woudrichem 2019"},
		{"Altena", "Altena", " "},
		{"Oosterout", "Oosterhout", "spelling Oosterhout"},
		{"BJZ Noord-Brabant", "Jeugdbescherming Brabant", "opgegaan BJZ Noord-Brabant"},
		{"bjz", "Jeugdbescherming Brabant", "opgegaan BJZ"},
		{"Bureau Jeugdzorg", "Jeugdbescherming Brabant", "opgegaan Bureau Jeugdzorg"},
		{"Haaren", "Oisterwijk", "deel Haaren 2021"},
		{"Biezenmortel", "Tilburg", "deel Biezenmortel 2021"},
		{"Esch", "Boxtel", "deel Esch 2021"},
		{"helvoirt", "Vught", "deel Helvoirt 2021"},
		{"Uden", "Maashorst", "opgegaan Uden 2022"},
		{"Landerd", "Maashorst", "opgegaan Landerd 2022"},
		{"Sint Anthonis", "Land van Cuijk", "opgegaan Sint Anthonis 2022"},
		{"Cuijk", "Land van Cuijk", "opgegaan Cuijk 2022"},
		{"LJ&R", "Leger des Heils Jeugdbescherming & Reclassering", "alias LJ&R"},
		{"etten leur", "Etten-Leur", " "},
		{"ZORGCOORDINATOR", "intern begeleider", "alias zorgcoördinator"},
		{"wijkagnet", "wijkagent", "spelling wijkagent"},
		{"William Schrikker Groep", "William Schrikker Stichting Jeugdbescherming & Jeugdreclassering", "opgegaan William Schrikker Groep"},
	} {
		hits := Shipped().Find(c.words, today, nil)
		if len(hits) == 0 {
			t.Errorf("%q finds nothing", c.words)
			continue
		}
		h := hits[0]
		by := string(h.Why.By) + " " + h.Why.Said
		if h.Why.Year > 0 {
			by += " " + model.Date{Year: h.Why.Year}.String()[:4]
		}
		if h.Name != c.want || by != c.by {
			t.Errorf("%q: got %q (%s), want %q (%s)", c.words, h.Name, by, c.want, c.by)
		}
	}
}

func TestWhatFellApartLeadsToAllItBecame(t *testing.T) {
	var got []string
	for _, h := range Shipped().Find("Haaren", today, nil) {
		got = append(got, h.Name)
	}
	if want := []string{"Oisterwijk", "Tilburg", "Boxtel", "Vught"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBeforeItWasMergedAMunicipalityIsFoundItself(t *testing.T) {
	hits := Shipped().Find("Werkendam", model.Date{Year: 2018, Month: 12, Day: 31}, nil)
	if len(hits) != 1 || hits[0].Name != "Werkendam" || hits[0].Why.By != ByName {
		t.Errorf("got %+v", hits)
	}
}

func TestNothingAndWhatIsNotThereFindsNothing(t *testing.T) {
	for _, words := range []string{"", "  ", "-", "xyzzy", "Werkendam Tilburg"} {
		if hits := Shipped().Find(words, today, nil); len(hits) > 0 {
			t.Errorf("%q finds %q", words, hits[0].Name)
		}
	}
}

// ends returns the names an entry leads to that are there on a day.
func ends(e Entry, all []Entry, met map[string]bool) (out []string) {
	if !e.Gone(today) {
		return []string{e.Name}
	}
	if met[e.Name] {
		return nil
	}
	met[e.Name] = true
	for _, to := range e.Into {
		for _, f := range all {
			if f.Name == to.Name {
				out = append(out, ends(f, all, met)...)
			}
		}
	}
	return out
}

func TestEveryNameFindsItsEntryOrWhatItBecame(t *testing.T) {
	n := 0
	for _, e := range Shipped().All() {
		want := ends(e, Shipped().All(), map[string]bool{})
		for _, name := range e.names() {
			for _, said := range []string{name, strings.ToUpper(name), fold.Text(name)} {
				n++
				var got []string
				for _, h := range Shipped().Find(said, today, nil) {
					got = append(got, h.Name)
				}
				for _, w := range want {
					if !slices.Contains(got, w) {
						t.Errorf("%q finds %q, not %q", said, got, w)
					}
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d names were looked at", n)
	}
}

func TestNothingThatIsGoneIsFound(t *testing.T) {
	for _, e := range Shipped().All() {
		for _, name := range e.names() {
			for i := range []rune(name) {
				for _, h := range Shipped().Find(string([]rune(name)[:i+1]), today, nil) {
					if h.Gone(today) {
						t.Fatalf("%q finds %q, which is there no more", string([]rune(name)[:i+1]), h.Name)
					}
				}
			}
		}
	}
}

// TestNoChainOfSuccessorsHoldsASearchUp has worker's own entries lead anywhere, themselves
// included: a search ends, and whatever was looked for by its whole name leads to something.
func TestNoChainOfSuccessorsHoldsASearchUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"aap", "noot", "mies", "wim", "zus", "jet"}
	for range 2000 {
		var own []Entry
		for _, n := range names {
			e := Entry{Kind: Own, Name: n, Group: "wijk", ID: model.NewID()}
			for range r.IntN(3) {
				e.Into = append(e.Into, Into{Name: names[r.IntN(len(names))]})
			}
			own = append(own, e)
		}
		for _, n := range names {
			hits := Shipped().Find(n, today, own)
			if len(hits) == 0 {
				t.Fatalf("%q is lost among %+v", n, own)
			}
			met := map[model.ID]bool{}
			for _, h := range hits {
				if met[h.ID] {
					t.Fatalf("%q found twice among %+v", h.Name, own)
				}
				met[h.ID] = true
			}
		}
	}
}

func TestWhatDoesNotHoldTogetherIsRefused(t *testing.T) {
	role := `[{"id":"wijk","label":"Wijk","when":"altijd","roles":[{"name":"buur"}]}]`
	for _, c := range []struct{ orgs, towns, want string }{
		{`[]`, `[]`, ""},
		{`[{"name":"A","group":"nergens","source":"x"}]`, `[]`, `organisaties.json:1:22: [0].group: geen groep "nergens"`},
		{`[]`, `[{"name":"A","source":"x","until":"2019-01-01","into":[{"name":"B"}]}]`, `geen "B"`},
		{`[]`, `[{"name":"A","source":"x","into":[{"name":"B"}]},{"name":"B","source":"x","into":[{"name":"a"}]}]`, "wordt zichzelf"},
		{`[]`, `[{"name":"A","source":"x","until":"2019-01-01"}]`, "wat ophoudt werd iets anders"},
		{`[]`, `[{"name":"A","source":"x"},{"name":"B","source":"x","aliases":["Á"]}]`, "staat er twee keer"},
		{`[]`, `[{"name":"A"}]`, "waar het op rust"},
		{`[]`, `[{"name":"A","source":"x","group":"wijk"}]`, "die ligt in regio's"},
		{`[]`, `[{"name":"A","source":"x","regions":[{"name":"R","kind":"iets"}]}]`, "een regio heeft een naam"},
		{`[]`, `[{"naam":"A"}]`, "onbekende naam"},
		{`[]`, `[{"name":"A","source":"x","until":"2019-02-30"}]`, "2019-02-30"},
	} {
		_, _, err := read([]byte(role), []byte(c.orgs), []byte(c.towns))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s\n got %v\nwant %s", c.orgs, c.towns, err, c.want)
		}
	}
}

// TestNoPersonIsShipped goes by what a person would have.
func TestNoPersonIsShipped(t *testing.T) {
	for _, data := range [][]byte{roleData, orgData, townData} {
		for _, sign := range []string{"@", "telefoon", "06-", "mevr", "dhr"} {
			if strings.Contains(strings.ToLower(string(data)), sign) {
				t.Errorf("%q is shipped", sign)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Werkendam")
	f.Add("jeugdbeschreming brabant")
	f.Fuzz(func(t *testing.T, words string) {
		for _, h := range Shipped().Find(words, today, nil) {
			if h.Gone(today) {
				t.Errorf("%q finds %q", words, h.Name)
			}
		}
	})
}
