package region

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/contacts"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/model/pattern"
	"tijdig/model/profile"
	"tijdig/model/strict"
)

// Format is the version of packages that is read. A higher one is refused.
const Format = 1

// The files of a package that are more than one of its parts.
const (
	AboutFile = "regio.json"
	ReadMe    = "LEESMIJ.md" // for people; the program does not look at it
	Manual    = "REGIO.md"   // as that
)

// About says what a package is.
type About struct {
	Format  int        `json:"format"`
	Name    string     `json:"name"`    // a word, the same in every edition
	Label   string     `json:"label"`   // what people call it
	Edition int        `json:"edition"` // one more each time it is given out
	Date    model.Date `json:"date"`    // when that was
	By      string     `json:"by"`      // which organisation made it
}

// part is a file of which something is known.
type part struct {
	name string
	take func(b *Book, data []byte, name string) error
}

// parts are the files that may be there, in the order they are read.
var parts = []part{
	{"organisaties.json", func(b *Book, data []byte, name string) (err error) {
		b.network, err = b.Network().With(network.Organisation, data, name)
		return err
	}},
	{"gemeenten.json", func(b *Book, data []byte, name string) (err error) {
		b.network, err = b.Network().With(network.Municipality, data, name)
		return err
	}},
	{"nummers.json", func(b *Book, data []byte, name string) error {
		more, err := contacts.Read(data, name)
		if err != nil {
			return err
		}
		if danger := contacts.Danger(); slices.ContainsFunc(more, func(n contacts.Number) bool { return n.When == danger.When }) {
			return fmt.Errorf("%s: %q blijft %s", name, danger.When, danger.Number)
		}
		b.numbers = b.Numbers().With(more)
		return nil
	}},
	{"profielen.json", func(b *Book, data []byte, name string) error {
		more, err := profile.Read(data, name)
		if err != nil {
			return err
		}
		for _, p := range more {
			if have := profile.Shipped(); have.Has(p.Name) && have.Of(p.Name).Police != p.Police {
				return fmt.Errorf("%s: wpg is bij profiel %q altijd %v", name, p.Name, have.Of(p.Name).Police)
			}
		}
		if b.profiles = b.Profiles().With(more); len(b.profiles) > profile.Most {
			return fmt.Errorf("%s: met de andere erbij %d profielen; het zijn er hooguit %d", name, len(b.profiles), profile.Most)
		}
		return nil
	}},
	{"formulier.json", func(b *Book, data []byte, name string) (err error) {
		b.form, err = form.Read(bytes.NewReader(data), name, b.Profiles()...)
		return err
	}},
	{"zinnen.json", func(b *Book, data []byte, name string) (err error) {
		b.texts, err = b.Texts().With(data, name)
		return err
	}},
	{"woorden.tsv", func(b *Book, data []byte, name string) (err error) {
		b.cues, err = b.Cues().With(data, name)
		return err
	}},
	{"termijnen.json", func(b *Book, data []byte, name string) error {
		b.terms = model.DefaultTerms // for what is not named
		src, err := strict.JSON(data, name, &b.terms)
		for _, l := range model.TermLimits {
			if n := l.Of(b.terms); err == nil && (n < l.Least || n > l.Most) {
				err = src.Errorf(l.Name, "%d tot en met %d dagen", l.Least, l.Most)
			}
		}
		return err
	}},
}

var nameRE = pattern.Lazy(`^[a-z][a-z0-9-]{1,39}$`)

// Read makes a book of the files of a package. What is wrong is refused with the file, the
// place and the reason.
func Read(files Files) (*Book, error) {
	if err := files.check(); err != nil {
		return nil, err
	}
	about, err := readAbout(files[AboutFile])
	if err != nil {
		return nil, err
	}
	b := &Book{about: about}
	for _, p := range parts {
		data, there := files[p.name]
		if !there {
			continue
		}
		if err := plain(data, p.name); err != nil {
			return nil, err
		}
		if err := p.take(b, data, p.name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// check refuses files that are too many or too large, and those that are not known.
func (files Files) check() error {
	if _, ok := files[AboutFile]; !ok {
		return fmt.Errorf("%s: ontbreekt; daarmee begint een regiopakket", AboutFile)
	}
	if len(files) > MaxFiles {
		return fmt.Errorf("meer dan %d bestanden", MaxFiles)
	}
	size := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		known := slices.Contains(Names(), name)
		switch {
		case !known:
			return fmt.Errorf("%s: onbekend; een regiopakket heeft %s", shown(name), strings.Join(Names(), ", "))
		case len(data) > MaxFile:
			return fmt.Errorf("%s: te groot, ten hoogste %d bytes", name, MaxFile)
		case !utf8.Valid(data):
			return fmt.Errorf("%s: geen geldige UTF-8", name)
		}
		size += len(data)
	}
	if size > MaxSize {
		return fmt.Errorf("samen te groot, ten hoogste %d bytes", MaxSize)
	}
	return nil
}

// Names lists the files a package may have.
func Names() []string {
	out := []string{AboutFile}
	for _, p := range parts {
		out = append(out, p.name)
	}
	return append(out, ReadMe, Manual)
}

func readAbout(data []byte) (*About, error) {
	if err := plain(data, AboutFile); err != nil {
		return nil, err
	}
	a := &About{}
	src, err := strict.JSON(data, AboutFile, a)
	if err != nil {
		return nil, err
	}
	short := func(s string) bool { return s != "" && utf8.RuneCountInString(s) <= 80 }
	switch {
	case a.Format != Format:
		return nil, src.Errorf("format", "vorm %d is onbekend; hier hoort %d", a.Format, Format)
	case !nameRE().MatchString(a.Name):
		return nil, src.Errorf("name", "een naam is een woord van kleine letters, cijfers en streepjes")
	case !short(a.Label):
		return nil, src.Errorf("label", "hoe de regio heet is nodig, in hooguit 80 tekens")
	case a.Edition < 1 || a.Edition > 1_000_000:
		return nil, src.Errorf("edition", "de hoeveelste uitgave het is, vanaf 1")
	case a.Date.IsZero():
		return nil, src.Errorf("date", "de dag van deze uitgave is nodig, als 2026-11-27")
	case !short(a.By):
		return nil, src.Errorf("by", "wie het pakket maakte is nodig, in hooguit 80 tekens")
	}
	return a, nil
}

// deepest is how many things may stand in each other: more is no data that a person wrote.
const deepest = 32

// plain refuses text that a screen cannot show as it is, control characters and those that
// turn the direction of what is read, and what stands too deep in each other.
func plain(data []byte, name string) error {
	if !strings.HasSuffix(name, ".json") {
		return plainLines(data, name)
	}
	d := json.NewDecoder(strings.NewReader(string(data)))
	for depth := 0; ; {
		before := d.InputOffset()
		tok, err := d.Token()
		if err != nil {
			return nil //nolint:nilerr // what is no JSON is refused with its place where it is read
		}
		switch tok {
		case json.Delim('{'), json.Delim('['):
			if depth++; depth > deepest {
				return fmt.Errorf("%s: er staat te veel in elkaar, ten hoogste %d diep", name, deepest)
			}
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		s, is := tok.(string)
		if is && strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
			line := strings.Count(string(data[:before]), "\n") + 1
			return fmt.Errorf("%s:%d: een teken dat niet te tonen is", name, line)
		}
	}
}

// plainLines is [plain] of a table.
func plainLines(data []byte, name string) error {
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r != '\t' && !unicode.IsPrint(r) }) {
			return fmt.Errorf("%s:%d: een teken dat niet te tonen is", name, n)
		}
	}
	return nil
}
