package crashtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/objects"
)

// An act of several steps is killed at each of its system calls. Whatever moment it
// was, opening the file must find or finish a whole: the act was not begun, or it is
// done everywhere; and it can be done once more.

// actEnv says which act the worker does once in a file that is there.
const actEnv = "TIJDIG_RIG_ACT"

// act is something of several steps.
type act struct {
	name string
	do   func(w *worker) error
	// stands tells whether the act is done, and what is wrong with a file in which it is
	// done by halves.
	stands func(dir string, s *store.Store, opensBy string) (done bool, err error)
}

// office is a recipient whose key nobody needs here.
const office = "age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z"

// victim is what is destroyed.
var victim = concept(1, 0).Signal

var acts = []act{
	{"new passphrase", func(w *worker) error { _, err := w.s.ChangePassphrase(newPass, tiny); return err }, secretStands},
	{"a code less", func(w *worker) error { _, err := w.s.DropSlot(len(w.s.Slots()) - 1); return err }, func(dir string, s *store.Store, by string) (bool, error) {
		done := len(s.Slots()) == 2
		return done, errors.Join(eachCopy(dir, by, func(c *store.Store) error {
			if done != (len(c.Slots()) == 2) {
				return errors.New("opens in other ways than the file")
			}
			return nil
		}))
	}},
	{"destroy", func(w *worker) error {
		rc, err := w.s.Destroy(victim)
		if err == nil && len(rc.Unreached) > 0 {
			err = errors.New("a copy was not reached")
		}
		return err
	}, func(dir string, s *store.Store, by string) (bool, error) {
		_, err := s.Signal(victim)
		done := errors.Is(err, store.ErrNotFound)
		return done, eachCopy(dir, by, func(c *store.Store) error {
			if _, err := c.Signal(victim); done && !errors.Is(err, store.ErrNotFound) {
				return fmt.Errorf("still has what was destroyed: %w", err)
			}
			return nil
		})
	}},
	{"rewrite", func(w *worker) error { _, _, err := w.s.Rewrite(newPass, tiny); return err }, secretStands},
	{"copy", func(w *worker) error { return w.snapshots() }, func(dir string, _ *store.Store, by string) (bool, error) {
		return false, eachCopy(dir, by, func(*store.Store) error { return nil })
	}},
	{"put back", func(w *worker) error { return w.putBack() }, func(dir string, s *store.Store, by string) (bool, error) {
		done := len(s.DraftsOf(concept(7, 0).Signal)) == 0 // saved after the copies were made
		kept := false
		err := eachCopy(dir, by, func(c *store.Store) error {
			kept = kept || len(c.DraftsOf(concept(7, 0).Signal)) == 1
			return nil
		})
		if done && !kept {
			err = errors.Join(err, errors.New("what stood there was not kept"))
		}
		return done, err
	}},
	{"a code more", func(w *worker) error { _, _, err := w.s.AddPaper(); return err }, oneWayMore},
	{"an organisation", func(w *worker) error { _, err := w.s.AddRecipient(office); return err }, oneWayMore},
	{"emergency", func(w *worker) error {
		_, err := w.s.Emergency(filepath.Dir(place(w.dir)), concept(11, 900))
		return err
	}, func(dir string, s *store.Store, _ string) (bool, error) {
		all := store.EmergencyFiles(filepath.Dir(place(dir)))
		for _, p := range all {
			if _, err := s.TakeIn(p); err != nil {
				return false, err
			}
		}
		return len(s.DraftsOf(concept(11, 0).Signal)) == 1, nil
	}},
	{"take back", func(w *worker) error {
		all := store.EmergencyFiles(filepath.Dir(place(w.dir)))
		n, err := w.s.TakeBack(all[0])
		if err == nil && !n.Wiped {
			err = errors.New("not wiped")
		}
		return err
	}, func(dir string, s *store.Store, _ string) (bool, error) {
		in := len(s.DraftsOf(concept(9, 0).Signal)) == 1
		all := store.EmergencyFiles(filepath.Dir(place(dir)))
		if !in && len(all) != 1 {
			return false, errors.New("the words are in no file any more")
		}
		return in && len(all) == 0, nil
	}},
	{"import", func(w *worker) error {
		m, err := w.s.Merge(context.Background(), gift())
		if err == nil && len(m.Refused) > 0 {
			err = errors.New("something was refused")
		}
		return err
	}, func(dir string, s *store.Store, by string) (bool, error) {
		in, err := 0, error(nil)
		for _, v := range gift().Versions {
			all, e := s.Revisions(v.Signal.Signal)
			switch {
			case errors.Is(e, store.ErrNotFound):
			case e != nil || len(all) != 2:
				err = fmt.Errorf("a signal came in by halves: %d versions, %w", len(all), e)
			default:
				in++
			}
		}
		return in == len(gift().Versions), errors.Join(err, eachCopy(dir, by, func(*store.Store) error { return nil }))
	}},
	{"thrown away for good", func(w *worker) error { _, err := w.s.LetGo(concept(8, 0).ID); return err }, func(dir string, s *store.Store, by string) (bool, error) {
		return len(s.Discarded()) == 0, nil
	}},
}

