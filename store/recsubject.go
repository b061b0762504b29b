package store

import (
	"tijdig/model"
	"tijdig/store/heads"
)

// subjectRecord is a subject as it stands in the file.
type subjectRecord struct {
	model.Subject
	Last int `json:"laatste_volgnummer"` // numbers are never given out twice
}

// nameRecord is a roepnaam, sealed apart from everything else.
type nameRecord struct {
	Subject model.ID `json:"onderwerp"`
	Name    string   `json:"roepnaam"`
}

// signalEntry is what a list shows of a signal.
func signalEntry(l line, sub subjectRecord, sig model.Signal) heads.Entry {
	h := model.HeadOfSignal(sig, sub.Subject, len(l.currents()), len(l.Versions), l.HandedOver)
	return heads.Entry{Head: h, Aside: heads.Aside{Stamp: sub.Created}}
}
