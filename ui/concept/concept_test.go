package concept_test

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/concept"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

func long(lines int) (concept.Concept, *time.Time) {
	now := time.Date(2026, 11, 22, 14, 12, 0, 0, time.UTC)
	d := model.Draft{Signal: model.NewID()}.Clone()
	for i := range lines {
		d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Text: fmt.Sprint("regel ", i), Written: now})
	}
	return concept.New(nav.Env{Form: form.Quick(), Now: func() time.Time { return now }}, d), &now
}

// said returns the notices a change gave.
func said(next model.Draft, c concept.Concept, what string) (concept.Concept, []tea.Msg) {
	c, cmd := c.Change(what, next)
	msgs, _ := nav.Requests(cmd)
	return c, msgs
}

func TestItIsSaidOnceThatTheOldestEditsFellOff(t *testing.T) {
	c, now := long(1)
	times := 0
	for i := range model.MaxEdits + 100 {
		*now = now.Add(2 * time.Second)
		d := c.Draft().Clone()
		d.Findings[0].Text = fmt.Sprint("regel ", i, " anders")
		var msgs []tea.Msg
		c, msgs = said(d, c, model.QFindings)
		for _, m := range msgs {
			if m == nav.Notice(text.OldestFell) {
				times++
			}
		}
	}
	if d := c.Draft(); times != 1 || len(d.Undo) != model.MaxEdits || d.Fallen != 100 {
		t.Errorf("said %d times; %d edits, %d fell off", times, len(d.Undo), d.Fallen)
	}
}

// A change may be made on an
// older copy; what tells this concept from others stays.
func TestAChangeKeepsWhichConceptItIs(t *testing.T) {
	c, _ := long(1)
	d := c.Draft().Clone()
	d.Findings[0].Text = "a"
	c, _ = c.Change(model.QFindings, d)
	first := c.Draft()
	d = d.Clone() // made before the concept had an id
	d.Findings[0].Text = "b"
	c, _ = c.ChangeSince(model.QFindings, first, d)
	if is := c.Draft(); is.ID != first.ID || is.ID.IsZero() || is.Rev != first.Rev+1 || is.Sitting != first.Sitting {
		t.Errorf("%v %d", is.ID, is.Rev)
	}
}

func BenchmarkAKeyInOneOfTenThousandLines(b *testing.B) {
	c, now := long(10_000)
	for i := 0; b.Loop(); i++ {
		*now = now.Add(10 * time.Millisecond)
		d := c.Draft().Clone()
		d.Findings[5_000].Text += "x"
		c, _ = c.Change(model.QFindings, d)
		if i%100 == 99 {
			c = c.End()
		}
	}
}
