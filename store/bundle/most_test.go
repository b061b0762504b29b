package bundle

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// TestTheLargestBundleTakesLittle takes in the most that one may hold: as many lines as it
// may have, each a signal or whom it is about, and as many bytes. What a stranger can have
// this program take is bounded by that.
func TestTheLargestBundleTakesLittle(t *testing.T) {
	lines := 4_000
	if os.Getenv("TIJDIG_RIG") == "long" {
		lines = MaxLines
	}
	w := NewWriter(Marks{}, "", clock())
	for n := range lines / 2 {
		sub := model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: clock()}
		v := model.Signal{
			Revision: model.NewID(), Signal: model.NewID(), Subject: sub.ID, N: 1, Written: clock(), State: model.Open,
			Content: model.Content{Answers: model.Answers{model.QPlace: {fmt.Sprintf("%0*d", 600, n)}}},
		}
		body, err := objects.Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Subject(store.PackedSubject{Subject: sub}); err != nil {
			t.Fatal(err)
		}
		if err := w.Signal([]store.Version{{Signal: v, Body: body}}); err != nil {
			t.Fatal(err)
		}
	}
	in := plain(t, w)
	s, _, err := store.Create(filepath.Join(t.TempDir(), "a.tijdig"), store.CreateOptions{Passphrase: said, KDF: vault.CheapKDF, Paper: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var before, most runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began, stop, seen := time.Now(), make(chan struct{}), make(chan uint64)
	go func() {
		var top uint64
		for {
			select {
			case <-stop:
				seen <- top
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&most)
				top = max(top, most.HeapInuse)
			}
		}
	}()
	b, err := Read(bytes.NewReader(in), Key{})
	if err != nil || len(b.Refused) > 0 {
		t.Fatalf("%+v, %v", b.Refused, err)
	}
	read := time.Since(began)
	m, err := s.Merge(t.Context(), b.Parcel)
	took := time.Since(began)
	close(stop)
	top := <-seen
	if err != nil || len(m.New) != lines/2 {
		t.Fatalf("%d new, %v", len(m.New), err)
	}
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d lines of %d KiB: read in %s, in the file after %s, at most %d MiB in use besides, a file of %d MiB", lines, len(in)>>10, read, took, (top-min(top, before.HeapInuse))>>20, info.Size()>>20)
	if top-min(top, before.HeapInuse) > 300<<20 || info.Size() > 8*int64(len(in))+16<<20 {
		t.Error("it takes too much")
	}
}
