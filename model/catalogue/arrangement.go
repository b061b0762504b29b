package catalogue

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/strict"
)

// Order is how the checklist is laid out for a profession. The zero order hides nothing.
type Order struct {
	First     []string `json:"first"`      // catalogues in front, by letter
	More      []string `json:"more"`       // catalogues behind one line "Meer"
	MoreTitle string   `json:"more_title"` // what that line says
	Hide      []string `json:"hide"`       // items that are not shown until they are asked for
}

// Tag is a focus of the approach that the worker chose; never a property of a
// person.
type Tag struct {
	Name  string   `json:"name"`
	Label string   `json:"label"`
	Items []string `json:"items"`
	Also  []string `json:"also"` // tags whose items belong to this one too
}

type arrangement struct {
	Version  int               `json:"version"`
	Headings map[string]string `json:"headings"` // by the small letter of the catalogue; rest is about other kinds of subject
	Domains  map[string]string `json:"domains"`
	Tags     []Tag             `json:"tags"`
}

//go:embed data/volgorde.json
var arrangementData []byte

var arranged = strict.Embedded(arrangementData, "volgorde.json", readArrangement)

func readArrangement(data []byte, name string) (arrangement, error) {
	var p arrangement
	f, err := strict.JSON(data, name, &p)
	if err != nil {
		return p, err
	}
	for letter := range strings.SplitSeq("a b c d e f rest", " ") {
		if p.Headings[letter] == "" {
			return p, f.Errorf("headings", "none for catalogue %s", letter)
		}
	}
	for _, i := range items() {
		if p.Domains[i.Domain] == "" {
			return p, f.Errorf("domains", "no words for %s", i.Domain)
		}
	}
	return p, p.checkTags(f)
}

// Check refuses an order that leaves out a catalogue, or hides what every profession has to
// see: a flagged item, or what goes well. At is the place of the order in the file.
func (o Order) Check(f *strict.File, at string) error {
	letters := slices.Sorted(slices.Values(append(slices.Clone(o.First), o.More...)))
	switch {
	case strings.Join(letters, "") != "ABDEF":
		return f.Errorf(at, "first en more noemen samen A, B, D, E en F, elk een keer")
	case len(o.First) == 0 || len(o.More) > 0 && o.MoreTitle == "":
		return f.Errorf(at, "first is leeg, of more_title ontbreekt")
	}
	for i, slug := range o.Hide {
		item, ok := Find(slug)
		path := fmt.Sprintf("%s.hide[%d]", at, i)
		switch {
		case !ok:
			return f.Errorf(path, "geen punt %q", slug)
		case slices.Contains(o.Hide[:i], slug):
			return f.Errorf(path, "%s staat er twee keer", slug)
		case item.Flag:
			return f.Errorf(path, "%s vraagt meteen aandacht; geen profiel verbergt het", slug)
		case item.Protective():
			return f.Errorf(path, "%s gaat over wat goed gaat; geen profiel verbergt het", slug)
		}
	}
	return nil
}

// everybody is the order of whoever has none.
var everybody = Order{First: []string{"F", "D", "E"}, More: []string{"B", "A"}, MoreTitle: "vrienden, school, wijk"}

func (p arrangement) checkTags(f *strict.File) error {
	for i, t := range p.Tags {
		at := fmt.Sprintf("tags[%d]", i)
		for j, slug := range t.Items {
			if _, ok := Find(slug); !ok {
				return f.Errorf(fmt.Sprintf("%s.items[%d]", at, j), "no item %q", slug)
			}
		}
		for j, name := range t.Also {
			if !slices.ContainsFunc(p.Tags[:i], func(t Tag) bool { return t.Name == name }) {
				return f.Errorf(fmt.Sprintf("%s.also[%d]", at, j), "no earlier tag %q", name)
			}
		}
	}
	return nil
}

// Tags returns the target groups, in the order they are offered.
func Tags() []Tag { return slices.Clone(arranged().Tags) }

// AnswerWords returns an answer as people read it, to a question that no form asks: the names
// of target groups are data of the catalogue.
func AnswerWords(question string, a model.Answer) string {
	if question == model.QTags {
		a = TagLabels(a)
	}
	return strings.Join(a, ", ")
}

// TagLabels returns the words for target groups; a name that is not known stands for
// itself.
func TagLabels(names []string) []string {
	var out []string
	for _, name := range names {
		label := name
		for _, t := range arranged().Tags {
			if t.Name == name {
				label = t.Label
			}
		}
		out = append(out, label)
	}
	return out
}

// tagged returns the slugs of the items of some tags.
func tagged(names []string) map[string]bool {
	on := map[string]bool{}
	for _, t := range arranged().Tags {
		if !slices.Contains(names, t.Name) {
			continue
		}
		for _, slug := range t.Items {
			on[slug] = true
		}
		for slug := range tagged(t.Also) {
			on[slug] = true
		}
	}
	return on
}

// DomainWords returns the Dutch word for a domain.
func DomainWords(domain string) string { return arranged().Domains[domain] }
