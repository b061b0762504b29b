package form

import (
	"slices"
	"strings"

	"tijdig/model/fold"
)

// AsksName reports whether the answer to a question is what a person is
// called, as far as its label says so: "Roepnaam", "Naam van de moeder",
// "Achternaam". A form has no other way to say it.
func (q Question) AsksName() bool {
	if q.Kind != Text && q.Kind != Area {
		return false
	}
	return slices.ContainsFunc(fold.Words(q.Label), func(w string) bool {
		return (strings.HasSuffix(w, "naam") || strings.HasSuffix(w, "namen")) && !slices.Contains(ofThings, w)
	})
}

// ofThings are words for names that no person has.
var ofThings = []string{"straatnaam", "plaatsnaam", "schoolnaam", "groepsnaam", "clubnaam", "bestandsnaam"}
