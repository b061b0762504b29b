// Package merge is what becomes of signals that come in beside what a file has: which stay, stand
// side by side or are refused and why, under which code and number, and how that is told. It
// takes and gives values, asks through [Here], and knows no file, no transaction and no key.
package merge

import (
	"iter"
	"slices"

	"tijdig/model"
	"tijdig/store/records"
)

// Here is what the file that takes in has, as of one moment. What is not there is
// [objects.ErrNotFound], what cannot be read [pages.ErrDamaged].
type Here interface {
	Destroyed(id model.ID) (bool, error) // a signal, or a subject
	Line(signal model.ID) (records.Line, error)
	Version(revision model.ID) (Version, error)
	Subject(id model.ID) (records.Subject, error)
	Name(subject model.ID) (string, error) // "" for none
	Links() (model.Links, error)
	List
}

// List is what the file shows in its lists, which tells of what is whole.
type List interface {
	Code(subject model.ID) model.Code          // "" for a subject that is not there
	Numbers(subject model.ID) map[int]model.ID // of its recorded signals, each with which it is
	CodeOwner(c model.Code) (model.ID, bool)
	FreeCode() model.Code // another each time
}

// Merger says of one parcel, a signal at a time, what comes in. It knows what came in so
// far, as the list of the file does only once it is on disk.
type Merger struct {
	Result Result

	p        Parcel
	dry      bool
	order    []model.ID // the signals, in the order they came in
	versions map[model.ID][]Version
	theirs   map[model.ID]Subject
	highest  map[model.ID]int // number of a signal of each subject

	subjects map[model.ID]*subject
	codes    map[model.Code]model.ID // given out, and to whom
	told     map[model.ID]bool       // subjects of which it was told what differs
}

// BatchSignals and batchBytes are what a batch of one commit may hold.
const (
	BatchSignals = 100
	batchBytes   = 4 << 20
)

// New begins with a parcel. With dry it only tells: no code is drawn.
func New(p Parcel, dry bool) *Merger {
	m := &Merger{
		p: p, dry: dry, versions: map[model.ID][]Version{}, theirs: map[model.ID]Subject{}, highest: map[model.ID]int{},
		subjects: map[model.ID]*subject{}, codes: map[model.Code]model.ID{}, told: map[model.ID]bool{},
	}
	for _, b := range p.Subjects {
		if _, twice := m.theirs[b.ID]; !twice {
			m.theirs[b.ID] = b
		}
	}
	for _, v := range p.Versions {
		if v.Sound() != nil {
			m.refuse(v, RefusedUnsound)
			continue
		}
		if v.N <= maxNumber {
			m.highest[v.Subject] = max(m.highest[v.Subject], v.N)
		}
		if len(m.versions[v.Signal.Signal]) == 0 {
			m.order = append(m.order, v.Signal.Signal)
		}
		m.versions[v.Signal.Signal] = append(m.versions[v.Signal.Signal], v)
	}
	return m
}

func (m *Merger) refuse(v Version, why Refusal) {
	m.Result.Refused = append(m.Result.Refused, Refused{v.Line, why})
}

// Batches are the signals of a commit each: lower numbers first, so that they stay what
// they were.
func (m *Merger) Batches() iter.Seq[[]model.ID] {
	slices.SortStableFunc(m.order, func(a, b model.ID) int { return m.versions[a][0].N - m.versions[b][0].N })
	return func(yield func([]model.ID) bool) {
		var batch []model.ID
		size := 0
		for _, id := range m.order {
			batch = append(batch, id)
			for _, v := range m.versions[id] {
				size += len(v.Body)
			}
			if len(batch) < BatchSignals && size < batchBytes {
				continue
			}
			if !yield(batch) {
				return
			}
			batch, size = nil, 0
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// Begin is called before the first signal of a commit: the subjects of the one before may
// have been changed since.
func (m *Merger) Begin() { m.subjects = map[model.ID]*subject{} }
