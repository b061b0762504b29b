package checklist

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/checklistpage"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
)

// page is one page, as it stands in the list on the left.
type page struct {
	catalogue.Page
	suggested bool
	remarks   map[string]string // beside an item: the words that suggest it
}

// arrange lays out the pages for the concept as it is now: the one from the
// worker's own words first, when there is one.
func (m Model) arrange() Model {
	d := m.concept.Draft()
	f := m.filter()
	m.pages = nil
	if p, ok := m.suggestions(d, f); ok {
		m.pages = append(m.pages, p)
	}
	for _, p := range catalogue.Pages(f, d.Checks) {
		m.pages = append(m.pages, page{Page: p})
	}
	m.at = max(0, min(m.at, len(m.pages)-1))
	return m
}

func (m Model) filter() catalogue.Filter {
	d := m.concept.Draft()
	f := catalogue.FilterFor(d.Content, d.Subject.Kind, m.env.Profile().Checklist)
	f.All = m.all
	return f
}

// suggestions makes a page of what the worker's own words bring up.
func (m Model) suggestions(d model.Draft, f catalogue.Filter) (page, bool) {
	var lines []string
	for _, l := range d.Findings {
		lines = append(lines, l.Text)
	}
	found := m.env.Region.Cues().Suggest(strings.Join(lines, "\n"), f)
	if len(found) == 0 {
		return page{}, false
	}
	p := page{suggested: true, remarks: map[string]string{}}
	p.Heading = recording.FromYourWords
	for i, s := range found {
		p.Entries = append(p.Entries, catalogue.Entry{Item: s.Item, Digit: i + 1})
		p.remarks[s.Slug] = recording.BecauseOf(s.Quote)
	}
	return p, true
}

// again lays out everything anew and leaves the mark on the item it was on. What
// stands in front stays in front: what was found, or the page, wherever that
// stands now.
func (m Model) again() Model {
	was, item := m.pages[m.at].name(), m.sheet.Code()
	m = m.arrange()
	if m.search != nil {
		m = m.results()
		m.sheet = m.sheet.On(item)
		return m
	}
	at := slices.IndexFunc(m.pages, func(p page) bool { return p.name() == was })
	if at < 0 {
		at = m.pageOf(item)
	}
	if at < 0 {
		at = m.at
	}
	m = m.turn(at, 0)
	m.sheet = m.sheet.On(item)
	return m
}

// pageOf returns where the page stands that an item belongs to, and -1 when it is
// on none.
func (m Model) pageOf(slug string) int {
	return slices.IndexFunc(m.pages, func(p page) bool {
		return !p.suggested && slices.ContainsFunc(p.Entries, func(e catalogue.Entry) bool { return e.Slug == slug })
	})
}

// name tells the pages apart, however many stand before one.
func (p page) name() string {
	return strings.Join([]string{strconv.FormatBool(p.suggested), string(p.Letter), p.Title, strconv.Itoa(p.N)}, "/")
}

// turn opens page at with the mark on one of its items.
func (m Model) turn(at, item int) Model {
	m.at = max(0, min(at, len(m.pages)-1))
	p := m.pages[m.at]
	var items []checklistpage.Item
	for _, e := range p.Entries {
		items = append(items, m.item(e.Item, e.Digit, p.remarks[e.Slug], e.Outside))
	}
	m.sheet = checklistpage.New(checklistpage.Env{Theme: m.env.Theme, Keys: m.env.Keys, Now: m.env.Now}, items, item)
	return m
}

func (m Model) item(i catalogue.Item, digit int, remark string, outside bool) checklistpage.Item {
	help := i.Help
	if m.basis {
		help = recording.Basis(help, i.Basis)
	}
	if outside && remark == "" {
		remark = recording.Outside
	}
	return checklistpage.Item{Code: i.Slug, Digit: digit, Label: i.Label, Help: help, Flagged: i.Flag, Remark: remark}
}

// letters name the pages while one is being chosen.
const letters = "abcdefghijklmnopqrstuvwxyz"

func (m Model) going(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	m.part = nothing
	if key.Matches(press, m.env.Keys.Form.Back) || press.Text == "" {
		return m, nil
	}
	if i := strings.Index(letters, strings.ToLower(press.Text)); i >= 0 && i < len(m.pages) {
		return m.turn(i, 0).spot(nil)
	}
	return m, nav.Send(nav.Notice(recording.PickLetter))
}

// focusing sets the target groups: a focus of the approach, which puts their
// items in view. Each digit puts one on or off.
func (m Model) focusing(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	tags := catalogue.Tags()
	n := -1
	if len(press.Text) == 1 {
		n = int(press.Text[0] - '1')
	}
	if n < 0 || n >= len(tags) {
		m.part = nothing
		return m, nil
	}
	d := m.concept.Draft().Clone()
	name := tags[n].Name
	if on := d.Answers[model.QTags]; slices.Contains(on, name) {
		d.Answers[model.QTags] = slices.DeleteFunc(slices.Clone(on), func(s string) bool { return s == name })
	} else {
		d.Answers[model.QTags] = append(slices.Clone(on), name)
	}
	c, cmd := m.concept.Change(model.QTags, d)
	m.concept = c
	return m.again(), cmd
}
