// Package contacts holds whom to call when it cannot wait. The numbers are
// data with the day they were last checked.
package contacts

import (
	_ "embed"
	"fmt"
	"slices"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/pattern"
	"tijdig/model/strict"
)

// Number is one number to call.
type Number struct {
	When    string       `json:"when"`    // what for
	Number  string       `json:"number"`  // as one dials it
	Note    string       `json:"note"`    // "" when there is nothing to add
	Kinds   []model.Kind `json:"kinds"`   // only for these kinds of subject; none: always
	Checked string       `json:"checked"` // the day it was last looked up, as 2026-11-22
}

//go:embed data/nummers.json
var data []byte

// List is whom to call, the most urgent first.
type List []Number

var shipped = strict.Embedded(data, "nummers.json", Read)

// Shipped returns the numbers that come with the program.
func Shipped() List { return slices.Clone(shipped()) }

// Most is how many numbers a file may hold: whom to call is seen at a glance.
const Most = 4

// longest is how long what it is for and what is to be added may be, in characters.
const longest = 40

var numberRE = pattern.Lazy(`^[+0-9][0-9 ()-]{1,18}[0-9]$`)

// Read reads numbers. What is wrong is refused with its place.
func Read(data []byte, name string) (List, error) {
	var l List
	src, err := strict.JSON(data, name, &l)
	if err != nil {
		return nil, err
	}
	if len(l) > Most {
		return nil, src.Errorf("", "%d nummers; het zijn er hooguit %d", len(l), Most)
	}
	for i, n := range l {
		at := fmt.Sprintf("[%d]", i)
		switch {
		case n.When == "":
			return nil, src.Errorf(at+".when", "waar het nummer voor is, is nodig")
		case utf8.RuneCountInString(n.When) > longest || utf8.RuneCountInString(n.Note) > longest:
			return nil, src.Errorf(at, "hooguit %d tekens voor when en note", longest)
		case !numberRE().MatchString(n.Number):
			return nil, src.Errorf(at+".number", "geen telefoonnummer: cijfers, spaties, + - ( )")
		case slices.ContainsFunc(l[:i], func(o Number) bool { return o.When == n.When }):
			return nil, src.Errorf(at+".when", "%q staat er twee keer", n.When)
		}
		for _, k := range n.Kinds {
			if !slices.Contains(model.Kinds, k) {
				return nil, src.Errorf(at+".kinds", "geen soort %q", k)
			}
		}
		if _, err := model.ParseDate(n.Checked); err != nil {
			return nil, src.Errorf(at+".checked", "de dag waarop het nummer is nagekeken is nodig, als 2026-11-22")
		}
	}
	return l, nil
}

// Danger is what to call where somebody is in danger now. Nothing comes in its place.
func Danger() Number { return shipped()[0] }

// With returns the numbers with others behind them, or in the place of those that are for
// the same.
func (l List) With(more List) List {
	out := slices.Clone(l)
	for _, n := range more {
		if i := slices.IndexFunc(out, func(have Number) bool { return have.When == n.When }); i >= 0 {
			out[i] = n
		} else {
			out = append(out, n)
		}
	}
	return out
}

// For returns the numbers for a kind of subject, the most urgent first.
func (l List) For(kind model.Kind) []Number {
	return slices.DeleteFunc(slices.Clone(l), func(n Number) bool {
		return len(n.Kinds) > 0 && !slices.Contains(n.Kinds, kind)
	})
}
