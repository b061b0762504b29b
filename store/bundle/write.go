package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/export/quickjson"
	"tijdig/store/objects"
)

// Writer gathers what goes into a bundle. Nothing is written before all is there: the
// first line counts it.
type Writer struct {
	head     header
	forms    [][]byte
	subjects [][]byte
	versions [][]byte
	seen     map[model.ID]bool
	size     int
	links    int
}

// Marks are what a whole file is, and goes only where all is the same.
type Marks struct {
	Fiction bool // the signals are made up
	Police  bool // they are police data
}

// NewWriter begins a bundle.
func NewWriter(m Marks, program string, made time.Time) *Writer {
	return &Writer{
		head: header{Tijdig: name, Version: version, Level: model.Complete, Made: made, Program: program, Fiction: m.Fiction, Police: m.Police},
		seen: map[model.ID]bool{},
	}
}

// Form adds the definition of a form.
func (w *Writer) Form(f *form.Form) error {
	if len(f.Text) == 0 || f.Hash == "" {
		return nil // one of the program itself: whoever reads has it
	}
	w.head.Forms = append(w.head.Forms, f.Hash)
	w.head.Counts.Forms++
	return w.add(&w.forms, line{Kind: kindForm, Form: f.ID, Number: f.Version, Hash: f.Hash, Text: string(f.Text)})
}

// Has reports whether a subject was added.
func (w *Writer) Has(subject model.ID) bool { return w.seen[subject] }

// Subject adds whom signals are about, once.
func (w *Writer) Subject(b store.PackedSubject) error {
	if w.seen[b.ID] {
		return nil
	}
	if w.links += len(b.Links); len(b.Links) > maxLinks || w.links > MaxLinks {
		return ErrTooLarge
	}
	w.seen[b.ID] = true
	w.head.Counts.Subjects++
	return w.add(&w.subjects, line{Kind: kindSubject, Subject: &about{b.Subject, b.Name, b.Codes, b.Links}})
}

// Signal adds all versions of a signal.
func (w *Writer) Signal(versions []store.Version) error {
	w.head.Counts.Signals++
	for _, v := range versions {
		text, err := objects.JSON(v.Body)
		if err != nil {
			return err
		}
		w.head.Counts.Versions++
		if err := w.add(&w.versions, line{Kind: kindVersion, Version: text}); err != nil {
			return err
		}
	}
	return nil
}

// Size is how many bytes were added.
func (w *Writer) Size() int { return w.size }

func (w *Writer) add(to *[][]byte, l line) error {
	b, err := inJSON(l)
	if err != nil {
		return err
	}
	w.size += len(b)
	if len(b) > MaxLine || w.size > MaxSize || w.head.Counts.lines() > MaxLines {
		return ErrTooLarge
	}
	*to = append(*to, b)
	return nil
}

func inJSON[T any](v T) ([]byte, error) {
	var b bytes.Buffer
	err := quickjson.Write(&b, &v)
	return b.Bytes(), err
}

// Plain writes what stands in the bundle, as it is.
func (w *Writer) Plain(out io.Writer) error {
	first, err := inJSON(w.head)
	if err != nil {
		return err
	}
	for _, part := range [][][]byte{{first}, w.forms, w.subjects, w.versions} {
		for _, l := range part {
			if _, err := out.Write(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// Back reads a bundle back that was just written, and returns nil where it opens, holds what
// was put in to the last byte, and every line of it would be taken in.
type Back func(io.Reader) error

// ErrNotEqual says that what was read back is not what was put in.
var ErrNotEqual = errors.New("bundle: read back differs from what was put in")

// Seal writes the bundle, sealed.
func (w *Writer) Seal(out io.Writer, s Seal) (Back, error) {
	to, own, err := s.sealed()
	if err != nil {
		return nil, err
	}
	sealing, err := age.Encrypt(out, to...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	sum := sha256.New()
	if err := w.Plain(io.MultiWriter(sealing, sum)); err != nil {
		return nil, err
	}
	if err := sealing.Close(); err != nil {
		return nil, err
	}
	want := sum.Sum(nil)
	return func(in io.Reader) error { return readBack(in, own, want) }, nil
}

func readBack(in io.Reader, own age.Identity, want []byte) error {
	plain, err := opened(&limited{in, MaxSize}, own)
	if err != nil {
		return err
	}
	sum := sha256.New()
	b, err := ReadPlain(io.TeeReader(plain, sum))
	switch {
	case err != nil:
		return err
	case len(b.Refused) > 0:
		return fmt.Errorf("%w: line %d", ErrNotEqual, b.Refused[0].Line)
	case hex.EncodeToString(sum.Sum(nil)) != hex.EncodeToString(want):
		return ErrNotEqual
	}
	return nil
}
