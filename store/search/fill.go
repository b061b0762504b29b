package search

import (
	"context"
	"errors"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/store"
)

// Fill puts everything in the file in the index. It reads beside whoever
// writes and stops when ctx ends. Damaged records are left out. What was brought up to
// date by [Index.Refresh] meanwhile is newer than what Fill has read, and stays.
func (x *Index) Fill(ctx context.Context, s *store.Store) error {
	n, keys := 0, x.keys.Load()
	_, err := s.Each(ctx, func(r model.Record) error {
		x.digest.Offer(r.Signal)
		x.offer(r.Signal.Signal, x.recorded(s, r)...)
		if n++; n%64 == 0 { // some milliseconds
			keys = x.pause(ctx, keys)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	drafts := map[model.ID]bool{}
	for h := range s.Heads().Concepts() {
		drafts[h.Signal] = true
	}
	for id := range drafts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.Refresh(s, id); err != nil && !errors.Is(err, store.ErrDamaged) {
			return err
		}
	}
	x.Whole()
	return nil
}

// afterKey is how long [Index.Fill] rests after a key. A fast hand leaves as much between
// two.
const afterKey = 50 * time.Millisecond

// Key has [Index.Fill] rest for a moment: what comes of a key goes first.
func (x *Index) Key() { x.keys.Add(1) }

// pause rests when keys were pressed since so many were, until none is for a while. It
// returns how many were.
func (x *Index) pause(ctx context.Context, since uint64) uint64 {
	for {
		now := x.keys.Load()
		if now == since {
			return now
		}
		since = now
		select {
		case <-time.After(afterKey):
		case <-ctx.Done():
			return now
		}
	}
}

// Refresh brings the index up to date with one signal: what was recorded of it, and
// every concept there is. Of two at once the last one reads what the first has read or
// newer.
func (x *Index) Refresh(s *store.Store, id model.ID) error {
	x.turn.Lock()
	defer x.turn.Unlock()
	var all []string
	recs, errs := s.Records([]model.ID{id})
	err := errs[0]
	switch {
	case err == nil:
		all = x.recorded(s, recs[0])
		x.digest.Put(recs[0].Signal)
	case !errors.Is(err, store.ErrNotFound):
		return err
	}
	drafts := s.DraftsOf(id)
	for _, draft := range drafts {
		d, err := s.Draft(draft)
		if errors.Is(err, store.ErrNotFound) {
			continue // recorded or thrown away meanwhile
		}
		if err != nil {
			return err
		}
		all = append(append(all, x.texts(s, d.FormRef, d.Content, x.concerned(s, d)...)...), d.Reason)
	}
	if err != nil && len(drafts) == 0 {
		x.Drop(id)
		return err
	}
	x.Put(id, all...)
	return nil
}

// recorded lists what a recorded signal can be found by.
func (x *Index) recorded(s *store.Store, r model.Record) []string {
	about := append([]model.Known{{Subject: r.Subject, Name: r.Name}}, r.Also...)
	return append(append(x.texts(s, r.Signal.FormRef, r.Signal.Content, about...), r.Signal.Reason), x.others(s, r.Signal)...)
}

// others lists what the other versions of a signal add: why each was made, and all of one
// that is not settled yet. A version that cannot be read adds nothing.
func (x *Index) others(s *store.Store, now model.Signal) (out []string) {
	if len(now.Parents) == 0 {
		return nil // the only one, as nearly all are
	}
	all, _ := s.Revisions(now.Signal) //nolint:errcheck // those that could be read
	parents := map[model.ID]bool{}
	for _, v := range all {
		for _, p := range v.Parents {
			parents[p] = true
		}
	}
	for _, v := range all {
		out = append(out, v.Reason)
		if !parents[v.Revision] && v.Revision != now.Revision {
			out = append(out, x.texts(s, v.FormRef, v.Content)...)
		}
	}
	return out
}

// concerned lists whom a concept is about, with those that is one with.
func (x *Index) concerned(s *store.Store, d model.Draft) []model.Known {
	out := []model.Known{{Subject: d.Subject, Name: d.Name}}
	if one, joined := s.Joined(d.Subject.ID); joined {
		for _, m := range one.Members {
			out = append(out, model.Known{Subject: m.Subject})
		}
		names, _ := s.Names(d.Subject.ID) //nolint:errcheck // a damaged name is not found
		for _, n := range names {
			out = append(out, model.Known{Name: n})
		}
	}
	return out
}

// texts lists what a signal can be found by: the words of the form it was entered with
// too, where the file keeps that.
func (x *Index) texts(s *store.Store, ref model.FormRef, c model.Content, about ...model.Known) []string {
	out := texts(c, about...)
	own := x.form(s, ref.Hash)
	if own == nil {
		return out
	}
	for _, q := range own.All(c) {
		for _, v := range c.Answers[q.ID] {
			if o, ok := q.Option(v); ok {
				out = append(out, o.Label)
			}
		}
	}
	for _, i := range own.Items() {
		if _, answered := c.Checks[i.Code]; answered {
			out = append(out, i.Label)
		}
	}
	return out
}

// form returns the definition with a hash; nil when the file does not keep it. It is read
// once.
func (x *Index) form(s *store.Store, hash string) *form.Form {
	if hash == "" {
		return nil
	}
	x.mu.RLock()
	own, known := x.forms[hash]
	x.mu.RUnlock()
	if known {
		return own
	}
	if text, err := s.Form(hash); err == nil {
		if read, err := form.ReadKept(text); err == nil {
			own = read // one this version cannot read has no words to find
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.forms[hash] = own
	return own
}

// texts lists what a signal can be found by, whatever form it was entered with.
func texts(c model.Content, about ...model.Known) (out []string) {
	for _, k := range about {
		out = append(out, string(k.Subject.Code), k.Subject.Mark, k.Name, words.Of(string(k.Subject.Kind)))
	}
	c.Texts(func(t model.Text, s *string) {
		if *s != "" {
			out = append(out, *s)
		}
		if t.Kind == model.AskedText {
			out = append(out, words.Of(*s))
		}
	})
	for _, s := range c.Steps {
		t, _ := steps.Find(s.Type)
		out = append(out, t.Label)
	}
	for _, a := range c.Acute {
		out = append(out, words.Of(string(a.Answer)))
	}
	return out
}
