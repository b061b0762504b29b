package reading

import (
	"context"
	"runtime"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Damage is what could not be read while going over everything. The rest was
// handed out all the same.
type Damage struct {
	Signals  []model.ID // whose newest version is damaged; not handed out
	Drafts   []model.ID // concepts that are damaged; not handed out
	Subjects []model.ID // damaged, or their names: handed out as the list has them
}

// Any reports whether anything could not be read.
func (d Damage) Any() bool { return len(d.Signals)+len(d.Drafts)+len(d.Subjects) > 0 }

// full is a record as far as it could be read.
type full struct {
	*model.Record
	id   model.ID
	err  error
	torn bool // the subject or name could not be read
}

const eachBatch = 64

// Each hands out the newest current version of every recorded signal, newest
// first, without the versions before it. It goes over the list as
// it stood at the call. Nothing is locked while fn runs, and saving goes on.
// A damaged signal is reported and skipped; an error of fn ends it.
func (s *Signals) Each(ctx context.Context, fn func(model.Record) error) (d Damage, err error) {
	var ids []model.ID
	for h := range s.Heads().All() {
		if !h.Concept {
			ids = append(ids, h.Signal)
		}
	}
	for len(ids) > 0 {
		n := min(eachBatch, len(ids))
		batch, err := s.readFull(ctx, ids[:n])
		if err != nil {
			return d, err
		}
		ids = ids[n:]
		for _, f := range batch {
			if f.torn && !slices.Contains(d.Subjects, f.Signal.Subject) {
				d.Subjects = append(d.Subjects, f.Signal.Subject)
			}
			if f.err != nil {
				d.Signals = append(d.Signals, f.id)
			} else if err := fn(*f.Record); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

// Records reads records at once, for who goes over many: each with the error that
// [Signals.Signal] or what it is about would give, in the order of ids.
func (s *Signals) Records(ids []model.ID) (out []model.Record, errs []error) {
	return s.records(nil, ids, s.fullIn)
}

// records reads into room, as far as there is.
func (s *Signals) records(room []model.Record, ids []model.ID, read func(*objects.Reader, model.ID, *model.Record) full) (out []model.Record, errs []error) {
	out, errs = slices.Grow(room[:0], len(ids))[:len(ids)], make([]error, len(ids))
	clear(out)
	err := s.db.View(func(b *bolt.Tx) error {
		r := objects.NewReader(s.db.Keys, objects.Live).In(b)
		for i, id := range ids {
			f := read(r, id, &out[i])
			if errs[i] = f.err; f.err == nil && f.torn {
				errs[i] = pages.ErrDamaged
			}
		}
		return nil
	})
	if err != nil {
		for i := range errs {
			errs[i] = err
		}
	}
	return out, errs
}

func (s *Signals) readFull(ctx context.Context, ids []model.ID) (out []full, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	err = s.db.View(func(b *bolt.Tx) error {
		out = out[:0]
		r := objects.NewReader(s.db.Keys, objects.Live).In(b)
		for _, id := range ids {
			runtime.Gosched() // whoever types goes first, also where there are few processors
			f := s.fullIn(r, id, &model.Record{})
			if objects.IgnoreNotFound(f.err) != nil || f.err == nil {
				out = append(out, f) // what was destroyed meanwhile is no damage
			}
		}
		return nil
	})
	return out, err
}

// fullIn reads a record into rec.
func (s *Signals) fullIn(r *objects.Reader, id model.ID, rec *model.Record) full {
	f, _ := s.newestIn(r, id, rec)
	return f
}

func (s *Signals) historyIn(r *objects.Reader, id model.ID, rec *model.Record) full {
	f, l := s.newestIn(r, id, rec)
	if f.err != nil {
		return f
	}
	for _, v := range l.Versions {
		var was model.Signal
		if v.Revision != f.Signal.Revision && r.Get(objects.KindVersion, v.Revision, &was) == nil {
			f.Earlier = append(f.Earlier, was)
		}
	}
	return f
}

// newestIn reads the newest current version of a signal, and its line.
func (s *Signals) newestIn(r *objects.Reader, id model.ID, rec *model.Record) (f full, l records.Line) {
	f.Record, f.id = rec, id
	if f.err = r.Get(objects.KindLine, id, &l); f.err != nil {
		return f, l
	}
	now := l.Currents()
	if len(now) == 0 {
		f.err = pages.ErrDamaged
		return f, l
	}
	if f.err = objects.Lost(r.Get(objects.KindVersion, now[len(now)-1], &f.Signal)); f.err == nil {
		s.aboutIn(r, &f, called)
	}
	return f, l
}

// EachDraft hands out every concept, newest first, as [Signals.Each] does.
func (s *Signals) EachDraft(ctx context.Context, fn func(model.Draft) error) (dmg Damage, err error) {
	for h := range s.Heads().Concepts() {
		if err := ctx.Err(); err != nil {
			return dmg, err
		}
		d, err := s.Draft(h.Draft)
		switch {
		case err == nil:
			err = fn(d)
		case objects.IgnoreNotFound(err) == nil:
			err = nil // recorded or thrown away meanwhile
		default:
			dmg.Drafts = append(dmg.Drafts, h.Draft)
			err = nil
		}
		if err != nil {
			return dmg, err
		}
	}
	return dmg, nil
}

// Draft returns a concept as it was saved last, by its own id.
func (s *Signals) Draft(id model.ID) (d model.Draft, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		d, err = records.GetDraft(b, s.db.Keys, id)
		return err
	})
	return d, err
}
