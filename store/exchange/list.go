package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"

	"tijdig/model/passphrase"
	"tijdig/store/objects"
)

// What changing a list refuses.
var (
	ErrMember    = errors.New("exchange: nobody of that name is in the team")
	ErrTaken     = errors.New("exchange: somebody of that name is in the team")
	ErrKnown     = errors.New("exchange: this card is in the team")
	ErrSelf      = errors.New("exchange: nobody takes their own card out of the team")
	ErrCrowd     = errors.New("exchange: more members than a team can have")
	errSignature = errors.New("exchange: a list that is not signed as it should be")
)

// What a list may be. A list is made for each change.
const (
	maxMembers = 64
	maxLists   = 400 // known of one team
	maxFrom    = 2   // that one came from
)

// hash is by what a list is known.
type hash [sha256.Size]byte

// list says who is in a team. It is never changed: a change is a next list, which came from
// this one, and from two where two were made beside each other.
type list struct {
	N       int    `json:"nummer"` // one more than the highest it came from; the first is 1
	From    []hash `json:"vorige,omitempty"`
	Members []Card `json:"leden"`
	By      []byte `json:"door"` // the signing key of who made it
}

// signed is a list as it goes about.
type signed struct {
	Body []byte `json:"lijst"`
	Sig  []byte `json:"handtekening"`
}

// listMark begins what is signed, so that no signature serves for something else.
const listMark = "tijdig teamlijst 1\n"

// Words are what two people compare to know that they see the same list.
func (h hash) Words() string { return passphrase.Of(h[:], checkWords) }

// written is a list with what it is known by and how it goes about.
type written struct {
	list
	hash
	raw []byte
}

// write signs a list.
func (l list) write(m me) (written, error) {
	body, err := objects.Encode(l)
	if err != nil {
		return written{}, err
	}
	raw, err := objects.Encode(signed{body, ed25519.Sign(m.sign, append([]byte(listMark), body...))})
	return written{l, sha256.Sum256(body), raw}, err
}

// readList reads a list and holds that whoever it says made it did, and that it is one.
func readList(raw []byte) (w written, err error) {
	var s signed
	if objects.Decode(raw, &s) != nil || objects.Decode(s.Body, &w.list) != nil || len(w.By) != ed25519.PublicKeySize {
		return written{}, errSignature
	}
	if !ed25519.Verify(w.By, append([]byte(listMark), s.Body...), s.Sig) {
		return written{}, errSignature
	}
	w.hash, w.raw = sha256.Sum256(s.Body), bytes.Clone(raw)
	return w, w.sound()
}

func (l list) sound() error {
	if l.N < 1 || len(l.From) > maxFrom || (l.N == 1) != (len(l.From) == 0) || len(l.Members) == 0 || len(l.Members) > maxMembers {
		return errSignature
	}
	for i, c := range l.Members {
		if c.check() != nil {
			return errSignature
		}
		for _, o := range l.Members[:i] {
			if c.is(o) || c.Read == o.Read || strings.EqualFold(c.Name, o.Name) {
				return errSignature
			}
		}
	}
	return nil
}

// has reports whether somebody is on the list.
func (l list) has(sign []byte) bool {
	return slices.ContainsFunc(l.Members, func(c Card) bool { return bytes.Equal(c.Sign, sign) })
}

// named returns who has a name on the list.
func (l list) named(name string) (Card, bool) {
	i := slices.IndexFunc(l.Members, func(c Card) bool { return strings.EqualFold(c.Name, strings.TrimSpace(name)) })
	if i < 0 {
		return Card{}, false
	}
	return l.Members[i], true
}

// less returns those that are on l and not on o.
func (l list) less(o list) (out []Card) {
	for _, c := range l.Members {
		if !o.has(c.Sign) {
			out = append(out, c)
		}
	}
	return out
}

// known are the lists somebody knows of, by their hashes.
type known map[hash]written

// add adds lists; what is no list, or too many, is passed by.
func (k known) add(raws [][]byte) {
	for _, raw := range raws {
		if len(k) >= maxLists {
			return
		}
		if w, err := readList(raw); err == nil {
			k[w.hash] = w
		}
	}
}

