package export_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// poppler runs one of its programs, and returns what that wrote. It has nothing to say
// about a file that is right.
func poppler(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip("needs poppler-utils, which read PDF")
	}
	var out, said bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil || said.Len() > 0 {
		t.Fatalf("%v: %s %v: %s", err, program, args, said.String())
	}
	return out.String()
}

func numbered(n, of int) string { return fmt.Sprintf("bladzijde %d van %d", n, of) }

// onPaper writes a document as PDF, and returns where it stands.
func onPaper(t *testing.T, f export.Format, l model.Level, all ...model.Record) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "verslag.pdf")
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, f, export.Options{Level: l, Forms: form.NewBook(), Made: exporttest.Made}, all...)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAnotherProgramReadsThePDF finds all words of the report in it, the kind of every part
// of it, the fonts in it, and nothing of where and when it was made.
func TestAnotherProgramReadsThePDF(t *testing.T) {
	for _, l := range model.Levels {
		path := onPaper(t, export.PDF, l, exporttest.Records()...)
		got := strings.Fields(poppler(t, "pdftotext", path, "-"))
		for w := range strings.FieldsSeq(exporttest.Write(t, export.Text, export.Options{Level: l, Made: exporttest.Made}, exporttest.Records()...)) {
			if strings.Trim(w, "=-") != "" && !strings.Contains(strings.Join(got, " "), w) {
				t.Errorf("%s: %q is not in it", l, w)
			}
		}
	}
	path := onPaper(t, export.PDF, model.Complete, exporttest.Records()...)
	info := poppler(t, "pdfinfo", path)
	for _, line := range []string{"Title:           Tijdig: verslag, met namen.\n", "Tagged:          yes\n", "Metadata Stream: no\n", "JavaScript:      no\n", "Encrypted:       no\n", "(A4)"} {
		if !strings.Contains(info, line) {
			t.Errorf("no %q in\n%s", line, info)
		}
	}
	for _, never := range []string{"Creat", "Producer", "Author", "ModDate", "K-7F3Q", "Mees"} {
		if strings.Contains(info, never) {
			t.Errorf("%q in\n%s", never, info)
		}
	}
	tree := poppler(t, "pdfinfo", "-struct-text", path)
	at := -1
	for _, part := range []string{"Document", "H1 (block)", "Art", "H2 (block)\n      \"Signaal S-4N7W.1", "L (block)", "LI (block)", "Lbl (block)", "LBody (block)", "H3 (block)", "H4 (block)", "Table", "TH", "TD", "Signaal J-91KD.1"} {
		if i := strings.Index(tree[at+1:], part); i < 0 {
			t.Errorf("no %q where it should be in the tree", part)
		} else {
			at += 1 + i
		}
	}
	fonts := strings.Split(strings.TrimSpace(poppler(t, "pdffonts", path)), "\n")[2:]
	for _, f := range fonts {
		if cols := strings.Fields(f); len(cols) < 6 || strings.Join(cols[4:7], " ") != "yes yes yes" {
			t.Errorf("a font is not in it, whole or to be copied: %s", f)
		}
	}
	if len(fonts) != 2 {
		t.Errorf("%d fonts", len(fonts))
	}
}

// TestEachSignalBeginsOnAPageOfItsOwnOnPaper but for the first, and every page has its
// number. A heading never stands alone at the foot of a page.
func TestEachSignalBeginsOnAPageOfItsOwnOnPaper(t *testing.T) {
	for n := range 40 {
		rec := exporttest.Records()[1]
		rec.Signal.Content = rec.Signal.Content.Clone()
		for range n {
			rec.Signal.Findings = append(rec.Signal.Findings, model.Finding{Kind: model.SeenSelf, Text: "nog een regel", Written: exporttest.Made})
		}
		pages := strings.Split(strings.TrimSuffix(poppler(t, "pdftotext", "-layout", onPaper(t, export.PDF, model.Complete, rec, exporttest.Records()[2]), "-"), "\f"), "\f")
		headings := []string{"Wat er is gezien of gehoord", "Feiten: zelf gezien of gelezen", "Uitspraken: wat iemand zei", "Van horen zeggen: wat van een ander kwam", "Nagegaan", "Direct", "Wat goed gaat", "Zorgen", "Wie erbij hoort", "Direct bellen", "Vervolg"}
		begun := 0
		for i, p := range pages {
			lines := strings.Split(strings.TrimSpace(p), "\n")
			if !strings.Contains(p, numbered(i+1, len(pages))) {
				t.Errorf("%d more: page %d has no number", n, i+1)
			}
			if strings.HasPrefix(lines[0], "Signaal ") || i == 0 {
				begun++
			}
			last := ""
			for _, l := range lines[:len(lines)-1] {
				if strings.TrimSpace(l) != "" {
					last = strings.TrimSpace(l)
				}
			}
			for _, h := range headings {
				if last == h {
					t.Errorf("%d more: page %d ends with the heading %s", n, i+1, h)
				}
			}
		}
		if begun != 2 {
			t.Errorf("%d more: %d signals begin at the top of a page", n, begun)
		}
	}
}

// TestNothingRunsOffThePaper fills everything with long words and looks at the pages: what
// is around the text stays empty.
func TestNothingRunsOffThePaper(t *testing.T) {
	rec, _ := exporttest.Entire(model.Youth)
	long := strings.Repeat("onafgebroken", 40) + " " + strings.Repeat("مرحبا ", 30)
	rec.Name, rec.Signal.Author.Org, rec.Signal.Answers[model.QPlace] = long, long, model.Answer{long}
	rec.Signal.Steps[0].Result = long
	for i := range rec.Signal.Findings {
		rec.Signal.Findings[i].Text += long
	}
	for slug, c := range rec.Signal.Checks {
		if item, _ := catalogue.Find(slug); item.Slug != "" {
			c.Note = long
			rec.Signal.Checks[slug] = c
		}
	}
	path := onPaper(t, export.PDF, model.Complete, rec)
	to := filepath.Join(t.TempDir(), "blad")
	poppler(t, "pdftoppm", "-r", "50", "-gray", "-png", path, to)
	pages, err := filepath.Glob(to + "*.png")
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, p := range pages {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		wide, high, ink := img.Bounds().Dx(), img.Bounds().Dy(), 0
		for y := range high {
			for x := range wide {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0xc000 {
					ink++
					if x < wide/14 || x > wide-wide/14 || y < high/20 || y > high-high/30 {
						t.Fatalf("%s: something stands at %d,%d of %d,%d", filepath.Base(p), x, y, wide, high)
					}
				}
			}
		}
		if ink < 100 {
			t.Errorf("%s is empty", filepath.Base(p))
		}
	}
}
