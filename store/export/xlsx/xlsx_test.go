package xlsx_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"tijdig/store/export/xlsx"
	"tijdig/store/export/xlsxtest"
)

var columns = []xlsx.Column{{Heading: "Tekst"}, {Heading: "Lang", Type: xlsx.Long}, {Heading: "Getal", Type: xlsx.Number}, {Heading: "Dag", Type: xlsx.Day}, {Heading: "Tijd", Type: xlsx.Moment}}

// written is a workbook of one sheet.
func written(t interface{ Fatal(...any) }, most int, rows ...[]string) []byte {
	var out, b bytes.Buffer
	w := xlsx.NewWriter(&out)
	w.MaxRows, w.Mark = most, " [afgekapt]"
	s := xlsx.Sheet{Name: "Blad", Columns: columns}
	if err := w.Begin(s); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		w.Row(&b, s, r)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t interface{ Fatal(...any) }, content []byte) []xlsxtest.Sheet {
	all, err := xlsxtest.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCellsHoldTheirTypes(t *testing.T) {
	for _, c := range []struct {
		column     int
		cell       string
		sort, text string
	}{
		{0, "007", "text", "007"},
		{0, "2026-11-22", "text", "2026-11-22"}, // it stands in a column of text
		{2, "12", "number", "12"},
		{2, "-2,5", "number", "-2.5"},
		{2, "007", "text", "007"},                                   // no number as people write one
		{2, "12345678901234567890", "text", "12345678901234567890"}, // it would lose digits
		{2, "1e5", "text", "1e5"},
		{3, "2026-11-22", "day", "2026-11-22"},
		{3, "2024-02-29", "day", "2024-02-29"},
		{3, "1900-02-28", "text", "1900-02-28"}, // counted otherwise by some
		{3, "volgende week", "text", "volgende week"},
		{4, "2026-11-22T14:05:59+01:00", "moment", "2026-11-22 14:05:59"}, // as the clock there showed it
		{4, "2026-11-22T00:30:00-05:00", "moment", "2026-11-22 00:30:00"},
	} {
		row := make([]string, len(columns))
		row[c.column] = c.cell
		got := read(t, written(t, 0, row))[0].Rows[1][c.column]
		if got.Sort != c.sort || got.Text != c.text {
			t.Errorf("%q: got %v", c.cell, got)
		}
	}
}

func TestEveryTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"", "=", "+", "@", "\t", " ", "_x000D_", "&amp;", "]]>", "<b>", "'", "שלום", "👩‍👧"}).Draw(t, "lead") +
			strings.ToValidUTF8(rapid.StringN(0, 40, 200).Draw(t, "text"), "?")
		want := strings.Map(func(r rune) rune { // what XML cannot hold
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return '\uFFFD'
			}
			return r
		}, text)
		row := []string{text, text, "", "", ""}
		for i, c := range read(t, written(t, 0, row))[0].Rows[1] {
			if c.Text != want || c.Sort != "text" {
				t.Fatalf("column %d: %q became %v", i, want, c)
			}
		}
	})
}

func TestATextThatIsTooLongIsCutAndMarked(t *testing.T) {
	for _, c := range []struct {
		text string
		cut  bool
	}{
		{strings.Repeat("a", xlsx.CellLen), false},
		{strings.Repeat("a", xlsx.CellLen+1), true},
		{strings.Repeat("ë", xlsx.CellLen), false}, // counted in characters, not in bytes
		{strings.Repeat("👍", xlsx.CellLen/2), false},
		{strings.Repeat("👍", xlsx.CellLen/2+1), true}, // which count for two
		{strings.Repeat("x", 1<<20), true},
	} {
		got := read(t, written(t, 0, []string{"", c.text, "", "", ""}))[0].Rows[1][1].Text
		if n := len(utf16.Encode([]rune(got))); n > xlsx.CellLen || strings.HasSuffix(got, " [afgekapt]") != c.cut || !c.cut && got != c.text {
			t.Errorf("%d characters became %d, cut %v", len([]rune(c.text)), n, !c.cut)
		}
	}
}

