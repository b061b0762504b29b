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
