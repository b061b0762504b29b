// Package contacts holds whom to call when it cannot wait. The numbers are
// data with the day they were last checked.
package contacts

import (
	_ "embed"
	"fmt"
	"slices"

	"tijdig/model"
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

var all = func() []Number {
	ns, err := read(data)
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return ns
}()

func read(data []byte) ([]Number, error) {
	var ns []Number
	src, err := strict.JSON(data, "nummers.json", &ns)
	if err != nil {
		return nil, err
	}
	for i, n := range ns {
		at := fmt.Sprintf("[%d]", i)
		if n.When == "" || n.Number == "" {
			return nil, src.Errorf(at, "when and number are both needed")
		}
		if _, err := model.ParseDate(n.Checked); err != nil {
			return nil, src.Errorf(at+".checked", "%v", err)
		}
	}
	return ns, nil
}

// For returns the numbers for a kind of subject, the most urgent first.
func For(kind model.Kind) []Number {
	return slices.DeleteFunc(slices.Clone(all), func(n Number) bool {
		return len(n.Kinds) > 0 && !slices.Contains(n.Kinds, kind)
	})
}
