package form

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"tijdig/model"
	"tijdig/model/profile"
	"tijdig/model/strict"
)

//go:embed data/snel.json
var quick []byte

// Quick returns the built-in form of the quick signal. All callers share it.
var Quick = strict.Embedded(quick, "snel.json", func(data []byte, name string) (*Form, error) {
	f, err := Read(bytes.NewReader(data), name)
	if err != nil {
		return nil, err
	}
	f.Hash, f.Text = "", nil // every program has it
	return f, nil
})

//go:embed data/contact.json
var contact []byte

// Contact returns the form in which the worker notes whom there is to turn to. No signal is
// entered with it. All callers share it.
var Contact = strict.Embedded(contact, "contact.json", func(data []byte, name string) (*Form, error) {
	return Read(bytes.NewReader(data), name)
})

// MaxText is how long a form may be, in bytes: a file keeps each that its records were
// entered with.
const MaxText = 1 << 20

// Read reads a form and refuses what is not exactly right, with the name of
// the file, the line and column, and the path of the fault. The name is only
// for that message; it is given without folders. Conditions look at the lines of work that
// come with the program, and at those of works.
func Read(r io.Reader, name string, works ...profile.Profile) (*Form, error) {
	return readWith(r, name, profile.Shipped().With(works).Has)
}

// ReadKept reads a form that was read before, here or elsewhere: of a line of work that is not
// known here it is not asked whether there is one.
func ReadKept(text []byte) (*Form, error) {
	return readWith(bytes.NewReader(text), "formulier", func(string) bool { return true })
}

func readWith(r io.Reader, name string, works func(string) bool) (*Form, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxText+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > MaxText {
		return nil, fmt.Errorf("%s: te groot, ten hoogste %d bytes", name, MaxText)
	}
	f := &Form{}
	file, err := strict.JSON(data, name, f)
	if err != nil {
		return nil, err
	}
	c := newChecker(f, file)
	c.works = works
	if err := c.form(); err != nil {
		return nil, err
	}
	h := sha256.Sum256(data)
	f.Hash, f.Text = hex.EncodeToString(h[:]), data
	return f, nil
}

//go:embed data/volledig.json
var full []byte

// Full returns the built-in form of the full signal: the quick form as its first block, but
// for the questions that have a block of their own here. All callers share it.
var Full = strict.Embedded(full, "volledig.json", func(data []byte, name string) (*Form, error) {
	f := &Form{}
	file, err := strict.JSON(data, name, f)
	if err != nil {
		return nil, err
	}
	first := Quick().block(f)
	first.Questions = append(first.Questions, f.stillNeeded())
	f.Blocks = append([]Block{first}, f.Blocks...)
	return f, newChecker(f, file).form()
})

// block is the form as a block of another, without the questions that has itself.
func (f *Form) block(of *Form) Block {
	b := Block{ID: f.ID, Label: f.Title, Key: "s"}
	for _, q := range f.Questions {
		own := slices.ContainsFunc(of.Blocks, func(o Block) bool { return find(o.Questions, q.ID) != nil })
		if !own {
			b.Questions = append(b.Questions, q)
		}
	}
	return b
}

// needed is the question which blocks the worker still wants filled in.
const needed = "nog_nodig"

// stillNeeded asks it, with the letters of the blocks.
func (f *Form) stillNeeded() Question {
	q := Question{ID: needed, Kind: Choices, Label: "Nog nodig", Hint: "Wat je hier kiest staat met ○ in de lijst, tot er iets in staat.", Privacy: PrivacyOpen}
	for _, b := range f.Blocks {
		q.Options = append(q.Options, Option{b.ID, b.Key, b.Label})
	}
	return q
}

// BuiltIn reports a form of the program itself.
func (f *Form) BuiltIn() bool { return f.Hash == "" && (f.ID == Quick().ID || f.ID == Full().ID) }

// Fitting returns the built-in form a signal is of: the quick one, until a question is
// answered that only the full one has.
func Fitting(c model.Content) *Form {
	for id, a := range c.Answers {
		if _, quick := Quick().Find(id); len(a) > 0 && !quick && id != model.QTags {
			if _, asked := Full().Find(id); asked {
				return Full()
			}
		}
	}
	return Quick()
}
