package export_test

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// chromium is a browser to be started, in a folder of its own.
func chromium(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	program, err := exec.LookPath("chromium-headless-shell")
	if err != nil {
		if program, err = exec.LookPath("chromium"); err != nil {
			t.Skip("needs Chromium, which people open pages with")
		}
		args = append([]string{"--headless"}, args...)
	}
	dir := t.TempDir()
	cmd := exec.Command(program, append([]string{"--no-sandbox", "--disable-gpu", "--window-size=900,1200", "--user-data-dir=" + filepath.Join(dir, "profile")}, args...)...)
	cmd.Dir = dir
	return cmd
}

// browse has a browser open a page, with more arguments, in a folder of its own. It
// returns what it wrote.
func browse(t *testing.T, page string, args ...string) string {
	t.Helper()
	cmd := chromium(t, append(args, "file://"+filepath.ToSlash(page))...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	return out.String()
}

// page writes a page with these words in it, and returns where it stands.
func page(t *testing.T, words string) string {
	t.Helper()
	rec := exporttest.Records()[2]
	rec.Signal.Content = rec.Signal.Content.Clone()
	rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: words, Written: exporttest.Made}}
	path := filepath.Join(t.TempDir(), "verslag.html")
	if err := os.WriteFile(path, []byte(exporttest.Write(t, export.HTML, export.Options{Level: model.Complete, Made: exporttest.Made}, rec, exporttest.Records()[1])), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestABrowserRunsAndLoadsNothing opens a page with what would run, load or close something
// in it, and a megabyte behind it. All of it is text, and the page is as it was written.
// Control: the same in a page of its own runs.
func TestABrowserRunsAndLoadsNothing(t *testing.T) {
	t.Parallel()
	bad := `<script>document.title="geraakt"</script></p></main><img src=x onerror='document.title="geraakt"'><style>main{display:none}</style>` + strings.Repeat(" lang", 1<<20/5)
	dom := browse(t, page(t, bad), "--dump-dom")
	root, err := html.Parse(strings.NewReader(dom))
	if err != nil {
		t.Fatal(err)
	}
	tags, title, text := map[string]int{}, "", ""
	for n := range root.Descendants() {
		switch {
		case n.Type == html.ElementNode:
			tags[n.Data]++
		case n.Type == html.TextNode && n.Parent.Data == "title":
			title = n.Data
		case n.Type == html.TextNode && n.Parent.Data == "p":
			text += n.Data
		}
	}
	if tags["script"]+tags["img"] > 0 || tags["style"] != 1 || tags["main"] != 1 || tags["article"] != 2 || title != "Tijdig: verslag, met namen." {
		t.Errorf("the page holds %v, its title is %q", tags, title)
	}
	if !strings.Contains(text, bad) {
		t.Error("what was typed is not all there")
	}
	control := filepath.Join(t.TempDir(), "los.html")
	if err := os.WriteFile(control, []byte("<title>x</title><main><p>"+bad[:200]), 0o600); err != nil {
		t.Fatal(err)
	}
	if dom := browse(t, control, "--dump-dom"); !strings.Contains(dom, "<title>geraakt") {
		t.Errorf("control: nothing ran:\n%.300s", dom)
	}
	// A script that had got in would not run either.
	b, err := os.ReadFile(page(t, "gewoon"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(control, bytes.Replace(b, []byte("<main>"), []byte("<main>"+bad[:200]), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if dom := browse(t, control, "--dump-dom"); !strings.Contains(dom, "<title>Tijdig") || !strings.Contains(dom, "onerror") {
		t.Errorf("what was put into the page ran:\n%.300s", dom)
	}
}

// TestAPageIsLightOrDarkAsItsReaderWants looks at a corner and at the darkest and lightest
// there is.
func TestAPageIsLightOrDarkAsItsReaderWants(t *testing.T) {
	path := page(t, "gewoon")
	for wants, want := range map[string]bool{"0": true, "1": false} {
		shot := filepath.Join(t.TempDir(), "beeld.png")
		browse(t, path, "--blink-settings=preferredColorScheme="+wants, "--screenshot="+shot)
		f, err := os.Open(shot)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		img, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		paper, _, _, _ := img.At(4, 4).RGBA()
		ink := paper
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() - 40 { // without the scroll bar
				r, _, _, _ := img.At(x, y).RGBA()
				if want {
					ink = max(ink, r)
				} else {
					ink = min(ink, r)
				}
			}
		}
		if dark := paper < 0x4000; dark != want {
			t.Errorf("scheme %s: the paper is %#x", wants, paper)
		}
		if apart := max(ink, paper) - min(ink, paper); apart < 0xb000 {
			t.Errorf("scheme %s: paper %#x, ink %#x", wants, paper, ink)
		}
	}
}

// TestAPagePrintsOnA4 has it printed: every signal on a page of its own but for the first,
// every page with its number.
func TestAPagePrintsOnA4(t *testing.T) {
	out := filepath.Join(t.TempDir(), "druk.pdf")
	browse(t, page(t, strings.Repeat("Een lange regel. ", 400)), "--no-pdf-header-footer", "--print-to-pdf="+out)
	info, pages := poppler(t, "pdfinfo", out), strings.Split(strings.TrimSuffix(poppler(t, "pdftotext", "-layout", out, "-"), "\f"), "\f")
	if !strings.Contains(info, "(A4)") || len(pages) < 3 {
		t.Errorf("%d pages:\n%s", len(pages), info)
	}
	for i, p := range pages {
		p = strings.Join(strings.Fields(p), " ")
		if want := numbered(i+1, len(pages)); !strings.Contains(p, want) {
			t.Errorf("page %d does not say %s: %.80s", i+1, want, p)
		}
		if strings.Contains(p, "Signaal ") && i > 0 && !strings.HasPrefix(p, "Signaal ") {
			t.Errorf("a signal begins on page %d behind another: %.80s", i+1, p)
		}
	}
}