// gift is what a colleague gives: more than goes into one commit, two versions of each.
func gift() (p store.Parcel) {
	for n := range 220 {
		d := concept(5000+n, 100)
		p.Subjects = append(p.Subjects, store.PackedSubject{Subject: d.Subject})
		first, second := concept(6000+n, 0).Signal, concept(7000+n, 0).Signal
		for _, v := range []model.Signal{
			{Revision: first, Signal: d.Signal, Subject: d.Subject.ID, N: 1, Written: clock(), State: model.Open, Content: d.Content},
			{Revision: second, Parents: []model.ID{first}, Signal: d.Signal, Subject: d.Subject.ID, N: 1, Written: clock(), State: model.Closed, Content: d.Content},
		} {
			body, err := objects.Encode(v)
			if err != nil {
				panic(err)
			}
			p.Versions = append(p.Versions, store.Version{Signal: v, Body: body})
		}
	}
	return p
}

// secretStands is the state after a new passphrase: every copy opens as the file does,
// and in no other way.
func secretStands(dir string, _ *store.Store, by string) (bool, error) {
	other := passes[1-slices.Index(passes, by)]
	err := eachCopy(dir, by, func(*store.Store) error { return nil })
	for _, p := range copiesIn(dir) {
		if s, e := openBy(p, other); e == nil {
			err = errors.Join(err, fmt.Errorf("%s opens by %q too", filepath.Base(p), other), s.Close())
		}
	}
	return by == newPass, err
}

// oneWayMore is the state after a way in was added: every copy opens as the file does.
func oneWayMore(dir string, s *store.Store, by string) (bool, error) {
	return len(s.Slots()) == 4, eachCopy(dir, by, func(c *store.Store) error {
		if len(c.Slots()) != len(s.Slots()) {
			return errors.New("opens in other ways than the file")
		}
		return nil
	})
}

// copiesIn lists every other file of the folder that a passphrase may open.
func copiesIn(dir string) (out []string) {
	for _, shape := range []string{"map/a.tijdig.*", "map/a.tijdig.backups/*"} {
		some, _ := filepath.Glob(filepath.Join(dir, shape))
		out = append(out, some...)
	}
	return slices.DeleteFunc(out, func(p string) bool { i, err := os.Stat(p); return err != nil || i.IsDir() })
}

func eachCopy(dir, by string, fn func(*store.Store) error) (err error) {
	for _, p := range copiesIn(dir) {
		s, e := openBy(p, by)
		if e == nil {
			e = errors.Join(fn(s), s.Close())
		}
		if e != nil {
			err = errors.Join(err, fmt.Errorf("%s: %w", filepath.Base(p), e))
		}
	}
	return err
}

