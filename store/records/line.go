// Package records is what stands in the objects, as they are written: a signal's line, a
// concept, what was thrown away, the log and the ledger, and what a list shows of each. It
// says what one is and how two compare; it opens no file, and saves nothing by itself.
package records

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// Line is what the file knows of a signal beside its versions: which there
// are, in the order of [Line.Ordered], and which concept was the last to end.
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

// Currents returns the versions that are nobody's parent, the one that lists show
// last. More than one means that two versions have to be settled.
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

// Ordered returns the line with its versions in the order they arrived, but those that wait
// to be settled last. Files that have the same versions show the same one: of those that wait
// the last, which goes back to what was written latest and then to most versions.
func (l Line) Ordered(written func(revision model.ID) time.Time) Line {
	current := l.Currents()
	if len(current) < 2 {
		return l
	}
	goesBack := map[model.ID]lineage{}
	for _, id := range current {
		goesBack[id] = l.lineage(id, written)
	}
	slices.SortFunc(current, func(a, b model.ID) int {
		return cmp.Or(goesBack[a].latest.Compare(goesBack[b].latest), cmp.Compare(goesBack[a].versions, goesBack[b].versions), bytes.Compare(a[:], b[:]))
	})
	var waiting []LineVersion
	for _, id := range current {
		waiting = append(waiting, l.Versions[slices.IndexFunc(l.Versions, func(v LineVersion) bool { return v.Revision == id })])
	}
	settled := slices.DeleteFunc(slices.Clone(l.Versions), func(v LineVersion) bool { return slices.Contains(current, v.Revision) })
	l.Versions = append(settled, waiting...)
	return l
}

// lineage is what a version goes back to.
type lineage struct {
	latest   time.Time // when the latest was written
	versions int
}

func (l Line) lineage(revision model.ID, written func(model.ID) time.Time) (out lineage) {
	parents := map[model.ID][]model.ID{}
	for _, v := range l.Versions {
		parents[v.Revision] = v.Parents
	}
	seen := map[model.ID]bool{revision: true}
	for queue := []model.ID{revision}; len(queue) > 0; out.versions++ {
		id := queue[0]
		queue = queue[1:]
		if at := written(id); at.After(out.latest) {
			out.latest = at
		}
		for _, p := range parents[id] {
			if _, here := parents[p]; here && !seen[p] {
				seen[p], queue = true, append(queue, p)
			}
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

// LineOf makes a line from the versions alone. They arrived in the order they were saved.
func LineOf(vs []Bare) Line {
	slices.SortFunc(vs, func(a, b Bare) int {
		if a.seq != b.seq {
			return int(int64(a.seq - b.seq))
		}
		return a.Written.Compare(b.Written)
	})
	last := vs[len(vs)-1]
	l := Line{Signal: last.Signal, Subject: last.Subject, N: last.N}
	written := map[model.ID]time.Time{}
	for _, v := range vs {
		written[v.Revision] = v.Written
		l.Versions = append(l.Versions, LineVersion{Revision: v.Revision, Parents: v.Parents})
	}
	return l.Ordered(func(id model.ID) time.Time { return written[id] })
}

// GetLine reads the line of a signal.
func GetLine(b *bolt.Tx, k *vault.Keys, signal model.ID) (l Line, err error) {
	err = objects.Get(b, k, objects.Live, objects.KindLine, signal, &l)
	return l, err
}
