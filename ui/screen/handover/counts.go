package handover

import (
	"tijdig/model"
	"tijdig/store/export"
	"tijdig/ui/nav"
)

// Counts offers to hand over what was counted of all signals, without a person in it.
func Counts(env nav.Env) Model {
	m := New(env, nil)
	m.format, m.level, m.at = export.CSVNL, model.Counts, rowWho
	return m.proposed()
}

// Agenda offers to write the steps of these signals for a calendar, without a person in it.
func Agenda(env nav.Env, ids []model.ID) Model {
	m := New(env, ids)
	m.format, m.at = export.ICS, rowPath
	return m.proposed()
}
