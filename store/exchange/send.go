package exchange

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/store/records"
)

// How letters are cut: so that one is read in little memory, and a member who is away for
// long does not leave thousands of small ones.
const (
	letterSize  = 7 << 18 // bytes of signals in one, but for a signal that is larger
	mostLetters = 16      // of one laptop, before small ones are put together
)

// sending is what others lack of what this file has.
type sending struct {
	*run
	held    []store.Held
	readers []Card
	others  []reader
	stale   map[string]bool // letters of this laptop that are to be put in anew, by their files
}

// reader is a member with what is known to have come there, or to be on its way.
type reader struct {
	Card
	has marks
	way ids
}

func (r *reader) lacks(v model.ID) bool { return !r.way[v] && !r.has.holds(v) }

func (r *run) sending(held []store.Held) *sending {
	s := &sending{run: r, held: held, readers: r.readers(), stale: map[string]bool{}}
	for _, l := range r.all {
		if l.N == 0 && r.isMine(l) && s.isStale(l) {
			s.stale[l.name] = true
		}
	}
	s.putTogether()
	for _, c := range s.readers {
		if c.is(r.Card) {
			continue
		}
		o := reader{Card: c, way: ids{}}
		var spoke bool
		if o.has, spoke = r.noteOf(c); !spoke {
			r.out.Silent = append(r.out.Silent, c.Name)
		}
		for _, l := range r.all {
			if l.N > 0 || s.stale[l.name] || !r.goesHere(l) || !l.to(c) {
				continue
			}
			for _, h := range l.Holds {
				for _, v := range h.all() {
					o.way[v] = true
				}
			}
		}
		s.others = append(s.others, o)
	}
	return s
}

// isStale reports whether a letter of this laptop is to go: somebody could read it who is
// not to get anything more, or it holds what was destroyed here.
func (s *sending) isStale(l letter) bool {
	for _, k := range l.To {
		if !slices.ContainsFunc(s.readers, func(c Card) bool { return bytes.Equal(c.Sign, k) }) {
			return true
		}
	}
	for _, h := range l.Holds {
		if gone, err := s.Store.Destroyed(h.Signal); err == nil && gone {
			return true
		}
	}
	return false
}

// putTogether has many small letters of this laptop put in anew as few.
func (s *sending) putTogether() {
	var mine []string
	size := 0
	for _, l := range s.all {
		if l.N == 0 && s.isMine(l) && !s.stale[l.name] {
			mine, size = append(mine, l.name), size+int(l.Size)
		}
	}
	if len(mine) > mostLetters && size < len(mine)*s.letterSize()/2 {
		for _, name := range mine {
			s.stale[name] = true
		}
	}
}

func (r *run) letterSize() int {
	if r.size > 0 {
		return r.size
	}
	return letterSize
}

// lacking returns who of the others lacks any of these versions.
func (s *sending) lacking(versions []model.ID) (who []string) {
	for i := range s.others {
		if slices.ContainsFunc(versions, s.others[i].lacks) {
			who = append(who, s.others[i].Name)
		}
	}
	return who
}

// letters puts in what others lack.
func (s *sending) letters(ctx context.Context) error {
	if len(s.others) == 0 {
		return nil
	}
	p := s.packing()
	for _, h := range s.held {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(s.lacking(slices.Concat(h.Versions, h.Links))) == 0 {
			continue
		}
		can, err := s.canGo(h)
		if err != nil {
			return err
		}
		who := s.lacking(slices.Concat(can, h.Links))
		if len(can) == 0 || len(who) == 0 {
			continue
		}
		for _, name := range who {
			if !slices.Contains(s.out.For, name) {
				s.out.For = append(s.out.For, name)
			}
		}
		s.out.Out++
		if s.dry {
			continue
		}
		if err := p.add(h); err != nil {
			return err
		}
		if p.Size() < s.letterSize() {
			continue
		}
		if err := s.post(p); err != nil {
			return err
		}
		p = s.packing()
	}
	if len(p.holds) == 0 {
		return nil
	}
	return s.post(p)
}

// canGo returns those versions of a signal that can be given: that can be read, and are not
// about somebody who was destroyed here.
func (s *sending) canGo(h store.Held) (out []model.ID, err error) {
	vs, err := s.Store.Pack(h.Signal)
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	for _, v := range vs {
		if _, err := s.Store.Bearer(v.Subject); errors.Is(err, store.ErrNotFound) {
			continue
		}
		out = append(out, v.Revision)
	}
	return out, err
}

// packing is a letter that is being filled.
type packing struct {
	*delivery.Packing
	holds []holds
}

func (s *sending) packing() *packing {
	j := delivery.Job{Store: s.Store, Form: s.Form, Made: s.Made, Program: s.Program}
	return &packing{Packing: j.Packing()}
}

