package store

import (
	"fmt"
	"runtime"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// loadHeads opens every list head and fills the list. It returns how many did
// not open; those are made again from their objects.
func (s *Store) loadHeads(l *headList) (bad int, err error) {
	var all []entry
	err = s.view(func(b *bolt.Tx) error {
		bk := b.Bucket(lists.name())
		if bk == nil {
			return fmt.Errorf("%w: bucket %s", ErrDamaged, lists.name())
		}
		all, bad = s.openHeads(bk)
		return nil
	})
	if err != nil {
		return 0, err
	}
	l.fill(all)
	return bad, nil
}

// headBatch is how many sealed heads one worker opens at a time.
const headBatch = 512

type sealedHead struct{ key, value []byte }

// openHeads reads the bucket with one goroutine and opens the heads with as
// many as there are processors. The bytes belong to the transaction.
func (s *Store) openHeads(bk *bolt.Bucket) (all []entry, bad int) {
	work := make(chan []sealedHead, 8)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var mine []entry
			var broken int
			var buf []byte
			for batch := range work {
				for _, h := range batch {
					e, ok := s.openHead(&buf, h)
					if !ok {
						broken++
						continue
					}
					mine = append(mine, e)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			all, bad = append(all, mine...), bad+broken
		})
	}
	batch := make([]sealedHead, 0, headBatch)
	c := bk.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if batch = append(batch, sealedHead{k, v}); len(batch) == headBatch {
			work <- batch
			batch = make([]sealedHead, 0, headBatch)
		}
	}
	work <- batch
	close(work)
	wg.Wait()
	return all, bad
}

func (s *Store) openHead(buf *[]byte, h sealedHead) (e entry, ok bool) {
	if len(h.key) != len(objectKey{}) {
		return e, false
	}
	payload, ok := s.keys.open(*buf, lists, objectKey(h.key), h.value)
	if !ok {
		return e, false
	}
	*buf = payload[:0]
	return parseHead(payload)
}

// fill orders the heads for the list. The index over them is made by
// [headList.build], which takes longer.
func (l *headList) fill(all []entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	order := make([]int32, 0, len(all))
	for i := range all {
		e := &all[i]
		if e.thrown {
			l.thrown[e.Signal] = *e
			continue
		}
		if e.Concept {
			l.revs[e.Signal] = e.rev
		}
		order = append(order, int32(i))
	}
	slices.SortFunc(order, func(a, b int32) int { return newer(&all[a].Head, &all[b].Head) })
	l.snap = make([]model.Head, len(order))
	for to, from := range order {
		l.snap[to] = all[from].Head
	}
	l.unindexed = all
}

// build makes the index of subjects. Until it is done changes wait.
func (l *headList) build() {
	for i := range l.unindexed {
		if !l.unindexed[i].thrown {
			l.index.add(l.unindexed[i])
		}
	}
	l.unindexed = nil
	close(l.ready)
}
