package rig

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"

	"tijdig/model"
	"tijdig/store"
)

// The worker is this test binary started again, under strace: it makes a file
// and works in it, and says after each step whether it was saved and what the
// file then says.
const (
	workerEnv = "TIJDIG_RIG_WORKER" // where it works
	stepsEnv  = "TIJDIG_RIG_STEPS"
	startEnv  = "TIJDIG_RIG_START" // go on with a file that is there
	newPass   = "vier andere losse woorden"
)

// step is one thing the worker does. A step says what state it leads to: the
// same for every run but for random ids.
type step func(s *store.Store, n int) error

var script = []step{
	func(s *store.Store, n int) error { return s.SaveDraft(concept(n/8, 300)) },
	func(s *store.Store, n int) error { return typed(s, n/8, 2, 2500) },
	func(s *store.Store, n int) error { return typed(s, n/8, 3, 9000) },
	func(s *store.Store, n int) error { return recordConcept(s, n/8) },
	func(s *store.Store, n int) error { return s.SaveDraft(concept(1000+n/8, 4000)) },
	func(s *store.Store, n int) error { return s.Discard(concept(1000+n/8, 0).Signal) },
	func(s *store.Store, n int) error { return s.Restore(concept(1000+n/8, 0).Signal) },
	func(s *store.Store, n int) error { return rare(s, n) },
}

func typed(s *store.Store, n int, rev uint64, size int) error {
	d := concept(n, size)
	d.Rev = rev
	return s.SaveDraft(d)
}

func recordConcept(s *store.Store, n int) error {
	d, err := s.Draft(concept(n, 0).Signal)
	if err != nil {
		return err
	}
	_, err = s.Record(d, model.Author{Name: "Sanne"}, clock())
	return err
}

// rare does what happens now and then.
func rare(s *store.Store, n int) error {
	switch n / 8 % 4 {
	case 1:
		_, err := s.ChangePassphrase(newPass, tiny)
		return err
	case 2:
		_, err := s.Destroy(concept(n/8-1, 0).Signal)
		return err
	case 3:
		_, err := s.Rewrite(newPass, tiny)
		return err
	}
	return s.SaveSettings(model.Settings{LockAfter: n})
}

func work(dir string) int {
	runtime.LockOSThread() // so that strace counts calls where they are made
	steps, _ := strconv.Atoi(os.Getenv(stepsEnv))
	path := filepath.Join(dir, "a.tijdig")
	var s *store.Store
	var err error
	if os.Getenv(startEnv) != "" {
		s, err = open(path, false)
	} else {
		s, err = create(path)
	}
	if err != nil {
		fmt.Println("NAK -1", err)
		return 1
	}
	say("ACK", -1, digest(s))
	for n := range steps {
		if err := script[n%len(script)](s, n); err != nil {
			say("NAK", n, digest(s))
			if !errors.Is(err, store.ErrNotSaved) {
				fmt.Fprintln(os.Stderr, n, err)
			}
			continue
		}
		say("ACK", n, digest(s))
	}
	if err := s.Close(); err != nil {
		return 1
	}
	return 0
}

// say writes one line in one call, so that it stands in the trace whole.
func say(what string, n int, digest string) {
	os.Stdout.WriteString(fmt.Sprintln(what, n, digest))
}

// digest sums up what a file says: every concept and every version. It is
// "unreadable" when anything of that cannot be read.
func digest(s *store.Store) string {
	var lines []string
	add := func(v any, err error) bool {
		b, e := json.Marshal(v)
		lines = append(lines, string(b))
		return err == nil && e == nil
	}
	ok := true
	for _, h := range s.Heads() {
		if h.Concept {
			ok = ok && add(s.Draft(h.Signal))
		} else {
			ok = ok && add(s.Revisions(h.Signal))
		}
	}
	for _, d := range s.Discarded() {
		ok = ok && add(d.Head.Signal, nil)
	}
	ok = ok && add(s.Settings().LockAfter, nil)
	if !ok {
		return "unreadable"
	}
	slices.Sort(lines)
	h := sha256.New()
	for _, l := range lines {
		h.Write([]byte(l))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