func openBy(path, phrase string) (*store.Store, error) {
	l, err := store.Open(path, store.OpenOptions{Now: clock, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return s, nil
}

// doAct is the worker: it opens the file, waits until nothing else is under way, and
// does the one act.
func (w *worker) doAct(name string) error {
	for _, a := range acts {
		if a.name == name {
			w.s.WaitVerified()
			err := errors.Join(a.do(w), w.s.Close())
			if err == nil {
				fmt.Println("DONE")
			}
			return err
		}
	}
	return errors.New("no such act")
}

// ready makes the folder every act begins in: signals, concepts, one thrown away, a
// second code and four copies that have all but the last concept.
func ready(t *testing.T, dir string) {
	t.Helper()
	path := place(dir)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := create(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 {
		d := concept(n, 300)
		err = errors.Join(err, s.SaveDraft(d))
		if n < 4 {
			_, e := s.Record(d, model.Author{}, clock())
			err = errors.Join(err, e)
		}
	}
	away := concept(8, 200)
	_, _, e := s.AddPaper()
	err = errors.Join(err, e, s.SaveDraft(away), s.Discard(away.ID))
	for range 4 {
		_, e := s.Snapshot()
		err = errors.Join(err, e)
	}
	made, e := s.Emergency(filepath.Dir(path), concept(9, 500))
	err = errors.Join(err, e, os.Rename(made, filepath.Join(filepath.Dir(path), "nood-20260101T000000.tijdig")))
	s.WaitVerified()
	if err := errors.Join(err, s.SaveDraft(concept(7, 300)), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// killed runs one act and kills it at the n-th of its calls of a kind. It reports
// whether it came to that.
func killed(t *testing.T, a act, dir, call string, n int) bool {
	t.Helper()
	inject := fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", call, n)
	cmd := exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace="+call, "-e", inject, os.Args[0])
	cmd.Env = append(os.Environ(), workerEnv+"="+dir, startEnv+"=1", actEnv+"="+a.name, "GOMAXPROCS=1")
	said, err := cmd.Output() // how it ended is what is looked at next
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() == 1 {
		t.Errorf("%s: the act itself failed: %s", a.name, ended.Stderr)
		return false
	}
	return !strings.Contains(string(said), "DONE")
}

// judge opens what a kill left, and says what is wrong with it.
func judge(a act, dir string) (done bool, err error) {
	s, which, err := openEither(place(dir), false)
	if err != nil {
		return false, fmt.Errorf("does not open: %w", err)
	}
	r, at := s.WaitVerified()
	switch {
	case at.IsZero() || !r.Whole():
		err = fmt.Errorf("not whole: %+v", r)
	case len(s.Pending()) > 0:
		err = fmt.Errorf("not finished by opening it: %+v", s.Pending())
	}
	for _, w := range s.Warnings() {
		if w.Doubts() {
			err = errors.Join(err, fmt.Errorf("warned: %s", w))
		}
	}
	if s.Heads().Len() < 6 {
		err = errors.Join(err, fmt.Errorf("only %d on the list", s.Heads().Len()))
	}
	err = errors.Join(err, s.SweepEmergency(filepath.Dir(place(dir)))) // as the program does at its start
	done, e := a.stands(dir, s, passes[which])
	left, _ := filepath.Glob(filepath.Join(dir, "map", ".*.new"))
	more, _ := filepath.Glob(filepath.Join(dir, "map", "a.tijdig.backups", ".*.new"))
	if all := append(left, more...); len(all) > 0 {
		e = errors.Join(e, fmt.Errorf("left behind: %v", all))
	}
	return done, errors.Join(err, e, s.Close())
}

// once more: what was begun and is not done can be done, and then stands.
func again(a act, dir string) error {
	s, which, err := openEither(place(dir), false)
	if err != nil {
		return err
	}
	s.WaitVerified()
	w := &worker{dir: dir, s: s, pass: which}
	if err := errors.Join(a.do(w), w.s.Close()); err != nil {
		return fmt.Errorf("once more: %w", err)
	}
	if done, err := judge(a, dir); err != nil || !done && a.name != "copy" {
		return fmt.Errorf("once more: done %v, %w", done, err)
	}
	return nil
}

var killCalls = []string{"pwrite64", "fdatasync", "fsync", "renameat2", "renameat", "unlinkat", "linkat", "mkdirat", "ftruncate", "openat", "write", "close"}

// TestKilledActsAreFinishedOrNeverBegan kills every act of several steps at its system
// calls: at every one in the long form, at some of them else. The controls are an act
// that is not killed, and one cut off behind the back of the rig, which must be found
// to be done by halves.
func TestKilledActsAreFinishedOrNeverBegan(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED: no strace")
	}
	step, floor := size(70, 8, 1), size(20, 250, 2000)
	if slow {
		step, floor = 130, 8
	}
	good := t.TempDir()
	ready(t, good)
	var mu sync.Mutex
	kills, doneN := 0, 0
	per := map[string]int{}
	jobs := make(chan func())
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for j := range jobs {
				j()
			}
		})
	}
	work := inMemory(t)
	for i, a := range acts {
		for _, call := range killCalls {
			jobs <- func() {
				for n := 1 + (i+len(call))%step; n < 5000; n += step {
					dir := filepath.Join(work, strconv.Itoa(i)+call+strconv.Itoa(n))
					if err := os.CopyFS(dir, os.DirFS(good)); err != nil {
						t.Error(err)
						return
					}
					if !killed(t, a, dir, call, n) {
						os.RemoveAll(dir)
						return // it has no more calls than that
					}
					done, err := judge(a, dir)
					if err == nil && !done {
						err = again(a, dir)
					}
					mu.Lock()
					kills++
					per[a.name]++
					if done {
						doneN++
					}
					mu.Unlock()
					if err != nil {
						t.Errorf("%s, killed at %s %d (done %v): %v", a.name, call, n, done, err)
					}
					os.RemoveAll(dir)
				}
			}
		}
	}
	close(jobs)
	wg.Wait()
	t.Logf("%d kills, %d of them after the act was sure to be done: %v", kills, doneN, per)
	if kills < floor || doneN == 0 || doneN == kills {
		t.Errorf("too few kills each way")
	}

	dir := filepath.Join(work, "control")
	if err := os.CopyFS(dir, os.DirFS(good)); err != nil {
		t.Fatal(err)
	}
	if killed(t, acts[0], dir, "chroot", 1) {
		t.Fatal("control: an act that is not killed does not end")
	}
	if done, err := judge(acts[0], dir); err != nil || !done {
		t.Errorf("control: done %v, %v", done, err)
	}
	old := copiesIn(good)[0]
	if err := copyTo(old, filepath.Join(dir, "map", "a.tijdig.backups", filepath.Base(old))); err != nil {
		t.Fatal(err)
	}
	if _, err := judge(acts[0], dir); err == nil {
		t.Error("control: a copy with the old passphrase was not found")
	}
}
