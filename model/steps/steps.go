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
	Name   string   `json:"name"`
	Label  string   `json:"label"`
	Short  string   `json:"short"`
	Letter string   `json:"letter"` // its own key where nothing is typed
	Alias  []string `json:"alias"`  // other words that find it
}

type file struct {
	Version int                     `json:"version"`
	Types   []Type                  `json:"types"`
	First   map[model.Kind][]string `json:"first"`
	Spare   map[model.Kind]string   `json:"spare"` // in the place of one that makes no sense
	Own     map[string][]string     `json:"own"`   // by profession: what it is itself, so that planning it makes no sense
}

//go:embed data/stappen.json
var data []byte

var read = func() file {
	f, err := load(data, "stappen.json")
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return f
}()

func load(data []byte, name string) (file, error) {
	var f file
	src, err := strict.JSON(data, name, &f)
	if err != nil {
		return f, err
	}
	names, letters := map[string]bool{}, map[string]bool{}
	for i, t := range f.Types {
		at := fmt.Sprintf("types[%d]", i)
		switch {
		case t.Name == "" || t.Label == "" || t.Short == "":
			return f, src.Errorf(at, "name, label and short are all needed")
		case names[t.Name]:
			return f, src.Errorf(at+".name", "%q stands twice", t.Name)
		case utf8.RuneCountInString(t.Short) > MaxShort:
			return f, src.Errorf(at+".short", "more than %d characters", MaxShort)
		case len(t.Letter) != 1 || t.Letter < "a" || t.Letter > "z":
			return f, src.Errorf(at+".letter", "not one letter from a to z")
		case letters[t.Letter]:
			return f, src.Errorf(at+".letter", "%q stands twice", t.Letter)
		}
		names[t.Name], letters[t.Letter] = true, true
	}
	for _, kind := range model.Kinds {
		at := "first." + string(kind)
		if len(f.First[kind]) != 9 {
			return f, src.Errorf(at, "%d types, want 9: one a digit", len(f.First[kind]))
		}
		for i, n := range f.First[kind] {
			if !names[n] || slices.Contains(f.First[kind][:i], n) {
				return f, src.Errorf(fmt.Sprintf("%s[%d]", at, i), "%q is unknown or stands twice", n)
			}
		}
	}
	if len(f.First) != len(model.Kinds) {
		return f, src.Errorf("first", "an unknown kind of subject")
	}
	return f, f.checkSpare(src, names)
}

// checkSpare sees to it that nine are left for every profession.
func (f file) checkSpare(src *strict.File, known map[string]bool) error {
	for _, kind := range model.Kinds {
		if n := f.Spare[kind]; !known[n] || slices.Contains(f.First[kind], n) {
			return src.Errorf("spare."+string(kind), "%q is unknown or one of the first", n)
		}
	}
	for profile, own := range f.Own {
		if len(own) != 1 || !known[own[0]] {
			return src.Errorf("own."+profile, "not one known type: there is one spare")
		}
	}
	return nil
}

// All returns every type, in the order of the list.
func All() []Type { return slices.Clone(read.Types) }

// Find returns the type with a machine name. For a name this version does
// not know it returns false and a type that shows the name itself.
func Find(name string) (Type, bool) {
	for _, t := range read.Types {
		if t.Name == name {
			return t, true
		}
	}
	plain := strings.ReplaceAll(name, "_", " ")
	return Type{Name: name, Label: plain, Short: plain}, false
}

// First returns the nine types offered as digits for a kind of subject, to a profession: not
// what that is itself. A kind that was not chosen yet gets those of a child.
func First(kind model.Kind, profile string) []Type {
	if _, ok := read.First[kind]; !ok {
		kind = model.Child
	}
	out := make([]Type, len(read.First[kind]))
	for i, n := range read.First[kind] {
		if slices.Contains(read.Own[profile], n) {
			n = read.Spare[kind]
		}
		out[i], _ = Find(n)
	}
	return out
}

// Match returns the types a typed text may mean, best first: those whose
// label or another word begins with it, then those that have it in a word.
func Match(text string) []Type {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return All()
	}
	var begin, within []Type
	for _, t := range read.Types {
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
