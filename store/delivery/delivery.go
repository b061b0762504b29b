package delivery

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/disk"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/sealedpage"
	"tijdig/store/formbook"
)

// Job is an output to be made.
type Job struct {
	Store      *store.Store
	Form       *form.Form
	Signals    []model.ID // in the order they are written
	Format     export.Format
	Level      model.Level
	Text       bool   // pseudonymous tables carry masked free text
	AllColumns bool   // a table for people keeps the columns in which nothing stands
	Receiver   string // for the ledger
	Why        string // for the ledger
	Made       time.Time
	Program    string        // which makes it, for outputs that say so
	Filter     string        // which signals were chosen, in words that may be read at the level
	Words      string        // that open an output which is sealed; see [export.Format.Sealed]
	Keep       []string      // files that are no place for it, beside those of the store
	Access     paper.Access  // what was chosen about a print of all that stands about one subject
	Done       *atomic.Int64 // counts what was written, for whoever waits; may be nil

	tried   *atomic.Int64 // counts the signals that were come to
	rounds  int           // what the words cost; 0 for what they do cost
	reading *store.Reading
}

// Result says what was made.
type Result struct {
	Written  int
	Skipped  int  // damaged, and left out
	Unmasked int  // names that cannot be read, so that an output without names may hold them
	LeftOut  int  // columns in which nothing stands, of a table for people
	Cut      int  // texts that the format has no room for, and that were cut
	Unfit    int  // that the document is not made of, and left out
	Unlogged bool // the file may only be read, so that no line of it could be written

	went []model.ID
	back bundle.Back // reads back what was sealed
}

// BrokenError says that an output stopped before its end, and how many signals may
// have left with it: none of an output that was to be a file.
type BrokenError struct {
	Gone int
	Err  error
}

func (e BrokenError) Error() string { return "delivery: broken off: " + e.Err.Error() }
func (e BrokenError) Unwrap() error { return e.Err }

// StandsError says that an output stands whole under its name, and that the folder or
// the ledger could not be told so: the next start does.
type StandsError struct{ Err error }

func (e StandsError) Error() string { return "delivery: stands, not noted: " + e.Err.Error() }
func (e StandsError) Unwrap() error { return e.Err }

// Write makes the output on w. It stands in the ledger before the first byte leaves.
// When ctx ends, it does not wait for a reader that has stopped reading.
func (j Job) Write(ctx context.Context, w io.Writer) (Result, error) {
	defer thrifty()()
	id, logged, err := j.begin("-", store.Place{})
	if err != nil {
		return Result{}, err
	}
	j.tried = &atomic.Int64{}
	type end struct {
		r   Result
		err error
	}
	done := make(chan end, 1)
	go func() {
		r, err := j.encode(ctx, w)
		done <- end{r, err}
	}()
	var e end
	select {
	case e = <-done:
	case <-ctx.Done():
		e.err = ctx.Err()
	}
	e.r.Unlogged = !logged
	if e.err != nil {
		e.r.went = j.Signals[:j.tried.Load()]
		e.err = BrokenError{len(e.r.went), named(e.err)}
	}
	return e.r, j.end(id, logged, e.r, e.err)
}

// File makes the output in a file that is whole under its own name, or not there at
// all. It replaces an existing file only when force is set, and never one of this
// program. It returns [store.ErrExists], [ErrOwnFile], [disk.ErrNotRegular] before
// anything is written or noted.
func (j Job) File(ctx context.Context, path string, force bool) (Result, error) {
	return j.into(ctx, path, force, func(ctx context.Context, w io.Writer) (Result, bundle.Back, error) {
		r, err := j.encode(ctx, w)
		return r, r.back, err
	})
}

// maker writes an output, and returns how it is read back besides byte by byte; nil for
// not at all.
type maker func(context.Context, io.Writer) (Result, bundle.Back, error)

// into is [Job.File] of whatever is made.
func (j Job) into(ctx context.Context, path string, force bool, do maker) (Result, error) {
	defer thrifty()()
	at, err := newPlace(path)
	if err == nil {
		err = j.target(at.Path, force)
	}
	if err != nil {
		return Result{}, named(err)
	}
	id, logged, err := j.begin(filepath.Base(path), at)
	if err != nil {
		return Result{}, err
	}
	r, err := j.file(ctx, id, logged, at, force, do)
	r.Unlogged = !logged
	var stands StandsError
	if err != nil && !errors.As(err, &stands) {
		r.went = nil
		err = BrokenError{0, named(err)}
	}
	return r, j.end(id, logged, r, err)
}

// file writes to a temporary file beside the place, syncs it, has it known by its
// sum, reads it back, and only then gives it its name.
func (j Job) file(ctx context.Context, id model.ID, logged bool, at store.Place, force bool, do maker) (r Result, err error) {
	p, err := newPart(at)
	if err != nil {
		return r, err
	}
	defer func() {
		if err != nil {
			err = p.discard(err)
		}
	}()
	r, back, err := do(ctx, p)
	if err != nil {
		return r, err
	}
	sum, err := p.whole()
	if err != nil {
		return r, err
	}
	if logged {
		if err := j.Store.WholeHandover(id, r.went, sum); err != nil {
			return r, err
		}
	}
	if err := p.complete(); err != nil {
		return r, err
	}
	if back != nil {
		if err := p.reads(back); err != nil {
			return r, err
		}
	}
	if err := ctx.Err(); err != nil {
		return r, err
	}
	if err := j.target(at.Path, force); err != nil { // what came in between
		return r, err
	}
	return r, p.name(at.Path, force)
}

