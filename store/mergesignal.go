package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// merged is what comes in of one signal.
type merged struct {
	line     records.Line
	versions []Version
	subjects []*bearing // they are about
	newest   Version    // that is shown from now on
}

func (t *tx) putMerged(c merged) error {
	for _, v := range c.versions {
		if err := t.Put(objects.Live, objects.KindVersion, v.Revision, v.Body); err != nil {
			return err
		}
	}
	for _, b := range c.subjects {
		if !b.changed {
			continue
		}
		if err := t.putBearing(b); err != nil {
			return err
		}
	}
	var about records.Subject
	if err := t.Get(objects.Live, objects.KindSubject, c.newest.Subject, &about); err != nil {
		return err
	}
	if err := t.putLine(c.line); err != nil {
		return err
	}
	return t.putHead(records.SignalEntry(c.line, about, c.newest.Signal))
}

// signal says what comes in of one signal, and tells of it. It writes nothing.
func (m *merger) signal(b *bolt.Tx, id model.ID) (c merged, err error) {
	in, err := m.unlike(b, id)
	if err != nil || len(in) == 0 {
		return c, err
	}
	if c.line, err = m.s.lineIn(b, id); errors.Is(err, ErrNotFound) {
		c.line, err = records.Line{Signal: id}, nil
	}
	if errors.Is(err, ErrDamaged) {
		for _, v := range in {
			m.refuse(v, RefusedHere)
		}
		return merged{}, nil
	}
	if err != nil {
		return c, err
	}
	was := c.line.Currents()
	in = m.inOrder(c.line, in)
	if len(in) == 0 {
		return c, nil
	}
	numbers, err := m.numbered(b, c.line)
	if err != nil {
		return c, err
	}
	for _, v := range in {
		s, err := m.bearing(b, v.Subject)
		if err != nil {
			return c, err
		}
		n, known := numbers[v.Subject]
		if !known {
			n = s.number(v.N)
			numbers[v.Subject] = n
			if n != v.N {
				m.out.Recoded = append(m.out.Recoded, Recoded{m.bearers[v.Subject].Code, s.Code, v.N, n})
			}
		}
		c.subjects = append(c.subjects, s)
		if v.Body, err = objects.With(v.Body, numberField, int64(n)); err != nil {
			return c, err
		}
		v.N = n
		c.versions = append(c.versions, v)
		c.line.Versions = append(c.line.Versions, records.LineVersion{Revision: v.Revision, Parents: v.Parents})
	}
	now := c.line.Currents()
	if c.newest, err = m.newest(b, c.versions, now); err != nil {
		return c, err
	}
	c.line.Subject, c.line.N = c.newest.Subject, c.newest.N
	m.tell(c, was, now)
	return c, nil
}

// numberField is the number of a signal among those of its subject: each file counts its
// own, so it says nothing about whether two versions are the same.
const numberField = "volgnummer"

// unlike returns the versions of a signal that the file lacks. Of those it has it says
// which say something else.
func (m *merger) unlike(b *bolt.Tx, id model.ID) (in []Version, err error) {
	all := m.versions[id]
	gone, err := m.destroyed(b, id)
	if err != nil {
		return nil, err
	}
	if gone {
		m.out.Destroyed++
		return nil, nil
	}
	seen := map[model.ID]Version{}
	whole := true
	for _, v := range all {
		if first, twice := seen[v.Revision]; twice {
			if !objects.SameBut(first.Body, v.Body, numberField) {
				m.refuse(v, RefusedOther)
				whole = false
			}
			continue
		}
		seen[v.Revision] = v
		have, err := m.s.versionIn(b, v.Revision)
		switch {
		case err == nil && sameVersion(have, v):
			continue
		case err == nil:
			m.refuse(v, RefusedOther)
		case errors.Is(err, ErrDamaged):
			m.refuse(v, RefusedHere)
		case !errors.Is(err, ErrNotFound):
			return nil, err
		default:
			if gone, err := m.destroyed(b, v.Subject); err != nil {
				return nil, err
			} else if gone {
				m.out.Destroyed++
				return nil, nil
			}
			if known, err := m.known(b, v.Subject); err != nil {
				return nil, err
			} else if known {
				in = append(in, v)
				continue
			}
			m.refuse(v, RefusedNobody)
		}
		whole = false
	}
	if whole && len(in) == 0 {
		m.out.Same++
	}
	return in, nil
}

