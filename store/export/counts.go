package export

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
)

// smallest is the smallest number that is written. A smaller one could lead
// to a person in a small neighbourhood.
const smallest = 5

// small stands where a number under smallest stood.
const small = "minder dan 5"

// counter adds up and writes on Close. It holds no word about a person: only
// months, kinds of subject and, for the long table, items.
type counter struct {
	f      Format
	o      Options
	mu     sync.Mutex
	months map[month]*tally
	items  map[string]map[model.CheckAnswer]int
}

// month is the month in which signals were written about a kind of subject.
type month struct {
	name string // 2026-11
	kind model.Kind
}

type tally struct{ signals, withStep int }

func newCounter(f Format, o Options) *counter {
	return &counter{f: f, o: o, months: map[month]*tally{}, items: map[string]map[model.CheckAnswer]int{}}
}

func (c *counter) head(*bytes.Buffer) error { return nil }

// record counts a record and keeps nothing else of it.
func (c *counter) record(_ *bytes.Buffer, r model.Record) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := month{r.Signal.Written.Format("2006-01"), r.Subject.Kind}
	if c.months[at] == nil {
		c.months[at] = &tally{}
	}
	c.months[at].signals++
	if len(r.Signal.Steps) > 0 {
		c.months[at].withStep++
	}
	for slug, check := range r.Signal.Checks {
		if c.items[slug] == nil {
			c.items[slug] = map[model.CheckAnswer]int{}
		}
		c.items[slug][check.Answer]++
	}
	return nil
}

// number writes a count, or that it is small. Nothing is a count too.
func number(n int) string {
	if n > 0 && n < smallest {
		return small
	}
	return strconv.Itoa(n)
}

// rows returns the heading and the rows. A part of a total is hidden also when
// what is left of the total would be small: it could be worked out.
func (c *counter) rows() (head []string, rows [][]string) {
	if c.f == Checks {
		return c.itemRows()
	}
	head = []string{"niveau", "maand", "soort", "signalen", "met_stap"}
	for at, t := range c.months {
		with := number(t.withStep)
		if left := t.signals - t.withStep; t.signals < smallest || left > 0 && left < smallest {
			with = small
			if t.signals >= smallest {
				with = "niet getoond"
			}
		}
		rows = append(rows, []string{c.o.level(), at.name, words.Of(string(at.kind)), number(t.signals), with})
	}
	slices.SortFunc(rows, slices.Compare[[]string])
	return head, rows
}

func (c *counter) itemRows() (head []string, rows [][]string) {
	head = []string{"niveau", "punt", "omschrijving", "deel", "ja", "vermoed", "nee", "niet_bekend"}
	for _, i := range catalogue.All() {
		n := c.items[i.Slug]
		rows = append(rows, []string{
			c.o.level(), i.Slug, i.Label, letterTitle(i), number(n[model.CheckYes]), number(n[model.CheckMaybe]), number(n[model.CheckNo]),
			number(n[model.CheckUnknown]),
		})
	}
	return head, rows
}

// foot writes the counts.
func (c *counter) foot(b *bytes.Buffer) error {
	head, rows := c.rows()
	k, _ := c.f.kind()
	return k.counts(c, b, head, rows)
}

// counts writes what was counted, in the way of a format.
type counts func(c *counter, b *bytes.Buffer, head []string, rows [][]string) error

func countTable(c *counter, b *bytes.Buffer, head []string, rows [][]string) error {
	s := newSheet(c.f, head)
	if err := s.head(b); err != nil {
		return err
	}
	for _, r := range rows {
		if c.f == CSVNL {
			r[1] = keep(r[1]) // a month: only the others are numbers
		}
		s.row(b, r)
	}
	return nil
}

func countLines(c *counter, b *bytes.Buffer, head []string, rows [][]string) error {
	if err := inJSON(b, Manifest{Tijdig: "aantallen", Version: lineVersion, Level: model.Counts, Fiction: c.o.Fiction, Catalogue: catalogue.Version()}); err != nil {
		return err
	}
	for _, r := range rows {
		line := map[string]string{}
		for i, name := range head {
			line[name] = r[i]
		}
		line["niveau"] = string(model.Counts) // for programs: the machine name
		if err := inJSON(b, line); err != nil {
			return err
		}
	}
	return nil
}

func countText(c *counter, b *bytes.Buffer, _ []string, rows [][]string) error {
	v := newView(c.o)
	p := &report{b, v}
	p.line("Tijdig: aantallen. Niveau: " + c.o.level() + ".")
	for _, n := range v.notices() {
		p.para("", n)
	}
	last := ""
	for _, r := range rows {
		if r[1] != last {
			p.head(r[1])
			last = r[1]
		}
		p.line(fmt.Sprintf("  %-10s signalen: %s, met een stap: %s", r[2], r[3], r[4]))
	}
	return nil
}