// rightly reports whether a list was made by somebody who could: who is on each that it came
// from, or, of a first one, on itself. Its number follows from theirs.
func (k known) rightly(w written) bool {
	if len(w.From) == 0 {
		return w.has(w.By)
	}
	n := 0
	for _, h := range w.From {
		from, ok := k[h]
		if !ok || !from.has(w.By) {
			return false
		}
		n = max(n, from.N)
	}
	return w.N == n+1
}

// before returns all that a list came from, and itself, as far as all was rightly made; false
// where that fails anywhere.
func (k known) before(h hash) (all known, ok bool) {
	all = known{}
	next := []hash{h}
	for len(next) > 0 {
		h, next = next[0], next[1:]
		if _, seen := all[h]; seen {
			continue
		}
		w, there := k[h]
		if !there || !k.rightly(w) {
			return nil, false
		}
		all[h] = w
		next = append(next, w.From...)
	}
	return all, true
}

// bases are the lists that both came from, but for those that another of them came from.
// There are several where two were put together twice, on two laptops.
func bases(a, b known) (out []list) {
	under := map[hash]bool{}
	for h, w := range a {
		if _, both := b[h]; both {
			for _, from := range w.From {
				under[from] = true
			}
		}
	}
	for h, w := range a {
		if _, both := b[h]; both && !under[h] {
			out = append(out, w.list)
		}
	}
	return out
}

// beside is what a list that does not come from now changed since both were one. Who left on
// either side stays out: who is in any of the lists they had in common did not come since.
func beside(now written, mine known, w written, theirs known) (come, gone []Card) {
	both := bases(mine, theirs)
	known := func(c Card) bool { return slices.ContainsFunc(both, func(l list) bool { return l.has(c.Sign) }) }
	for _, c := range w.less(now.list) {
		if !known(c) {
			come = append(come, c)
		}
	}
	for _, c := range now.less(w.list) {
		if known(c) {
			gone = append(gone, c)
		}
	}
	return come, gone
}

// Change is a change of the team that waits for a yes here.
type Change struct {
	By     string // who made it
	Come   []Card // who would come in
	Go     []Card // who would go
	All    []Card // who would be in the team
	Words  string // to compare by telephone with who made it
	First  bool   // this file is in no team yet
	Beside bool   // another was made beside what is in force here: a yes puts the two together

	of  written
	all known
}

// result is the list that a yes leads to, but for its maker where two are put together.
func (c Change) result(now written) list {
	if !c.Beside {
		return c.of.list
	}
	out := list{N: max(now.N, c.of.N) + 1, From: []hash{now.hash, c.of.hash}}
	for _, m := range now.Members {
		if !has(c.Go, m) {
			out.Members = append(out.Members, m)
		}
	}
	out.Members = append(out.Members, c.Come...)
	return out
}

func has(all []Card, c Card) bool { return slices.ContainsFunc(all, c.is) }

// changes returns what lists of others would change for who has now in force: the next ones
// that came from it, and those that were made beside it. Lists that came before it change
// nothing: a list only goes on. Nobody who is not in the team changes it.
func changes(now written, mine, k known) (out []Change) {
	for h, w := range k {
		if _, old := mine[h]; old {
			continue
		}
		all, ok := k.before(h)
		if !ok || !now.has(w.By) || isUnder(h, now, k) {
			continue
		}
		c := Change{of: w, all: all, Words: w.Words()}
		if by := slices.IndexFunc(now.Members, func(m Card) bool { return bytes.Equal(m.Sign, w.By) }); by >= 0 {
			c.By = now.Members[by].Name
		}
		if _, next := all[now.hash]; next {
			c.Come, c.Go = w.less(now.list), now.less(w.list)
		} else {
			c.Beside = true
			if c.Come, c.Go = beside(now, mine, w, all); len(c.Come)+len(c.Go) == 0 {
				continue // it changed what is so here too
			}
		}
		c.All = c.result(now).Members
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Change) int { // what came from here first, the newest of it
		switch {
		case a.Beside != b.Beside:
			if a.Beside {
				return 1
			}
			return -1
		case a.of.N != b.of.N:
			return b.of.N - a.of.N
		}
		return bytes.Compare(a.of.hash[:], b.of.hash[:])
	})
	return out
}

// isUnder reports whether a list came from h that somebody in the team rightly made: then
// that one is looked at.
func isUnder(h hash, now written, k known) bool {
	for _, w := range k {
		if slices.Contains(w.From, h) && now.has(w.By) && k.rightly(w) {
			return true
		}
	}
	return false
}
