package store

import (
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// filled returns a store with n recorded signals of about the size of a real
// one. The same file serves all benchmarks of a run.
func filled(tb testing.TB, n int) *Store {
	tb.Helper()
	s, _, err := Create(filepath.Join(tb.TempDir(), "a.tijdig"), options())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	fill(tb, s, n)
	return s
}

func fill(tb testing.TB, s *Store, n int) {
	tb.Helper()
	err := s.Load(func(put func(model.Subject, string, []model.Signal) error) error {
		for i := range n {
			d := concept(i)
			d.Checks = map[string]model.Check{}
			for j := range 12 {
				d.Checks[fmt.Sprintf("k.item.nummer%d", j)] = model.Check{Answer: model.CheckMaybe, Note: "gezien bij het hek", At: clock()}
			}
			d.Findings[0].Text += strings.Repeat(" en dat valt op", 30)
			sig := model.Signal{Signal: d.Signal, Written: d.Changed, Author: model.Author{Name: "Sanne"}, State: model.Open, Content: d.Content}
			if err := put(d.Subject, "", []model.Signal{sig}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkSaveDraft times saving a concept, in rounds interleaved with two raw
// writes of 4 KiB, each synced: that is the least a commit of two syncs can
// cost. Metric x-two-raw is the ratio of the medians.
func BenchmarkSaveDraft(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchSave(b, n) })
	}
}

func benchSave(b *testing.B, n int) {
	s := filled(b, n)
	raw, err := os.Create(filepath.Join(filepath.Dir(s.Path()), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	block := make([]byte, 4096)
	rand.Read(block)
	d := concept(1)
	var ours, theirs []time.Duration
	round := func() {
		d.Rev++
		d.Findings[0].Text += "x"
		start := time.Now()
		save(b, s, d)
		mid := time.Now()
		for range 2 {
			if _, err := raw.WriteAt(block, 0); err != nil {
				b.Fatal(err)
			}
			if err := dataSync(raw); err != nil {
				b.Fatal(err)
			}
		}
		ours, theirs = append(ours, mid.Sub(start)), append(theirs, time.Since(mid))
	}
	for range 20 {
		round()
	}
	ours, theirs = nil, nil
	b.ResetTimer()
	for b.Loop() {
		round()
	}
	b.ReportMetric(float64(median(ours))/float64(median(theirs)), "x-two-raw")
	b.ReportMetric(float64(median(ours).Microseconds()), "µs-median")
	b.ReportMetric(0, "ns/op")
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// BenchmarkFirstList times from the unlocked key to the whole list in hand:
// opening, ordering and handing out every head. What is made ready while the
// passphrase is typed is not counted.
func BenchmarkFirstList(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := filled(b, n)
			var took []time.Duration
			for b.Loop() {
				w := heads.Warm(s.db.File())
				<-w.Done
				start := time.Now()
				l := &Store{db: &change.DB{DB: objects.New(s.db.File(), s.db.Header(), s.db.Keys, s.db.Now, objects.Hooks{})}}
				l.db.Heads = heads.NewList()
				if _, err := l.db.Heads.Load(l.db.DB, w.Room(), nil); err != nil {
					b.Fatal(err)
				}
				if got := l.Heads().Len(); got != n {
					b.Fatalf("%d heads, want %d", got, n)
				}
				took = append(took, time.Since(start))
			}
			b.ReportMetric(float64(median(took).Microseconds())/1000, "ms-median")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkDestroy times destroying one signal of many for good, wiping the
// freed pages included.
func BenchmarkDestroy(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := filled(b, n)
			if err := s.Scrub(); err != nil { // what loading left behind
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := s.Destroy(s.Heads().At(0).Signal); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpening times from the path to the whole list in hand: checking every page,
// opening by a passphrase that costs next to nothing, ordering and handing out every head.
// What is made ready while the passphrase is typed is not counted, nor the typing.
func BenchmarkOpening(b *testing.B) {
	s := filled(b, 100_000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	const typing = 300 * time.Millisecond
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		l, err := Open(s.Path(), OpenOptions{Now: clock})
		if err != nil {
			b.Fatal(err)
		}
		checked := time.Since(start)
		time.Sleep(typing)
		start = time.Now()
		r, err := l.UnlockWith(vault.Secret{Passphrase: pass})
		if err != nil {
			b.Fatal(err)
		}
		if got := r.Heads().Len(); got != 100_000 {
			b.Fatalf("%d heads", got)
		}
		took = append(took, checked+time.Since(start))
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(median(took).Microseconds())/1000, "ms-median")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOpen times checking every page of a file before bbolt gets it.
func BenchmarkOpen(b *testing.B) {
	s := filled(b, 100_000)
	info, err := os.Stat(s.Path())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		err := pages.Mapped(s.db.File().Raw, info.Size(), func(r io.ReaderAt) error {
			_, err := pages.Preflight(r, info.Size())
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(info.Size())/(1<<20), "MiB")
}
