package objects

import (
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Tx is one change: what it puts and deletes, and the root that goes with it.
type Tx struct {
	Bolt   *bolt.Tx
	id     uint64 // the number bbolt gave it
	Keys   *vault.Keys
	Root   Root
	Now    time.Time
	Ops    []op
	Was    vault.Header  // the one in force
	Header *vault.Header // a new header, as written
	Done   func()        // once it is on disk, before anything else is changed; nil for nothing

	Track   bool       // keep where objects are removed from
	Removed []model.ID // and the keys they had
}

// op is one put or delete as it reached the file. After a failed commit the
// same ops are applied again: doing so twice is the same as once.
type op struct {
	b    vault.Bucket
	kind vault.Kind
	id   model.ID
	body []byte // nil: deleted

	clear bool // all of the bucket goes
}

// MaxObject is the most that an object takes with its key, sealed and padded, in bytes:
// what claims to be larger is garbage, and is not put in.
const MaxObject = 64 << 20

// Put seals body and stores it, replacing what was there.
func (t *Tx) Put(b vault.Bucket, kd vault.Kind, id model.ID, body []byte) error {
	t.Ops = append(t.Ops, op{b: b, kind: kd, id: id, body: body})
	o := t.Keys.Name(kd, id)
	payload := body
	if b != Lists {
		e := Envelope{kd, id, t.Root.Seq, t.Root.Device}
		payload = e.append(make([]byte, 0, envelopeLen+len(body)), body)
	}
	if len(o)+vault.SealedLen(len(payload)) > MaxObject {
		return ErrTooLarge
	}
	return t.seal(b, o, payload)
}

// seal stores a payload at o in the place of what stands there, and counts it in the root.
func (t *Tx) seal(b vault.Bucket, o vault.ObjectKey, payload []byte) error {
	sealed := t.Keys.Seal(b, o, payload)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	i := slotOf(b)
	t.Root.Counts[i]++
	t.Root.Sums[i].Xor(t.Keys.Mark(b, o, sealed))
	return bk.Put(o[:], sealed)
}

// Del removes an object. Nothing there is no error.
func (t *Tx) Del(b vault.Bucket, kd vault.Kind, id model.ID) error {
	t.Ops = append(t.Ops, op{b: b, kind: kd, id: id})
	o := t.Keys.Name(kd, id)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	if t.Track && bk.Get(o[:]) != nil && kd != KindPlace {
		t.Removed = append(t.Removed, model.ID(o))
	}
	return bk.Delete(o[:])
}

// without takes what stands at o out of the root.
func (t *Tx) without(b vault.Bucket, o vault.ObjectKey) (*bolt.Bucket, error) {
	bk := t.Bolt.Bucket(b.Name())
	if bk == nil {
		return nil, fmt.Errorf("%w: bucket %s", pages.ErrDamaged, b.Name())
	}
	if old := bk.Get(o[:]); old != nil {
		i := slotOf(b)
		t.Root.Counts[i]--
		t.Root.Sums[i].Xor(t.Keys.Mark(b, o, old))
	}
	return bk, nil
}

// Get is [Get] within the change.
func (t *Tx) Get(b vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	return Get(t.Bolt, t.Keys, b, kd, id, v)
}

// Finish writes the root that goes with everything put so far.
func (t *Tx) Finish() error {
	body, err := Encode(t.Root)
	if err == nil {
		body, err = WithUnknown(body, t.Root.more)
	}
	if err != nil {
		return err
	}
	o := t.Keys.Name(KindRoot, model.ID{})
	e := Envelope{KindRoot, model.ID{}, t.Root.Seq, t.Root.Device}
	bk := t.Bolt.Bucket(Roots.Name())
	if bk == nil {
		return fmt.Errorf("%w: root", pages.ErrDamaged)
	}
	return bk.Put(o[:], t.Keys.Seal(Roots, o, e.append(nil, body)))
}

// Get reads one object into v, or returns [ErrNotFound] or [pages.ErrDamaged].
func Get(b *bolt.Tx, k *vault.Keys, bk vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	return NewReader(k, bk).In(b).Get(kd, id, v)
}

// GetBody is [Get] without decoding what was read.
func GetBody(b *bolt.Tx, k *vault.Keys, bk vault.Bucket, kd vault.Kind, id model.ID) ([]byte, error) {
	return NewReader(k, bk).In(b).body(kd, id)
}

// ClearLists empties the bucket of list heads.
func (t *Tx) ClearLists() error {
	t.Ops = append(t.Ops, op{b: Lists, clear: true})
	if err := t.Bolt.DeleteBucket(Lists.Name()); err != nil {
		return err
	}
	i := slotOf(Lists)
	t.Root.Counts[i], t.Root.Sums[i] = 0, vault.Sum{}
	_, err := t.Bolt.CreateBucket(Lists.Name())
	return err
}

// PutValue stores v as CBOR. What stood there before may hold fields that this
// program does not know: they stay.
func (t *Tx) PutValue(b vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	body, err := Encode(v)
	if err != nil {
		return err
	}
	if old, err := GetBody(t.Bolt, t.Keys, b, kd, id); err == nil {
		body, err = KeepUnknown(old, body, v)
		if err != nil {
			return err
		}
	}
	return t.Put(b, kd, id, body)
}
