package merge

import (
	"errors"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Incoming is what is to be written of one signal.
type Incoming struct {
	Line     records.Line
	Versions []Version        // none: nothing is to be written
	Subjects []ChangedSubject // that they are about, as far as they are not in the file as they will be
	Newest   Version          // that is shown from now on
}

// Signal says what comes in of one signal, and tells of it.
func (m *Merger) Signal(h Here, id model.ID) (c Incoming, err error) {
	in, err := m.unlike(h, id)
	if err != nil || len(in) == 0 {
		return c, err
	}
	if c.Line, err = h.Line(id); errors.Is(err, objects.ErrNotFound) {
		c.Line, err = records.Line{Signal: id}, nil
	}
	if errors.Is(err, pages.ErrDamaged) {
		for _, v := range in {
			m.refuse(v, RefusedHere)
		}
		return Incoming{}, nil
	}
	if err != nil {
		return c, err
	}
	was := c.Line.Currents()
	in, circle := inOrder(c.Line, in)
	for _, v := range circle {
		m.refuse(v, RefusedCircle)
	}
	if len(in) == 0 {
		return c, nil
	}
	numbers, err := numbered(h, c.Line)
	if err != nil {
		return c, err
	}
	var about []*subject
	for _, v := range in {
		s, err := m.subject(h, v.Subject)
		if err != nil {
			return c, err
		}
		n, known := numbers[v.Subject]
		if !known || s.ofAnother(n, v.Signal.Signal) {
			n = s.number(v.N, v.Signal.Signal)
			numbers[v.Subject] = n
			if n != v.N {
				m.Result.Recoded = append(m.Result.Recoded, Recoded{m.theirs[v.Subject].Code, s.Code, v.N, n})
			}
		}
		about = append(about, s)
		if v.Body, err = objects.With(v.Body, numberField, int64(n)); err != nil {
			return c, err
		}
		v.N = n
		c.Versions = append(c.Versions, v)
		c.Line.Versions = append(c.Line.Versions, records.LineVersion{Revision: v.Revision, Parents: v.Parents})
	}
	c.Line = c.Line.Ordered(func(id model.ID) time.Time { return written(h, c.Versions, id) })
	now := c.Line.Currents()
	if c.Newest, err = newest(h, c.Versions, now); err != nil {
		return c, err
	}
	c.Line.Subject, c.Line.N = c.Newest.Subject, c.Newest.N
	c.Subjects = changed(about)
	m.tell(h, c, was, now)
	return c, nil
}

// unlike returns the versions of a signal that the file lacks. Of those it has it says
// which say something else.
func (m *Merger) unlike(h Here, id model.ID) (in []Version, err error) {
	all := m.versions[id]
	gone, err := h.Destroyed(id)
	if err != nil {
		return nil, err
	}
	if gone {
		m.Result.Destroyed++
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
		have, err := h.Version(v.Revision)
		switch {
		case err == nil && same(have, v):
			continue
		case err == nil:
			m.refuse(v, RefusedOther)
		case errors.Is(err, pages.ErrDamaged):
			m.refuse(v, RefusedHere)
		case !errors.Is(err, objects.ErrNotFound):
			return nil, err
		default:
			if gone, err := h.Destroyed(v.Subject); err != nil {
				return nil, err
			} else if gone {
				m.Result.Destroyed++
				return nil, nil
			}
			if known, err := m.known(h, v.Subject); err != nil {
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
		m.Result.Same++
	}
	return in, nil
}

// known reports whether it can be said whom a version is about.
func (m *Merger) known(h Here, subject model.ID) (bool, error) {
	if _, ok := m.theirs[subject]; ok {
		return true, nil
	}
	_, err := h.Subject(subject)
	if errors.Is(err, objects.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// numbered returns the number that a signal has here under each subject it was about.
func numbered(h Here, l records.Line) (map[model.ID]int, error) {
	out := map[model.ID]int{}
	for _, known := range l.Versions {
		v, err := h.Version(known.Revision)
		if err != nil && !errors.Is(err, pages.ErrDamaged) && !errors.Is(err, objects.ErrNotFound) {
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
func newest(h Here, in []Version, now []model.ID) (Version, error) {
	for _, id := range slices.Backward(now) {
		if v, ok := one(in, id); ok {
			return NewVersion(v.Body)
		}
		if v, err := h.Version(id); err == nil {
			return v, nil
		}
	}
	return NewVersion(in[len(in)-1].Body)
}

// written is when a version was, of those that come in or that are here; the zero time for
// one that cannot be read.
func written(h Here, in []Version, id model.ID) time.Time {
	v, ok := one(in, id)
	if !ok {
		v, _ = h.Version(id) //nolint:errcheck // one that cannot be read counts as the oldest
	}
	return v.Written
}

// one returns one of versions.
func one(in []Version, id model.ID) (Version, bool) {
	i := slices.IndexFunc(in, func(v Version) bool { return v.Revision == id })
	if i < 0 {
		return Version{}, false
	}
	return in[i], true
}

// mostAuthors is how many are named who wrote what came in.
const mostAuthors = 10

// tell counts what came in of a signal.
func (m *Merger) tell(h List, c Incoming, was, now []model.ID) {
	r := &m.Result
	r.Versions += len(c.Versions)
	for _, v := range c.Versions {
		if len(r.Authors) < mostAuthors && !slices.Contains(r.Authors, v.Author) {
			r.Authors = append(r.Authors, v.Author)
		}
	}
	s := Signal{Signal: c.Line.Signal, N: c.Line.N, Code: h.Code(c.Line.Subject)}
	if about, ok := m.subjects[c.Line.Subject]; ok {
		s.Code = about.Code
	}
	switch {
	case len(now) > 1:
		r.Diverged = append(r.Diverged, s)
	case len(was) == 0:
		r.New = append(r.New, s)
	default:
		r.Continued = append(r.Continued, s)
	}
}
