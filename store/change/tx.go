// Package change is one change of an open file in records: concepts, lines and heads, versions,
// what was thrown away or destroyed, who is one, which act has begun; once that is on disk the list
// follows. It knows no path, no copies and not what a change is for.
package change

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Tx is one change under way.
type Tx struct {
	*objects.Tx
	Heads []heads.Change // what it does to the list
	Links *model.Links   // who is one, as it leaves that; nil where it does not touch it

	settings *model.Settings // what the worker set, as it leaves that; nil where it does not touch it
}

// Of is a change of what an [objects.Tx] is a change of.
func Of(t *objects.Tx) *Tx { return &Tx{Tx: t} }

// Log adds a line to the log.
func (t *Tx) Log(kind records.LogKind, n int) error { return records.Log(t.Tx, kind, n) }

// Settings reads what the worker set.
func (t *Tx) Settings() (set model.Settings, err error) {
	err = t.Get(objects.Live, objects.KindSettings, model.ID{}, &set)
	return set, err
}

// PutSettings stores what the worker set.
func (t *Tx) PutSettings(set model.Settings) error {
	t.settings = new(set.Clone())
	return t.PutValue(objects.Live, objects.KindSettings, model.ID{}, set)
}

// Line reads the line of a signal; a new one when there is none.
func (t *Tx) Line(signal model.ID) (l records.Line, found bool, err error) {
	err = t.Get(objects.Live, objects.KindLine, signal, &l)
	if errors.Is(err, objects.ErrNotFound) {
		return records.Line{Signal: signal}, false, nil
	}
	return l, err == nil, err
}

// PutLine stores the line of a signal.
func (t *Tx) PutLine(l records.Line) error {
	return t.PutValue(objects.Live, objects.KindLine, l.Signal, l)
}

// PutHead stores a list head and has the list in memory follow.
func (t *Tx) PutHead(e heads.Entry) error {
	b := e.Append(make([]byte, 0, heads.MaxLen))
	kept, ok := heads.Parse(b)
	kd, id, _ := heads.Place(b)
	if !ok {
		return errors.New("store: a list head does not read back")
	}
	t.Heads = append(t.Heads, heads.Change{ID: heads.IDOf(&e.Head), Head: &kept})
	return t.Put(objects.Lists, kd, id, b)
}

// PutSignalHead makes the head of a signal from its newest version that can be read, and puts
// its line where there is none that can.
func (t *Tx) PutSignalHead(l records.Line) error {
	var have records.Line
	if err := t.Get(objects.Live, objects.KindLine, l.Signal, &have); err != nil {
		if err := t.PutLine(l); err != nil {
			return err
		}
	}
	var order []model.ID // the newest current version last
	for _, v := range l.Versions {
		order = append(order, v.Revision)
	}
	for _, id := range slices.Backward(append(order, l.Currents()...)) {
		var sig model.Signal
		if t.Get(objects.Live, objects.KindVersion, id, &sig) != nil {
			continue
		}
		var sub records.Subject
		if t.Get(objects.Live, objects.KindSubject, sig.Subject, &sub) != nil {
			sub.ID = sig.Subject
		}
		return t.PutHead(records.SignalEntry(l, sub, sig))
	}
	return nil
}

// DelHead removes a list head of a signal or of a concept.
func (t *Tx) DelHead(id heads.ID) error {
	t.Heads = append(t.Heads, heads.Change{ID: id})
	if id.Draft.IsZero() {
		return t.Del(objects.Lists, objects.KindHead, id.Signal)
	}
	return t.Del(objects.Lists, objects.KindConceptHead, id.Draft)
}

// Destroyed reports whether a signal or subject was destroyed in the file.
func (t *Tx) Destroyed(id model.ID) (bool, error) { return Destroyed(t.Bolt, t.Keys, t.Root, id) }

// Destroyed is [Tx.Destroyed] of a file that is only read.
func Destroyed(b *bolt.Tx, k *vault.Keys, r objects.Root, id model.ID) (bool, error) {
	_, err := objects.GetBody(b, k, objects.History, objects.KindTombstone, r.Mark("tombstone", id))
	if errors.Is(err, objects.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Tombstone stands for what was destroyed, so that nothing that comes in brings it back.
type Tombstone struct {
	Day  model.Date `json:"dag"`
	Kind Buried     `json:"soort"`
}

// Buried is what a tombstone stands for.
type Buried string

// What can be destroyed.
const (
	OfSignal  Buried = "signaal"
	OfSubject Buried = "onderwerp"
)

// PutTombstone notes that a signal or subject was destroyed.
func (t *Tx) PutTombstone(id model.ID, of Buried) error {
	return t.PutValue(objects.History, objects.KindTombstone, t.Root.Mark("tombstone", id), Tombstone{model.DateOf(t.Now), of})
}
