// Package records is what stands in the objects, as they are written: a signal's line, a
// concept, what was thrown away, the log and the ledger, and what a list shows of each. It
// says what one is and how two compare; it opens no file, and saves nothing by itself.
package records

import (
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// Line is what the file knows of a signal beside its versions: which there
// are, in the order they arrived, and which concept was the last to end.
type Line struct {
	Signal     model.ID      `json:"signaal"`
	Subject    model.ID      `json:"onderwerp"`
	N          int           `json:"volgnummer"`
	Versions   []LineVersion `json:"versies"`
	Ended      Ended         `json:"laatste_concept,omitzero"`
	HandedOver model.Date    `json:"overgedragen"` // last complete hand-over

	HandedVersions []model.ID `json:"overgedragen_versies,omitempty"` // that were current then
}

// LineVersion is one version of a signal, and of which concept it was made.
type LineVersion struct {
	Revision model.ID   `json:"versie"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Draft    model.ID   `json:"concept,omitzero"` // what it was recorded from; zero: no concept, or not known
	Rev      uint64     `json:"rev,omitempty"`

	Sittings []model.Sitting `json:"zittingen,omitempty"` // what the concept went through
}

// Ended names the concept that ended last, in files of version 1, where concepts
// had no id of their own.
type Ended struct {
	Started  time.Time  `json:"begonnen"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Rev      uint64     `json:"rev"`
	Revision model.ID   `json:"versie"` // what it was recorded as; zero when thrown away
}

// Recorded returns the version that was made of a concept; nil for none.
func (l Line) Recorded(d model.Draft) *LineVersion {
	for i := range l.Versions {
		if v := &l.Versions[i]; v.Draft == DraftID(d) {
			return v
		}
	}
	if l.Ended.Was(d) && !l.Ended.Revision.IsZero() {
		return &LineVersion{Revision: l.Ended.Revision, Rev: l.Ended.Rev}
	}
	return nil
}

// Was reports whether d is the concept that ended.
func (e Ended) Was(d model.Draft) bool {
	return e.Rev > 0 && e.Started.Equal(d.Started) && slices.Equal(e.Parents, d.Parents)
}

// Currents returns the versions that are nobody's parent, oldest first. More
// than one means that two versions have to be settled.
func (l Line) Currents() []model.ID {
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

// Bare is a version as far as its line needs it.
type Bare struct {
	Revision model.ID   `json:"versie"`
	Parents  []model.ID `json:"vorige_versies,omitempty"`
	Signal   model.ID   `json:"signaal"`
	Subject  model.ID   `json:"onderwerp"`
	N        int        `json:"volgnummer"`
	Written  time.Time  `json:"geschreven"`
	seq      uint64
}

// BareOf reads one from a version that was found.
func BareOf(f objects.Found) (v Bare, ok bool) {
	v.seq = f.Env.Seq
	return v, objects.Decode(f.Body, &v) == nil
}

// LineOf makes a line from the versions alone, in the order they were saved.
func LineOf(vs []Bare) Line {
	slices.SortFunc(vs, func(a, b Bare) int {
		if a.seq != b.seq {
			return int(int64(a.seq - b.seq))
		}
		return a.Written.Compare(b.Written)
	})
	last := vs[len(vs)-1]
	l := Line{Signal: last.Signal, Subject: last.Subject, N: last.N}
	for _, v := range vs {
		l.Versions = append(l.Versions, LineVersion{Revision: v.Revision, Parents: v.Parents})
	}
	return l
}

// GetLine reads the line of a signal.
func GetLine(b *bolt.Tx, k *vault.Keys, signal model.ID) (l Line, err error) {
	err = objects.Get(b, k, objects.Live, objects.KindLine, signal, &l)
	return l, err
}
