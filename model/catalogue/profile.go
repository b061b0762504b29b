package catalogue

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/strict"
)

// Profile is how the checklist is ordered for a profession.
type Profile struct {
	Name      string   `json:"name"`
	Label     string   `json:"label"`
	First     []string `json:"first"`      // catalogues in front, by letter
	More      []string `json:"more"`       // catalogues behind one line "Meer"
	MoreTitle string   `json:"more_title"` // what that line says
	Hide      []string `json:"hide"`       // items that this profession has no ground to ask
}

// Tag is a focus of the approach that the worker chose; never a property of a
// person.
type Tag struct {
	Name  string   `json:"name"`
	Label string   `json:"label"`
	Items []string `json:"items"`
	Also  []string `json:"also"` // tags whose items belong to this one too
}

type profileFile struct {
	Version  int               `json:"version"`
	Headings map[string]string `json:"headings"` // by the small letter of the catalogue; rest is about other kinds of subject
	Domains  map[string]string `json:"domains"`
	Profiles []Profile         `json:"profiles"`
	Tags     []Tag             `json:"tags"`
}

//go:embed data/profielen.json
var profileData []byte

var profiles = func() profileFile {
	p, err := readProfiles(profileData, "profielen.json")
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return p
}()

func readProfiles(data []byte, name string) (profileFile, error) {
	var p profileFile
	f, err := strict.JSON(data, name, &p)
	if err != nil {
		return p, err
	}
	for letter := range strings.SplitSeq("a b c d e f rest", " ") {
		if p.Headings[letter] == "" {
			return p, f.Errorf("headings", "none for catalogue %s", letter)
		}
	}
	for _, i := range items {
		if p.Domains[i.Domain] == "" {
			return p, f.Errorf("domains", "no words for %s", i.Domain)
		}
	}
	for i, prof := range p.Profiles {
		if err := prof.check(f, fmt.Sprintf("profiles[%d]", i)); err != nil {
			return p, err
		}
	}
	return p, p.checkTags(f)
}

func (p Profile) check(f *strict.File, at string) error {
	letters := slices.Sorted(slices.Values(append(slices.Clone(p.First), p.More...)))
	if strings.Join(letters, "") != "ABDEF" {
		return f.Errorf(at, "first and more must name A, B, D, E and F once each")
	}
	if p.Name == "" || p.Label == "" || p.MoreTitle == "" {
		return f.Errorf(at, "name, label and more_title are all needed")
	}
	for j, slug := range p.Hide {
		item, ok := Find(slug)
		path := fmt.Sprintf("%s.hide[%d]", at, j)
		switch {
		case !ok:
			return f.Errorf(path, "no item %q", slug)
		case item.Flag:
			return f.Errorf(path, "%s is flagged; no profile hides it", slug)
		case item.Privacy != Criminal || slices.Equal(item.Subjects, []model.Kind{model.Group}):
			return f.Errorf(path, "%s holds no criminal data about a person", slug)
		}
	}
	return nil
}

func (p profileFile) checkTags(f *strict.File) error {
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

// Profiles returns the professions, in the order they are offered.
func Profiles() []Profile { return slices.Clone(profiles.Profiles) }

// ProfileOf returns a profession by its machine name, or the first one when
// the name is not known: nothing may be hidden by a slip.
func ProfileOf(name string) Profile {
	for _, p := range profiles.Profiles {
		if p.Name == name {
			return p
		}
	}
	return profiles.Profiles[0]
}

// Tags returns the target groups, in the order they are offered.
func Tags() []Tag { return slices.Clone(profiles.Tags) }

// TagLabels returns the words for target groups; a name that is not known stands for
// itself.
func TagLabels(names []string) []string {
	var out []string
	for _, name := range names {
		label := name
		for _, t := range profiles.Tags {
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
	for _, t := range profiles.Tags {
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
func DomainWords(domain string) string { return profiles.Domains[domain] }
