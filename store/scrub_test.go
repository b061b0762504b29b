package store

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/erase"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// remains counts the pages that no state reaches and that are not blank, and
// those that no state reaches at all.
func remains(t *testing.T, path string) (written, free int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used, _, err := pages.WalkAll(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	blank := make([]byte, pages.Size)
	for p := uint64(2); p < uint64(len(b)/pages.Size); p++ {
		reached := false
		for _, w := range used {
			reached = reached || w.Has(p)
		}
		if reached {
			continue
		}
		if free++; !bytes.Equal(b[p*pages.Size:(p+1)*pages.Size], blank) {
			written++
		}
	}
	return written, free
}

func TestNoFreedPageIsPassedOver(t *testing.T) {
	s := fresh(t)
	fill(t, s, 2_000)
	s.working.Wait()
	var gone []model.ID
	for _, h := range slices.Collect(s.Heads().All())[500:1_500] {
		gone = append(gone, h.Signal)
	}
	if err := s.db.Commit(func(t *change.Tx) error {
		_, err := erase.Signals(t, s.db.Heads, gone)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.Log(records.LogDelete, len(gone)); err != nil { // now neither state reaches them
		t.Fatal(err)
	}
	if written, _ := remains(t, s.Path()); written < 200 {
		t.Fatalf("control: %d pages with something left", written)
	}
	if err := s.Scrub(); err != nil {
		t.Fatal(err)
	}
	if written, free := remains(t, s.Path()); written > 0 {
		t.Errorf("%d of %d freed pages still hold something", written, free)
	}
}
