package steps

import (
	"slices"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/strict"
)

// Offer is how the steps are put before a profession. It changes what is offered and how that
// is called there; what is planned keeps its name, and reads everywhere as it does for others.
type Offer struct {
	Own    []string                `json:"own"`    // what it is itself, so that planning it makes no sense
	First  map[model.Kind][]string `json:"first"`  // nine in the place of those of everybody
	Called map[string]Words        `json:"called"` // in the words of the profession
}

// Words are what a step is called.
type Words struct {
	Label string `json:"label"`
	Short string `json:"short"` // at most MaxShort characters
}

// Check refuses an offer of what is not there. At is its place in the file.
func (o Offer) Check(src *strict.File, at string) error {
	known := map[string]bool{}
	for _, t := range read().Types {
		known[t.Name] = true
	}
	if len(o.Own) > 1 {
		return src.Errorf(at+".own", "hooguit een stap")
	}
	for _, n := range o.Own {
		if !known[n] || n == Other {
			return src.Errorf(at+".own", "geen stap %q", n)
		}
	}
	for kind, first := range o.First {
		if err := nine(src, at+".first."+string(kind), kind, first, known); err != nil {
			return err
		}
	}
	for n, w := range o.Called {
		switch {
		case !known[n]:
			return src.Errorf(at+".called."+n, "geen stap %q", n)
		case w.Label == "" || w.Short == "" || utf8.RuneCountInString(w.Short) > MaxShort:
			return src.Errorf(at+".called."+n, "label en short zijn nodig, en short is hooguit %d tekens", MaxShort)
		}
	}
	return nil
}

// Offered returns the nine types offered as digits for a kind of subject: not what the
// profession is itself. A kind that was not chosen yet gets those of a child.
func (o Offer) Offered(kind model.Kind) []Type {
	if _, ok := read().First[kind]; !ok {
		kind = model.Child
	}
	first := o.First[kind]
	if len(first) == 0 {
		first = read().First[kind]
	}
	out := make([]Type, len(first))
	for i, n := range first {
		if slices.Contains(o.Own, n) {
			n = o.spare(kind, first)
		}
		out[i], _ = Find(n)
		if w, ok := o.Called[n]; ok {
			out[i].Label, out[i].Short = w.Label, w.Short
		}
	}
	return out
}

// spare is what stands in the place of a step that makes no sense: another than the nine.
func (o Offer) spare(kind model.Kind, first []string) string {
	spare := read().Spare[kind]
	for _, t := range read().Types {
		if !slices.Contains(first, spare) && !slices.Contains(o.Own, spare) {
			break
		}
		spare = t.Name
	}
	return spare
}
