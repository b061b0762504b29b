package sealedpage

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const said = "maan kanon fiets linde zwaan"

// sealed is a page with a document, and that page's file.
func sealed(t *testing.T, doc string) (*Page, []byte) {
	t.Helper()
	p := New(said, 1)
	var out bytes.Buffer
	if err := p.Seal(&out, []byte(doc), "p { color: red; }"); err != nil {
		t.Fatal(err)
	}
	return p, out.Bytes()
}

// TestAPageOpensWithItsWordsAndGivesBackEveryByte seals hostile text, and text of sizes at
// which its padding changes.
func TestAPageOpensWithItsWordsAndGivesBackEveryByte(t *testing.T) {
	docs := []string{"", "x", "</script><script>{{inhoud}}{{script}}\x00\xff\u202e\"'`\\ \n", strings.Repeat("lang ", 1<<18) + "."}
	for _, n := range []int{leastSize - 1, leastSize, leastSize + 1, 1<<20 - 1, 1 << 20, 1<<20 + 1} {
		docs = append(docs, strings.Repeat("a", n))
	}
	for _, doc := range docs {
		p, page := sealed(t, doc)
		if got, err := Open(bytes.NewReader(page), " Maan kanon  FIETS linde zwaan\n"); err != nil || string(got) != doc {
			t.Errorf("of %d bytes: %d, %v", len(doc), len(got), err)
		}
		if err := p.ReadBack(bytes.NewReader(page)); err != nil {
			t.Error(err)
		}
		if _, err := Open(bytes.NewReader(page), "maan kanon fiets linde boot"); !errors.Is(err, ErrWords) {
			t.Errorf("with other words: %v", err)
		}
	}
}

// TestWhatIsReadBackIsWhatWasPutIn alters a page in each of its parts, and takes another for it.
func TestWhatIsReadBackIsWhatWasPutIn(t *testing.T) {
	p, page := sealed(t, "dit")
	_, other := sealed(t, "dat")
	if err := p.ReadBack(bytes.NewReader(other)); !errors.Is(err, ErrNotEqual) {
		t.Errorf("another page: %v", err)
	}
	for _, part := range []string{`"zout":"`, `"nonce":"`, `"tekst":"`, `"ronden":`, `"tijdig":"`, `"vorm":`, `"afleiding":"`, `"versleuteling":"`} {
		bad, at := bytes.Clone(page), bytes.Index(page, []byte(part))+len(part)
		if bad[at] != '9' {
			bad[at] = '9'
		} else {
			bad[at] = '8'
		}
		if err := p.ReadBack(bytes.NewReader(bad)); err == nil {
			t.Errorf("%s altered: it counts", part)
		}
	}
	if err := p.ReadBack(bytes.NewReader(page[:len(page)/2])); !errors.Is(err, ErrNotPage) {
		t.Errorf("half a page: %v", err)
	}
}

func TestTwoPagesOfTheSameHaveNothingSealedInCommon(t *testing.T) {
	_, a := sealed(t, "dit")
	_, b := sealed(t, "dit")
	for _, part := range []string{`"zout":"`, `"nonce":"`, `"tekst":"`} {
		of := func(page []byte) string {
			at := bytes.Index(page, []byte(part))
			return string(page[at : at+len(part)+12])
		}
		if of(a) == of(b) {
			t.Errorf("both have %s", of(a))
		}
	}
}

func TestWordsThatCanBeGuessedAndTooMuchAreRefused(t *testing.T) {
	var out bytes.Buffer
	for _, weak := range []string{"", "geheim", "maan maan maan maan maan", "maan kanon fiets linde"} {
		if err := New(weak, 1).Seal(&out, nil, ""); !errors.Is(err, ErrWeak) {
			t.Errorf("%q: %v", weak, err)
		}
	}
	if err := New(said, 1).Seal(&out, make([]byte, MaxSize+1), ""); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if out.Len() > 0 {
		t.Errorf("%d bytes went out", out.Len())
	}
}

// TestAnotherToolOpensIt runs what PAGINA.md says on a page at its full cost.
func TestAnotherToolOpensIt(t *testing.T) {
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import cryptography").Run() != nil {
		t.Skip("needs Python with its package cryptography")
	}
	doc, err := os.ReadFile("PAGINA.md")
	if err != nil {
		t.Fatal(err)
	}
	_, code, _ := strings.Cut(string(doc), "```python\n")
	code, _, found := strings.Cut(code, "```")
	if !found {
		t.Fatal("PAGINA.md says no Python")
	}
	var page bytes.Buffer
	want := "<!DOCTYPE html>\n<p>Élan & \"x\"</p>\n"
	if err := New(said, Rounds).Seal(&page, []byte(want), ""); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "pagina.html")
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, append([]string{"-c", code, path}, strings.Fields(said)...)...).CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := exec.Command(python, "-c", code, path, "andere", "woorden").CombinedOutput(); err == nil {
		t.Errorf("with other words: %s", out)
	}
}
