package doc_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"tijdig/model/clean"
	"tijdig/store/export/doc"
	"tijdig/store/export/pdftest"
)

// writers are all ways of writing, with how the text is read back from each.
var writers = map[string]struct {
	of   func(*bytes.Buffer) doc.Writer
	read func(*testing.T, []byte) string
}{
	"txt":  {func(*bytes.Buffer) doc.Writer { return doc.Text() }, func(_ *testing.T, b []byte) string { return string(b) }},
	"md":   {func(*bytes.Buffer) doc.Writer { return doc.Markdown() }, func(t *testing.T, b []byte) string { s, _ := markup(t, rendered(t, b)); return s }},
	"html": {func(*bytes.Buffer) doc.Writer { return doc.HTML() }, func(t *testing.T, b []byte) string { s, _ := markup(t, b); return s }},
	"pdf": {func(b *bytes.Buffer) doc.Writer { return doc.PDF(b) }, func(t *testing.T, b []byte) string {
		s, err := pdftest.Text(b)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}},
}

// written is a document of parts.
func written(t *testing.T, name string, parts ...doc.Part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := writers[name].of(&out)
	to := func(b *bytes.Buffer) {
		dest := w.Sees()
		if dest == nil {
			dest = &out
		}
		if _, err := dest.Write(b.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	w.Begin(&b, "Titel", []doc.Part{doc.Para{Text: "vooraf"}})
	to(&b)
	var p bytes.Buffer
	w.Parts(&p, append([]doc.Part{doc.Heading{Level: 1, Text: "Eerste"}}, parts...))
	to(&p)
	var e bytes.Buffer
	if err := w.End(&e); err != nil {
		t.Fatal(err)
	}
	out.Write(e.Bytes())
	return out.Bytes()
}

// rendered is what a reader of Markdown makes of it, with what GitHub adds.
func rendered(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(b, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// markup returns the text of a page, and every tag and attribute in it.
func markup(t *testing.T, b []byte) (text string, tags []string) {
	t.Helper()
	var out strings.Builder
	z := html.NewTokenizer(bytes.NewReader(b))
	skip := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String(), tags
		case html.TextToken:
			if !skip {
				out.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			if skip = tok.Data == "style"; tok.Data == "br" {
				out.WriteByte('\n')
			}
			if tags = append(tags, tok.Data); tok.Data == "meta" {
				continue
			}
			for _, a := range tok.Attr {
				tags = append(tags, tok.Data+" "+a.Key)
			}
		case html.EndTagToken, html.CommentToken, html.DoctypeToken:
			skip = false
			out.WriteByte(' ')
		}
	}
}

// hostile is text that would be more than text, were it not made safe.
var hostile = []string{
	"<script>alert(1)</script>", "<img src=http://example.invalid/x onerror=alert(1)>", "</p></li></ol></article><style>*{display:none}</style>", "&lt;b&gt; &amp; &#60;", "\"><svg/onload=alert(1)>", "<!-- weg", "]]>", "<base href=//x>",
	"# kop", "## kop", "- punt", "+ punt", "* punt", "1. een", "12) twee", "> citaat", "===", "---", "***", "| a | b |", "```\ncode", "~~~", "    ingesprongen", "\tingesprongen",
	"[x](http://example.invalid)", "![x](http://example.invalid/x.png)", "<http://example.invalid>", "http://example.invalid/pad", "www.example.invalid", "iemand@example.invalid", "[x]: http://example.invalid", "[^1]: noot", "- [ ] taak",
	"*schuin* _schuin_ **vet** __vet__ ~~weg~~ `code` $x$ \\ \\\\", "eind \\", "regel een\nregel twee\n\nregel drie", "- a\n- b\n# c\n1. d", "a  \nb", "&copy; &#x41;", ":smile:", "=1+1", "@mij",
	"", "://", "h\r://", "1.://", "-://pad", "_www.example.invalid_", "*www.example.invalid", "1)www.example.invalid", "\\://", "ftp://a\\", "~www.example.invalid~",
	"\x00een\x00", "\x1b[31mrood", "\u202Eomgedraaid", "\u2066ingesloten", "a\u200Bb", "مرحبا hallo שלום", "👩\u200d👩\u200d👧", "%PDF-1.7 endobj", "(haakje \\) <</S /URI>> EMC", "zonder\u00a0breuk", "\xff\xfe",
}

// allowed are the tags and attributes that documents are made of.
var allowed = []string{
	"html", "html lang", "head", "meta", "title", "style", "body", "main", "header", "article", "h1", "h2", "h3", "h4", "p", "p dir", "p class", "br", "dl", "div", "dt", "dd", "dd dir",
	"ol", "ul", "li", "li value", "table", "thead", "tbody", "tr", "th", "th scope", "td", "td dir", "strong",
}

// stand stands where words will, to see what a document says around them.
const stand = "Xyzzy"

// onlyWords tells when a document does not say the words in each place of the stand-in. Of
// one with marks it also tells what it says more: a mark that was to guard a word and is
// read as one itself. A text draws lines of the length of a heading, and a PDF has pages.
func onlyWords(t *testing.T, name, words, got, around string) {
	t.Helper()
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	got, around, words = squeeze(got), squeeze(around), squeeze(clean.Whole(words))
	switch name {
	case "md", "html":
		if want := strings.ReplaceAll(around, stand, words); got != want {
			t.Errorf("%s: %q reads\n%q, not\n%q", name, words, got, want)
		}
	default:
		if n, places := strings.Count(got, words), strings.Count(around, stand); n < places {
			t.Errorf("%s: %q is there %d times, not %d:\n%s", name, words, n, places, got)
		}
	}
}

// TestWhatWasTypedStaysText puts hostile text in every place of every part. In each way of
// writing all of it is there to read, and none of it is a tag, a mark, a link or an
// operator.
func TestWhatWasTypedStaysText(t *testing.T) {
	parts := func(words string) []doc.Part {
		return []doc.Part{
			doc.Heading{Level: 2, Text: words},
			doc.Heading{Level: 3, Text: words},
			doc.Para{Text: words},
			doc.Facts{{Name: words, Text: words}},
			doc.List{{N: 3, Text: words, More: []string{words}}, {N: 7, Text: words}},
			doc.List{{Text: words, More: []string{words}}},
			doc.Table{Head: []string{"een", "twee"}, Rows: [][]string{{words, words}}},
			doc.Table{Head: []string{words, words, words}, Rows: [][]string{{words, words, words}}},
		}
	}
	for name, w := range writers {
		for _, words := range hostile {
			b := written(t, name, parts(words)...)
			onlyWords(t, name, words, w.read(t, b), w.read(t, written(t, name, parts(stand)...)))
			var tags []string
			switch name {
			case "html":
				_, tags = markup(t, b)
			case "md":
				_, tags = markup(t, rendered(t, b))
			}
			for _, tag := range tags {
				if !slices.Contains(allowed, tag) {
					t.Errorf("%s: %q became the tag %s", name, words, tag)
				}
			}
		}
	}
}

// TestEachWayOfWritingSaysTheSame goes through all parts, each of which has words of its
// own, in their order.
func TestEachWayOfWritingSaysTheSame(t *testing.T) {
	parts := []doc.Part{
		doc.Heading{Level: 2, Text: "kop twee"},
		doc.Para{Text: "alinea"},
		doc.Facts{{"naam", "wat het is"}},
		doc.Heading{Level: 3, Text: "kop drie"},
		doc.List{{N: 4, Text: "vierde", More: []string{"erbij"}}, {N: 9, Text: "negende"}},
		doc.List{{Text: "zonder nummer"}},
		doc.Table{Head: []string{"a", "b"}, Rows: [][]string{{"links", "rechts"}}},
	}
	for name, w := range writers {
		got := strings.Join(strings.Fields(w.read(t, written(t, name, parts...))), " ")
		at := -1
		for _, s := range []string{"Titel", "vooraf", "Eerste", "kop twee", "alinea", "naam", "wat het is", "kop drie", "vierde", "erbij", "negende", "zonder nummer", "links", "rechts"} {
			if i := strings.Index(got[at+1:], s); i < 0 {
				t.Errorf("%s lacks %q, or has it too early:\n%s", name, s, got)
			} else {
				at += 1 + i
			}
		}
		for _, number := range []string{"4.", "9."} {
			if name != "html" && !strings.Contains(got, number) { // there it is an attribute
				t.Errorf("%s has no %s", name, number)
			}
		}
	}
	if b := string(written(t, "html", parts...)); !strings.Contains(b, `<li value="4">`) || !strings.Contains(b, `<li value="9">`) {
		t.Error("an item has lost its number")
	}
}

// TestAMegabyteIsWritten as one word, and as lines.
func TestAMegabyteIsWritten(t *testing.T) {
	for name, w := range writers {
		for _, long := range []string{strings.Repeat("x", 1<<20), strings.Repeat("regel\n", 1<<20/6)} {
			got := w.read(t, written(t, name, doc.List{{N: 1, Text: long}}))
			if n := strings.Count(got, long[:1]); n < strings.Count(long, long[:1]) {
				t.Errorf("%s: %d of %d", name, n, strings.Count(long, long[:1]))
			}
		}
	}
}

// TestAPageOfHTMLAsksForNothing outside itself, by what stands in it; a browser is asked
// elsewhere.
func TestAPageOfHTMLAsksForNothing(t *testing.T) {
	b := string(written(t, "html"))
	for _, word := range []string{"http:", "https:", "//", "src=", "href=", "url(", "@import", "<script", "<link"} {
		if strings.Contains(b, word) {
			t.Errorf("it says %s", word)
		}
	}
	for _, word := range []string{`<html lang="nl">`, "default-src 'none'", "base-uri 'none'", "form-action 'none'", "size: A4", "prefers-color-scheme: dark"} {
		if !strings.Contains(b, word) {
			t.Errorf("it does not say %s", word)
		}
	}
}

// FuzzWhatWasTyped looks for words that do not come back, or become more than words. In a
// PDF no word stands as it is: it is left out here, as it takes long.
func FuzzWhatWasTyped(f *testing.F) {
	for _, words := range hostile {
		f.Add(words)
	}
	parts := func(words string) []doc.Part {
		return []doc.Part{doc.Para{Text: words}, doc.Facts{{Name: words, Text: words}}, doc.List{{N: 1, Text: words, More: []string{words}}}, doc.List{{Text: words}}, doc.Table{Head: []string{"a", "b", "c"}, Rows: [][]string{{words, words, words}}}}
	}
	f.Fuzz(func(t *testing.T, words string) {
		for _, name := range []string{"txt", "md", "html"} {
			w := writers[name]
			b := written(t, name, parts(words)...)
			onlyWords(t, name, words, w.read(t, b), w.read(t, written(t, name, parts(stand)...)))
			if name == "md" {
				b = rendered(t, b)
			}
			if name == "txt" {
				continue
			}
			_, tags := markup(t, b)
			for _, tag := range tags {
				if !slices.Contains(allowed, tag) {
					t.Errorf("%s: %q became the tag %s", name, words, tag)
				}
			}
		}
	})
}
