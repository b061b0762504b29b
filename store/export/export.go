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
)

// Options are the choices that hold for a whole output.
type Options struct {
	Level model.Level
	Text  bool      // pseudonymous tables carry masked free text
	Names []string  // every roepnaam and contact name in the file: masked where text is
	Forms form.Book // whose questions are known
	Made  time.Time // when the output is made, for its heading
}

// Encoder writes records one by one. Close writes what is left and returns
// the error that counts; it does not close the writer.
type Encoder interface {
	Encode(model.Record) error
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
	if _, has := rowsOf(o.Forms, f.question()); k.ofRows && !has {
		return nil, fmt.Errorf("%w: %q", ErrRows, f.question())
	}
	if o.Level == model.Counts {
		return newCounter(f, w, o), nil
	}
	return k.encode(f, w, newView(o)), nil
}
