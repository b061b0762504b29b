// Package export writes signals for other programs and for people. It is
// given records one by one and a writer; it opens no file, reads no clock and
// knows nothing of the store or of screens.
//
// Every output names its level. A table has no first line to spare for that:
// its first column, niveau, says it in every row, so that rows keep it when
// they are pasted elsewhere; [FileName] says it too, for a table without rows.
package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
)

// Level says how much of a person an output carries.
type Level string

// The levels.
const (
	Counts       Level = "counts"       // no person: numbers only, small ones hidden
	Pseudonymous Level = "pseudonymous" // a code, no names; masked, and never read back
	Complete     Level = "complete"     // everything; the only one that can be imported
)

// Words is what people call a level; the machine name stands in manifests and flags.
func (l Level) Words() string { return words.Of(string(l)) }

// Levels lists the levels from little to much.
var Levels = []Level{Counts, Pseudonymous, Complete}

// Record is a signal with whom it is about.
type Record struct {
	Signal  model.Signal
	Subject model.Subject
	Name    string         // roepnaam, "" for none
	Earlier []model.Signal // the versions before, oldest first; only a complete output has them
}

// Options are the choices that hold for a whole output.
type Options struct {
	Level Level
	Text  bool      // pseudonymous tables carry masked free text
	Names []string  // every roepnaam and contact name in the file: masked where text is
	Forms form.Book // whose questions are known
	Made  time.Time // when the output is made, for its heading
}

// Encoder writes records one by one. Close writes what is left and returns
// the error that counts; it does not close the writer.
type Encoder interface {
	Encode(Record) error
	Close() error
}

// What New refuses.
var (
	ErrFormat = errors.New("export: unknown format")
	ErrLevel  = errors.New("export: unknown level")
	ErrRows   = errors.New("export: no form asks this in rows")
)

// New returns an encoder of a format.
func New(f Format, w io.Writer, o Options) (Encoder, error) {
	if !slices.Contains(Levels, o.Level) {
		return nil, fmt.Errorf("%w: %q", ErrLevel, o.Level)
	}
	k, ok := f.kind()
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrFormat, f)
	}
	if len(o.Forms.Forms()) == 0 {
		o.Forms = form.NewBook()
	}
	if _, has := rowsOf(o.Forms, f.question()); k.ofRows && !has {
		return nil, fmt.Errorf("%w: %q", ErrRows, f.question())
	}
	if o.Level == Counts {
		return newCounter(f, w, o), nil
	}
	return k.encode(f, w, newView(o)), nil
}