// destroyed reports whether something was destroyed here.
func (m *merger) destroyed(b *bolt.Tx, id model.ID) (bool, error) {
	_, err := objects.GetBody(b, m.s.db.Keys, objects.History, objects.KindTombstone, m.root.Mark("tombstone", id))
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// sameVersion reports whether two say the same: with all their fields, or with all that
// this program knows.
func sameVersion(have, v Version) bool {
	if objects.SameBut(have.Body, v.Body, numberField) {
		return true
	}
	bare, err := objects.Encode(have.Signal)
	return err == nil && objects.SameBut(bare, v.Body, numberField)
}

// known reports whether it can be said whom a version is about.
func (m *merger) known(b *bolt.Tx, subject model.ID) (bool, error) {
	if _, ok := m.bearers[subject]; ok {
		return true, nil
	}
	_, err := objects.GetBody(b, m.s.db.Keys, objects.Live, objects.KindSubject, subject)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// inOrder returns versions with those they came from first, and refuses what came from
// itself in a circle: nothing would be current then.
func (m *merger) inOrder(l records.Line, in []Version) (out []Version) {
	waits := map[model.ID][]model.ID{} // on each, who came from it
	left := map[model.ID]int{}         // how many each still waits for
	fresh := map[model.ID]Version{}
	for _, v := range l.Versions {
		left[v.Revision] = 0
	}
	for _, v := range in {
		left[v.Revision], fresh[v.Revision] = 0, v
	}
	from := func(id model.ID, parents []model.ID) {
		for _, p := range parents {
			if _, here := left[p]; here {
				waits[p] = append(waits[p], id)
				left[id]++
			}
		}
	}
	var ready []model.ID
	for _, v := range l.Versions {
		from(v.Revision, v.Parents)
	}
	for _, v := range in {
		from(v.Revision, v.Parents)
	}
	for _, v := range l.Versions {
		if left[v.Revision] == 0 {
			ready = append(ready, v.Revision)
		}
	}
	for _, v := range in {
		if left[v.Revision] == 0 {
			ready = append(ready, v.Revision)
		}
	}
	for len(ready) > 0 {
		id := ready[0]
		ready = ready[1:]
		if v, ok := fresh[id]; ok {
			out = append(out, v)
			delete(fresh, id)
		}
		for _, next := range waits[id] {
			if left[next]--; left[next] == 0 {
				ready = append(ready, next)
			}
		}
	}
	for _, v := range in {
		if _, stuck := fresh[v.Revision]; stuck {
			m.refuse(v, RefusedCircle)
		}
	}
	return out
}

// numbered returns the number that a signal has here under each subject it was about.
func (m *merger) numbered(b *bolt.Tx, l records.Line) (map[model.ID]int, error) {
	out := map[model.ID]int{}
	for _, known := range l.Versions {
		v, err := m.s.versionIn(b, known.Revision)
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		if err == nil {
			out[v.Subject] = v.N
		}
	}
	if l.N > 0 {
		out[l.Subject] = l.N
	}
	return out, nil
}

// newest returns the newest current version that can be read, with all it says.
func (m *merger) newest(b *bolt.Tx, in []Version, now []model.ID) (Version, error) {
	for _, id := range slices.Backward(now) {
		for _, v := range in {
			if v.Revision == id {
				return NewVersion(v.Body)
			}
		}
		if v, err := m.s.versionIn(b, id); err == nil {
			return v, nil
		}
	}
	return NewVersion(in[len(in)-1].Body)
}

// tell counts what came in of a signal.
func (m *merger) tell(c merged, was, now []model.ID) {
	m.out.Versions += len(c.versions)
	for _, v := range c.versions {
		if len(m.out.By) < mostAuthors && !slices.Contains(m.out.By, v.Author) {
			m.out.By = append(m.out.By, v.Author)
		}
	}
	s := MergedSignal{Signal: c.line.Signal, N: c.line.N, Code: m.s.heads.Own(c.line.Subject).Code}
	if about, ok := m.subjects[c.line.Subject]; ok {
		s.Code = about.Code
	}
	switch {
	case len(now) > 1:
		m.out.Two = append(m.out.Two, s)
	case len(was) == 0:
		m.out.New = append(m.out.New, s)
	default:
		m.out.Continued = append(m.out.Continued, s)
	}
}
