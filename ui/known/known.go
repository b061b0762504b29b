// Package known lists the subjects that stand in the file, and finds the one whose code,
// name or mark is typed, so that nobody gets a second dossier. It asks nothing and shows
// nothing: a field and a screen draw the list.
package known

import (
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// Subject is a subject already in the file. Several that are one are one.
type Subject struct {
	Subject model.Subject
	Name    string // roepnaam; shown only while someone is being recognised
	Band    model.Band
	Signals int
	Last    model.Date
	Place   string // where it was last seen

	Also []model.Known // the others that it is
}

// In lists the subjects in the file, last seen first, with how many other signals than
// self were recorded about each, and the place that is made of those. It reads the disk.
func In(s *store.Store, self model.ID, place func([]model.Head) string) (out []Subject) {
	for _, sub := range s.Subjects() {
		heads := s.SignalsOf(sub.ID)
		k := Subject{Subject: sub, Place: place(heads)}
		for _, h := range heads {
			if !h.Concept && h.Signal != self {
				k.Signals++
			}
		}
		if len(heads) > 0 {
			k.Band, k.Last = heads[0].Band, model.DateOf(heads[0].Changed)
		}
		all, _ := s.Members(sub.ID) //nolint:errcheck // a damaged name only means not being recognised by it
		for i, b := range all {
			if i == 0 {
				k.Name = b.Name
			} else {
				k.Also = append(k.Also, model.Known{Subject: b.Subject, Name: b.Name})
			}
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b Subject) int { return b.Last.Time().Compare(a.Last.Time()) })
	return out
}

// Is reports whether it is the subject with an id.
func (k Subject) Is(id model.ID) bool {
	return k.Subject.ID == id || slices.ContainsFunc(k.Also, func(o model.Known) bool { return o.Subject.ID == id })
}

// Matching returns at most n subjects of which a code, name or mark holds what was
// typed.
func Matching(all []Subject, typed string, n int) (out []Subject) {
	typed = fold.Text(strings.TrimSpace(typed))
	plain := strings.ReplaceAll(typed, "-", "")
	for _, k := range all {
		for _, o := range append([]model.Known{{Subject: k.Subject, Name: k.Name}}, k.Also...) {
			hay := fold.Text(o.Name + "\x00" + o.Subject.Mark)
			if strings.Contains(hay, typed) || strings.Contains(fold.Text(string(o.Subject.Code)), plain) {
				out = append(out, k)
				break
			}
		}
		if len(out) == n {
			break
		}
	}
	return out
}

// Describe says of each by what it can be recognised.
func Describe(ks []Subject) (out []string) {
	for _, k := range ks {
		var also []string
		for _, o := range k.Also {
			also = append(also, strings.Join(nonEmpty(o.Subject.Code.String(), o.Name, o.Subject.Mark), " "))
		}
		out = append(out, strings.Join(nonEmpty(
			k.Subject.Code.String(), k.Name, k.Subject.Mark, recording.AlsoKnown(also),
			words.Of(string(k.Subject.Kind)), words.Of(string(k.Band)), text.Signals(k.Signals),
		), "  "))
	}
	return out
}

func nonEmpty(ss ...string) []string {
	return slices.DeleteFunc(ss, func(s string) bool { return s == "" })
}
