package form

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/model/dates"
	"tijdig/model/pattern"
	"tijdig/model/profile"
	"tijdig/model/strict"
)

// How much a form may hold.
const (
	MaxQuestions = 500
	MaxLabel     = 200 // bytes
	MaxOptions   = 100
	PageSize     = 9 // items on a page of a checklist: one for each digit
)

var (
	nameRE = pattern.Lazy(`^[a-z][a-z0-9_]{0,63}$`)
	optRE  = pattern.Lazy(`^[a-z0-9][a-z0-9_-]{0,63}$`)
	codeRE = pattern.Lazy(`^[a-z0-9][a-z0-9_.-]{0,63}$`)
)

// fixed lists the answers the program understands at the choices that its
// rules look at. A form may offer fewer, never others.
var fixed = map[string][]string{
	model.QDanger:    {model.Yes, model.No, model.Unsure},
	model.QUrgency:   {string(model.Now), string(model.ThreeDays), string(model.TwoWeeks), string(model.Watch)},
	model.QDiscussed: {model.Yes, model.NotYet, model.OnPurp},
	model.QAbout:     {Known, string(model.Child), string(model.Youth), string(model.Family), string(model.Group), string(model.Place)},
}

// Known is the option of a question about the subject that picks one that
// stands in the file already.
const Known = "bekend"

// checker refuses a form that was read but does not hold together.
type checker struct {
	f     *Form
	file  *strict.File
	names map[string]Question // the questions before this one
	kinds map[Kind]bool       // special kinds that were seen
	codes map[string]bool     // codes of checklist items
	works func(string) bool   // knows a line of work
}

func newChecker(f *Form, file *strict.File) *checker {
	return &checker{f, file, map[string]Question{}, map[Kind]bool{}, map[string]bool{}, profile.Shipped().Has}
}

func (c *checker) form() error {
	switch {
	case !nameRE().MatchString(c.f.ID):
		return c.file.Errorf("id", "geen naam van kleine letters, cijfers en _")
	case c.f.Version < 1:
		return c.file.Errorf("version", "geen 1 of meer")
	case c.f.Blocks != nil && c.f.Questions != nil:
		return c.file.Errorf("questions", "een formulier met blokken heeft zijn vragen in die blokken")
	case len(c.f.Blocks) > MaxBlocks:
		return c.file.Errorf("blocks", "%d blokken, ten hoogste %d", len(c.f.Blocks), MaxBlocks)
	}
	if err := c.words("title", c.f.Title, true); err != nil {
		return err
	}
	at := c.f.flatten()
	if n := c.f.Count(); n == 0 || n > MaxQuestions {
		return c.file.Errorf("questions", "%d vragen; het mogen er 1 tot en met %d zijn", n, MaxQuestions)
	}
	block, keys := 0, map[string]bool{}
	for i, q := range c.f.Questions {
		for ; block < len(c.f.Blocks) && (c.f.Blocks[block].ID == q.Block || len(c.f.Blocks[block].Questions) == 0); block++ {
			if err := c.block(block, keys); err != nil {
				return err
			}
		}
		if err := c.question(at[i], q); err != nil {
			return err
		}
		c.names[q.ID] = q
	}
	digitsBehindText(c.f.Questions)
	c.f.within()
	return nil
}

func (c *checker) question(at string, q Question) error {
	if !nameRE().MatchString(q.ID) {
		return c.file.Errorf(at+".id", "geen naam van kleine letters, cijfers en _")
	}
	if _, twice := c.names[q.ID]; twice {
		return c.file.Errorf(at+".id", "%q staat er twee keer", q.ID)
	}
	if err := c.kind(at, q); err != nil {
		return err
	}
	for _, check := range []error{
		c.words(at+".label", q.Label, true), c.words(at+".hint", q.Hint, false),
		c.options(at, q), c.pages(at, q), c.standard(at, q), c.privacy(at, q), c.remember(at, q), c.condition(at+".when", q.When, 0), c.number(at, q),
		c.rows(at, q), c.note(at, q), c.plans(at, q), c.lookup(at, q), c.each(at, q),
	} {
		if check != nil {
			return check
		}
	}
	return nil
}

// kind refuses unknown kinds, and special names and kinds that do not belong
// together: rules look answers up under these names.
func (c *checker) kind(at string, q Question) error {
	//exhaustive:enforce
	switch q.Kind {
	case Text, Area, Number, Date, Choice, Choices, Checklist, Rows, Note:
		for k, name := range special {
			if q.ID == name {
				return c.file.Errorf(at+".kind", "%q is van soort %q", q.ID, k)
			}
		}
		return nil
	case Subject, Mark, Age, Seen, Place, Findings, Steps, People:
		if special[q.Kind] != q.ID {
			return c.file.Errorf(at+".id", "een vraag van soort %q heet %q", q.Kind, special[q.Kind])
		}
		if c.kinds[q.Kind] {
			return c.file.Errorf(at+".kind", "een tweede vraag van soort %q", q.Kind)
		}
		c.kinds[q.Kind] = true
		return nil
	}
	return c.file.Errorf(at+".kind", "onbekende soort %q", q.Kind)
}

// words refuses text that is empty where it may not be, too long, or that
// holds what a terminal would act on.
func (c *checker) words(at, s string, needed bool) error {
	safe, _ := clean.Line(s)
	switch {
	case needed && strings.TrimSpace(s) == "":
		return c.file.Errorf(at, "ontbreekt")
	case len(s) > MaxLabel:
		return c.file.Errorf(at, "%d bytes, ten hoogste %d", len(s), MaxLabel)
	case safe != s || s != strings.TrimSpace(s):
		return c.file.Errorf(at, "een spatie eromheen, of een teken dat niet te tonen is")
	}
	return nil
}

// standard checks the answer a new concept starts with.
func (c *checker) standard(at string, q Question) error {
	if q.Default == "" {
		return nil
	}
	at += ".default"
	//exhaustive:enforce
	switch q.Kind {
	case Text, Area, Place, Mark:
		return c.words(at, q.Default, true)
	case Date, Seen:
		read := func() error { _, err := dates.Seen(q.Default, anyDay); return err }
		if q.Ahead {
			read = func() error { _, err := dates.Due(q.Default, anyDay); return err }
		}
		if read() != nil {
			return c.file.Errorf(at, "geen dag zoals \"vandaag\", die op elke dag te begrijpen is")
		}
		return nil
	case Choice, Choices:
		if _, ok := q.Option(q.Default); !ok {
			return c.file.Errorf(at, "geen optie %q", q.Default)
		}
		return nil
	case Checklist, Rows, Note, Number, Subject, Age, Findings, Steps, People:
	}
	return c.file.Errorf(at, "een vraag van soort %q begint leeg", q.Kind)
}

// anyDay is some day to try words on.
var anyDay = time.Date(2024, 2, 14, 12, 0, 0, 0, time.UTC)
