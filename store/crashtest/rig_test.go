package crashtest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
)

var long = flag.Bool("long", false, "run the rigs at full length")

// size chooses how much a rig does: little for whoever runs go test, more
// where TIJDIG_RIG=ci, and all with -long or TIJDIG_RIG=long.
func size(little, ci, full int) int {
	switch {
	case *long, os.Getenv("TIJDIG_RIG") == "long":
		return full
	case os.Getenv("TIJDIG_RIG") == "ci":
		return ci
	}
	return little
}

const pass = "drie losse woorden"

// tiny is a passphrase cost for trials that open a file thousands of times.
var tiny = store.KDF{Memory: 8, Time: 1, Threads: 1}

func clock() time.Time { return time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600)) }

func TestMain(m *testing.M) {
	if path := os.Getenv(workerEnv); path != "" {
		os.Exit(work(path))
	}
	flag.Parse()
	os.Exit(m.Run())
}

func flagValue(name string) string { return flag.Lookup(name).Value.String() }

func setFlag(name, value string) error { return flag.Set(name, value) }

func create(path string) (*store.Store, error) {
	s, _, err := store.Create(path, store.CreateOptions{Passphrase: pass, KDF: tiny, Paper: true, Now: clock})
	return s, err
}

// open opens a file by either passphrase the worker uses.
func open(path string, readOnly bool) (*store.Store, error) {
	s, _, err := openEither(path, readOnly)
	return s, err
}

// openEither is open, and says which passphrase it was.
func openEither(path string, readOnly bool) (s *store.Store, which int, err error) {
	l, err := store.Open(path, store.OpenOptions{Now: clock, ReadOnly: readOnly})
	if err != nil {
		return nil, 0, err
	}
	for which, p := range passes {
		if s, err = l.Unlock(p); err == nil {
			return s, which, nil
		}
	}
	l.Close()
	return nil, 0, err
}

// concept is the n-th concept of a trial: the same every time but for its size.
func concept(n, size int) model.Draft {
	d := model.Draft{Rev: 1, Started: clock().Add(time.Duration(n) * time.Minute), Changed: clock().Add(time.Duration(n) * time.Second)}
	d.ID, d.Signal, d.Subject.ID = model.ID{4, byte(n), byte(n >> 8)}, model.ID{1, byte(n), byte(n >> 8)}, model.ID{2, byte(n), byte(n >> 8)}
	d.Subject.Kind, d.Subject.Created = model.Child, clock()
	d.Answers = model.Answers{model.QPlace: {fmt.Sprint("plek ", n)}}
	text := make([]byte, size)
	for i := range text {
		text[i] = 'a' + byte((i*7+n)%26)
	}
	d.Findings = []model.Finding{{ID: model.ID{3, byte(n)}, Text: string(text), Written: clock()}}
	return d
}

func file(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "a.tijdig")
}