// begin notes the output in the ledger, unless the file may only be read.
func (j Job) begin(name string, at store.Place) (id model.ID, logged bool, err error) {
	if j.Format.Document().ByLine() && j.Access.Read == "" {
		return id, false, paper.ErrUnread
	}
	id, err = j.Store.BeginHandover(j.Signals, store.ExportEntry{
		Format: string(j.Format), Level: j.Level, Receiver: j.Receiver, Why: j.Why, Name: name,
	}, at)
	if errors.Is(err, store.ErrReadOnly) {
		return id, false, nil
	}
	return id, err == nil, err
}

// end notes how it went, and returns what went wrong on the way, if anything. Where
// readable text could not be removed the output stays begun, so that the next start
// tries again.
func (j Job) end(id model.ID, logged bool, r Result, went error) error {
	var left LeftError
	if !logged || errors.As(went, &left) {
		return went
	}
	state := store.HandoverDone
	var broke BrokenError
	if errors.As(went, &broke) {
		state = store.HandoverBroken
	}
	err := j.Store.EndHandover(id, r.went, state)
	if err != nil && state == store.HandoverDone {
		err = StandsError{err}
	}
	return errors.Join(went, err)
}

// named turns what the system said into what a caller can act on.
func named(err error) error {
	switch {
	case disk.Full(err):
		return errors.Join(store.ErrDiskFull, err)
	case disk.NotWritable(err):
		return errors.Join(fs.ErrPermission, err)
	}
	return err
}

func (j Job) encode(ctx context.Context, w io.Writer) (Result, error) {
	r, _, err := j.encoded(ctx, w)
	return r, err
}

// encoded is encode, with what was read of a document that is read line by line.
func (j Job) encoded(ctx context.Context, w io.Writer) (r Result, is paper.Reading, err error) {
	text := j.Level == model.Pseudonymous && (j.Text || j.Format.Readable()) || j.byLine()
	bare := j.Level == model.Pseudonymous
	if j.reading, err = j.Store.Reading(store.ReadAs{Listed: bare, Unnamed: bare && !text}); err != nil {
		return r, is, err
	}
	if text {
		_, r.Unmasked = j.reading.Names()
	}
	forms, err := formbook.Read(j.Store, j.Form)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return r, is, err
	}
	left, err := j.left(forms)
	if err != nil {
		return r, is, err
	}
	o := export.Options{
		Level: j.Level, Text: j.Text, Names: j.names, Lost: j.reading.Lost, Forms: forms, Made: j.Made, Fiction: j.Store.Demo(), Police: j.Store.Police(), Program: j.Program, Filter: j.Filter, Left: left,
		Access: j.Access,
	}
	if err := j.about(&o); err != nil {
		return r, is, err
	}
	if j.Format.Sealed() {
		o.Page = sealedpage.New(j.Words, cmp.Or(j.rounds, sealedpage.Rounds))
		r.back = o.Page.ReadBack
	}
	enc, err := export.New(j.Format, w, o)
	if err != nil {
		return r, is, err
	}
	if enc.Surveys() && !j.AllColumns {
		look := func(_ *bytes.Buffer, rec *model.Record) error { enc.Survey(rec); return nil }
		if err := j.inOrder(ctx, look, func(*piece) error { return nil }); err != nil {
			return r, is, err
		}
		r.LeftOut = enc.LeftOut()
	}
	for pass := range enc.Passes() {
		if pass > 0 {
			if err := enc.Next(); err != nil {
				return r, is, err
			}
		}
		if enc.Idle() {
			continue
		}
		if err := j.pass(ctx, enc, pass, &r); err != nil {
			return r, is, err
		}
	}
	err = enc.Close()
	r.Cut = enc.Cut()
	return r, enc.Reading(), err
}

// left lists what left the file before, for a document that tells it. A line that cannot
// be read is left out: checking says so.
func (j Job) left(forms form.Book) (out []paper.Departure, err error) {
	if j.Format.Document() != paper.ForPrivacy {
		return nil, nil
	}
	all, err := j.Store.Handovers()
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, err
	}
	for _, e := range all {
		if e.State != store.HandoverBegun { // this one
			out = append(out, paper.Departure{Day: model.DateOf(e.At), What: export.Left(e.Format, forms), Level: e.Level, Signals: e.Count})
		}
	}
	return out, nil
}

// pass encodes all signals once. They are counted in the first of several passes, and how
// far it is goes by all of them.
func (j Job) pass(ctx context.Context, enc *export.Encoder, pass int, r *Result) error {
	passes, at := enc.Passes(), 0
	return j.inOrder(ctx, enc.Part, func(p *piece) error {
		if j.tried != nil && pass == 0 {
			j.tried.Add(1)
		}
		at++
		switch {
		case errors.Is(p.err, store.ErrDamaged):
			if pass == 0 {
				r.Skipped++
				enc.Missed()
			}
			return nil
		case errors.Is(p.err, paper.ErrUnfit):
			r.Unfit++
			return nil
		case p.err != nil:
			return p.err
		}
		if err := enc.Put(p.body.Bytes()); err != nil {
			return err
		}
		if pass == 0 {
			r.Written++
			r.went = append(r.went, p.id)
		}
		if j.Done != nil {
			j.Done.Store(int64((pass*len(j.Signals) + at) / passes))
		}
		return nil
	})
}

// names returns every name in the file, once: each is masked wherever it occurs in the
// text of any signal. Where names go along none is looked for.
func (j Job) names() []string {
	if j.Level != model.Pseudonymous && !j.byLine() {
		return nil
	}
	out, _ := j.reading.Names()
	return out
}

// Preview makes the output on w for reading first. Nothing left, so nothing
// is entered in the ledger.
func (j Job) Preview(ctx context.Context, w io.Writer) (Result, error) {
	defer thrifty()()
	return j.encode(ctx, w)
}
