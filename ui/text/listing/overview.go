package listing

import (
	"tijdig/model/dates"
	"tijdig/model/stats"
)

// The page Overzicht.
const (
	OverviewTitle  = "Overzicht"
	OverviewHint   = "Zonder personen. Getallen onder de vijf staan er niet, behalve 0; de andere zijn naar beneden afgerond op vijf. Per thema en doelgroep telt een signaal mee waar het past."
	NotAllCounted  = "Nog niet alles is gelezen: de getallen lopen nog op."
	NothingToCount = "Er is nog niets vastgelegd om te tellen."
	TakeCounts     = "aantallen meegeven"
)

// Counted is what a row of a table is called.
func Counted(t stats.Table, r stats.Row) string {
	if t.Name == "per_maand" {
		return dates.ShowMonth(r.Name)
	}
	return t.Words(r)
}
