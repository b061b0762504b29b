package objects

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Root is the one object that vouches for all others. It is written in every
// commit: the counter of commits, and for each bucket how many objects it
// holds and the XOR of their marks. An object that was removed or put back to
// an earlier state shows as a sum that does not fit.
type Root struct {
	Seq    uint64       `json:"teller"`
	Saved  time.Time    `json:"opgeslagen"`
	Counts [3]uint64    `json:"aantallen"` // as in counted
	Sums   [3]vault.Sum `json:"sommen"`
	Logged uint64       `json:"logregels"`
	LogSum vault.Sum    `json:"logsom"`
	Device model.ID     `json:"apparaat"`    // the installation that writes now
	Marks  vault.Sum    `json:"merksleutel"` // key of tombstones and of names in the ledger

	Machine vault.Sum `json:"machine"` // keyed hash of where the file lives; zero: not said yet

	Header vault.Sum `json:"kop"`               // of the header that belongs to it; zero in files of version 1
	Use    string    `json:"gebruik,omitempty"` // what the file is for, where it is not the worker's own
	Doubt  *Doubt    `json:"twijfel,omitempty"` // it came out of a damaged file
	Police bool      `json:"wpg,omitempty"`     // it holds police data; the settings say so too, and may be damaged

	Forms   []vault.Sum        `json:"formulieren,omitempty"`   // hashes of the definitions it keeps
	Begun   []model.ID         `json:"begonnen,omitempty"`      // the acts that are not finished
	Altered []vault.SlotChange `json:"kop_veranderd,omitempty"` // how the header had been, until somebody has seen it

	more map[string]cbor.RawMessage // what a later program wrote in it, which stays
}

// Doubt stays in a file that came out of a damaged one until somebody has seen it:
// what was lost without a trace cannot be told.
type Doubt struct {
	Day  model.Date `json:"dag"`                // of the salvage
	Lost int        `json:"verloren,omitempty"` // versions that are named and were not found
}

// Mark names a signal or subject for one use, without telling its id. The key
// stays when the file is rewritten, as what it names may be gone by then.
func (r Root) Mark(use string, id model.ID) model.ID { return r.Marker(use)(id) }

// Marker is Mark for who names many.
func (r Root) Marker(use string) func(model.ID) model.ID {
	h := vault.NewHash(len(vault.Sum{}), r.Marks[:])
	says := []byte(use)
	var sum vault.Sum
	return func(id model.ID) model.ID {
		says = append(says[:len(use)], id[:]...)
		h.Reset()
		h.Write(says)
		return model.ID(h.Sum(sum[:0])[:len(id)])
	}
}

// follow takes over what a change says of the file as a whole. What it says of
// objects is counted as they are put.
func (r *Root) follow(change Root) {
	r.Logged, r.LogSum = change.Logged, change.LogSum
	r.Device, r.Machine = change.Device, change.Machine
	r.Header, r.Doubt, r.Altered = change.Header, change.Doubt, change.Altered
	r.Begun, r.Forms, r.Police = change.Begun, change.Forms, change.Police
}

func slotOf(b vault.Bucket) int {
	for i, c := range Counted {
		if b == c {
			return i
		}
	}
	panic("store: bucket is not counted")
}

// ReadRoot returns the root as it stands in the file.
func ReadRoot(b *bolt.Tx, k *vault.Keys) (r Root, err error) {
	o := k.Name(KindRoot, model.ID{})
	bk := b.Bucket(Roots.Name())
	if bk == nil {
		return r, fmt.Errorf("%w: root", pages.ErrDamaged)
	}
	payload, ok := k.Open(nil, Roots, o, bk.Get(o[:]))
	if !ok {
		return r, fmt.Errorf("%w: root", pages.ErrDamaged)
	}
	_, body, ok := ParseEnvelope(payload)
	if !ok {
		return r, fmt.Errorf("%w: root", pages.ErrDamaged)
	}
	return ParseRoot(body)
}

