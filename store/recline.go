package store

import (
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
)

// line is what the file knows of a signal beside its versions: which there
// are, in the order they arrived, and which concept was the last to end.
type line struct {
	Signal     model.ID      `json:"signaal"`
	Subject    model.ID      `json:"onderwerp"`
	N          int           `json:"volgnummer"`
	Versions   []lineVersion `json:"versies"`
	Ended      ended         `json:"laatste_concept,omitzero"`
	HandedOver model.Date    `json:"overgedragen"` // last complete hand-over

	HandedVersions []model.ID `json:"overgedragen_versies,omitempty"` // that were current then
}

type lineVersion struct {
	Revision model.ID   `json:"versie"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Draft    model.ID   `json:"concept,omitzero"` // what it was recorded from; zero: no concept, or not known
	Rev      uint64     `json:"rev,omitempty"`

	Sittings []model.Sitting `json:"zittingen,omitempty"` // what the concept went through
}

// ended names the concept that ended last, in files of version 1, where concepts
// had no id of their own.
type ended struct {
	Started  time.Time  `json:"begonnen"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Rev      uint64     `json:"rev"`
	Revision model.ID   `json:"versie"` // what it was recorded as; zero when thrown away
}

// recorded returns the version that was made of a concept; nil for none.
func (l line) recorded(d model.Draft) *lineVersion {
	for i := range l.Versions {
		if v := &l.Versions[i]; v.Draft == draftID(d) {
			return v
		}
	}
	if l.Ended.was(d) && !l.Ended.Revision.IsZero() {
		return &lineVersion{Revision: l.Ended.Revision, Rev: l.Ended.Rev}
	}
	return nil
}

// was reports whether d is the concept that ended.
func (e ended) was(d model.Draft) bool {
	return e.Rev > 0 && e.Started.Equal(d.Started) && slices.Equal(e.Parents, d.Parents)
}

// currents returns the versions that are nobody's parent, oldest first. More
// than one means that two versions have to be settled.
func (l line) currents() []model.ID {
	parent := map[model.ID]bool{}
	for _, v := range l.Versions {
		for _, p := range v.Parents {
			parent[p] = true
		}
	}
	var out []model.ID
	for _, v := range l.Versions {
		if !parent[v.Revision] {
			out = append(out, v.Revision)
		}
	}
	return out
}

// bare is a version as far as its line needs it.
type bare struct {
	Revision model.ID   `json:"versie"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Signal   model.ID   `json:"signaal"`
	Subject  model.ID   `json:"onderwerp"`
	N        int        `json:"volgnummer"`
	Written  time.Time  `json:"geschreven"`
	seq      uint64
}

// bareOf reads one from a version that was found.
func bareOf(f objects.Found) (v bare, ok bool) {
	v.seq = f.Env.Seq
	return v, objects.Decode(f.Body, &v) == nil
}

// lineOf makes a line from the versions alone, in the order they were saved.
func lineOf(vs []bare) line {
	slices.SortFunc(vs, func(a, b bare) int {
		if a.seq != b.seq {
			return int(int64(a.seq - b.seq))
		}
		return a.Written.Compare(b.Written)
	})
	last := vs[len(vs)-1]
	l := line{Signal: last.Signal, Subject: last.Subject, N: last.N}
	for _, v := range vs {
		l.Versions = append(l.Versions, lineVersion{Revision: v.Revision, Parents: v.Parents})
	}
	return l
}
