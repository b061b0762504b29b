package tables

import (
	"slices"
	"testing"

	"tijdig/model"
)

// TestEveryPartHasATable asks the same of tables.
func TestEveryPartHasATable(t *testing.T) {
	for _, name := range model.PartNames() {
		if name == model.PartDanger || name == model.PartUrgent || name == model.PartUnclear {
			continue // moments go with the answer they are of, what was not understood with its row
		}
		if !slices.ContainsFunc(contentTables, func(p contentTable) bool { return p.of == name }) {
			t.Errorf("%s", name)
		}
	}
}
