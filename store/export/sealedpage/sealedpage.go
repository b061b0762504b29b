// Package sealedpage puts an HTML document in a page that any browser opens, without a
// network, with words. It knows nothing of what the document is about. PAGINA.md describes
// the page.
package sealedpage

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"math/bits"
	"strings"

	"tijdig/model/passphrase"
)

// What sealing and opening refuse.
var (
	ErrWords    = errors.New("sealedpage: it does not open with these words")
	ErrWeak     = errors.New("sealedpage: words that can be guessed")
	ErrNotPage  = errors.New("sealedpage: no page of this program, or not whole")
	ErrTooLarge = errors.New("sealedpage: more than a browser can open")
	ErrNotEqual = errors.New("sealedpage: read back differs from what was put in")
)

// Rounds are what the words cost. Browsers know no way of deriving a key that costs memory;
// PBKDF2 is the one that costs time, and OWASP asks 210,000 rounds of it with SHA-512. This
// many take a second on a laptop, as unlocking does, and some seconds on a slow one. With
// the fifty bits of five words that makes over 2^70 times SHA-512 to try half of them.
const Rounds = 2_000_000

// MaxSize is the most that a document may hold: what a bundle may. A browser needs some six
// times that in memory.
const MaxSize = 64 << 20

// What a page is called by, and which one this writes.
const (
	name       = "pagina"
	version    = 1
	cipherName = "AES-256-GCM"
	deriveName = "PBKDF2-HMAC-SHA-512"
	keyLen     = 32
	saltLen    = 16
)

// content is what a page holds sealed: one line of JSON, in a script element of its own.
type content struct {
	Tijdig string `json:"tijdig"`
	Form   int    `json:"vorm"`
	Derive string `json:"afleiding"`
	Rounds int    `json:"ronden"`
	Salt   []byte `json:"zout"`
	Cipher string `json:"versleuteling"`
	Nonce  []byte `json:"nonce"`
	Text   []byte `json:"tekst"`
}

// Page is a page that is to be sealed once, and read back.
type Page struct {
	words  string
	rounds int
	sum    [sha256.Size]byte // of the document, once sealed
}

// New returns a page that opens with words that were drawn, which cost this many rounds.
func New(words string, rounds int) *Page { return &Page{words: words, rounds: rounds} }

//go:embed page.html
var template string

//go:embed page.css
var style string

//go:embed page.js
var script string

// Seal writes the page, with a document and the style it is shown in.
func (p *Page) Seal(out io.Writer, doc []byte, docStyle string) error {
	if passphrase.Bits(p.words) < passphrase.Enough {
		return ErrWeak
	}
	if len(doc) > MaxSize {
		return ErrTooLarge
	}
	p.sum = sha256.Sum256(doc)
	c := content{Tijdig: name, Form: version, Derive: deriveName, Rounds: p.rounds, Cipher: cipherName, Salt: make([]byte, saltLen)}
	rand.Read(c.Salt) // never fails; see crypto/rand
	box, err := c.box(p.words)
	if err != nil {
		return err
	}
	c.Nonce = make([]byte, box.NonceSize())
	rand.Read(c.Nonce)
	c.Text = box.Seal(nil, c.Nonce, padded(doc), nil)
	line, err := json.Marshal(c)
	if err != nil {
		return err
	}
	both := docStyle + style
	for _, part := range []string{
		strings.NewReplacer("{{beleid}}", policy(both), "{{stijl}}", both).Replace(before), string(line),
		strings.Replace(after, "{{script}}", script, 1),
	} {
		if _, err := io.WriteString(out, part); err != nil {
			return err
		}
	}
	return nil
}

// before and after are what a page says around what it holds sealed.
var before, after, _ = strings.Cut(template, "{{inhoud}}")

// policy has a browser run this script, use this style, and do and load nothing else.
func policy(style string) string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; base-uri 'none'; form-action 'none'"
}

// box returns what seals and opens with a key of the words.
func (c content) box(words string) (cipher.AEAD, error) {
	key, err := pbkdf2.Key(sha512.New, passphrase.Said(words), c.Salt, c.Rounds, keyLen)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// leastSize is how long a document is made that is shorter.
const leastSize = 64 << 10

// padded adds spaces behind a document, so that its length tells hardly anything: there are
// eight lengths between a power of two and the next.
func padded(doc []byte) []byte {
	n := max(len(doc), leastSize)
	step := 1 << max(0, bits.Len(uint(n-1))-4)
	n = (n + step - 1) / step * step
	return append(bytes.Clone(doc), bytes.Repeat([]byte(" "), n-len(doc))...)
}

// Open returns the document in a page.
func Open(r io.Reader, words string) ([]byte, error) {
	all, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	_, rest, found := bytes.Cut(all, []byte(`<script type="application/json" id="inhoud">`))
	line, _, ends := bytes.Cut(rest, []byte("</script>"))
	var c content
	if !found || !ends || json.Unmarshal(line, &c) != nil {
		return nil, ErrNotPage
	}
	if c.Tijdig != name || c.Form != version || c.Derive != deriveName || c.Cipher != cipherName {
		return nil, ErrNotPage
	}
	box, err := c.box(words)
	if err != nil || len(c.Nonce) != box.NonceSize() {
		return nil, ErrNotPage
	}
	doc, err := box.Open(nil, c.Nonce, c.Text, nil)
	if err != nil {
		return nil, ErrWords
	}
	return bytes.TrimRight(doc, " "), nil
}

// ReadBack opens a page that was just sealed, with its words, and returns nil where it holds
// what was put in.
func (p *Page) ReadBack(in io.Reader) error {
	doc, err := Open(in, p.words)
	switch {
	case err != nil:
		return err
	case sha256.Sum256(doc) != p.sum:
		return ErrNotEqual
	}
	return nil
}