func (p *packing) add(of store.Held) error {
	vs, err := p.Add(of.Signal)
	if err != nil {
		return err
	}
	h := holds{Signal: of.Signal, Links: of.Links}
	for _, v := range vs {
		h.Versions = append(h.Versions, v.Revision)
	}
	p.holds = append(p.holds, h)
	return nil
}

// post puts a letter in the folder. It stands in the ledger before it does.
func (s *sending) post(p *packing) error {
	b, err := p.Bundle()
	if err != nil {
		return err
	}
	var plain bytes.Buffer
	if err := b.Plain(&plain); err != nil {
		return err
	}
	sealed, err := seal(s.me, s.readers, head{Fiction: s.Store.Demo(), Police: s.Store.Police(), Holds: p.holds}, plain.Bytes())
	if err != nil {
		return err
	}
	dir, err := filepath.Abs(s.Folder)
	if err != nil {
		return err
	}
	var went []model.ID
	for _, h := range p.holds {
		went = append(went, h.Signal)
	}
	path := filepath.Join(dir, newName())
	id, err := s.Store.BeginHandover(went, store.ExportEntry{
		Format: records.Posted, Level: model.Complete, Receiver: strings.Join(s.names(), ", "),
	}, store.Place{Path: path, Sum: sumOf(sealed)}) // what a kill leaves of it is sealed, and goes the next time
	if err != nil {
		return err
	}
	if err := s.put(s.temp(dir), path, sealed); err != nil {
		return errors.Join(err, s.Store.EndHandover(id, nil, store.HandoverBroken))
	}
	s.out.Put++
	return s.Store.EndHandover(id, went, store.HandoverDone)
}

// names are those of all who can open what is put in, beside this laptop itself.
func (s *sending) names() (out []string) {
	for _, o := range s.others {
		out = append(out, o.Name)
	}
	return out
}

// notes returns the files of the notes of this laptop, with the one in force first.
func (s *sending) notes() (out []letter) {
	for _, l := range s.all {
		if l.N > 0 && s.isMine(l) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b letter) int { return cmp.Compare(b.N, a.N) })
	return out
}

// note says what this file has, where the note that lies there says otherwise. Its number is
// above all that this laptop ever gave one, also where the file was put back since.
func (s *sending) note() error {
	has := said(s.salt, s.held, s.state.Let).raw()
	notes := s.notes()
	n := s.state.N
	if len(notes) > 0 {
		l := notes[0]
		if n = max(n, l.N); l.N >= s.state.N && slices.Equal(l.Has, has) && slices.EqualFunc(l.Lists, s.state.Lists, slices.Equal) && s.sealedTo(l) {
			return nil
		}
	}
	if s.out.Noted = len(s.others) > 0; s.dry || !s.out.Noted {
		return nil
	}
	sealed, err := seal(s.me, s.readers, head{N: n + 1, Fiction: s.Store.Demo(), Police: s.Store.Police(), Salt: s.salt, Has: has, Lists: s.state.Lists}, nil)
	if err != nil {
		return err
	}
	if err := s.Store.UpdateTeam(func(t *records.Team) error { t.N = n + 1; return nil }); err != nil {
		return err
	}
	return s.put(s.temp(s.Folder), filepath.Join(s.Folder, newName()), sealed)
}

func (s *sending) sealedTo(l letter) bool {
	return len(l.To) == len(s.readers) && !slices.ContainsFunc(s.readers, func(c Card) bool { return !l.to(c) })
}

// clear takes out of the folder what this laptop put there and nobody needs any more: what
// everybody says to have, what was put in anew, and notes of before.
func (s *sending) clear() {
	var old []string
	for _, l := range s.all {
		if l.N == 0 && s.isMine(l) && (s.stale[l.name] || s.allHave(l)) {
			old = append(old, l.name)
		}
	}
	var former []string
	for i, l := range s.notes() {
		switch {
		case len(s.others) == 0: // there is nobody to say anything to
			old = append(old, l.name)
		case i > 0 || s.out.Noted:
			former = append(former, l.name)
		}
	}
	if s.dry {
		s.out.Gone = len(old)
		return
	}
	s.out.Gone = s.remove(old)
	s.remove(former)
}

// allHave reports whether every other member says to have all that is in a letter. What was
// said of two and is not in force here any more nobody needs.
func (s *sending) allHave(l letter) bool {
	now := idsOf(s.held)
	for _, h := range l.Holds {
		need := slices.Concat(h.Versions, slices.DeleteFunc(slices.Clone(h.Links), func(k model.ID) bool { return !now[k] }))
		for _, v := range need {
			for i := range s.others {
				if !s.others[i].has.holds(v) {
					return false
				}
			}
		}
	}
	return true
}
