package store

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// write makes a new file of everything found that was not removed on purpose.
func (c *carver) write(temp string, h header, now time.Time, sv *Salvage) error {
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: lockWait, NoStatistics: true, PageSize: pageSize})
	if err != nil {
		return err
	}
	db.AllocSize = allocStep
	err = db.Update(func(b *bolt.Tx) error { return layOut(b, h, c.keys, now) })
	t := &tx{keys: c.keys, root: c.lastRoot(now), now: now}
	sv.Seq = t.root.Seq
	var all []trace
	for id, tr := range c.found {
		if c.wanted(t.root, id, tr) {
			all = append(all, tr)
			sv.count(id.kind)
		}
	}
	for len(all) > 0 && err == nil {
		n := min(loadBatch, len(all))
		err = db.Update(func(b *bolt.Tx) error { return c.putAll(t, b, all[:n], sv) })
		all = all[n:]
	}
	if err == nil {
		err = db.Update(func(b *bolt.Tx) error { t.bolt = b; return c.putSubjects(t) })
	}
	if err == nil {
		t.root.Seq++
		err = db.Update(func(b *bolt.Tx) error { t.bolt = b; return t.finish() })
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func (c *carver) putAll(t *tx, b *bolt.Tx, some []trace, sv *Salvage) error {
	t.bolt, t.ops = b, nil
	for _, tr := range some {
		f := c.load(tr)
		if !f.ok {
			continue
		}
		if f.env.Kind == kindLine && !c.shorten(&f, sv) {
			continue
		}
		if err := t.resealed(tr.bucket, f); err != nil {
			return err
		}
	}
	return nil
}

// putSubjects makes the subjects again that versions name and that were not
// found: from the list, or with nothing but a new code.
func (c *carver) putSubjects(t *tx) error {
	for id, tr := range c.found {
		var v bare
		if f := c.load(tr); id.kind != kindVersion || !f.ok || decode(f.body, &v) != nil || c.buried(t.root, v.Signal) {
			continue
		}
		if _, ok := c.found[objectID{kindSubject, v.Subject}]; ok {
			continue
		}
		l, ok := c.subjects[v.Subject]
		if !ok {
			l.Subject = model.Subject{ID: v.Subject, Code: model.NewCode(), Created: v.Written}
		}
		l.last = max(l.last, v.N)
		c.subjects[v.Subject] = l
		if err := t.putValue(live, kindSubject, v.Subject, subjectRecord{l.Subject, l.last}); err != nil {
			return err
		}
	}
	return nil
}

// lastRoot returns the newest root found, with nothing counted. Without one
// the tombstones have lost their key, and the log its end.
func (c *carver) lastRoot(now time.Time) root {
	r := root{Saved: now, Device: model.NewID(), Marks: sum(randomBytes(32))}
	if tr, ok := c.found[objectID{kindRoot, model.ID{}}]; ok {
		var was root
		if f := c.load(tr); f.ok && decode(f.body, &was) == nil {
			r = was
		}
	}
	for _, tr := range c.found {
		r.Seq = max(r.Seq, tr.seq)
	}
	r.Counts, r.Sums = [3]uint64{}, [3]sum{}
	return r
}

// wanted reports whether an object belongs in the new file. Freed pages still
// hold what was destroyed, recorded or thrown away long ago: none of that
// comes back.
func (c *carver) wanted(r root, id objectID, tr trace) bool {
	switch id.kind {
	case kindRoot, kindPlace:
		return false
	case kindLine, kindSubject, kindName:
		return !c.buried(r, id.id)
	case kindConcept:
		var d model.Draft
		f := c.load(tr)
		return f.ok && decode(f.body, &d) == nil && !c.buried(r, id.id) && !c.over(d, tr.seq)
	case kindThrown:
		var th thrown
		f := c.load(tr)
		return f.ok && decode(f.body, &th) == nil && !c.buried(r, id.id) && !expired(th.At, r.Saved) && !c.back(th.Draft, tr.seq)
	case kindVersion:
		var v bare
		f := c.load(tr)
		return f.ok && decode(f.body, &v) == nil && !c.buried(r, v.Signal)
	default:
		return true
	}
}

func (c *carver) buried(r root, id model.ID) bool {
	_, ok := c.found[objectID{kindTombstone, r.mark("tombstone", id)}]
	return ok
}

// back reports whether a concept was taken back after it was thrown away.
// Another concept of the same signal says nothing of it.
func (c *carver) back(d model.Draft, seq uint64) bool {
	tr, ok := c.found[objectID{kindConcept, d.Signal}]
	if !ok || tr.seq < seq {
		return false
	}
	var now model.Draft
	f := c.load(tr)
	return f.ok && decode(f.body, &now) == nil && endOf(d).was(now)
}

// over reports whether a concept was recorded or thrown away after the copy
// that was found.
func (c *carver) over(d model.Draft, seq uint64) bool {
	if tr, ok := c.found[objectID{kindLine, d.Signal}]; ok {
		var l line
		if f := c.load(tr); f.ok && decode(f.body, &l) == nil && l.Ended.was(d) {
			return true
		}
	}
	tr, ok := c.found[objectID{kindThrown, d.Signal}]
	return ok && tr.seq > seq
}

func (sv *Salvage) count(k kind) {
	switch k {
	case kindVersion:
		sv.Versions++
	case kindConcept:
		sv.Concepts++
	case kindSubject:
		sv.Subjects++
	default: // of the worker's own words only
	}
}

// shorten takes the versions that were not found out of a line, so that the
// newest that was found is current again. It reports whether any is left.
func (c *carver) shorten(f *found, sv *Salvage) bool {
	var l line
	if decode(f.body, &l) != nil {
		return false
	}
	l.Versions = slices.DeleteFunc(l.Versions, func(v lineVersion) bool {
		_, ok := c.found[objectID{kindVersion, v.Revision}]
		if !ok {
			sv.Lost = append(sv.Lost, v.Revision)
		}
		return !ok
	})
	body, err := encode(l)
	f.body = body
	return err == nil && len(l.Versions) > 0
}
