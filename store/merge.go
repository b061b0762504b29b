package store

import (
	"context"
	"runtime/debug"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/reading"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// thriftyGC is the garbage, in percent of what is in use, that may lie about meanwhile: a
// parcel may be of a stranger, and large.
const thriftyGC = 20

// Merge takes a parcel in: it adds the versions that the file lacks, by their ids, and
// changes nothing else. Subjects are the same where their ids are, and nothing else
// matches. What was destroyed here stays so. A managed copy of the file is made first.
// Each signal comes in whole or not at all; cut off halfway, doing it again takes in what
// is left, and doing it twice is the same as once. The parcel of a fictional file is
// [ErrFiction] in another, and the other way round; that of one with police data [ErrOtherLaw].
func (s *Store) Merge(ctx context.Context, p Parcel) (Merged, error) {
	would, err := s.PreviewMerge(ctx, p)
	if err != nil || !would.Any() {
		return would, err
	}
	copied, err := s.Snapshot()
	if err != nil {
		return Merged{}, err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	m := merge.New(p, false)
	m.Result.Copy = copied
	if m.Result.Forms, err = s.mergeForms(p, false); err != nil {
		return m.Result, err
	}
	for batch := range m.Batches() {
		if err := ctx.Err(); err != nil {
			return m.Result, err
		}
		before := m.Result
		if err := s.db.Commit(func(t *change.Tx) error { return s.mergeSignals(t, m, batch) }); err != nil {
			return before, err
		}
	}
	err = s.mergeLinks(m)
	return m.Result, err
}

// PreviewMerge says what [Store.Merge] would do, and does nothing. The codes that would be
// drawn are not known yet: those that are taken have none here.
func (s *Store) PreviewMerge(ctx context.Context, p Parcel) (Merged, error) {
	switch {
	case p.Demo != s.demo:
		return Merged{}, ErrFiction
	case p.Police != s.Police():
		return Merged{}, ErrOtherLaw
	}
	defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	m, root := merge.New(p, true), s.db.State()
	var err error
	if m.Result.Forms, err = s.mergeForms(p, true); err != nil {
		return m.Result, err
	}
	for batch := range m.Batches() {
		if err := ctx.Err(); err != nil {
			return m.Result, err
		}
		err := s.db.View(func(b *bolt.Tx) error {
			for _, id := range batch {
				if _, err := m.Signal(holdings{s, b, root}, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return m.Result, err
		}
	}
	err = s.db.View(func(b *bolt.Tx) error {
		_, err := m.Links(holdings{s, b, root})
		return err
	})
	return m.Result, err
}

// mergeForms keeps the definitions that the file lacks: before what was entered with them,
// which can then always be read. It returns how many those are.
func (s *Store) mergeForms(p Parcel, dry bool) (n int, err error) {
	for _, text := range p.Forms {
		kept, err := s.HasForm(text)
		if err != nil || kept {
			continue
		}
		if !dry {
			if _, err := s.KeepForm(text); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, nil
}

// mergeSignals writes the signals of a batch.
func (s *Store) mergeSignals(t *change.Tx, m *merge.Merger, batch []model.ID) error {
	if err := s.db.Room(); err != nil {
		return err
	}
	m.Begin()
	n := 0
	for _, id := range batch {
		in, err := m.Signal(holdings{s, t.Bolt, t.Root}, id)
		if err != nil {
			return err
		}
		if len(in.Versions) == 0 {
			continue
		}
		if err := putIncoming(t, in); err != nil {
			return err
		}
		n++
	}
	if n == 0 {
		return objects.ErrNothing
	}
	return t.Log(records.LogImport, n)
}

func putIncoming(t *change.Tx, in merge.Incoming) error {
	for _, v := range in.Versions {
		if err := t.Put(objects.Live, objects.KindVersion, v.Revision, v.Body); err != nil {
			return err
		}
	}
	for _, sub := range in.Subjects {
		if err := t.PutValue(objects.Live, objects.KindSubject, sub.ID, sub.Subject); err != nil {
			return err
		}
		if sub.Name == "" {
			continue
		}
		if err := t.PutValue(objects.Live, objects.KindName, sub.ID, records.Name{Subject: sub.ID, Name: sub.Name}); err != nil {
			return err
		}
	}
	var about records.Subject
	if err := t.Get(objects.Live, objects.KindSubject, in.Newest.Subject, &about); err != nil {
		return err
	}
	if err := t.PutLine(in.Line); err != nil {
		return err
	}
	return t.PutHead(records.SignalEntry(in.Line, about, in.Newest.Signal))
}

// mergeLinks keeps what the other file says of who is one, in one commit behind the signals.
func (s *Store) mergeLinks(m *merge.Merger) error {
	err := s.db.Commit(func(t *change.Tx) error {
		news, err := m.Links(holdings{s, t.Bolt, t.Root})
		if err != nil {
			return err
		}
		if len(news) == 0 {
			return objects.ErrNothing
		}
		return t.AddLinks(news...)
	})
	if err != nil {
		m.NoLinks()
	}
	return err
}

// Touched lists the signals that searching has to look at again after a parcel came in.
func (s *Store) Touched(m Merged) (out []model.ID) {
	for _, one := range slices.Concat(m.Joined, m.Parted) {
		for _, id := range one.Subjects {
			for _, h := range s.SignalsOf(id) {
				out = append(out, h.Signal)
			}
		}
	}
	for _, all := range [][]merge.Signal{m.New, m.Continued, m.Diverged} {
		for _, s := range all {
			out = append(out, s.Signal)
		}
	}
	return out
}

// holdings is what the file has as of one transaction, for the rules of merging.
type holdings struct {
	s    *Store
	b    *bolt.Tx
	root objects.Root
}

func (h holdings) get(k vault.Kind, id model.ID, v any) error {
	return objects.Get(h.b, h.s.db.Keys, objects.Live, k, id, v)
}

func (h holdings) Destroyed(id model.ID) (bool, error) {
	return change.Destroyed(h.b, h.s.db.Keys, h.root, id)
}

func (h holdings) Line(signal model.ID) (records.Line, error) {
	return records.GetLine(h.b, h.s.db.Keys, signal)
}

func (h holdings) Version(revision model.ID) (Version, error) {
	return reading.Version(h.b, h.s.db.Keys, revision)
}

func (h holdings) Subject(id model.ID) (sub records.Subject, err error) {
	return sub, h.get(objects.KindSubject, id, &sub)
}

func (h holdings) Name(subject model.ID) (string, error) {
	var name records.Name
	err := objects.IgnoreNotFound(h.get(objects.KindName, subject, &name))
	return name.Name, err
}

func (h holdings) Links() (model.Links, error) {
	var links records.Links
	err := objects.IgnoreNotFound(h.get(objects.KindLinks, model.ID{}, &links))
	return links.Said, err
}

func (h holdings) Code(subject model.ID) model.Code { return h.s.db.Heads.Own(subject).Code }

func (h holdings) Numbers(subject model.ID) map[int]model.ID {
	out := map[int]model.ID{}
	for _, head := range h.s.db.Heads.OwnOf(subject) {
		if !head.Concept {
			out[head.N] = head.Signal
		}
	}
	return out
}

func (h holdings) CodeOwner(c model.Code) (model.ID, bool) { return h.s.db.Heads.CodeOwner(c) }

func (h holdings) FreeCode() model.Code { return h.s.db.Heads.FreeCode() }
