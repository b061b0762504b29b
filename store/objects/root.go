package objects

import (
	"encoding/hex"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

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
	h, err := blake2b.New256(r.Marks[:])
	if err != nil {
		panic(err) // only for a key out of range
	}
	says := []byte(use)
	var sum [blake2b.Size256]byte
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
	key := r.Marks
	h, err := blake2b.New256(key[:])
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("alias"))
	h.Write(machine)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// On returns what stands in the root for a machine. The key of the marks
// makes it another for every file, so that two files do not tell that they
// were on one machine.
func (r Root) On(id []byte) (m vault.Sum) {
	h, err := blake2b.New256(r.Marks[:])
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("machine"))
	h.Write(id)
	h.Sum(m[:0])
	return m
}