// ParseRoot reads a root from its body. What a later program wrote in it stays with it.
func ParseRoot(body []byte) (r Root, err error) {
	if err = Decode(body, &r); err == nil {
		r.more = unknownIn(body, r)
	}
	return r, err
}

// Alias is the name of the file on a machine.
func (r Root) Alias(machine []byte) string {
	return hex.EncodeToString(vault.Hash(len(vault.Sum{}), r.Marks[:], []byte("alias"), machine)[:16])
}

// On returns what stands in the root for a machine. The key of the marks
// makes it another for every file, so that two files do not tell that they
// were on one machine.
func (r Root) On(id []byte) vault.Sum {
	return vault.SumOf(r.Marks[:], []byte("machine"), id)
}

// Tally is what the buckets hold, beside what the root says they do.
type Tally struct {
	Root   Root
	counts [3]uint64
	Sums   [3]vault.Sum
}

func (t Tally) Agree(b vault.Bucket) bool {
	i := slotOf(b)
	return t.counts[i] == t.Root.Counts[i] && t.Sums[i] == t.Root.Sums[i]
}

// Whole reports whether all of them agree.
func (t Tally) Whole() bool { return t.Agree(Live) && t.Agree(History) && t.Agree(Lists) }

// Recount goes over the tags of all objects in one read transaction. It shows
// what is missing or was put back; it does not open the objects.
func Recount(ctx context.Context, b *bolt.Tx, k *vault.Keys) (t Tally, err error) {
	if t.Root, err = ReadRoot(b, k); err != nil {
		return t, err
	}
	marker := k.Marker()
	for i, name := range Counted {
		bk := b.Bucket(name.Name())
		if bk == nil {
			return t, pages.ErrDamaged
		}
		c := bk.Cursor()
		for key, v := c.First(); key != nil; key, v = c.Next() {
			if t.counts[i]++; t.counts[i]%256 == 0 {
				if ctx.Err() != nil {
					return t, ctx.Err()
				}
				runtime.Gosched() // whoever types goes first
			}
			if len(key) == len(vault.ObjectKey{}) {
				t.Sums[i].Xor(marker.Mark(name, vault.ObjectKey(key), v))
			}
		}
	}
	return t, nil
}

// Recount is the same of the file that is open; it ends early when that is closed.
func (s *DB) Recount() (t Tally, err error) {
	ctx, end := s.Context()
	defer end()
	err = s.View(func(b *bolt.Tx) error {
		t, err = Recount(ctx, b, s.Keys)
		return err
	})
	if errors.Is(err, context.Canceled) {
		err = ErrClosed
	}
	return t, err
}

// Complete proves that everything the file counts is there, and that whoever looks
// it up finds it: the pages are a search tree as they stand on the disk now, and
// count and sum of what they hold are those of the root. What removes anything asks
// this first; [ErrIncomplete] then means that nothing was touched, and that salvage
// may know more than the tree does.
func (s *DB) Complete() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return ErrClosed
	}
	return s.completeHeld()
}

// completeHeld is complete for who holds the write lock.
func (s *DB) completeHeld() error {
	f := s.File()
	if f == nil {
		return ErrClosed
	}
	if f.Older != nil {
		return fmt.Errorf("%w: the newest state is damaged", ErrIncomplete)
	}
	return CompleteFile(f, s.Keys)
}

// CompleteFile is complete for a file that is open and that nobody else writes to.
func CompleteFile(f *File, k *vault.Keys) error {
	info, err := f.Raw.Stat()
	if err != nil {
		return err
	}
	err = pages.Mapped(f.Raw, info.Size(), func(r io.ReaderAt) error {
		_, err := pages.Preflight(r, info.Size())
		return err
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIncomplete, err)
	}
	return ViewFile(f.Bolt, func(b *bolt.Tx) error {
		t, err := Recount(context.Background(), b, k)
		if err == nil && !t.Whole() {
			err = ErrIncomplete
		}
		return err
	})
}
