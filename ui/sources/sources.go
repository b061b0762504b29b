// Package sources says under which digit each source of information is given, with a line
// and with an item of the checklist alike. It knows no screen.
package sources

import "tijdig/model"

// Source is one source with its digit.
type Source struct {
	Key string
	Is  model.Source
}

// Said are those concerned, who said it themselves; From are the others it came from.
var (
	Said = []Source{
		{"1", model.FromChild},
		{"2", model.FromYouth},
		{"3", model.FromMother},
		{"4", model.FromFather},
		{"5", model.FromOtherCare},
		{"6", model.FromRelative},
		{"7", model.FromOther},
	}
	From = []Source{
		{"1", model.FromResident},
		{"2", model.FromSchool},
		{"3", model.FromDaycare},
		{"4", model.FromRelative},
		{"5", model.FromColleague},
		{"6", model.FromDoctor},
		{"7", model.FromPolice},
		{"8", model.FromKeyPerson},
		{"9", model.FromOther},
		{"0", model.FromOnline},
	}
)

// Of returns whom information of a kind may be from; nil where nobody is asked for.
func Of(k model.InfoKind) []Source {
	switch k {
	case model.Said:
		return Said
	case model.ThirdParty, model.Document:
		return From
	}
	return nil
}

// Pick returns the source with a digit.
func Pick(all []Source, digit string) (model.Source, bool) {
	for _, s := range all {
		if s.Key == digit {
			return s.Is, true
		}
	}
	return model.SourceNone, false
}
