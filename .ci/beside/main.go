// Command beside writes the CSV tables of a zip as a workbook with excelize, a sheet a table,
// as a stream: for the benchmark that compares the program's own writer with it.
package main

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: beside tables.zip out.xlsx")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(from, to string) error {
	z, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer z.Close()
	book := excelize.NewFile()
	defer book.Close()
	for _, f := range z.File {
		name, ok := strings.CutSuffix(f.Name, ".csv")
		if !ok {
			continue
		}
		if err := table(book, name, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return book.SaveAs(to)
}

// table writes one, which goes on in another sheet where it has more rows than one takes.
func table(book *excelize.File, name string, f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	r := csv.NewReader(in)
	r.ReuseRecord = true
	for n := 1; ; n++ {
		sheet := fmt.Sprint(n, " ", name)
		err := rows(book, sheet[:min(len(sheet), excelize.MaxSheetNameLength)], r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// rows fills one sheet, and returns [io.EOF] where nothing is left.
func rows(book *excelize.File, name string, r *csv.Reader) error {
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	w, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	var cells []any
	for n := 1; n <= excelize.TotalRows; n++ {
		row, err := r.Read()
		if err != nil {
			return errors.Join(w.Flush(), err)
		}
		cells = cells[:0]
		for _, c := range row {
			cells = append(cells, c)
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}
