package recording

import (
	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// loadBatch is how many subjects go into one commit where there are many.
const loadBatch = 500

// loaded is one subject on its way in.
type loaded struct {
	sub  model.Subject
	name string
	sigs []model.Signal
}

// Load takes in many subjects with their signals, for fictional files. Signals
// come oldest first; those with the same id are versions of one. Ids, numbers
// and codes that are not set are made. Every few hundred subjects are one
// commit, so an error leaves whole subjects behind.
func (r *Recorder) Load(fn func(put func(sub model.Subject, name string, sigs []model.Signal) error) error) error {
	var batch []loaded
	flush := func() error {
		err := r.db.Commit(func(t *change.Tx) error {
			given := codes{}
			for _, l := range batch {
				if err := r.loadOne(t, given, l); err != nil {
					return err
				}
			}
			return t.Log(records.LogImport, len(batch))
		})
		batch = batch[:0]
		return err
	}
	err := fn(func(sub model.Subject, name string, sigs []model.Signal) error {
		batch = append(batch, loaded{sub, name, sigs})
		if len(batch) < loadBatch {
			return nil
		}
		return flush()
	})
	if err != nil || len(batch) == 0 {
		return err
	}
	return flush()
}

func (r *Recorder) loadOne(t *change.Tx, given codes, in loaded) error {
	sub := records.Subject{Subject: in.sub}
	if sub.ID.IsZero() {
		sub.ID = model.NewID()
	}
	sub.Code = r.codeFor(given, sub.Subject)
	if sub.Created.IsZero() {
		sub.Created = t.Now
	}
	lines := map[model.ID]*records.Line{}
	last := map[model.ID]model.Signal{}
	for _, sig := range in.sigs {
		if err := loadVersion(t, &sub, &sig, lines); err != nil {
			return err
		}
		last[sig.Signal] = sig
	}
	if in.name != "" {
		if err := t.PutValue(objects.Live, objects.KindName, sub.ID, records.Name{Subject: sub.ID, Name: in.name}); err != nil {
			return err
		}
	}
	for id, l := range lines {
		if err := t.PutLine(*l); err != nil {
			return err
		}
		if err := t.PutHead(records.SignalEntry(*l, sub, last[id])); err != nil {
			return err
		}
	}
	return t.PutValue(objects.Live, objects.KindSubject, sub.ID, sub)
}

func loadVersion(t *change.Tx, sub *records.Subject, sig *model.Signal, lines map[model.ID]*records.Line) error {
	for _, id := range []*model.ID{&sig.Signal, &sig.Revision} {
		if id.IsZero() {
			*id = model.NewID()
		}
	}
	l := lines[sig.Signal]
	if l == nil {
		sub.Last++
		l = &records.Line{Signal: sig.Signal, Subject: sub.ID, N: sub.Last}
		lines[sig.Signal] = l
	}
	sig.Subject, sig.N = sub.ID, l.N
	if sig.Written.IsZero() {
		sig.Written = t.Now
	}
	l.Versions = append(l.Versions, records.LineVersion{Revision: sig.Revision, Parents: sig.Parents})
	return t.PutValue(objects.Live, objects.KindVersion, sig.Revision, sig)
}
