package store

import (
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
)

func TestLoadedListIsInTheOrderOfTheListInMemory(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3*512+7)
	for i := range 40 {
		d := concept(i % 4) // many changed at the same moment
		save(t, s, d)
		if i%8 == 0 {
			if err := s.Discard(d.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	want, thrown := slices.Collect(s.Heads().All()), len(s.Discarded())
	s = reopen(t, s)
	got := slices.Collect(s.Heads().All())
	same := func(a, b model.Head) bool { // times lose what is finer than a millisecond
		return a.Signal == b.Signal && a.Line == b.Line && a.Code == b.Code && a.Changed.Truncate(time.Millisecond).Equal(b.Changed)
	}
	if !slices.EqualFunc(want, got, same) {
		t.Errorf("%d heads, want %d in the same order", len(got), len(want))
	}
	if !slices.IsSortedFunc(got, func(a, b model.Head) int { return heads.Newer(&a, &b) }) {
		t.Error("the list is in no order")
	}
	if len(s.Discarded()) != thrown || thrown != 5 {
		t.Errorf("%d thrown away, want %d", len(s.Discarded()), thrown)
	}
}

func TestHeadOfAnUnknownLayoutIsMadeAgain(t *testing.T) {
	s := fresh(t)
	fill(t, s, 20)
	odd := s.Heads().At(7).Signal
	tamper(t, s, func(b *bolt.Tx) error {
		o := s.db.Keys.Name(objects.KindHead, odd)
		in := b.Bucket(objects.Lists.Name())
		payload, ok := s.db.Keys.Open(nil, objects.Lists, o, in.Get(o[:]))
		if !ok {
			t.Fatal("the head does not open")
		}
		payload[0] = 99
		return in.Put(o[:], s.db.Keys.Seal(objects.Lists, o, payload))
	})
	s = unlocked(t, s.Path())
	if !warned(s, WarnHeads) {
		t.Errorf("warnings: %v", s.Info().Warnings)
	}
	if i := slices.IndexFunc(slices.Collect(s.Heads().All()), func(h model.Head) bool { return h.Signal == odd }); i != 7 || s.Heads().Len() != 20 {
		t.Errorf("at %d of %d", i, s.Heads().Len())
	}
}
