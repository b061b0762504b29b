package export_test

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/paper"
	"tijdig/store/export/sealedpage"
)

// sealedPage writes a page with these words in it at what words cost, and returns where it
// stands and the document that it holds.
func sealedPage(t *testing.T, f export.Format, rounds int, words string) (path, doc string) {
	t.Helper()
	rec := exporttest.Records()[2]
	rec.Name = "Quirijn"
	rec.Signal.Content = rec.Signal.Content.Clone()
	rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: words, Written: exporttest.Made}}
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, f, export.Options{Level: model.Complete, Made: exporttest.Made, Page: sealedpage.New(exporttest.PageWords, rounds)}, rec, exporttest.Records()[1])
	path = filepath.Join(t.TempDir(), "pagina.html")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, exporttest.Opened(t, b.Bytes())
}

// said is the text of a document between its tags, a piece a line.
func said(t *testing.T, doc string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && n.Parent.Data != "style" && n.Parent.Data != "title" {
			out = append(out, n.Data)
		}
	}
	return strings.Join(out, "\n")
}

// pieces is the same of what stands in a tab. A browser may have made several of one long
// text.
const pieces = `(() => { const out = [], main = document.querySelector("main"); main.normalize();
	const w = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
	while (w.nextNode()) { if (w.currentNode.data.trim()) { out.push(w.currentNode.data); } }
	return out.join("\n"); })()`

// hostile would run, load, close something or turn the page around in a page that did not
// take it as text, with a megabyte behind it.
var hostile = `<script>document.title="geraakt"</script></script></main></template>"'` + "`" + `<img src=https://voorbeeld.invalid/x onerror='document.title="geraakt"'>` +
	`<iframe srcdoc="<script>parent.document.title=1</script>"></iframe><style>main{display:none}</style>&lt;b&gt;&amp; "` + "\u0000\u202eomgekeerd\u202c\u2066x\u2069 שלום 👩\u200d👧" + ` "]}{{script}}{{inhoud}}` +
	strings.Repeat(" lang", 1<<20/5)

// TestABrowserOpensASealedPageWithItsWordsAlone opens it from the disk as a person would, with
// the keyboard: other words get a sentence and nothing else, the words as they are said show
// the document to the last letter. Nothing that was typed runs, and no other address than
// that of the file is asked for.
func TestABrowserOpensASealedPageWithItsWordsAlone(t *testing.T) {
	t.Parallel()
	path, doc := sealedPage(t, export.Page, sealedpage.Rounds, hostile)
	b := openTab(t, path)
	shut := value[string](b, "document.body.innerText")
	if !strings.Contains(shut, "Vraag de vijf woorden aan wie je dit bestand gaf") {
		t.Errorf("it says:\n%s", shut)
	}
	b.tabKey()
	b.typeWords("maan kanon fiets linde boot")
	b.until(`document.getElementById("gezegd").textContent.startsWith("Met deze woorden gaat het niet open.")`)
	if value[bool](b, `!document.getElementById("dicht") || document.activeElement.id != "woorden"`) {
		t.Error("with other words the page changed, or the words cannot be typed over at once")
	}
	b.typeWords(" Maan  KANON fiets linde\u00a0zwaan ")
	b.until(`!document.getElementById("dicht")`)
	if got, want := value[string](b, pieces), said(t, doc); got != want {
		t.Errorf("it shows %d bytes, the document has %d", len(got), len(want))
	}
	if !strings.Contains(doc, "Quirijn") || !strings.Contains(value[string](b, "document.body.innerText"), "Quirijn") {
		t.Error("control: the name is not shown")
	}
	if title := value[string](b, "document.title"); title != "Versleutelde pagina van Tijdig" {
		t.Errorf("the title is %q", title)
	}
	if got := value[string](b, "document.activeElement.localName"); got != "h1" {
		t.Errorf("a screen reader goes on at %q", got)
	}
	if n := value[int](b, `document.querySelectorAll("img, iframe, main script, main style").length`); n > 0 {
		t.Errorf("%d elements came in with what was typed", n)
	}
	if len(b.asked) != 1 || !strings.HasPrefix(b.asked[0], "file://") {
		t.Errorf("asked for %q", b.asked)
	}
}

