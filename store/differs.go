package store

import (
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Differs says how the state that is shown differs from the newest, which is
// damaged.
type Differs struct {
	Saved   time.Time       // when the state that is shown was saved
	Changed []DamagedObject // what was saved after that, as far as it can be told
	Unread  int             // pages of the newest state that cannot be read: what stood there is not in Changed
}

// Differs returns how what is shown differs from what was saved last, and
// whether it does. When it does, the file may only be read: with
// [WarnOlderState] among the warnings. Recover takes what is left of the newest
// state too, and a backup may have it whole.
func (s *Store) Differs() (d Differs, differs bool) {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	if s.info.differs == nil {
		return d, false
	}
	return *s.info.differs, true
}

// compare notes how the state that is open differs from the newest.
func (s *Store) compare() {
	f := s.db.File()
	if f.Older == nil {
		return
	}
	d := Differs{Saved: s.db.State().Saved}
	all, torn := proof.Beyond(f)
	d.Unread = torn
	err := s.db.View(func(t *bolt.Tx) error {
		d.Changed = s.named(proof.Differing(t, all))
		return nil
	})
	if err != nil {
		d.Unread++
	}
	s.info.mu.Lock()
	s.info.differs = &d
	s.info.mu.Unlock()
	s.info.warn(WarnOlderState)
}

// named tells what objects are, one entry for each kind of a signal. What is no
// business of the worker is left out: the root, the log, settings.
func (s *Store) named(all []proof.Met) (out []DamagedObject) {
	listed := map[model.ID]model.Head{} // by signal and by subject
	for h := range s.Heads().All() {
		listed[h.Signal], listed[h.Alone().Subject] = h, h
	}
	var place [64]byte
	for _, m := range all {
		d := DamagedObject{Where: m.Where()}
		payload, ok := s.db.Keys.OpenIn(place[:0], nil, m.Bucket, m.Key, m.Value)
		switch {
		case m.Bucket == objects.Roots:
			continue
		case !ok:
		case m.Bucket == objects.Lists:
			e, ok := heads.Parse(payload)
			if !ok || e.Thrown {
				continue
			}
			listed[e.Signal], listed[e.Subject] = e.Head, e.Head
			continue
		default:
			e, body, ok := objects.ParseEnvelope(payload)
			if !ok || wordOf(e.Kind) == "" {
				continue
			}
			d.What, d.Signal = wordOf(e.Kind), e.ID
			var v records.Bare
			if e.Kind == objects.KindVersion && objects.Decode(body, &v) == nil {
				d.Signal = v.Signal
			}
			var c model.Draft
			if e.Kind == objects.KindConcept && objects.Decode(body, &c) == nil {
				d.Code, d.Signal = c.Subject.Code, c.Signal
			}
		}
		if !slices.ContainsFunc(out, func(o DamagedObject) bool { return d.What != "" && o.What == d.What && o.Signal == d.Signal }) {
			out = append(out, d)
		}
	}
	for i := range out {
		if h, ok := listed[out[i].Signal]; ok {
			out[i].Signal, out[i].Code, out[i].N = h.Signal, h.Code, h.N
		}
	}
	return out
}

// wordOf is what a damaged object of a kind is called; "" when it is no
// business of the worker.
func wordOf(k vault.Kind) string {
	switch k {
	case objects.KindVersion:
		return "version"
	case objects.KindConcept, objects.KindThrown:
		return "concept"
	case objects.KindSubject:
		return "subject"
	case objects.KindName:
		return "name"
	case objects.KindLine:
		return "signal"
	case objects.KindContact, objects.KindContacts:
		return "contact"
	default:
		return ""
	}
}
