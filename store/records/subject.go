package records

import (
	"tijdig/model"
	"tijdig/store/heads"
)

// Subject is a subject as it stands in the file.
type Subject struct {
	model.Subject
	Last int `json:"laatste_volgnummer"` // numbers are never given out twice

	Codes []model.Code `json:"andere_codes,omitempty"` // by which a colleague knows it, whose code was taken here
}

// Name is a roepnaam, sealed apart from everything else.
type Name struct {
	Subject model.ID `json:"onderwerp"`
	Name    string   `json:"roepnaam"`
}

// Links is what was said of which subjects are one.
type Links struct {
	Said model.Links `json:"uitspraken"`
}

// SignalEntry is what a list shows of a signal.
func SignalEntry(l Line, sub Subject, sig model.Signal) heads.Entry {
	h := model.HeadOfSignal(sig, sub.Subject, len(l.Currents()), len(l.Versions), l.HandedOver)
	return heads.Entry{Head: h, Aside: heads.Aside{Stamp: sub.Created}}
}