// TestWhatIsPutIntoASealedPageDoesNotRun puts a script, a handler, a picture and a style
// where the page begins. Control: without its policy they run, and are asked for.
func TestWhatIsPutIntoASealedPageDoesNotRun(t *testing.T) {
	path, _ := sealedPage(t, export.Page, 1000, "gewoon")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := []byte(`<body><script>window.geraakt=1</script><img src="https://voorbeeld.invalid/x.png" onerror="window.geraakt=1"><style>h1{color:rgb(1,2,3)}</style>`)
	for _, guarded := range []bool{true, false} {
		with := bytes.Replace(whole, []byte("<body>"), bad, 1)
		if !guarded {
			with = bytes.Replace(with, []byte("Content-Security-Policy"), []byte("niets"), 1)
		}
		if err := os.WriteFile(path, with, 0o600); err != nil {
			t.Fatal(err)
		}
		b := openTab(t, path)
		ran := value[bool](b, `window.geraakt == 1 || getComputedStyle(document.querySelector("h1")).color == "rgb(1, 2, 3)"`)
		outside := slices.ContainsFunc(b.asked, func(a string) bool { return strings.HasPrefix(a, "https:") })
		if ran == guarded {
			t.Errorf("with its policy %v: ran %v, asked for %q", guarded, ran, b.asked)
		}
		if guarded && outside && value[bool](b, `document.querySelector("img").naturalWidth > 0`) {
			t.Errorf("it loaded %q", b.asked)
		}
	}
}

// TestASealedPagePrintsAndIsLightOrDark opens it, prints it on A4 without what is only for
// the screen, and looks at its paper by day and by night.
func TestASealedPagePrintsAndIsLightOrDark(t *testing.T) {
	path, _ := sealedPage(t, export.Page, 1000, strings.Repeat("Een lange regel. ", 400))
	b := openTab(t, path)
	b.tabKey()
	b.typeWords(exporttest.PageWords)
	b.until(`!document.getElementById("dicht")`)
	for scheme, dark := range map[string]bool{"light": false, "dark": true} {
		b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
		var shot struct{ Data []byte }
		b.call("Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
		img, err := png.Decode(bytes.NewReader(shot.Data))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, _, _ := img.At(2, img.Bounds().Dy()-4).RGBA(); (r < 0x4000) != dark {
			t.Errorf("%s: the paper is %#x", scheme, r)
		}
	}
	var printed struct{ Data string }
	b.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true}, &printed)
	raw, err := base64.StdEncoding.DecodeString(printed.Data)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "druk.pdf")
	if err := os.WriteFile(out, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	text, info := poppler(t, "pdftotext", "-layout", out, "-"), poppler(t, "pdfinfo", out)
	if !strings.Contains(info, "(A4)") || strings.Count(text, "Signaal ") < 2 || strings.Contains(text, "nu open op dit scherm") || !strings.Contains(text, "van een") && !strings.Contains(text, "Een lange regel.") {
		t.Errorf("on paper:\n%s\n%.600s", info, text)
	}
}

// TestASealedPageTellsNothingOfWhatItHolds plants a word in every field and looks for each,
// and for what every document says, in the page; and finds two pages of other lengths alike.
func TestASealedPageTellsNothingOfWhatItHolds(t *testing.T) {
	rec, words, _ := exporttest.Plant(t)
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, export.Page, export.Options{Level: model.Complete, Made: exporttest.Made}, rec)
	if doc := exporttest.Opened(t, b.Bytes()); !strings.Contains(doc, "Zebra") || !strings.Contains(doc, "met namen") {
		t.Fatalf("control: it holds %.300s", doc)
	}
	told := []string{"met namen", "zonder namen", "verslag", "ignaal", model.SignalCode(rec.Subject.Code, 1), exporttest.PageWords}
	for word := range words {
		told = append(told, word)
	}
	for _, word := range told {
		if strings.Contains(b.String(), word) {
			t.Errorf("it says %q", word)
		}
	}
	var more bytes.Buffer
	exporttest.WriteOn(t, &more, export.Page, export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, exporttest.Records()...)
	if more.Len() != b.Len() {
		t.Errorf("one page of a signal is %d bytes, one of three %d", b.Len(), more.Len())
	}
}

// TestEveryDocumentThatHTMLHoldsASealedPageHolds compares them byte by byte.
func TestEveryDocumentThatHTMLHoldsASealedPageHolds(t *testing.T) {
	for _, d := range append(paper.Offered(), paper.ForPrivacy) {
		for _, l := range model.Levels {
			if export.HTML.As(d).At(l) != nil {
				continue
			}
			o := export.Options{Level: l, Made: exporttest.Made}
			var fit []model.Record
			for _, rec := range exporttest.Records() {
				e, err := export.New(export.HTML.As(d), io.Discard, o)
				if err != nil {
					t.Fatal(err)
				}
				if e.Encode(rec) == nil {
					fit = append(fit, rec)
				}
			}
			if got, want := exporttest.Write(t, export.Page.As(d), o, fit...), exporttest.Write(t, export.HTML.As(d), o, fit...); got != want {
				t.Errorf("%s at %s is another", d, l)
			}
		}
	}
}
