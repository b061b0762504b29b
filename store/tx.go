package store

import (
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/vault"
)

// sealedTx is one change: what it puts and deletes, and the root that goes with it.
type sealedTx struct {
	bolt   *bolt.Tx
	id     uint64 // the number bbolt gave it
	keys   *vault.Keys
	root   root
	now    time.Time
	ops    []op
	was    vault.Header  // the one in force
	header *vault.Header // a new header, as written
	done   func()        // once it is on disk, before anything else is changed; nil for nothing

	track   bool       // keep where objects are removed from
	removed []model.ID // and the keys they had
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

// maxObject is the most that an object takes with its key, sealed and padded, in bytes:
// what claims to be larger is garbage, and is not put in.
const maxObject = 64 << 20

// put seals body and stores it, replacing what was there.
func (t *sealedTx) put(b vault.Bucket, kd vault.Kind, id model.ID, body []byte) error {
	t.ops = append(t.ops, op{b: b, kind: kd, id: id, body: body})
	o := t.keys.Name(kd, id)
	payload := body
	if b != lists {
		e := envelope{kd, id, t.root.Seq, t.root.Device}
		payload = e.append(make([]byte, 0, envelopeLen+len(body)), body)
	}
	if len(o)+vault.SealedLen(len(payload)) > maxObject {
		return ErrTooLarge
	}
	sealed := t.keys.Seal(b, o, payload)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	i := slotOf(b)
	t.root.Counts[i]++
	t.root.Sums[i].Xor(t.keys.Mark(b, o, sealed))
	return bk.Put(o[:], sealed)
}

// del removes an object. Nothing there is no error.
func (t *sealedTx) del(b vault.Bucket, kd vault.Kind, id model.ID) error {
	t.ops = append(t.ops, op{b: b, kind: kd, id: id})
	o := t.keys.Name(kd, id)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	if t.track && bk.Get(o[:]) != nil && kd != kindPlace {
		t.removed = append(t.removed, model.ID(o))
	}
	return bk.Delete(o[:])
}

// without takes what stands at o out of the root.
func (t *sealedTx) without(b vault.Bucket, o vault.ObjectKey) (*bolt.Bucket, error) {
	bk := t.bolt.Bucket(b.Name())
	if bk == nil {
		return nil, fmt.Errorf("%w: bucket %s", ErrDamaged, b.Name())
	}
	if old := bk.Get(o[:]); old != nil {
		i := slotOf(b)
		t.root.Counts[i]--
		t.root.Sums[i].Xor(t.keys.Mark(b, o, old))
	}
	return bk, nil
}

func (t *sealedTx) get(b vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	return get(t.bolt, t.keys, b, kd, id, v)
}

// finish writes the root that goes with everything put so far.
func (t *sealedTx) finish() error {
	body, err := encode(t.root)
	if err == nil {
		body, err = withUnknown(body, t.root.more)
	}
	if err != nil {
		return err
	}
	o := t.keys.Name(kindRoot, model.ID{})
	e := envelope{kindRoot, model.ID{}, t.root.Seq, t.root.Device}
	bk := t.bolt.Bucket(roots.Name())
	if bk == nil {
		return fmt.Errorf("%w: root", ErrDamaged)
	}
	return bk.Put(o[:], t.keys.Seal(roots, o, e.append(nil, body)))
}

// get reads one object into v, or returns [ErrNotFound] or [ErrDamaged].
func get(b *bolt.Tx, k *vault.Keys, bk vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	body, err := getBody(b, k, bk, kd, id)
	if err != nil {
		return err
	}
	return decode(body, v)
}

func getBody(b *bolt.Tx, k *vault.Keys, bk vault.Bucket, kd vault.Kind, id model.ID) ([]byte, error) {
	o := k.Name(kd, id)
	in := b.Bucket(bk.Name())
	if in == nil {
		return nil, fmt.Errorf("%w: bucket %s", ErrDamaged, bk.Name())
	}
	sealed := in.Get(o[:])
	if sealed == nil {
		return nil, ErrNotFound
	}
	payload, ok := k.Open(nil, bk, o, sealed)
	if !ok {
		return nil, fmt.Errorf("%w: object %x in %s", ErrDamaged, o[:4], bk.Name())
	}
	e, body, ok := parseEnvelope(payload)
	if !ok || e.Kind != kd || e.ID != id {
		return nil, fmt.Errorf("%w: object %x in %s", ErrDamaged, o[:4], bk.Name())
	}
	return body, nil
}

// clearLists empties the bucket of list heads.
func (t *sealedTx) clearLists() error {
	t.ops = append(t.ops, op{b: lists, clear: true})
	if err := t.bolt.DeleteBucket(lists.Name()); err != nil {
		return err
	}
	i := slotOf(lists)
	t.root.Counts[i], t.root.Sums[i] = 0, vault.Sum{}
	_, err := t.bolt.CreateBucket(lists.Name())
	return err
}
