package demodata

import (
	_ "embed"
	"fmt"
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/steps"
	"tijdig/model/strict"
)

// stories is what signals are made of.
type stories struct {
	Version    int            `json:"version"`
	Names      []string       `json:"names"` // no child is called like this
	Wards      []string       `json:"wards"`
	Spots      []string       `json:"spots"`
	GroupMarks []string       `json:"group_marks"`
	PlaceMarks []string       `json:"place_marks"`
	Authors    []model.Author `json:"authors"`
	Scenes     []scene        `json:"scenes"`
}

// scene is something that may happen, with blanks: {n}, {dag} and {tijd}.
type scene struct {
	Subject model.Kind    `json:"subject"`
	Bands   []model.Band  `json:"bands"`
	Urgency model.Urgency `json:"urgency"`
	Danger  string        `json:"danger"`
	Lines   []struct {
		Kind   model.InfoKind `json:"kind"`
		Source model.Source   `json:"source"`
		Text   string         `json:"text"`
	} `json:"lines"`
	Checks []struct {
		Item   string            `json:"item"`
		Answer model.CheckAnswer `json:"answer"`
	} `json:"checks"`
	Steps  []string     `json:"steps"`
	People []model.Role `json:"people"`
}

//go:embed data/verhalen.json
var data []byte

var told = strict.Embedded(data, "verhalen.json", read)

func read(data []byte, name string) (stories, error) {
	var s stories
	f, err := strict.JSON(data, name, &s)
	if err != nil {
		return s, err
	}
	for list, n := range map[string]int{
		"names": len(s.Names), "wards": len(s.Wards), "spots": len(s.Spots), "group_marks": len(s.GroupMarks),
		"place_marks": len(s.PlaceMarks), "authors": len(s.Authors), "scenes": len(s.Scenes),
	} {
		if n == 0 {
			return s, f.Errorf(list, "nothing to choose from")
		}
	}
	for i, sc := range s.Scenes {
		if err := sc.check(f, fmt.Sprintf("scenes[%d]", i)); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (sc scene) check(f *strict.File, at string) error {
	switch {
	case !slices.Contains(model.Kinds, sc.Subject):
		return f.Errorf(at+".subject", "unknown kind %q", sc.Subject)
	case !slices.Contains(model.Urgencies, sc.Urgency):
		return f.Errorf(at+".urgency", "unknown urgency %q", sc.Urgency)
	case len(sc.Lines) == 0:
		return f.Errorf(at+".lines", "nothing happens")
	}
	for i, l := range sc.Lines {
		if !slices.Contains(model.InfoKinds, l.Kind) || l.Text == "" {
			return f.Errorf(fmt.Sprintf("%s.lines[%d]", at, i), "unknown kind or no text")
		}
	}
	for i, c := range sc.Checks {
		item, ok := catalogue.Find(c.Item)
		if !ok || !item.About(sc.Subject) {
			return f.Errorf(fmt.Sprintf("%s.checks[%d]", at, i), "%q is no item about %s", c.Item, sc.Subject)
		}
	}
	for i, name := range sc.Steps {
		if _, ok := steps.Find(name); !ok {
			return f.Errorf(fmt.Sprintf("%s.steps[%d]", at, i), "no step %q", name)
		}
	}
	return nil
}
