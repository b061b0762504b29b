package reading

import (
	"errors"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Whole is for who goes over most of a file: which version is the newest of each signal
// and what everybody is called is found out once, beforehand. It goes by the list as it was
// then, and may be used by several goroutines.
type Whole struct {
	s      *Signals
	list   *heads.Table
	at     map[model.ID]int32 // the place of each signal in the list
	listed bool               // whom a record is about is as the list has it
	named  bool               // records carry what everybody is called

	called   sync.Once
	subjects []model.ID          // until they are called
	names    map[model.ID]string // by subject, of those that have a roepnaam
	unread   map[model.ID]bool   // subjects of which it could not be read
	failed   atomic.Pointer[error]
}

// As says what of whom a record is about is read with it.
type As struct {
	// Listed takes it as the list has it, where it may: that holds when a subject was made to
	// the millisecond.
	Listed bool
	// Unnamed leaves out what they are called, and reads that only for [Whole.Names].
	Unnamed bool
}

// Reading begins one.
func (s *Signals) Reading(as As) (*Whole, error) {
	r := &Whole{s: s, list: s.Heads(), listed: as.Listed, named: !as.Unnamed, names: map[model.ID]string{}, unread: map[model.ID]bool{}}
	r.at = make(map[model.ID]int32, r.list.Len())
	seen := make(map[model.ID]bool, r.list.Len())
	for i, h := range r.list.Recorded() {
		r.at[h.Signal] = int32(i)
		if !seen[h.Subject] {
			seen[h.Subject] = true
			r.subjects = append(r.subjects, h.Subject)
		}
	}
	if r.named {
		r.call()
	}
	return r, r.Err()
}

// Err is why what everybody is called cannot be read. Whatever was masked before it is looked
// at may not have been.
func (r *Whole) Err() error {
	if err := r.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// call reads what everybody is called, once.
func (r *Whole) call() {
	r.called.Do(func() {
		if err := r.callAll(r.subjects); err != nil {
			r.failed.Store(&err)
		}
		r.subjects = nil
	})
}

// callAll does so on every processor.
func (r *Whole) callAll(subjects []model.ID) error {
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

func (r *Whole) callIn(in *objects.Reader, subjects []model.ID, mu *sync.Mutex) error {
	for _, id := range subjects {
		var name records.Name
		err := in.Get(objects.KindName, id, &name)
		if errors.Is(err, objects.ErrNotFound) || err == nil && name.Name == "" {
			continue
		}
		if err != nil && !errors.Is(err, pages.ErrDamaged) {
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
// read; nothing where [Whole.Err] tells why.
func (r *Whole) Names() (out []string, unread int) {
	if r.call(); r.Err() != nil {
		return nil, 0
	}
	return slices.Compact(slices.Sorted(maps.Values(r.names))), len(r.unread)
}

// Lost reports whether what a subject is called cannot be read.
func (r *Whole) Lost(subject model.ID) bool {
	r.call()
	return r.unread[subject]
}

// Records reads records at once, in the room that earlier ones leave: each with the error that
// [Signals.Signal] or what it is about would give, in the order of ids.
func (r *Whole) Records(room []model.Record, ids []model.ID) (out []model.Record, errs []error) {
	return r.s.records(room, ids, r.fullIn)
}

// Histories is Records with the versions before each. One that is damaged is left out: the
// rest of the signal goes all the same.
func (r *Whole) Histories(room []model.Record, ids []model.ID) (out []model.Record, errs []error) {
	return r.s.records(room, ids, r.s.historyIn)
}

// fullIn reads a record into rec. What became of a signal since is found out by its line.
func (r *Whole) fullIn(in *objects.Reader, id model.ID, rec *model.Record) full {
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
	if _, joined := r.s.db.Heads.Joined(subject.ID); !r.listed || joined || subject.Mark != "" {
		r.s.aboutIn(in, &f, r.name)
		return f
	}
	rec.Links, rec.Subject = r.s.db.Heads.LinksOf(subject.ID), subject
	name, read := r.name(in, subject.ID)
	rec.Name, f.torn = name, !read
	return f
}

// name is what a subject is called, and false where that cannot be read.
func (r *Whole) name(_ *objects.Reader, id model.ID) (string, bool) {
	if !r.named {
		return "", true
	}
	return r.names[id], !r.unread[id]
}
