package checklistpage

import (
	"tijdig/model"
	"tijdig/ui/input"
)

// Open names what is being asked about the item at the mark: "bron",
// "toelichting", or "" for nothing.
func (s Sheet) Open() string {
	return map[part]string{source: "bron", note: "toelichting"}[s.part]
}

// Reopen asks again what [Sheet.Open] named.
func (s Sheet) Reopen(what string, checks map[string]model.Check) Sheet {
	switch {
	case len(s.items) == 0:
	case what == "bron":
		s.part, s.kind = source, model.InfoNone
	case what == "toelichting":
		s.part, s.note = note, input.NewLine(checks[s.items[s.at].Code].Note, -1, false)
	}
	return s
}
