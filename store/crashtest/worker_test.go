package crashtest

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
	"strings"
	"time"

	"tijdig/store"
)

// The worker is this test binary started again, under strace: it makes a file
// and works in it, and says after each step whether it was saved and what each
// file then says.
const (
	workerEnv = "TIJDIG_RIG_WORKER" // where it works
	stepsEnv  = "TIJDIG_RIG_STEPS"
	startEnv  = "TIJDIG_RIG_START" // go on with a file that is there
	mendEnv   = "TIJDIG_RIG_MEND"  // open what lies in so many folders, and save once
	newPass   = "vier andere losse woorden"
)

// passes are the passphrases the worker takes turns with.
var passes = []string{pass, newPass}

// place is the file in the folder of a worker; the folder between them is made
// with it.
func place(dir string) string { return filepath.Join(dir, "map", "a.tijdig") }

// worker is what goes on in the other process.
type worker struct {
	dir  string
	s    *store.Store
	pass int // the place in passes of the one that opens the file
}

func work(dir string) int {
	runtime.LockOSThread() // so that strace counts calls where they are made
	w := &worker{dir: dir}
	if n, _ := strconv.Atoi(os.Getenv(mendEnv)); n > 0 {
		return w.mend(n)
	}
	var err error
	if os.Getenv(startEnv) != "" {
		w.s, w.pass, err = openEither(place(dir), false)
	} else {
		w.s, err = create(place(dir))
	}
	if err != nil {
		fmt.Println("NAK -1", err)
		return 1
	}
	if name := os.Getenv(actEnv); name != "" {
		if err := w.doAct(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return 0
	}
	w.say("ACK", -1)
	steps, _ := strconv.Atoi(os.Getenv(stepsEnv))
	for n := range steps {
		if err := script[n%len(script)](w, n); err != nil {
			w.say("NAK", n)
			if !errors.Is(err, store.ErrNotSaved) {
				fmt.Fprintln(os.Stderr, n, err)
			}
			continue
		}
		w.say("ACK", n)
	}
	if err := w.s.Close(); err != nil {
		return 1
	}
	return 0
}

// mend opens what a power cut left in each folder, so that what there is to
// repair is repaired, and then saves a concept.
func (w *worker) mend(n int) int {
	for i := range n {
		at := filepath.Join(w.dir, strconv.Itoa(i))
		for step := range 2 {
			err := mendFile(place(at), func(s *store.Store) error {
				if step == 0 {
					return nil
				}
				return s.SaveDraft(concept(900, 300))
			})
			if err != nil {
				fmt.Println("NAK", i, err)
				return 1
			}
			os.Stdout.WriteString(fmt.Sprintln("ACK", i, stateOf(place(at))))
		}
	}
	return 0
}

// mendFile opens a file, waits until what there was to mend is mended, and
// closes it. The last thing opening does is to write a line in the log.
func mendFile(path string, then func(*store.Store) error) error {
	lines := func(s *store.Store) int { all, _ := s.LogEntries(); return len(all) }
	s, _, err := openEither(path, true)
	if err != nil {
		return err
	}
	before := lines(s)
	s.Close()
	if s, _, err = openEither(path, false); err != nil {
		return err
	}
	if _, older := s.Differs(); older {
		return errors.Join(errors.New("only an earlier state opens, to be read"), s.Close())
	}
	for tries := 0; lines(s) == before; tries++ {
		if tries > 20000 {
			return errors.Join(errors.New("nothing was mended"), s.Close())
		}
		time.Sleep(time.Millisecond)
	}
	return errors.Join(then(s), s.Close())
}

// say writes one line in one call, so that it stands in the trace whole: how
// it went, the number of the step, what the file says, and what every other
// file in the folder says.
func (w *worker) say(what string, n int) {
	var line strings.Builder
	line.WriteString(fmt.Sprint(what, " ", n, " ", w.pass, digest(w.s)))
	for _, path := range w.others() {
		name, _ := filepath.Rel(w.dir, path)
		line.WriteString(" " + name + "=" + stateOf(path))
	}
	os.Stdout.WriteString(line.String() + "\n")
}

// others lists the copies the worker was told it has.
func (w *worker) others() (out []string) {
	for _, shape := range []string{"map/*.tijdig", "map/a.tijdig.backups/2*.tijdig"} {
		some, _ := filepath.Glob(filepath.Join(w.dir, shape))
		out = append(out, some...)
	}
	return slices.DeleteFunc(out, func(p string) bool { return p == place(w.dir) })
}

// stateOf is what the file at path says, and by which passphrase it opens.
func stateOf(path string) string {
	s, n, err := openEither(path, true)
	if err != nil {
		return "!" + strings.ReplaceAll(err.Error(), " ", "_")
	}
	defer s.Close()
	return strconv.Itoa(n) + digest(s)
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
	for h := range s.Heads().All() {
		if h.Concept {
			ok = ok && add(s.Draft(h.Draft))
		} else {
			ok = ok && add(s.Revisions(h.Signal))
		}
	}
	for _, d := range s.Discarded() {
		ok = ok && add(d.Head.Signal, nil)
	}
	ok = ok && add(s.Settings().LockAfter, nil) && add(len(s.Slots()), nil)
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
