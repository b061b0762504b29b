// Package xlsx writes a workbook for spreadsheets as a stream: a sheet after another, a row
// after another, straight into a zip, with nothing kept but a few numbers for each sheet.
// It makes no temporary file and knows nothing of signals.
//
// It is our own because the library there is for it, excelize, writes every sheet of more
// than 16 MB as plain text into a temporary file (1.5 GB for a million rows of fourteen
// cells), takes 189 MB and 19 s of a processor where this takes 31 MB and 5 s, and brings in
// net/http and crypto/tls. What a workbook needs to be one is little: see ECMA-376, part 1,
// sections 12.3 and 18.3.
package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// MaxRows is how many rows a sheet has under its heading before it goes on in another: a
// spreadsheet takes 1,048,576.
const MaxRows = 1_000_000

// Type is what the cells of a column hold. A cell that holds something else is text.
type Type int

// The types.
const (
	Text   Type = iota // one line
	Long               // text that may need more lines
	Number             // 12, 12.5 or 12,5
	Day                // 2026-11-22
	Moment             // RFC 3339; it stands as the clock showed it there
)

// Column is a column of a sheet.
type Column struct {
	Heading string
	Type    Type
	Width   int // in characters; 0: as wide as its type and heading ask
}

// Sheet is a table in a workbook.
type Sheet struct {
	Name    string // at most 31 characters; made fit and different from the others
	Columns []Column
	Bare    bool // without a filter and a heading that stays
	First   bool // stands in front of all others, whenever it is written
}

// Writer writes a workbook.
type Writer struct {
	Mark    string // stands at the end of a text that was too long for a cell
	MaxRows int    // for each sheet; 0: [MaxRows]

	zip    *zip.Writer
	part   io.Writer // of the sheet that is written
	sheet  Sheet
	rows   int    // of this sheet, the heading included
	number int    // of the part that is written, from 1
	line   []byte // the row that is written
	done   []part
}

// part is a sheet as it stands in the workbook.
type part struct {
	number int
	name   string
	rows   int
	cols   int
	bare   bool
	first  bool
}

// ErrNoSheet says that rows came before a sheet was begun.
var ErrNoSheet = errors.New("xlsx: no sheet was begun")

// NewWriter returns a writer of a workbook. It does not close w.
func NewWriter(w io.Writer) *Writer {
	z := zip.NewWriter(w)
	free := &sync.Pool{New: newStretch}
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return &deflater{w: w, free: free}, nil })
	return &Writer{zip: z}
}

// Begin ends the sheet before, and begins another with its heading.
func (w *Writer) Begin(s Sheet) error {
	if err := w.end(); err != nil {
		return err
	}
	s.Name = w.free(s.Name, 1)
	return w.open(s)
}

func (w *Writer) open(s Sheet) error {
	w.sheet, w.rows, w.number = s, 0, w.number+1
	var err error
	if w.part, err = w.zip.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", w.number)); err != nil {
		return err
	}
	var b bytes.Buffer
	s.head(&b)
	if _, err := w.part.Write(b.Bytes()); err != nil {
		return err
	}
	b.Reset()
	s.heading(&b)
	return w.row(b.Bytes())
}

// Write takes rows that [Sheet.Row] made. What no longer fits goes on in another sheet,
// with the same heading.
func (w *Writer) Write(rows []byte) (int, error) {
	if w.part == nil {
		return 0, ErrNoSheet
	}
	for row := range bytes.SplitSeq(rows, []byte{rowEnd}) {
		if len(row) == 0 {
			continue
		}
		if w.rows > w.most() {
			if err := w.onward(); err != nil {
				return 0, err
			}
		}
		if err := w.row(row); err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}

func (w *Writer) most() int {
	if w.MaxRows > 0 {
		return w.MaxRows
	}
	return MaxRows
}

// onward goes on in another sheet.
func (w *Writer) onward() error {
	s := w.sheet
	if err := w.end(); err != nil {
		return err
	}
	s.Name = w.free(strings.TrimSuffix(s.Name, suffix(w.sheet.Name)), 2)
	return w.open(s)
}

// row writes a row under its number.
func (w *Writer) row(row []byte) error {
	w.rows++
	w.line = w.line[:0]
	for i := bytes.IndexByte(row, rowNumber); i >= 0; i = bytes.IndexByte(row, rowNumber) {
		w.line = strconv.AppendInt(append(w.line, row[:i]...), int64(w.rows), 10)
		row = row[i+1:]
	}
	w.line = append(w.line, row...)
	_, err := w.part.Write(w.line)
	return err
}

// end ends the sheet that is written, if there is one.
func (w *Writer) end() error {
	if w.part == nil {
		return nil
	}
	p := part{number: w.number, name: w.sheet.Name, rows: w.rows, cols: len(w.sheet.Columns), bare: w.sheet.Bare, first: w.sheet.First}
	w.done = append(w.done, p)
	_, err := io.WriteString(w.part, p.foot())
	w.part = nil
	return err
}

// Sheets lists the sheets that were ended, each with its rows under the heading.
func (w *Writer) Sheets(fn func(name string, rows int)) {
	for _, p := range w.done {
		fn(p.name, p.rows-1)
	}
}

// Close ends the workbook.
func (w *Writer) Close() error {
	if err := w.end(); err != nil {
		return err
	}
	return errors.Join(w.book(), w.zip.Close())
}
