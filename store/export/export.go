// Package export writes signals for other programs and for people. It is
// given records one by one and a writer; it opens no file, reads no clock and
// knows nothing of the store or of screens.
//
// It holds the formats, as values, and the one door to them, over rooms of which each knows
// nothing of those above it:
//
//   - doc, pdf, sealedpage, xlsx, quickjson, sheet: ways of writing, which know no signal
//   - say: what a signal holds, said in Dutch
//   - privacy: what a level lets through of a record
//   - tables: what signals are in columns
//   - jsonl: a signal as a line that gives it back
//   - book: several tables in one file
//   - sql: the same in a script for a database
//   - paper: which document tells what of a signal, and in which order
//
// Every output names its level. A table has no first line to spare for that:
// its first column, niveau, says it in every row, so that rows keep it when
// they are pasted elsewhere; [FileName] says it too, for a table without rows. Where several
// tables go out together each is a [tables.Relation], and all rows of a signal have its code.
package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sealedpage"
)

// Options are the choices that hold for a whole output.
type Options struct {
	Level model.Level
	Text  bool                        // pseudonymous tables carry masked free text
	Names func() []string             // gives every roepnaam in the file, once, where a text is masked; nil: none
	Lost  func(subject model.ID) bool // whether its roepnaam cannot be read, so that no text about it can be masked; nil: of none
	Forms form.Book                   // whose questions are known
	Made  time.Time                   // when the output is made, for its heading

	Fiction bool   // the signals are made up, and every code says so
	Police  bool   // they are police data, and every output says so
	Program string // which made it, for where a workbook came from
	Filter  string // which signals were chosen, in words that may be read at the level

	Page *sealedpage.Page // what a sealed format is sealed in; nil for others

	Left []paper.Departure // what left the file so far, for the document that tells

	Access   paper.Access    // what was chosen about a print of all that stands about one subject
	Concepts []paper.Concept // what is not recorded about the subject
	Handed   []paper.Handed  // what left the file about the subject
	Torn     int             // of how many of its signals an earlier version cannot be read
}

// scope is what decides of a choice what an output may say.
func (o Options) scope() privacy.Scope {
	return privacy.Scope{
		Level: o.Level, Text: o.Text, Names: o.Names, Lost: o.Lost, Forms: o.Forms, Made: o.Made,
		Fiction: o.Fiction, Police: o.Police, Program: o.Program, Filter: o.Filter,
	}
}

// parts are what an output is put together of. A record may be written by several
// goroutines at once, each into a buffer of its own.
type parts interface {
	Head(*bytes.Buffer) error
	Record(*bytes.Buffer, *model.Record) error // which is not changed
	Foot(*bytes.Buffer) error
}

// Encoder writes records one by one. Close writes what is left; it does not close the
// writer.
type Encoder struct {
	of    parts
	w     io.Writer
	begun bool
}

// Encode writes a record.
func (e *Encoder) Encode(r model.Record) error {
	var b bytes.Buffer
	if err := e.Part(&b, &r); err != nil {
		return err
	}
	return e.Put(b.Bytes())
}

// Part writes what a record becomes into a buffer. It is safe for several goroutines.
func (e *Encoder) Part(b *bytes.Buffer, r *model.Record) error { return e.of.Record(b, r) }

// surveyor are parts that leave out what no record has: they see all records once before.
type surveyor interface {
	Survey(*model.Record)
	Left() int
}

// Surveys reports whether all records are to be given to Survey before the first is
// encoded, so that what none of them has can be left out.
func (e *Encoder) Surveys() bool {
	_, ok := e.of.(surveyor)
	return ok
}

// Survey looks at a record. It is safe for several goroutines.
func (e *Encoder) Survey(r *model.Record) {
	if s, ok := e.of.(surveyor); ok {
		s.Survey(r)
	}
}

// LeftOut counts the columns that are left out, as no record has anything in them.
func (e *Encoder) LeftOut() int {
	if s, ok := e.of.(surveyor); ok {
		return s.Left()
	}
	return 0
}

// several are parts that go over all records more than once.
type several interface {
	Passes() int
	Next() error
	Idle() bool
	Miss()
	Cuts() int
}

