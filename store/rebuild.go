package store

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// gathered is what the objects say about which signals there are.
type gathered struct {
	lines    map[model.ID]records.Line
	versions map[model.ID][]records.Bare // of each signal
	concepts []model.ID                  // by their own ids
	thrown   []model.ID
}

// rebuildHeads makes the list again from the objects, and with it the lines of
// signals whose line was lost. Gathering and writing are one commit: half a list
// would pass for a whole one, and what was saved in between would not be on it.
func (s *Store) rebuildHeads() error {
	err := s.commit(func(t *tx) error {
		g, err := s.gather(t.Bolt)
		if err != nil {
			return err
		}
		if err := t.ClearLists(); err != nil {
			return err
		}
		for _, l := range g.lines {
			if err := t.rebuildSignal(l); err != nil {
				return err
			}
		}
		for _, id := range g.concepts {
			if err := t.rebuildConcept(id); err != nil {
				return err
			}
		}
		for _, id := range g.thrown {
			if err := t.rebuildThrown(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.db.Again()
}

func (s *Store) gather(t *bolt.Tx) (g gathered, err error) {
	g.lines, g.versions = map[model.ID]records.Line{}, map[model.ID][]records.Bare{}
	take := func(f objects.Found) {
		switch {
		case !f.OK:
		case f.Env.Kind == objects.KindLine:
			var l records.Line
			if objects.Decode(f.Body, &l) == nil {
				g.lines[l.Signal] = l
			}
		case f.Env.Kind == objects.KindVersion:
			if v, ok := records.BareOf(f); ok {
				g.versions[v.Signal] = append(g.versions[v.Signal], v)
			}
		case f.Env.Kind == objects.KindConcept:
			g.concepts = append(g.concepts, f.Env.ID)
		case f.Env.Kind == objects.KindThrown:
			g.thrown = append(g.thrown, f.Env.ID)
		}
	}
	err = errors.Join(objects.ScanHeld(t, s.db.Keys, objects.Live, take), objects.ScanHeld(t, s.db.Keys, objects.History, take))
	for signal, vs := range g.versions {
		if _, ok := g.lines[signal]; !ok {
			g.lines[signal] = records.LineOf(vs)
		}
	}
	return g, err
}

// rebuildSignal makes the head of a signal from its newest version that can be
// read.
func (t *tx) rebuildSignal(l records.Line) error {
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

func (t *tx) rebuildConcept(id model.ID) error {
	d, err := records.GetDraft(t.Bolt, t.Keys, id)
	if err == nil {
		err = t.PutHead(records.DraftEntry(d))
	}
	return objects.PassOver(err)
}

func (t *tx) rebuildThrown(id model.ID) error {
	th, err := t.Discarded(id)
	if err != nil {
		return objects.PassOver(err)
	}
	return t.PutHead(records.ThrownEntry(th))
}

// rebuildFile makes the list heads of a file that has none.
func rebuildFile(path string, h vault.Header, k *vault.Keys, now func() time.Time) error {
	f, err := objects.Open(path, false)
	if err != nil {
		return err
	}
	s := newStore(f, h, vault.NewKeys(k.Master, k.ID), now) // closing wipes its keys
	s.heads = heads.NewList()
	s.heads.Build()
	if err = s.db.Load(); err == nil {
		err = s.rebuildHeads()
	}
	return errors.Join(err, s.Close())
}
