package reading

import (
	"errors"

	"tijdig/model"
	"tijdig/model/same"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Would says what would come of saying that two are one: which code stays, which goes along with
// it, and what the numbers of the signals of that one are shown with more.
func (s *Signals) Would(a, b model.ID) (kept, other model.Code, shift int) {
	return s.db.Heads.Would(a, b)
}

// One returns whom a subject is together with others; of one that is by itself, that one.
func (s *Signals) One(id model.ID) same.One { return s.db.Heads.One(id) }

// Joined is One, and false where it is by itself.
func (s *Signals) Joined(id model.ID) (same.One, bool) { return s.db.Heads.Joined(id) }

// Kept returns the id by which a subject is known: that of the one it is part of.
func (s *Signals) Kept(id model.ID) model.ID { return s.db.Heads.Kept(id) }

// SignalCode returns what a signal is called.
func (s *Signals) SignalCode(sig model.Signal) string {
	one := s.db.Heads.One(sig.Subject)
	m, _ := one.Find(sig.Subject)
	return model.SignalCode(one.Code, sig.N+m.Shift)
}

// Members returns all that a subject is together with others, each by itself with all it is
// known by: the one that is kept first.
func (s *Signals) Members(id model.ID) (out []merge.Subject, err error) {
	for _, m := range s.db.Heads.One(id).Members {
		b, e := s.Bearer(m.ID)
		err = errors.Join(err, e)
		out = append(out, b)
	}
	return out, err
}

// caller says what a subject is called, "" for nothing, and false where that cannot be read.
type caller func(*objects.Reader, model.ID) (string, bool)

// called is one that looks it up.
func called(r *objects.Reader, id model.ID) (string, bool) {
	var name records.Name
	if objects.IgnoreNotFound(r.Get(objects.KindName, id, &name)) != nil {
		return "", false
	}
	return name.Name, true
}

// aboutIn fills in whom a record is about: the one that is kept, and the others it is.
func (s *Signals) aboutIn(r *objects.Reader, f *full, name caller) {
	own := f.Signal.Subject
	f.Links = s.db.Heads.LinksOf(own)
	one, joined := s.db.Heads.Joined(own)
	if !joined {
		k := s.knownAs(r, own, f, name)
		f.Subject, f.Name = k.Subject, k.Name
		return
	}
	m, _ := one.Find(own)
	f.Shift = m.Shift
	for _, m := range one.Members {
		if k := s.knownAs(r, m.ID, f, name); m.ID != one.ID {
			f.Also = append(f.Also, k)
		} else {
			f.Subject, f.Name = k.Subject, k.Name
		}
	}
}

// knownAs reads a subject by itself. One that cannot be read is as the list has it.
func (s *Signals) knownAs(r *objects.Reader, id model.ID, f *full, name caller) (k model.Known) {
	var sub records.Subject
	if r.Get(objects.KindSubject, id, &sub) != nil {
		f.torn, sub.Subject = true, s.db.Heads.Own(id)
	}
	called, ok := name(r, id)
	f.torn = f.torn || !ok
	return model.Known{Subject: sub.Subject, Name: called}
}
