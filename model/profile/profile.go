// Package profile holds what differs for who does which work: which catalogues of the
// checklist stand in front and which items wait until they are asked for, which steps are
// offered, in which words, and whether the law on police data rules. Profiles are data; the
// names stand with what was recorded and are for ever.
package profile

import (
	_ "embed"
	"fmt"
	"slices"
	"unicode/utf8"

	"tijdig/model/catalogue"
	"tijdig/model/pattern"
	"tijdig/model/steps"
	"tijdig/model/strict"
)

// Most is how many profiles there are at most: one for each digit of the screen that asks.
const Most = 9

// Profile is a line of work.
type Profile struct {
	Name      string          `json:"name"`
	Label     string          `json:"label"`
	Police    bool            `json:"wpg"` // what is recorded is police data, which stands in a file of its own
	Checklist catalogue.Order `json:"checklist"`
	Steps     steps.Offer     `json:"steps"`
}

// Set is the profiles to choose from, in the order they are offered.
type Set []Profile

//go:embed data/profielen.json
var data []byte

var shipped = strict.Embedded(data, "profielen.json", Read)

// Shipped returns the profiles that come with the program.
func Shipped() Set { return slices.Clone(shipped()) }

var nameRE = pattern.Lazy(`^[a-z][a-z0-9_]{1,39}$`)

// Read reads profiles. What is wrong is refused with its place.
func Read(data []byte, name string) (Set, error) {
	var in struct {
		Version  int `json:"version"`
		Profiles Set `json:"profiles"`
	}
	f, err := strict.JSON(data, name, &in)
	if err != nil {
		return nil, err
	}
	if in.Version != 1 {
		return nil, f.Errorf("version", "versie %d is onbekend; hier hoort 1", in.Version)
	}
	if len(in.Profiles) == 0 || len(in.Profiles) > Most {
		return nil, f.Errorf("profiles", "een tot %d profielen", Most)
	}
	for i, p := range in.Profiles {
		at := fmt.Sprintf("profiles[%d]", i)
		switch {
		case !nameRE().MatchString(p.Name):
			return nil, f.Errorf(at+".name", "een naam is een woord van kleine letters, cijfers en _")
		case in.Profiles[:i].Has(p.Name):
			return nil, f.Errorf(at+".name", "%q staat er twee keer", p.Name)
		case p.Label == "" || utf8.RuneCountInString(p.Label) > 40:
			return nil, f.Errorf(at+".label", "een label is nodig, van hooguit 40 tekens")
		}
		if err := p.Checklist.Check(f, at+".checklist"); err != nil {
			return nil, err
		}
		if err := p.Steps.Check(f, at+".steps"); err != nil {
			return nil, err
		}
	}
	return in.Profiles, nil
}

// Has reports whether there is a profile of this name.
func (s Set) Has(name string) bool {
	return slices.ContainsFunc(s, func(p Profile) bool { return p.Name == name })
}

// Of returns a profile by its name. For a name that is not known, or none, it returns the
// first one without what that leaves out: nothing may be hidden by a slip.
func (s Set) Of(name string) Profile {
	for _, p := range s {
		if p.Name == name {
			return p
		}
	}
	p := s[0]
	p.Police, p.Checklist.Hide, p.Steps = false, nil, steps.Offer{}
	return p
}

// With returns the set with other profiles in it, in the place of those of the same name.
func (s Set) With(more Set) Set {
	out := slices.Clone(s)
	for _, p := range more {
		if i := slices.IndexFunc(out, func(have Profile) bool { return have.Name == p.Name }); i >= 0 {
			out[i] = p
		} else {
			out = append(out, p)
		}
	}
	return out
}
