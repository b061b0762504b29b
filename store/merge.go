package store

import (
	"context"
	"runtime/debug"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// Merged says what taking a parcel in did, or would do. A signal stands in one of its
// lists at most.
type Merged struct {
	New       []MergedSignal // were not here
	Continued []MergedSignal // have newer versions now, that went on from what was here
	Two       []MergedSignal // have versions side by side now, of which neither came from the other
	Same      int            // signals of which all was here
	Versions  int            // that came in
	Forms     int            // definitions that came in
	Destroyed int            // signals that were destroyed here, and stayed so

	Said    int            // about which subjects are one, that was not known here
	Joined  []MergedOne    // those that are one by it
	Parted  []MergedOne    // those that are two by it
	Recoded []Recoded      // subjects and signals that have another code here
	Differs []MergedAbout  // subjects of which a particular says something else here, and stays
	Refused []Refused      // versions that were not taken, by the line they stood on
	By      []model.Author // who wrote what came in, the first few
	Copy    string         // the copy that was made first; "" where nothing was to come in
}

// Any reports whether anything came in, or would.
func (m Merged) Any() bool { return m.Versions+m.Forms+m.Said > 0 }

// MergedSignal is a signal that was taken in, by its code here.
type MergedSignal struct {
	Signal model.ID
	Code   model.Code
	N      int
}

// Recoded is a subject, or a signal of it, whose code was taken here by another.
type Recoded struct {
	Theirs, Here       model.Code
	TheirN, HereNumber int // of the signal; 0: the subject
}

// MergedOne are two subjects, by their codes here.
type MergedOne struct {
	Code, Other model.Code
	subjects    [2]model.ID
}

// MergedAbout names the particulars of a subject that differ.
type MergedAbout struct {
	Code             model.Code
	Name, Mark, Kind bool
}

// mostAuthors is how many are named who wrote what came in.
const mostAuthors = 10

// Refused is a version that was not taken.
type Refused struct {
	Line int
	Why  Refusal
}

// Refusal is a reason not to take a version.
type Refusal string

// The reasons.
const (
	RefusedOther   Refusal = "ander"      // its id is known here, and says something else
	RefusedNobody  Refusal = "over_wie"   // about a subject that is not in the parcel, and not here
	RefusedCircle  Refusal = "kring"      // it came from one that came from it
	RefusedUnsound Refusal = "onvolledig" // it lacks its ids
	RefusedHere    Refusal = "schade"     // what is here of the signal is damaged
)

// thriftyGC is the garbage, in percent of what is in use, that may lie about meanwhile: a
// parcel may be of a stranger, and large.
const thriftyGC = 20

// What a batch of one commit may hold.
const (
	mergeSignals = 100
	mergeBytes   = 4 << 20
)

// Merge takes a parcel in: it adds the versions that the file lacks, by their ids, and
// changes nothing else. Subjects are the same where their ids are, and nothing else
// matches. What was destroyed here stays so. A managed copy of the file is made first.
// Each signal comes in whole or not at all; cut off halfway, doing it again takes in what
// is left, and doing it twice is the same as once. The parcel of a fictional file is
// [ErrFiction] in another, and the other way round; that of one with police data [ErrOtherLaw].
func (s *Store) Merge(ctx context.Context, p Parcel) (Merged, error) {
	would, err := s.MergeWould(ctx, p)
	if err != nil || !would.Any() {
		return would, err
	}
	copied, err := s.Snapshot()
	if err != nil {
		return Merged{}, err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	m := s.merger(p)
	m.out.Copy = copied
	if err := m.keepForms(); err != nil {
		return m.out, err
	}
	for batch := range m.batches() {
		if err := ctx.Err(); err != nil {
			return m.out, err
		}
		before := m.out
		if err := s.commit(func(t *tx) error { return m.takeIn(t, batch) }); err != nil {
			before.Copy = copied
			return before, err
		}
	}
	err = m.keepLinks()
	return m.out, err
}

// MergeWould says what [Store.Merge] would do, and does nothing. The codes that would be
// drawn are not known yet: those that are taken have none here.
func (s *Store) MergeWould(ctx context.Context, p Parcel) (Merged, error) {
	switch {
	case p.Demo != s.demo:
		return Merged{}, ErrFiction
	case p.Police != s.Police():
		return Merged{}, ErrOtherLaw
	}
	defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	m := s.merger(p)
	m.dry = true
	if err := m.keepForms(); err != nil {
		return m.out, err
	}
	for batch := range m.batches() {
		if err := ctx.Err(); err != nil {
			return m.out, err
		}
		err := s.db.View(func(b *bolt.Tx) error {
			for _, id := range batch {
				if _, err := m.signal(b, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return m.out, err
		}
	}
	err := s.db.View(m.hearing)
	return m.out, err
}

// Touched lists the signals that searching has to look at again after a parcel came in.
func (s *Store) Touched(m Merged) (out []model.ID) {
	for _, one := range slices.Concat(m.Joined, m.Parted) {
		for _, id := range one.subjects {
			for _, h := range s.SignalsOf(id) {
				out = append(out, h.Signal)
			}
		}
	}
	for _, all := range [][]MergedSignal{m.New, m.Continued, m.Two} {
		for _, s := range all {
			out = append(out, s.Signal)
		}
	}
	return out
}
