// Package search finds signals by any piece of any word in them. The index is
// in memory only and is rebuilt after each unlock: it scans the words that
// occur, not the texts, so a key costs about the same at any number of
// signals.
package search

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/form"
	"tijdig/store/digest"
)

// Index maps words to the signals they occur in. It is safe for use by
// several goroutines.
type Index struct {
	mu    sync.RWMutex
	next  uint32              // the number of the next signal; none is used again
	at    map[model.ID]uint32 // the number of a signal now
	words []string            // every word, by number
	word  map[string]int
	posts []posting // for each word the signals it occurs in
	live  bitmap
	whole bool // everything in the file was put in

	keys atomic.Uint64 // pressed so far

	digest *digest.Digest // filled by the same pass

	turn  sync.Mutex            // held while what the file says of one signal is read and put in
	forms map[string]*form.Form // by hash; nil for one that cannot be read
}

// New returns an empty index.
func New() *Index {
	return &Index{at: map[model.ID]uint32{}, word: map[string]int{}, forms: map[string]*form.Form{}, digest: digest.New()}
}

// Digest is what the pass that fills the index keeps for lists over many signals.
func (x *Index) Digest() *digest.Digest { return x.digest }

// Put makes a signal findable by its texts, in place of what it was findable
// by before.
func (x *Index) Put(id model.ID, texts ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.put(id, texts)
}

// offer is Put unless the signal is in already.
func (x *Index) offer(id model.ID, texts ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, ok := x.at[id]; !ok {
		x.put(id, texts)
	}
}

func (x *Index) put(id model.ID, texts []string) {
	x.drop(id)
	n := x.next
	x.next++
	x.at[id] = n
	x.live = x.live.with(int(n))
	for _, t := range texts {
		for _, w := range fold.Words(t) {
			i, ok := x.word[w]
			if !ok {
				w = strings.Clone(w) // else it would keep the text that it was cut from
				i = len(x.words)
				x.words, x.posts = append(x.words, w), append(x.posts, posting{})
				x.word[w] = i
			}
			x.posts[i].add(n)
		}
	}
}

// Drop makes a signal unfindable.
func (x *Index) Drop(id model.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.drop(id)
	x.digest.Drop(id)
}

func (x *Index) drop(id model.ID) {
	if n, ok := x.at[id]; ok {
		x.live.clear(int(n))
		delete(x.at, id)
	}
}

// Whole says that everything in the file was put in.
func (x *Index) Whole() {
	x.mu.Lock()
	x.whole = true
	x.mu.Unlock()
}

// IsWhole reports whether everything in the file can be found.
func (x *Index) IsWhole() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.whole
}

// Hits is what a query found.
type Hits struct {
	x       *Index
	set     bitmap
	Found   []string // the words that occur
	Apart   []string // words that do occur, but never in one signal: then nothing was found
	None    []string // words that occur nowhere, and were left out
	Skipped []string // small words that say nothing
	Also    []string // words that were searched besides, because they mean the same
	Near    []string // words that do occur and are most like those that do not, where nothing was found
}

// Has reports whether a signal was found.
func (h Hits) Has(id model.ID) bool {
	h.x.mu.RLock()
	defer h.x.mu.RUnlock()
	n, ok := h.x.at[id]
	return ok && h.set.has(int(n))
}

// HasNumber reports whether the signal with a number was found; see
// [Index.Number].
func (h Hits) HasNumber(n int32) bool { return n >= 0 && h.set.has(int(n)) }

// Number returns the number of a signal, for testing many against [Hits], and
// -1 when it is not in the index. It holds until the signal is put in again.
func (x *Index) Number(id model.ID) int32 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if n, ok := x.at[id]; ok {
		return int32(n)
	}
	return -1
}

// Numbers returns what asks for the numbers of many signals, one after the
// other. While nothing is in the index it knows the answer.
func (x *Index) Numbers() func(model.ID) int32 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if len(x.at) == 0 {
		return func(model.ID) int32 { return -1 }
	}
	return x.Number
}

// Find returns the signals in which every word of the query occurs, as a
// piece of a word, capitals and accents equal. A word that occurs nowhere beside one
// that does is left out and named, so that nothing is ever found without a reason; where
// none occurs nothing is found. An empty query finds everything.
func (x *Index) Find(query string) Hits {
	x.mu.RLock()
	defer x.mu.RUnlock()
	h := Hits{x: x, set: x.live.clone()}
	asked := fold.Words(query)
	small, same := known()
	telling := slices.ContainsFunc(asked, func(w string) bool { return !small[w] })
	for _, w := range asked {
		if small[w] && telling {
			h.Skipped = append(h.Skipped, w)
			continue
		}
		set := x.piece(w)
		for _, s := range same[w] {
			if other := x.piece(s); other.any() {
				set = set.or(other)
				h.Also = append(h.Also, s)
			}
		}
		set = set.and(x.live)
		if !set.any() {
			h.None = append(h.None, w)
			continue
		}
		h.Found = append(h.Found, w)
		h.set = h.set.and(set)
	}
	if len(h.Found) > 0 && !h.set.any() {
		h.Apart, h.Found = h.Found, nil
	}
	if len(h.Found) == 0 && len(asked) > 0 {
		h.set = nil
		h.Near = x.near(h.None)
	}
	return h
}

// piece returns the signals with a word that holds w.
func (x *Index) piece(w string) bitmap {
	out := x.none()
	for i, v := range x.words {
		if len(v) >= len(w) && strings.Contains(v, w) {
			x.posts[i].into(out)
		}
	}
	return out
}

// none is an empty set with room for every signal.
func (x *Index) none() bitmap { return make(bitmap, (int(x.next)+63)/64) }
