package crashtest

import (
	"path/filepath"
	"strconv"

	"tijdig/model"
	"tijdig/store"
)

// step is one thing the worker does. A step says what state it leads to: the
// same for every run but for random ids.
type step func(w *worker, n int) error

// script is a worker's round of writing; its last step is another each round.
var script = []step{
	func(w *worker, n int) error { return w.s.SaveDraft(concept(n/8, 300)) },
	func(w *worker, n int) error { return w.typed(n/8, 2, 2500) },
	func(w *worker, n int) error { return w.typed(n/8, 3, 9000) },
	func(w *worker, n int) error { return w.record(n / 8) },
	func(w *worker, n int) error { return w.s.SaveDraft(concept(1000+n/8, 4000)) },
	func(w *worker, n int) error { return w.s.Discard(concept(1000+n/8, 0).ID) },
	func(w *worker, n int) error { return w.s.Restore(concept(1000+n/8, 0).ID) },
	func(w *worker, n int) error { return rare[n/8%len(rare)](w, n) },
}

// rare is what happens now and then.
var rare = []step{
	func(w *worker, n int) error { return w.s.SaveSettings(model.Settings{LockAfter: n}) },
	func(w *worker, _ int) error { return w.snapshots() },
	func(w *worker, _ int) error { return w.newPassphrase() },
	func(w *worker, n int) error { _, err := w.s.Destroy(concept(n/8-1, 0).Signal); return err },
	func(w *worker, n int) error { return w.elsewhere(n) },
	func(w *worker, _ int) error { _, _, err := w.s.AddPaper(); return err },
	func(w *worker, _ int) error { _, err := w.s.DropSlot(len(w.s.Slots()) - 1); return err },
	func(w *worker, _ int) error { return w.putBack() },
	func(w *worker, n int) error { return w.emergency(n) },
	func(w *worker, _ int) error { return w.rewrite() },
}

// round is how many steps it takes for each of the rare ones to happen.
const round = 80

func (w *worker) typed(n int, rev uint64, size int) error {
	d := concept(n, size)
	d.Rev = rev
	return w.s.SaveDraft(d)
}

func (w *worker) record(n int) error {
	d, err := w.s.Draft(concept(n, 0).ID)
	if err != nil {
		return err
	}
	_, err = w.s.Record(d, model.Author{Name: "Sanne"}, clock())
	return err
}

// snapshots makes so many backups that the next one lets go of the oldest.
func (w *worker) snapshots() error {
	for range 4 {
		if _, err := w.s.Snapshot(); err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) newPassphrase() error {
	next := 1 - w.pass
	_, err := w.s.ChangePassphrase(passes[next], tiny)
	if err == nil {
		w.pass = next
	}
	return err
}

func (w *worker) rewrite() error {
	next := 1 - w.pass
	_, _, err := w.s.Rewrite(passes[next], tiny)
	if err == nil {
		w.pass = next
	}
	return err
}

// putBack goes back to the oldest managed backup.
func (w *worker) putBack() error {
	all, err := w.s.Backups()
	if err != nil || len(all) == 0 {
		return err
	}
	if err := w.s.Close(); err != nil {
		return err
	}
	o := store.RestoreOptions{From: all[0].Path, Now: clock, Secret: store.Secret{Passphrase: passes[w.pass]}}
	_, err = store.RestoreFile(place(w.dir), o)
	s, n, e := openEither(place(w.dir), false)
	if e != nil {
		return e
	}
	w.s, w.pass = s, n
	return err
}

// elsewhere makes a copy under another name, in the first rounds.
func (w *worker) elsewhere(n int) error {
	if n > 3*round {
		return w.s.SaveSettings(model.Settings{LockAfter: n})
	}
	return w.s.Backup(filepath.Join(filepath.Dir(place(w.dir)), "elders-"+strconv.Itoa(n)+".tijdig"))
}

// emergency writes a concept to a file of its own, in the first round: its
// name is the moment, and the clock stands still.
func (w *worker) emergency(n int) error {
	if n > round {
		return w.s.SaveSettings(model.Settings{LockAfter: n})
	}
	_, err := w.s.Emergency(filepath.Dir(place(w.dir)), concept(2000+n, 5000))
	return err
}
