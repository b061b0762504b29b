package store

import (
	"errors"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/heads"
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

// line reads the line of a signal; a new one when there is none.
func (t *tx) line(signal model.ID) (l line, found bool, err error) {
	err = t.Get(objects.Live, objects.KindLine, signal, &l)
	if errors.Is(err, ErrNotFound) {
		return line{Signal: signal}, false, nil
	}
	return l, err == nil, err
}

func (t *tx) putLine(l line) error { return t.PutValue(objects.Live, objects.KindLine, l.Signal, l) }

// putHead stores a list head and has the list in memory follow.
func (t *tx) putHead(e heads.Entry) error {
	b := e.Append(make([]byte, 0, heads.MaxLen))
	kept, ok := heads.Parse(b)
	kd, id, _ := heads.Place(b)
	if !ok {
		return errors.New("store: a list head does not read back")
	}
	t.heads = append(t.heads, heads.Change{ID: heads.IDOf(&e.Head), Head: &kept})
	return t.Put(objects.Lists, kd, id, b)
}

// delHead removes a list head of a signal or of a concept.
func (t *tx) delHead(id heads.ID) error {
	t.heads = append(t.heads, heads.Change{ID: id})
	if id.Draft.IsZero() {
		return t.Del(objects.Lists, objects.KindHead, id.Signal)
	}
	return t.Del(objects.Lists, objects.KindConceptHead, id.Draft)
}
