package outbox

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync/atomic"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/export"
)

// Job is an output to be made.
type Job struct {
	Store    *store.Store
	Form     *form.Form
	Signals  []model.ID // in the order they are written
	Format   export.Format
	Level    export.Level
	Text     bool   // pseudonymous tables carry masked free text
	Receiver string // for the ledger
	Why      string // for the ledger
	Made     time.Time
	Done     *atomic.Int64 // counts what was written, for whoever waits; may be nil
}

// Result says what was made.
type Result struct {
	Written int
	Skipped int // damaged, and left out
}

// Write makes the output on w and enters it in the ledger.
func (j Job) Write(ctx context.Context, w io.Writer) (Result, error) {
	r, err := j.encode(ctx, w)
	if err != nil {
		return r, err
	}
	return r, j.enter("-")
}

// File makes the output in a file; see [file] for what holds when. The ledger
// line comes once the file stands.
func (j Job) File(ctx context.Context, path string, force bool) (r Result, err error) {
	err = file(path, force, func(w io.Writer) error {
		r, err = j.encode(ctx, w)
		return err
	})
	if err != nil {
		return r, err
	}
	return r, j.enter(filepath.Base(path))
}

func (j Job) enter(name string) error {
	return j.Store.HandedOver(j.Signals, store.ExportEntry{
		Format: string(j.Format), Level: store.Level(j.Level), Receiver: j.Receiver, Why: j.Why, Name: name,
	})
}

func (j Job) encode(ctx context.Context, w io.Writer) (Result, error) {
	var r Result
	names, err := j.names()
	if err != nil {
		return r, err
	}
	enc, err := export.New(j.Format, w, export.Options{Level: j.Level, Text: j.Text, Names: names, Form: j.Form, Made: j.Made})
	if err != nil {
		return r, err
	}
	for _, id := range j.Signals {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		rec, err := j.record(id)
		if errors.Is(err, store.ErrDamaged) {
			r.Skipped++
			continue
		}
		if err != nil {
			return r, err
		}
		if err := enc.Encode(rec); err != nil {
			return r, err
		}
		r.Written++
		if j.Done != nil {
			j.Done.Store(int64(r.Written))
		}
	}
	return r, enc.Close()
}

func (j Job) record(id model.ID) (export.Record, error) {
	s, err := j.Store.Signal(id)
	if err != nil {
		return export.Record{}, err
	}
	sub, err := j.Store.Subject(s.Subject)
	if err != nil {
		return export.Record{}, err
	}
	name, err := j.Store.Name(s.Subject)
	return export.Record{Signal: s, Subject: sub, Name: name}, err
}

// names returns every name in the file: each is masked wherever it occurs in
// the text of any signal.
func (j Job) names() ([]string, error) {
	var out []string
	for _, sub := range j.Store.Subjects() {
		n, err := j.Store.Name(sub.ID)
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			return nil, err
		}
		if n != "" {
			out = append(out, n)
		}
	}
	return out, nil
}

// Preview makes the output on w for reading first. Nothing left, so nothing
// is entered in the ledger.
func (j Job) Preview(ctx context.Context, w io.Writer) (Result, error) { return j.encode(ctx, w) }
