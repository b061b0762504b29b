package bundle

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"runtime/debug"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/merge"
	"tijdig/store/objects"
)

// What reading refuses as a whole.
var (
	ErrNotBundle = errors.New("bundle: not a bundle")
	ErrNewer     = errors.New("bundle: of a later version of the program")
	ErrLevel     = errors.New("bundle: not with names, so that it cannot be read back")
	ErrTooLarge  = errors.New("bundle: larger than what is taken in")
	ErrDamaged   = errors.New("bundle: damaged, or cut off")
)

// Refusal is a reason not to read a line.
type Refusal = merge.Refusal

// The reasons.
const (
	TooLong  Refusal = "te_lang"
	TooDeep  Refusal = "te_diep"
	NotJSON  Refusal = "geen_json"
	Unknown  Refusal = "onbekende_soort"
	BadForm  Refusal = "formulier"
	BadAbout Refusal = "onderwerp"
	BadSaid  Refusal = "versie"
	Twice    Refusal = "dubbel"
)

// Bundle is what was read.
type Bundle struct {
	store.Parcel
	Made    time.Time
	Program string
	Signals int             // as the first line counts them
	Refused []merge.Refused // lines of which nothing was read
}

// Read reads a bundle, sealed or not, or an output of this program that gives its records
// back. What is wrong with one line keeps that line out; what is wrong with the whole is an
// error, and then nothing of it counts.
func Read(r io.Reader, k Key) (Bundle, error) {
	plain, err := open(r, k)
	if err != nil {
		return Bundle{}, err
	}
	return ReadPlain(plain)
}

// thriftyGC is the garbage, in percent of what is in use, that may lie about meanwhile.
const thriftyGC = 20

// ReadPlain reads what stands in a bundle.
func ReadPlain(r io.Reader) (Bundle, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(thriftyGC))
	in := reader{b: bufio.NewReaderSize(&limited{r, MaxSize}, 1<<16), about: map[model.ID]stood{}}
	first, long, err := in.line()
	if err != nil && !errors.Is(err, io.EOF) {
		return Bundle{}, asDamage(err)
	}
	var h header
	if long || !shallow(first, MaxDepth) || json.Unmarshal(bytes.TrimPrefix(first, []byte("\ufeff")), &h) != nil {
		return Bundle{}, ErrNotBundle
	}
	switch {
	case h.Tijdig != name && h.Tijdig != linesName:
		return Bundle{}, ErrNotBundle
	case h.Version > version:
		return Bundle{}, ErrNewer
	case h.Level != model.Complete:
		return Bundle{}, ErrLevel
	}
	in.out = Bundle{Parcel: store.Parcel{Demo: h.Fiction, Police: h.Police}, Made: h.Made, Program: h.Program, Signals: h.Counts.Signals}
	take := in.take
	if h.Tijdig == linesName {
		in.definitions(first)
		take = in.takeRecord
	}
	if err := in.all(take); err != nil {
		return Bundle{}, err
	}
	if h.Tijdig == name && in.n-1 != h.Counts.lines() {
		return Bundle{}, ErrDamaged
	}
	return in.out, nil
}

// reader reads line by line, and keeps what it can use.
type reader struct {
	b     *bufio.Reader
	n     int // lines read, but for empty ones
	at    int // the line of the file one is at
	out   Bundle
	about map[model.ID]stood // the subjects there were
	links int                // said of them
}

// stood is how a subject stood in its line, and its place among those that were read.
type stood struct {
	text []byte
	n    int
}