// TestASheetGoesOnInAnother writes more rows than a sheet takes, and none.
func TestASheetGoesOnInAnother(t *testing.T) {
	for n, want := range map[int]string{0: "[Blad 0]", 3: "[Blad 3]", 4: "[Blad 3 Blad (2) 1]", 7: "[Blad 3 Blad (2) 3 Blad (3) 1]"} {
		var rows [][]string
		for i := range n {
			rows = append(rows, []string{fmt.Sprint(i), "", "", "", ""})
		}
		var got []any
		at := 0
		for _, s := range read(t, written(t, 3, rows...)) {
			got = append(got, s.Name, len(s.Rows)-1)
			if s.Rows[0][0].Text != "Tekst" || !s.Frozen || s.Filter != fmt.Sprintf("A1:E%d", len(s.Rows)) {
				t.Errorf("%s: %+v", s.Name, s)
			}
			for _, r := range s.Rows[1:] {
				if r[0].Text != fmt.Sprint(at) {
					t.Errorf("row %d is %v", at, r)
				}
				at++
			}
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%d rows: %v, want %s", n, got, want)
		}
	}
}

func TestSheetsHaveFitAndDifferentNames(t *testing.T) {
	var out bytes.Buffer
	w := xlsx.NewWriter(&out)
	for _, name := range []string{"Hulp/zorg: [nu]?", "hulp-zorg (nu)", "", "''", strings.Repeat("lang ", 20), strings.Repeat("lang ", 20), "Last"} {
		if err := w.Begin(xlsx.Sheet{Name: name, First: name == "Last"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range read(t, out.Bytes()) { // which refuses what a spreadsheet refuses
		got = append(got, s.Name)
	}
	if want := "Last|Hulp-zorg (nu)|hulp-zorg (nu) (2)|-|- (2)|lang lang lang lang lang lang l|lang lang lang lang lang la (2)"; strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// TestAnotherProgramReadsTheSame has Gnumeric read a workbook. It shows a text that looks
// like the code of a character with the mark that makes it a text.
func TestAnotherProgramReadsTheSame(t *testing.T) {
	program, err := exec.LookPath("ssconvert")
	if err != nil {
		t.Skip("needs Gnumeric, another program that reads workbooks")
	}
	dir := t.TempDir()
	rows := [][]string{
		{"=1+1", "regel een\nregel twee \"met\" <tekens> & meer", "12,5", "2026-11-22", "2026-11-22T14:05:00+01:00"},
		{"007", strings.Repeat("lang ", 6000), "-3", "1901-01-01", "1999-12-31T23:59:59Z"},
		{"שלום", "👩‍👧", "0", "2100-02-28", "2026-01-01T00:00:00+02:00"},
	}
	if err := os.WriteFile(filepath.Join(dir, "in.xlsx"), written(t, 0, rows...), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-O", "separator='\t' quoting-mode=never format=preserve eol=unix", filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out.txt")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "out.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	want.WriteString("Tekst\tLang\tGetal\tDag\tTijd\n")
	days := [][]string{{"12.5", "22-11-2026", "22-11-2026 14:05"}, {"-3", "01-01-1901", "31-12-1999 23:59"}, {"0", "28-02-2100", "01-01-2026 00:00"}}
	for i, r := range rows {
		want.WriteString(strings.Join(append(r[:2:2], days[i]...), "\t") + "\n")
	}
	if got := strings.ReplaceAll(string(got), "\u2212", "-"); got != want.String() { // it writes a real minus
		t.Errorf("got\n%.400s\nwant\n%.400s\n%s", got, want.String(), out)
	}
}

// TestManyRowsTakeLittleMemory writes a hundred thousand rows and looks at what is kept: what
// waits to be compressed, which on a busy machine is more, and nothing else.
func TestManyRowsTakeLittleMemory(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2)) // as many wait as there are processors
	w := xlsx.NewWriter(io.Discard)
	s := xlsx.Sheet{Name: "Veel", Columns: columns}
	if err := w.Begin(s); err != nil {
		t.Fatal(err)
	}
	used := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := used()
	var b bytes.Buffer
	var all uint64
	for range 100_000 {
		b.Reset()
		w.Row(&b, s, []string{"zelf gezien", "een regel tekst", "12", "2026-11-22", "2026-11-22T14:05:00+01:00"})
		all += uint64(b.Len())
		if _, err := w.Write(b.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if after := used(); after > before+all/4 {
		t.Errorf("of %d bytes it holds %d", all, after-before)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
