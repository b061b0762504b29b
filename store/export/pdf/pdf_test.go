package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tijdig/store/export/pdf"
	"tijdig/store/export/pdftest"
)

var plain = pdf.Style{Size: 10}

// made is a document with everything in it that there is, and these texts.
func made(t *testing.T, texts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := pdf.NewWriter(&b, "Een titel", "nl")
	w.Row(pdf.Text("H1", pdf.Style{Size: 16, Bold: true}, "Een titel"))
	w.Begin("Art")
	w.Bookmark("Eerste")
	w.Row(pdf.Text("H2", pdf.Style{Size: 12, Bold: true}, "Eerste"))
	for _, s := range texts {
		w.Space(4)
		w.Row(pdf.Text("P", plain, s))
	}
	w.Begin("L")
	w.Begin("LI")
	w.Row(
		pdf.Cell{Tag: "Lbl", Width: 20, Paras: []pdf.Para{{Style: plain, Text: "1."}}},
		pdf.Cell{Tag: "LBody", Left: 24, Width: 200, Paras: []pdf.Para{{Style: plain, Text: "een punt"}, {Style: plain, Text: "en meer"}}},
	)
	w.End()
	w.End()
	w.Begin("Table")
	w.Begin("TR")
	w.Row(pdf.Cell{Tag: "TH", Width: 100, Column: true, Paras: []pdf.Para{{Style: plain, Text: "kop"}}})
	w.End()
	w.Rule(1)
	w.End()
	w.End()
	w.NewPage()
	w.Bookmark("Tweede")
	w.Row(pdf.Text("P", plain, "het eind"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func textOf(t *testing.T, b []byte) string {
	t.Helper()
	s, err := pdftest.Text(b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTheSameTextGivesTheSameBytes and nothing in them says when or with what it was made.
func TestTheSameTextGivesTheSameBytes(t *testing.T) {
	b := made(t, "tekst")
	if !bytes.Equal(b, made(t, "tekst")) {
		t.Error("the same text gives other bytes")
	}
	if bytes.Equal(b, made(t, "tekxt")) {
		t.Error("control: another text gives the same bytes")
	}
	f, err := pdftest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	for n, o := range f.Objects {
		for _, word := range []string{"CreationDate", "ModDate", "Producer", "Creator", "Author", "Metadata", "/ID"} {
			head, _, _ := strings.Cut(o, "stream\n")
			if strings.Contains(head, word) {
				t.Errorf("object %d says %s: %s", n, word, head)
			}
		}
	}
	if strings.Contains(f.Trailer, "/ID") || !strings.Contains(f.Objects[5], "Een titel") {
		t.Errorf("the trailer says %s, the title is %s", f.Trailer, f.Objects[5])
	}
}

// TestEveryMarkOfTextIsOfAnElement follows the list from the marks on each page to what
// they are of, and back.
func TestEveryMarkOfTextIsOfAnElement(t *testing.T) {
	f, err := pdftest.Read(made(t, strings.Repeat("veel tekst ", 3000)))
	if err != nil {
		t.Fatal(err)
	}
	marked, elements := regexp.MustCompile(`/MCID (\d+)`), 0
	for at, page := range f.Pages() {
		contents := number(t, page, `/Contents \[(\d+) 0 R`)
		text, err := pdftest.Stream(f.Objects[contents])
		if err != nil {
			t.Fatal(err)
		}
		if begun, ended := strings.Count(text, "BDC")+strings.Count(text, "BMC"), strings.Count(text, "EMC"); begun != ended {
			t.Errorf("page %d: %d marks are begun and %d ended", at+1, begun, ended)
		}
		list := f.Objects[number(t, f.Objects[3], fmt.Sprintf(`[\[ ]%d (\d+) 0 R`, at))]
		of := regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(list, -1)
		marks := marked.FindAllStringSubmatch(text, -1)
		if len(marks) == 0 || len(marks) != len(of) {
			t.Fatalf("page %d: %d marks, %d in the list", at+1, len(marks), len(of))
		}
		for i, m := range marks {
			n, _ := strconv.Atoi(of[i][1])
			element := f.Objects[n]
			if m[1] != strconv.Itoa(i) || !strings.Contains(element, "/StructElem") || !strings.Contains(element, "/MCID "+m[1]) {
				t.Errorf("page %d: mark %s is of %.200s", at+1, m[1], element)
			}
			elements++
		}
	}
	if elements < 10 {
		t.Errorf("only %d", elements)
	}
	all := fmt.Sprint(f.Objects)
	for _, tag := range []string{"/S /H1", "/S /H2", "/S /P", "/S /L", "/S /LI", "/S /Lbl", "/S /LBody", "/S /Table", "/S /TR", "/S /TH", "/Scope /Column", "/Marked true", "/Lang (nl)", "/DisplayDocTitle true"} {
		if !strings.Contains(all, tag) {
			t.Errorf("%s is not in it", tag)
		}
	}
}

func number(t *testing.T, in, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(in)
	if m == nil {
		t.Fatalf("no %s in %.300s", pattern, in)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestNothingIsDroppedThatTheFontsCannotShow: names as they occur here are drawn as they
// are; of other writing it is said how much it is, and who copies the text has all of it.
func TestNothingIsDroppedThatTheFontsCannotShow(t *testing.T) {
	for _, words := range []string{"€ é ë ï ö ü ç “zo” ‘zo’ • – — … → ½", "Ṣọlạ Nguyễn Łukasz Şahin İbrahim Dvořák", "Иван Γιώργος", "ĳsbeer"} {
		if words = norm.NFC.String(words); !strings.Contains(textOf(t, made(t, words)), words) {
			t.Errorf("%q is not in it", words)
		}
		if strings.Contains(drawn(t, words), "niet te tonen") {
			t.Errorf("%q is not shown", words)
		}
	}
	for words, says := range map[string]string{
		"مرحبا بكم":                "[8 tekens niet te tonen]",
		"שלום":                     "[4 tekens niet te tonen]",
		"汉字":                       "[2 tekens niet te tonen]",
		"👩\u200d👩\u200d👧":          "[1 teken niet te tonen]",
		"Hij zei שלום en ging weg": "[4 tekens niet te tonen]",
	} {
		if got := drawn(t, words); !strings.Contains(got, says) {
			t.Errorf("%q is drawn as %q", words, got)
		}
		if got := textOf(t, made(t, words)); !strings.Contains(got, words) {
			t.Errorf("%q is lost: %q", words, got)
		}
	}
}

// drawn is what is seen of a text, also where something else is said.
func drawn(t *testing.T, words string) string {
	t.Helper()
	b := made(t, words)
	f, err := pdftest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages()[0]
	text, err := pdftest.Stream(f.Objects[number(t, page, `/Contents \[(\d+) 0 R`)])
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pdftest.Drawn(b, text)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestALongTextGoesOnAtTheNextPage has a megabyte in one paragraph, in one word, and in
// signs that no font has.
func TestALongTextGoesOnAtTheNextPage(t *testing.T) {
	for _, unit := range []string{"woord ", "lettersaaneen", "汉", "e\u0301\u0302"} {
		long := strings.TrimSpace(strings.Repeat(unit, 1<<20/len(unit)))
		b := made(t, long)
		f, err := pdftest.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		got := squeeze(regexp.MustCompile(`bladzijde \d+ van \d+`).ReplaceAllString(textOf(t, b), ""))
		if !strings.Contains(got, squeeze(long)) {
			t.Errorf("%q: not all of it is there", unit)
		}
		if n := len(f.Pages()); unit != "汉" && n < 20 || !strings.Contains(textOf(t, b), fmt.Sprintf("bladzijde %d van %d", n, n)) {
			t.Errorf("%q: %d pages", unit, n)
		}
	}
}

// TestWhatCannotBeWrittenIsSaid at the end, whatever was asked meanwhile.
func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	full := errors.New("full")
	w := pdf.NewWriter(failing{full}, "t", "nl")
	w.Begin("Art")
	w.Row(pdf.Text("P", plain, strings.Repeat("tekst ", 5000)))
	w.End()
	w.NewPage()
	if err := w.Close(); !errors.Is(err, full) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestTheFontsGoWithTheirLicence: the text stands beside them, and names both who made them.
func TestTheFontsGoWithTheirLicence(t *testing.T) {
	b, err := os.ReadFile("fonts/LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := os.ReadDir("fonts")
	if err != nil || len(fonts) != 3 {
		t.Errorf("%v, %v", fonts, err)
	}
	for _, says := range []string{"DejaVu Sans Condensed", "Bitstream", "Tavmjong Bah", "reproduce and distribute the\nFont Software"} {
		if !strings.Contains(string(b), says) {
			t.Errorf("the licence does not say %q", says)
		}
	}
}
