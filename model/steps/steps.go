// Package steps holds the kinds of next step a worker can plan or note as
// done. They are data: names are for ever, words may change.
package steps

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/strict"
)

// Other is the type of a step that fits none of the others; its own text
// says what it is.
const Other = model.OtherStep

// MaxShort is how many characters a short label may have, for the columns of
// lists.
const MaxShort = 22

// Type is one kind of next step.
type Type struct {
	Name  string   `json:"name"`
	Label string   `json:"label"`
	Short string   `json:"short"`
	Alias []string `json:"alias"` // other words that find it
}

type file struct {
	Version int                     `json:"version"`
	Types   []Type                  `json:"types"`
	First   map[model.Kind][]string `json:"first"`
	Spare   map[model.Kind]string   `json:"spare"` // in the place of one that makes no sense
}

//go:embed data/stappen.json
var data []byte

var read = strict.Embedded(data, "stappen.json", load)

func load(data []byte, name string) (file, error) {
	var f file
	src, err := strict.JSON(data, name, &f)
	if err != nil {
		return f, err
	}
	names := map[string]bool{}
	for i, t := range f.Types {
		at := fmt.Sprintf("types[%d]", i)
		switch {
		case t.Name == "" || t.Label == "" || t.Short == "":
			return f, src.Errorf(at, "name, label and short are all needed")
		case names[t.Name]:
			return f, src.Errorf(at+".name", "%q stands twice", t.Name)
		case utf8.RuneCountInString(t.Short) > MaxShort:
			return f, src.Errorf(at+".short", "more than %d characters", MaxShort)
		}
		names[t.Name] = true
	}
	for kind, first := range f.First {
		if err := nine(src, "first."+string(kind), kind, first, names); err != nil {
			return f, err
		}
	}
	for _, kind := range model.Kinds {
		if len(f.First[kind]) == 0 {
			return f, src.Errorf("first", "none for %s", kind)
		}
		if n := f.Spare[kind]; !names[n] || slices.Contains(f.First[kind], n) {
			return f, src.Errorf("spare."+string(kind), "%q is unknown or one of the first", n)
		}
	}
	return f, nil
}

// nine refuses what cannot be offered as digits.
func nine(src *strict.File, at string, kind model.Kind, first []string, known map[string]bool) error {
	if !slices.Contains(model.Kinds, kind) {
		return src.Errorf(at, "%q is geen soort", kind)
	}
	if len(first) != 9 {
		return src.Errorf(at, "%d stappen, het moeten er 9 zijn: een per cijfer", len(first))
	}
	for i, n := range first {
		if !known[n] || slices.Contains(first[:i], n) {
			return src.Errorf(fmt.Sprintf("%s[%d]", at, i), "geen stap %q, of die staat er twee keer", n)
		}
	}
	return nil
}

// All returns every type, in the order of the list.
func All() []Type { return slices.Clone(read().Types) }

// Find returns the type with a machine name. For a name this version does
// not know it returns false and a type that shows the name itself.
func Find(name string) (Type, bool) {
	for _, t := range read().Types {
		if t.Name == name {
			return t, true
		}
	}
	plain := strings.ReplaceAll(name, "_", " ")
	return Type{Name: name, Label: plain, Short: plain}, false
}

// Match returns the types a typed text may mean, best first: those whose
// label or another word begins with it, then those that have it in a word.
func Match(text string) []Type {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return All()
	}
	var begin, within []Type
	for _, t := range read().Types {
		switch at := t.match(text); at {
		case 0:
			begin = append(begin, t)
		case 1:
			within = append(within, t)
		}
	}
	return append(begin, within...)
}

// match returns 0 when the label or an alias begins with text, 1 when a word
// in one of them does, and -1 when neither.
func (t Type) match(text string) int {
	best := -1
	for _, s := range append([]string{t.Label, t.Short}, t.Alias...) {
		s = strings.ToLower(s)
		if strings.HasPrefix(s, text) {
			return 0
		}
		if strings.Contains(s, " "+text) {
			best = 1
		}
	}
	return best
}
