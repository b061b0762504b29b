// Package xlsxtest reads a workbook back, strictly, so that tests can say what is in it. It
// is no reader for what other programs write.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Sheet is a sheet as a program finds it.
type Sheet struct {
	Name   string
	Rows   [][]Cell // the heading is the first
	Frozen bool
	Filter string // the area that is filtered; "" for none
}

// Cell is a cell with the sort of what it holds: text, number, day, moment, or nothing.
type Cell struct{ Sort, Text string }

type book struct {
	files  map[string][]byte
	styles []int // the number format of each
}

// Read returns the sheets in the order people see them. It refuses a part that nothing
// leads to, and one that is led to and is not there.
func Read(content []byte) ([]Sheet, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	b := book{files: map[string][]byte{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if b.files[f.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	if err := b.typed(); err != nil {
		return nil, err
	}
	if err := b.readStyles(); err != nil {
		return nil, err
	}
	return b.sheets()
}

func (b book) decode(name string, into any) error {
	text, ok := b.files[name]
	if !ok {
		return fmt.Errorf("there is no %s", name)
	}
	if err := xml.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// typed holds the parts against the list of their types.
func (b book) typed() error {
	var list struct {
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := b.decode("[Content_Types].xml", &list); err != nil {
		return err
	}
	known := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true, "xl/_rels/workbook.xml.rels": true}
	for _, o := range list.Override {
		name := strings.TrimPrefix(o.PartName, "/")
		if known[name] = true; b.files[name] == nil {
			return fmt.Errorf("%s has a type and is not there", name)
		}
	}
	for name := range b.files {
		if !known[name] {
			return fmt.Errorf("%s has no type", name)
		}
	}
	return nil
}

func (b *book) readStyles() error {
	var s struct {
		CellXfs struct {
			Xf []struct {
				NumFmtID int `xml:"numFmtId,attr"`
			} `xml:"xf"`
		} `xml:"cellXfs"`
	}
	if err := b.decode("xl/styles.xml", &s); err != nil {
		return err
	}
	for _, x := range s.CellXfs.Xf {
		b.styles = append(b.styles, x.NumFmtID)
	}
	return nil
}

func (b book) sheets() (out []Sheet, err error) {
	var w struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		}
	}
	if err := b.decode("xl/workbook.xml", &w); err != nil {
		return nil, err
	}
	if err := b.decode("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	at := map[string]string{}
	for _, r := range rels.Relationship {
		at[r.ID] = path.Join("xl", r.Target)
	}
	names := map[string]bool{}
	for _, s := range w.Sheets {
		if low := strings.ToLower(s.Name); names[low] || len([]rune(s.Name)) > 31 || s.Name == "" || strings.ContainsAny(s.Name, `[]:*?/\`) {
			return nil, fmt.Errorf("a sheet cannot be called %q", s.Name)
		}
		names[strings.ToLower(s.Name)] = true
		sheet, err := b.sheet(at[s.ID])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		sheet.Name = s.Name
		out = append(out, sheet)
	}
	return out, nil
}

type row struct {
	R int `xml:"r,attr"`
	C []struct {
		R string `xml:"r,attr"`
		S int    `xml:"s,attr"`
		T string `xml:"t,attr"`
		F *string
		V string `xml:"v"`
		I string `xml:"is>t"`
	} `xml:"c"`
}

func (b book) sheet(name string) (out Sheet, err error) {
	var s struct {
		Pane struct {
			State string `xml:"state,attr"`
		} `xml:"sheetViews>sheetView>pane"`
		Rows   []row `xml:"sheetData>row"`
		Filter struct {
			Ref string `xml:"ref,attr"`
		} `xml:"autoFilter"`
	}
	if err := b.decode(name, &s); err != nil {
		return out, err
	}
	out.Frozen, out.Filter = s.Pane.State == "frozen", s.Filter.Ref
	for i, r := range s.Rows {
		if r.R != i+1 {
			return out, fmt.Errorf("row %d is numbered %d", i+1, r.R)
		}
		var cells []Cell
		for _, c := range r.C {
			column, number, ok := split(c.R)
			if !ok || number != r.R || column < len(cells) || c.F != nil {
				return out, fmt.Errorf("a cell %q in row %d, formula %v", c.R, r.R, c.F != nil)
			}
			for len(cells) < column {
				cells = append(cells, Cell{})
			}
			cell, err := b.cell(c.T, c.S, c.V, c.I)
			if err != nil {
				return out, err
			}
			cells = append(cells, cell)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out, nil
}

// split reads where a cell stands: AB12 is column 27, from 0, of row 12.
func split(at string) (column, row int, ok bool) {
	n := strings.IndexAny(at, "0123456789")
	if n <= 0 {
		return 0, 0, false
	}
	for _, l := range at[:n] {
		column = column*26 + int(l-'A') + 1
	}
	row, err := strconv.Atoi(at[n:])
	return column - 1, row, err == nil
}

var coded = regexp.MustCompile(`_x([0-9A-F]{4})_`)

func (b book) cell(sort string, style int, value, text string) (Cell, error) {
	if sort == "inlineStr" {
		return Cell{"text", coded.ReplaceAllStringFunc(text, func(m string) string {
			n, _ := strconv.ParseUint(m[2:6], 16, 32) //nolint:errcheck // the pattern has digits only
			return string(rune(n))
		})}, nil
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || sort != "" {
		return Cell{}, fmt.Errorf("a cell of type %q holds %q", sort, value)
	}
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(math.Round(n*86400)) * time.Second)
	switch b.styles[style] {
	case 164:
		return Cell{"day", at.Format(time.DateOnly)}, nil
	case 165:
		return Cell{"moment", at.Format(time.DateTime)}, nil
	}
	return Cell{"number", value}, nil
}

// Text writes all sheets as lines, with tabs between the cells.
func Text(content []byte) (string, error) {
	sheets, err := Read(content)
	var b strings.Builder
	for _, s := range sheets {
		fmt.Fprintf(&b, "===== %s\n", s.Name)
		for _, r := range s.Rows {
			for i, c := range r {
				if i > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(c.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String(), err
}