// Passes is how often all records are to be encoded, in the same order, with Next between:
// an output of several tables writes each in a pass of its own.
func (e *Encoder) Passes() int {
	if s, ok := e.of.(several); ok {
		return s.Passes()
	}
	return 1
}

// Next begins another pass.
func (e *Encoder) Next() error {
	if err := e.begin(); err != nil {
		return err
	}
	if s, ok := e.of.(several); ok {
		return s.Next()
	}
	return nil
}

// Idle reports that this pass has nothing to write, so that no record need be encoded.
func (e *Encoder) Idle() bool {
	s, ok := e.of.(several)
	return ok && s.Idle()
}

// Missed says that a record could not be read, for outputs that tell.
func (e *Encoder) Missed() {
	if s, ok := e.of.(interface{ Miss() }); ok {
		s.Miss()
	}
}

// Reading returns what is read line by line before it goes, of a document that is, once it
// was closed.
func (e *Encoder) Reading() paper.Reading {
	if a, ok := e.of.(interface{ Reading() paper.Reading }); ok {
		return a.Reading()
	}
	return paper.Reading{}
}

// Cut counts the texts that were cut, as the format has no room for more.
func (e *Encoder) Cut() int {
	if s, ok := e.of.(several); ok {
		return s.Cuts()
	}
	return 0
}

// Put writes what Part made, in the order of the output.
func (e *Encoder) Put(part []byte) error {
	if err := e.begin(); err != nil {
		return err
	}
	_, err := e.w.Write(part)
	return err
}

// Close writes what is left. An output without records has its heading.
func (e *Encoder) Close() error {
	var b bytes.Buffer
	if err := errors.Join(e.begin(), e.of.Foot(&b)); err != nil {
		return err
	}
	return e.write(b)
}

func (e *Encoder) write(b bytes.Buffer) error {
	if b.Len() == 0 {
		return nil
	}
	_, err := e.w.Write(b.Bytes())
	return err
}

func (e *Encoder) begin() error {
	if e.begun {
		return nil
	}
	e.begun = true
	var b bytes.Buffer
	if err := e.of.Head(&b); err != nil {
		return err
	}
	return e.write(b)
}

// What New refuses, beside what [paper.Name.At] does.
var (
	ErrFormat   = errors.New("export: unknown format")
	ErrLevel    = errors.New("export: unknown level")
	ErrRows     = errors.New("export: no form asks this in rows")
	ErrUnsealed = errors.New("export: a sealed format without what seals it")
)

// New returns an encoder of a format.
func New(f Format, w io.Writer, o Options) (*Encoder, error) {
	if !slices.Contains(model.Levels, o.Level) {
		return nil, fmt.Errorf("%w: %q", ErrLevel, o.Level)
	}
	k, ok := f.kind()
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrFormat, f)
	}
	if len(o.Forms.Forms()) == 0 {
		o.Forms = form.NewBook()
	}
	if _, has := askedInRows(o.Forms, f.of()); k.ofRows && !has {
		return nil, fmt.Errorf("%w: %q", ErrRows, f.of())
	}
	if err := f.At(o.Level); err != nil {
		return nil, err
	}
	if k.sealed && o.Page == nil {
		return nil, ErrUnsealed
	}
	if o.Level == model.Counts && f.Document() != paper.ForPrivacy {
		return &Encoder{of: newCounter(f, k, o), w: w}, nil
	}
	switch d := f.Document(); {
	case d == paper.ForPrivacy:
		return &Encoder{of: paper.NewPrivacyPage(privacy.New(o.scope()), k.write(w, o), o.Left), w: w}, nil
	case d.ByLine():
		return &Encoder{of: paper.NewPrint(d, o.scope(), k.write(w, o), paper.Inspection{Access: o.Access, Concepts: o.Concepts, Handed: o.Handed, Torn: o.Torn}), w: w}, nil
	case d != "":
		to := k.write(w, o)
		of := paper.New(d, privacy.New(o.scope()), to)
		if sees := to.Sees(); sees != nil {
			w = sees
		}
		return &Encoder{of: of, w: w}, nil
	}
	of := k.parts(f, privacy.New(o.scope()), w)
	if own, ok := of.(io.Writer); ok { // it has to see what goes out
		w = own
	}
	return &Encoder{of: of, w: w}, nil
}
