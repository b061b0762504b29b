package heads

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/model/radix"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Load opens every list head of a file and fills the list, in which those that are one by
// what was said are shown as one. It returns how many did not open; those are made again from
// their objects.
//
// They are opened side by side and then ordered; they stay as they are laid out.
func (l *List) Load(d *objects.DB, ready *Room, links model.Links) (bad int, err error) {
	var r *Room
	err = d.ViewHeld(func(b *bolt.Tx) error {
		bk := b.Bucket(objects.Lists.Name())
		if bk == nil {
			return fmt.Errorf("%w: bucket %s", pages.ErrDamaged, objects.Lists.Name())
		}
		r = roomFor(b, bk, ready)
		r.openAll(d.Keys)
		return nil
	})
	if err != nil {
		return 0, err
	}
	got := r.loaded()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.take(got)
	l.links = links
	l.unite()
	return got.bad, nil
}

// sealedHead is one as it stands in the bucket. The bytes belong to the state
// that the room was made for.
type sealedHead struct{ key, value []byte }

// openAll opens the heads with as many goroutines as there are processors.
func (r *Room) openAll(keys *vault.Keys) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			o := headOpener{keys: keys, room: r}
			for {
				batch := int(next.Add(1)) - 1
				if batch >= len(r.sealed) {
					return
				}
				_ = pages.Guarded(func() error { o.open(batch); return nil }) //nolint:errcheck // what cannot be read did not open, and is counted
			}
		})
	}
	wg.Wait()
	r.sealed = nil
}

// headOpener is one worker, with the memory it uses again for every head.
type headOpener struct {
	keys  *vault.Keys
	room  *Room
	place [64]byte
	plain [vault.MinPadded]byte
}

// open opens one batch.
func (o *headOpener) open(batch int) {
	r, first := o.room, batch*headBatch
	heads := r.sealed[batch]
	for i := range heads {
		r.order[first+i] = radix.Item{Place: unread}
	}
	var texts strings.Builder
	texts.Grow(len(heads) * (MaxLen - headFixed))
	for i, h := range heads {
		if len(h.key) != len(vault.ObjectKey{}) {
			continue
		}
		payload, ok := o.keys.OpenIn(o.place[:0], o.plain[:0], objects.Lists, vault.ObjectKey(h.key), h.value)
		if !ok || len(payload) < headFixed || !readable(payload[:headFixed], len(payload)-headFixed) || unset(payload[signalAt:subjectAt]) {
			continue
		}
		begin := texts.Len()
		texts.Write(payload[headFixed:])
		r.put(uint32(first+i), payload, begin, texts.Len())
	}
	r.packed[batch].texts = strings.Clone(texts.String()) // room for the longest is seldom needed
}

func unset(id []byte) bool { return model.ID(id).IsZero() }
