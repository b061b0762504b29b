package export

import (
	"bytes"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/stats"
	"tijdig/store/export/doc"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
)

// counter adds up and writes on Close. It holds no word about a person: only what
// [stats.Count] counts and, for the long table, items.
type counter struct {
	f     Format
	kind  kind
	o     Options
	v     *privacy.View
	mu    sync.Mutex
	count stats.Count
	items map[string]map[model.CheckAnswer]int
}

func newCounter(f Format, k kind, o Options) *counter {
	return &counter{f: f, kind: k, o: o, v: privacy.New(o.scope()), items: map[string]map[model.CheckAnswer]int{}}
}

func (c *counter) Head(*bytes.Buffer) error { return nil }

// Record counts a record and keeps nothing else of it.
func (c *counter) Record(_ *bytes.Buffer, r *model.Record) error {
	fact := stats.FactOf(r.Signal)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count.Add(stats.Month(r.Signal.Seen().Date, r.Signal.Written), r.Subject.Kind, r.Signal.Answers.One(model.QPlace), fact)
	for slug, check := range r.Signal.Checks {
		if c.items[slug] == nil {
			c.items[slug] = map[model.CheckAnswer]int{}
		}
		c.items[slug][check.Answer]++
	}
	return nil
}

// rows returns the heading and the rows.
func (c *counter) rows() (head []string, rows [][]string) {
	if c.f == Checks {
		return c.itemRows()
	}
	for _, t := range c.count.Tables() {
		for _, r := range t.Rows {
			rows = append(rows, []string{c.v.Title(), t.Title(), t.Words(r), stats.Shown(r.N)})
		}
	}
	return []string{"niveau", "telling", "groep", "signalen_afgerond_op_5"}, rows
}

func (c *counter) itemRows() (head []string, rows [][]string) {
	head = []string{"niveau", "punt", "omschrijving", "deel", "ja", "vermoed", "nee", "niet_bekend"}
	for _, i := range catalogue.All() {
		n := c.items[i.Slug]
		rows = append(rows, []string{
			c.v.Title(), i.Slug, i.Label, paper.ChapterOf(i), stats.Shown(n[model.CheckYes]), stats.Shown(n[model.CheckMaybe]), stats.Shown(n[model.CheckNo]),
			stats.Shown(n[model.CheckUnknown]),
		})
	}
	return head, rows
}

// Foot writes the counts.
func (c *counter) Foot(b *bytes.Buffer) error {
	head, rows := c.rows()
	if c.kind.readable() {
		return c.read(b, head, rows)
	}
	return c.kind.counts(c.v, b, head, rows)
}

// counts writes what was counted, in the way of a format that is not for reading.
type counts func(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error

func countTable(_ *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	return countSheet(sheet.New(false, head), b, rows)
}

func countDutch(_ *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	for _, r := range rows {
		r[2] = sheet.Keep(r[2]) // a month: only the last is a number
	}
	return countSheet(sheet.New(true, head), b, rows)
}

func countSheet(s sheet.CSV, b *bytes.Buffer, rows [][]string) error {
	if err := s.Head(b); err != nil {
		return err
	}
	for _, r := range rows {
		s.Row(b, r)
	}
	return nil
}

// read writes what was counted for people to read.
func (c *counter) read(b *bytes.Buffer, head []string, rows [][]string) error {
	w := c.kind.write(b, c.o)
	var says []doc.Part
	for _, n := range c.v.Notices() {
		says = append(says, doc.Para{Text: n})
	}
	var t doc.Table
	last := ""
	end := func() {
		if len(t.Rows) > 0 {
			says = append(says, doc.Heading{Level: 2, Text: last}, t)
		}
	}
	for _, r := range rows {
		if r[1] != last {
			end()
			t, last = doc.Table{Head: []string{head[2], strings.ReplaceAll(head[3], "_", " ")}}, r[1]
		}
		t.Rows = append(t.Rows, r[2:])
	}
	end()
	w.Begin(b, paper.Titled("aantallen", c.v.Scope), says)
	return w.End(b)
}
