package repair

import (
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
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

// Heads makes the list again from the objects, and with it the lines of signals whose line
// was lost. Gathering and writing are one change: half a list would pass for a whole one, and
// what was saved in between would not be on it.
func Heads(t *change.Tx) error {
	g, err := gather(t.Bolt, t.Keys)
	if err != nil {
		return err
	}
	if err := t.ClearLists(); err != nil {
		return err
	}
	for _, l := range g.lines {
		if err := t.PutSignalHead(l); err != nil {
			return err
		}
	}
	for _, id := range g.concepts {
		if err := conceptHead(t, id); err != nil {
			return err
		}
	}
	for _, id := range g.thrown {
		if err := discardedHead(t, id); err != nil {
			return err
		}
	}
	return nil
}

func gather(b *bolt.Tx, k *vault.Keys) (g gathered, err error) {
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
	err = errors.Join(objects.ScanHeld(b, k, objects.Live, take), objects.ScanHeld(b, k, objects.History, take))
	for signal, vs := range g.versions {
		if _, ok := g.lines[signal]; !ok {
			g.lines[signal] = records.LineOf(vs)
		}
	}
	return g, err
}

func conceptHead(t *change.Tx, id model.ID) error {
	d, err := records.GetDraft(t.Bolt, t.Keys, id)
	if err == nil {
		err = t.PutHead(records.DraftEntry(d))
	}
	return objects.PassOver(err)
}

func discardedHead(t *change.Tx, id model.ID) error {
	th, err := t.Discarded(id)
	if err != nil {
		return objects.PassOver(err)
	}
	return t.PutHead(records.ThrownEntry(th))
}

// listFile makes the list heads of a file that has none, and reads them.
func listFile(path string, h vault.Header, k *vault.Keys, now func() time.Time) error {
	f, err := objects.Open(path, false)
	if err != nil {
		return err
	}
	db := objects.New(f, h, vault.NewKeys(k.Master, k.ID), now, objects.Hooks{ // closing wipes its keys
		Listed: heads.Place, Changed: func(objects.Root) error { return nil }, Full: func(bool) {},
	})
	if err = db.Load(); err == nil {
		err = db.Commit(func(o *objects.Tx) error { return Heads(change.Of(o)) })
	}
	if err == nil {
		_, err = heads.NewList().Load(db, nil, nil)
	}
	db.End()
	return errors.Join(err, db.Close())
}
