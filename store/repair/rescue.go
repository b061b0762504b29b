package repair

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// rescueBatch is how many objects go into one commit.
const rescueBatch = 500

// write makes a new file of everything found that was not removed on purpose.
func (c *Carver) write(temp string, h vault.Header, now time.Time, sv *Salvage) error {
	db, err := objects.Create(temp)
	if err != nil {
		return err
	}
	err = db.Update(func(b *bolt.Tx) error { return objects.LayOut(b, h, c.keys, now) })
	t := &objects.Tx{Keys: c.keys, Root: c.lastRoot(now), Now: now}
	t.Root.Header = h.Sum()
	t.Root.Altered = append(t.Root.Altered, c.altered...)
	sv.Seq = t.Root.Seq
	var all []Trace
	for id, tr := range c.Found {
		if c.wanted(t.Root, id, tr) {
			all = append(all, tr)
			sv.count(id.Kind)
		}
	}
	for len(all) > 0 && err == nil {
		n := min(rescueBatch, len(all))
		err = db.Update(func(b *bolt.Tx) error { return c.putAll(t, b, all[:n], sv) })
		all = all[n:]
	}
	if err == nil {
		err = db.Update(func(b *bolt.Tx) error { t.Bolt = b; return errors.Join(c.putSubjects(t), c.putContacts(t)) })
	}
	if err == nil {
		t.Root.Seq++
		err = db.Update(func(b *bolt.Tx) error {
			t.Bolt = b
			if !sv.Proven {
				t.Root.Doubt = &objects.Doubt{Day: model.DateOf(now), Lost: len(sv.Lost)}
			}
			return errors.Join(records.Log(t, records.LogSalvage, len(sv.Lost)), t.Finish())
		})
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func (c *Carver) putAll(t *objects.Tx, b *bolt.Tx, some []Trace, sv *Salvage) error {
	t.Bolt, t.Ops = b, nil
	for _, tr := range some {
		f := c.load(tr)
		if !f.OK {
			continue
		}
		if f.Env.Kind == objects.KindLine && !c.shorten(&f, sv) {
			continue
		}
		if err := named(&f); err != nil {
			return err
		}
		if err := t.Resealed(tr.Bucket, f); err != nil {
			return err
		}
	}
	return nil
}

// putSubjects makes the subjects again that versions name and that were not
// found: from the list, or with nothing but a new code.
func (c *Carver) putSubjects(t *objects.Tx) error {
	for id, tr := range c.Found {
		var v records.Bare
		if f := c.load(tr); id.Kind != objects.KindVersion || !f.OK || objects.Decode(f.Body, &v) != nil || c.buried(t.Root, v.Signal) {
			continue
		}
		if _, ok := c.Found[ObjectID{objects.KindSubject, v.Subject}]; ok {
			continue
		}
		l, ok := c.subjects[v.Subject]
		if !ok {
			l.Subject = model.Subject{ID: v.Subject, Code: model.NewCode(), Created: v.Written}
		}
		l.last = max(l.last, v.N)
		c.subjects[v.Subject] = l
		if err := t.PutValue(objects.Live, objects.KindSubject, v.Subject, records.Subject{Subject: l.Subject, Last: l.last}); err != nil {
			return err
		}
	}
	return nil
}

// lastRoot returns the newest root found, with nothing counted. Without one
// the tombstones have lost their key, and the log its end.
func (c *Carver) lastRoot(now time.Time) objects.Root {
	r := objects.Root{Saved: now, Device: model.NewID(), Marks: vault.Sum(vault.Random(32))}
	if tr, ok := c.Found[ObjectID{objects.KindRoot, model.ID{}}]; ok {
		if f := c.load(tr); f.OK {
			if was, err := objects.ParseRoot(f.Body); err == nil {
				r = was
			}
		}
	}
	for _, tr := range c.Found {
		r.Seq = max(r.Seq, tr.Seq)
	}
	r.Forms = c.forms()
	r.Counts, r.Sums, r.Use = [3]uint64{}, [3]vault.Sum{}, ""
	r.Begun = slices.DeleteFunc(r.Begun, func(id model.ID) bool { // what is left of it is done where the new file lies
		_, ok := c.Found[ObjectID{objects.KindIntent, id}]
		return !ok
	})
	return r
}

// contacts lists the contacts there were; not known where that was not found.
func (c *Carver) contacts() (ids []model.ID, known bool) {
	tr, ok := c.Found[ObjectID{objects.KindContacts, model.ID{}}]
	if !ok {
		return nil, false
	}
	var list records.Contacts
	f := c.load(tr)
	return list.IDs, f.OK && objects.Decode(f.Body, &list) == nil
}

// putContacts makes the list of contacts again where it was not found: of all that were.
func (c *Carver) putContacts(t *objects.Tx) error {
	if _, known := c.contacts(); known {
		return nil
	}
	var list records.Contacts
	for id := range c.Found {
		if id.Kind == objects.KindContact {
			list.IDs = append(list.IDs, id.ID)
		}
	}
	if len(list.IDs) == 0 {
		return nil
	}
	return t.PutValue(objects.Live, objects.KindContacts, model.ID{}, list)
}

// regions lists the packages of regions that were kept; none where that was not found: they
// can be taken in again.
func (c *Carver) regions() (ids []model.ID) {
	tr, ok := c.Found[ObjectID{objects.KindRegions, model.ID{}}]
	if !ok {
		return nil
	}
	var list records.Regions
	if f := c.load(tr); f.OK && objects.Decode(f.Body, &list) == nil {
		for _, h := range list.Packages {
			ids = append(ids, records.RegionID(h))
		}
	}
	return ids
}

// forms lists the definitions that were found.
func (c *Carver) forms() (all []vault.Sum) {
	for id, tr := range c.Found {
		var r records.Form
		if f := c.load(tr); id.Kind == objects.KindForm && f.OK && objects.Decode(f.Body, &r) == nil {
			all = append(all, r.Hash)
		}
	}
	return all
}

// wanted reports whether an object belongs in the new file. Freed pages still
// hold what was destroyed, recorded or thrown away long ago: none of that
// comes back.
func (c *Carver) wanted(r objects.Root, id ObjectID, tr Trace) bool {
	switch id.Kind {
	case objects.KindRoot, objects.KindPlace, objects.KindHeader:
		return false
	case objects.KindIntent:
		return slices.Contains(r.Begun, id.ID)
	case objects.KindContact:
		ids, known := c.contacts()
		return !known || slices.Contains(ids, id.ID)
	case objects.KindRegion:
		return slices.Contains(c.regions(), id.ID)
	case objects.KindLine, objects.KindSubject, objects.KindName:
		return !c.buried(r, id.ID)
	case objects.KindConcept, objects.KindThrown:
		d, ok := c.draft(tr)
		return ok && !c.buried(r, d.Signal) && !c.over(id, d, tr.Seq)
	case objects.KindVersion:
		var v records.Bare
		f := c.load(tr)
		return f.OK && objects.Decode(f.Body, &v) == nil && !c.buried(r, v.Signal)
	default:
		return true
	}
}

func (c *Carver) buried(r objects.Root, id model.ID) bool {
	_, ok := c.Found[ObjectID{objects.KindTombstone, r.Mark("tombstone", id)}]
	return ok
}

// draft reads a concept, in hand or thrown away, with the id it has or gets.
func (c *Carver) draft(tr Trace) (d model.Draft, ok bool) {
	f := c.load(tr)
	if !f.OK {
		return d, false
	}
	if f.Env.Kind == objects.KindThrown {
		var th records.Thrown
		ok = objects.Decode(f.Body, &th) == nil
		d = th.Draft
	} else {
		ok = objects.Decode(f.Body, &d) == nil
	}
	d.ID = records.DraftID(d)
	return d, ok
}

// over reports whether what was found of a concept is not how it stood last: it was
// recorded in a version that was found, thrown away, taken back or let go after, or stands under an id of its own
// as well.
func (c *Carver) over(id ObjectID, d model.Draft, seq uint64) bool {
	if _, gone := c.Found[ObjectID{objects.KindEnded, d.ID}]; gone {
		return true
	}
	if tr, ok := c.Found[ObjectID{objects.KindLine, d.Signal}]; ok {
		var l records.Line
		if f := c.load(tr); f.OK && objects.Decode(f.Body, &l) == nil {
			if made := l.Recorded(d); made != nil {
				if _, there := c.Found[ObjectID{objects.KindVersion, made.Revision}]; there {
					return true // else its words are nowhere but here
				}
			} else if id.Kind == objects.KindConcept && l.Ended.Was(d) {
				return true
			}
		}
	}
	for _, kd := range []vault.Kind{objects.KindConcept, objects.KindThrown} {
		for _, at := range []model.ID{d.ID, d.Signal} {
			o := ObjectID{kd, at}
			tr, ok := c.Found[o]
			if !ok || o == id || at == d.Signal && at != d.ID && !c.same(tr, d) {
				continue
			}
			if tr.Seq > seq || tr.Seq == seq && at == d.ID {
				return true
			}
		}
	}
	return false
}

// same reports whether an object is of this very concept.
func (c *Carver) same(tr Trace, d model.Draft) bool {
	o, ok := c.draft(tr)
	return ok && o.ID == d.ID
}

// named gives a concept of version 1 the id that it has from here on.
func named(f *objects.Found) error {
	var err error
	switch f.Env.Kind {
	case objects.KindConcept:
		var d model.Draft
		if err = objects.Decode(f.Body, &d); err == nil && d.ID.IsZero() {
			d.ID = records.DraftID(d)
			f.Env.ID = d.ID
			f.Body, err = objects.Encode(d)
		}
	case objects.KindThrown:
		var th records.Thrown
		if err = objects.Decode(f.Body, &th); err == nil && th.Draft.ID.IsZero() {
			th.Draft.ID = records.DraftID(th.Draft)
			f.Env.ID = th.Draft.ID
			f.Body, err = objects.Encode(th)
		}
	default: // knows its id
	}
	return err
}

func (sv *Salvage) count(k vault.Kind) {
	switch k {
	case objects.KindVersion:
		sv.Versions++
	case objects.KindConcept:
		sv.Concepts++
	case objects.KindSubject:
		sv.Subjects++
	case objects.KindContact:
		sv.Contacts++
	default: // of the worker's own words only
	}
}

// shorten takes the versions that were not found out of a line, so that the
// newest that was found is current again. It reports whether any is left.
func (c *Carver) shorten(f *objects.Found, sv *Salvage) bool {
	var l records.Line
	if objects.Decode(f.Body, &l) != nil {
		return false
	}
	l.Versions = slices.DeleteFunc(l.Versions, func(v records.LineVersion) bool {
		_, ok := c.Found[ObjectID{objects.KindVersion, v.Revision}]
		if !ok {
			sv.Lost = append(sv.Lost, v.Revision)
		}
		return !ok
	})
	body, err := objects.Encode(l)
	f.Body = body
	return err == nil && len(l.Versions) > 0
}