// line reads the next line. Of one that is too long only the end is looked for.
func (in *reader) line() (l []byte, long bool, err error) {
	for {
		part, err := in.b.ReadSlice('\n')
		if !long && len(l)+len(part) > MaxLine {
			l, long = nil, true
		}
		if !long {
			l = append(l, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(l) == 0 && !long:
			return nil, false, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, long, err
		}
		in.n++
		in.at++
		return l, long, nil
	}
}

func (in *reader) all(take func([]byte) Refusal) error {
	for {
		l, long, err := in.line()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return asDamage(err)
		}
		if in.n > MaxLines+1 || in.at > 2*MaxLines {
			return ErrTooLarge // of empty lines too there is an end
		}
		why := TooLong
		switch {
		case long:
		case len(bytes.TrimSpace(l)) == 0:
			in.n--
			continue
		case !shallow(l, MaxDepth):
			why = TooDeep
		case !json.Valid(l):
			why = NotJSON
		default:
			why = take(l)
		}
		if why != "" {
			in.out.Refused = append(in.out.Refused, merge.Refused{Line: in.at, Why: why})
		}
	}
}

// asDamage says what went wrong while reading: what is sealed and was altered or cut off
// does not read to its end.
func asDamage(err error) error {
	if errors.Is(err, ErrTooLarge) {
		return ErrTooLarge
	}
	return ErrDamaged
}

// take reads one line.
func (in *reader) take(text []byte) Refusal {
	var l line
	if json.Unmarshal(text, &l) != nil {
		return NotJSON
	}
	switch l.Kind {
	case kindForm:
		return in.form(l.Hash, l.Text)
	case kindSubject:
		if l.Subject == nil {
			return BadAbout
		}
		return in.subject(*l.Subject)
	case kindVersion:
		body, err := objects.FromJSON(l.Version)
		if err != nil {
			return BadSaid
		}
		return in.version(body)
	}
	return Unknown
}

func (in *reader) form(hash, text string) Refusal {
	sum := sha256.Sum256([]byte(text))
	if hash != hex.EncodeToString(sum[:]) {
		return BadForm
	}
	if _, err := form.ReadKept([]byte(text)); err != nil {
		return BadForm
	}
	in.out.Forms = append(in.out.Forms, []byte(text))
	return ""
}

// subject takes one. A second with its id has to be the same.
func (in *reader) subject(a about) Refusal {
	if a.ID.IsZero() || !known(a.Kind) || a.Code != "" && !isCode(a.Code) || len(a.Codes) > maxCodes || len(a.Links) > maxLinks {
		return BadAbout
	}
	for _, c := range a.Codes {
		if !isCode(c) {
			return BadAbout
		}
	}
	for _, l := range a.Links {
		if !l.Sound() || !l.Of(a.ID) {
			return BadAbout
		}
	}
	text, err := inJSON(a)
	if err != nil {
		return BadAbout
	}
	if had, twice := in.about[a.ID]; twice {
		if !bytes.Equal(had.text, text) {
			return Twice
		}
		return ""
	}
	if in.links += len(a.Links); in.links > MaxLinks {
		return BadAbout
	}
	in.about[a.ID] = stood{text, len(in.out.Subjects)}
	in.out.Subjects = append(in.out.Subjects, store.PackedSubject{Subject: a.Subject, Name: a.Name, Codes: a.Codes, Links: a.Links})
	return ""
}

// maxCodes is by how many codes a subject may be known: each laptop adds one at most.
const maxCodes = 64

// maxLinks is of how many others it may be said that a subject is one with them, or not.
const maxLinks = 256

func isCode(c model.Code) bool {
	is, n, err := model.ParseCode(string(c))
	return err == nil && n == 0 && is == c
}

func known(k model.Kind) bool {
	if slices.Contains(model.Kinds, k) {
		return true
	}
	return k == ""
}

func (in *reader) version(body []byte) Refusal {
	v, err := merge.NewVersion(body)
	if err != nil || v.Sound() != nil || !objects.Has(body, "versie", "signaal", "onderwerp", "volgnummer", "geschreven") {
		return BadSaid
	}
	v.Line, v.Content = in.at, model.Content{} // there may be many
	in.out.Versions = append(in.out.Versions, v)
	return ""
}

// shallow reports whether nothing in a line stands deeper in other things than it may.
func shallow(l []byte, most int) bool {
	deep, quoted := 0, false
	for i := 0; i < len(l); i++ {
		switch c := l[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if deep++; deep > most {
				return false
			}
		case c == '}' || c == ']':
			deep--
		}
	}
	return true
}
