package store

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Reading is for who goes over most of a file: which version is the newest of each signal
// and what everybody is called is found out once, beforehand. It goes by the list as it was
// then, and may be used by several goroutines.
type Reading struct {
	s      *Store
	list   *heads.Table
	at     map[model.ID]int32  // the place of each signal in the list
	listed bool                // whom a record is about is as the list has it
	names  map[model.ID]string // by subject, of those that have a roepnaam
	unread map[model.ID]bool   // subjects of which it could not be read
}

// Reading begins one. Where it may, it takes whom a record is about as the list has it: that
// holds when a subject was made to the millisecond.
func (s *Store) Reading(listed bool) (*Reading, error) {
	r := &Reading{s: s, list: s.Heads(), listed: listed, names: map[model.ID]string{}, unread: map[model.ID]bool{}}
	r.at = make(map[model.ID]int32, r.list.Len())
	var subjects []model.ID
	seen := make(map[model.ID]bool, r.list.Len())
	for i, h := range r.list.Recorded() {
		r.at[h.Signal] = int32(i)
		if !seen[h.Subject] {
			seen[h.Subject] = true
			subjects = append(subjects, h.Subject)
		}
	}
	return r, r.call(subjects)
}

// call reads what subjects are called, on every processor.
func (r *Reading) call(subjects []model.ID) error {
	parts := slices.Collect(slices.Chunk(subjects, max(1, (len(subjects)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))))
	errs := make([]error, len(parts))
	var wait sync.WaitGroup
	var mu sync.Mutex
	for i, part := range parts {
		wait.Go(func() {
			for some := range slices.Chunk(part, eachBatch) {
				err := r.s.db.View(func(b *bolt.Tx) error {
					return r.callIn(objects.NewReader(r.s.db.Keys, objects.Live).In(b), some, &mu)
				})
				if errs[i] = err; err != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

func (r *Reading) callIn(in *objects.Reader, subjects []model.ID, mu *sync.Mutex) error {
	for _, id := range subjects {
		var name records.Name
		err := in.Get(objects.KindName, id, &name)
		if errors.Is(err, ErrNotFound) || err == nil && name.Name == "" {
			continue
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		mu.Lock()
		if err == nil {
			r.names[id] = name.Name
		} else {
			r.unread[id] = true
		}
		mu.Unlock()
	}
	return nil
}

// Names returns every roepnaam in the file, each once, and of how many subjects it cannot be
// read.
func (r *Reading) Names() (out []string, unread int) {
	for _, n := range r.names {
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out), len(r.unread)
}

// Records reads records at once: each with the error that [Store.Signal] or what it is about
// would give, in the order of ids.
func (r *Reading) Records(ids []model.ID) (out []model.Record, errs []error) {
	return r.s.records(ids, r.fullIn)
}

// Histories is Records with the versions before each. One that is damaged is left out: the
// rest of the signal goes all the same.
func (r *Reading) Histories(ids []model.ID) (out []model.Record, errs []error) {
	return r.s.records(ids, r.s.historyIn)
}

// fullIn reads a record into rec. What became of a signal since is found out by its line.
func (r *Reading) fullIn(in *objects.Reader, id model.ID, rec *model.Record) full {
	i, ok := r.at[id]
	if !ok {
		return r.s.fullIn(in, id, rec)
	}
	newest, subject := r.list.Of(int(i))
	if in.Get(objects.KindVersion, newest, &rec.Signal) != nil {
		rec.Signal = model.Signal{}
		return r.s.fullIn(in, id, rec)
	}
	f := full{Record: rec, id: id}
	if _, joined := r.s.heads.Joined(subject.ID); !r.listed || joined || subject.Mark != "" {
		r.s.aboutIn(in, &f, r.called)
		return f
	}
	rec.Links, rec.Subject, rec.Name = r.s.heads.LinksOf(subject.ID), subject, r.names[subject.ID]
	f.torn = r.unread[subject.ID]
	return f
}

// called is what a subject is called, and false where that cannot be read.
func (r *Reading) called(_ *objects.Reader, id model.ID) (string, bool) {
	return r.names[id], !r.unread[id]
}
