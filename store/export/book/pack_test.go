package book_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// readTables has a program that knows only the description read a package. It returns the
// rows of each table.
func readTables(t *testing.T, content []byte) (map[string]int, error) {
	t.Helper()
	program, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	path := filepath.Join(t.TempDir(), "tabellen.zip")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd := exec.Command(program, "testdata/tables.py", path)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Log(said.String())
		return nil, err
	}
	rows := map[string]int{}
	return rows, json.Unmarshal(out, &rows)
}

// TestAPackageOfTablesIsWhatItSaysItIs has another program read every cell by the type the
// description gives it, and every table with its keys, at every level and in both ways of
// writing. Control: with a row twice, and with a word where a day is to be, it refuses.
func TestAPackageOfTablesIsWhatItSaysItIs(t *testing.T) {
	all, forms := exporttest.AnsweredForms(t)
	for _, f := range []export.Format{export.Pack, export.PackNL} {
		for _, o := range []export.Options{{Level: model.Complete}, {Level: model.Pseudonymous}, {Level: model.Pseudonymous, Text: true}, {Level: model.Counts}} {
			var b bytes.Buffer
			o.Made, o.Forms = exporttest.Made, form.NewBook(forms...)
			exporttest.WriteOn(t, &b, f, o, all...)
			rows, err := readTables(t, b.Bytes())
			if err != nil {
				t.Fatalf("%s at %s: %v", f, o.Level, err)
			}
			if o.Level == model.Counts {
				if rows["aantallen"] == 0 || rows["signalen"] != 0 {
					t.Errorf("%s at %s: %v", f, o.Level, rows)
				}
				continue
			}
			if rows["signalen"] != len(all) || rows["bevindingen"] < len(all) || rows["antwoorden"] < 15 || rows["nagaan"] < 200 || rows["codelijst"] < 150 {
				t.Errorf("%s at %s: %v", f, o.Level, rows)
			}
		}
	}
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, export.Pack, export.Options{Level: model.Complete, Made: exporttest.Made}, exporttest.Records()...)
	if _, err := readTables(t, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(string) string{
		"a row twice":        func(s string) string { return s + s[strings.Index(s, "\r\n")+2:] },
		"a word for a day":   func(s string) string { return strings.Replace(s, ",2026-11-2", ",vandaag 2026-11-2", 1) },
		"a table of nothing": func(string) string { return "" },
	} {
		if _, err := readTables(t, spoilt(t, b.Bytes(), "signalen.csv", spoil)); err == nil {
			t.Errorf("control: %s is not noticed", name)
		}
	}
	if _, err := readTables(t, spoilt(t, b.Bytes(), "vervolg.csv", func(s string) string { return strings.Replace(s, "K-7F3Q.1", "K-7F3Q.9", 1) })); err == nil {
		t.Error("control: a step of no signal is not noticed")
	}
}

// spoilt changes one file of a zip.
func spoilt(t *testing.T, content []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			text = []byte(change(string(text)))
		}
		out, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
