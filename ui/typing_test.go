package ui

import (
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// texts are the places where running text is typed: how to get there in a
// concept, and what stands there.
var texts = []struct {
	name string
	keys []string
	is   func(model.Draft) string
}{
	{"a line", []string{"n", "ctrl+g", "7"}, func(d model.Draft) string { return first(d).Text }},
	{"who it was", []string{"n", "ctrl+g", "7", "a", "enter", "2", "7"}, func(d model.Draft) string { return first(d).SourceWords }},
	{"a name", []string{"n", "n", "k"}, func(d model.Draft) string { return d.Name }},
	{"the mark of a group", []string{"n", "n", "r"}, func(d model.Draft) string { return d.Subject.Mark }},
	{"a place", []string{"n", "ctrl+g", "6"}, func(d model.Draft) string { return d.Answers.One(model.QPlace) }},
	{"a step", []string{"n", "ctrl+g", "s"}, func(d model.Draft) string { return firstStep(d).Text }},
	{"a note", []string{"n", "n", "k", "enter", "7", "ctrl+n", "/", "s", "t", "e", "u", "n", "enter", "j", "t"}, note},
	{"direct bellen", []string{"n", "j", "i"}, func(d model.Draft) string { return firstAcute(d).Text }},
	{"krabbels", []string{"k"}, func(d model.Draft) string { return first(d).Text }},
}

func first(d model.Draft) model.Finding {
	if len(d.Findings) == 0 {
		return model.Finding{}
	}
	return d.Findings[0]
}

func firstStep(d model.Draft) model.Step {
	if len(d.Steps) == 0 {
		return model.Step{}
	}
	return d.Steps[0]
}

func firstAcute(d model.Draft) model.Acute {
	if len(d.Acute) == 0 {
		return model.Acute{}
	}
	return d.Acute[0]
}

func note(d model.Draft) string {
	for _, c := range d.Checks {
		if c.Note != "" {
			return c.Note
		}
	}
	return ""
}

// Wherever text is typed: what does not fit is refused whole and said, the
// room left is said near the limit, and no separator glues words.
func TestNothingIsCutOrGluedWithoutAWord(t *testing.T) {
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press(c.keys...)
				stands := func() string {
					t.Helper()
					d.Pass(time.Second)
					cs := concepts(t, d)
					if len(cs) != 1 {
						t.Fatalf("%d concepts:\n%s", len(cs), d.Screen())
					}
					return c.is(cs[0])
				}
				d.Paste("om 3\v12 uur\f14")
				flat := strings.NewReplacer("\n", " ").Replace(stands())
				if c.name == "a line" { // a break makes lines
					if got := writtenDown(t, d); got != "○ soort?|om 3\n○ soort?|12 uur\n○ soort?|14" {
						t.Errorf("%q", got)
					}
					d.Press("ctrl+z")
				} else if flat != "om 3 12 uur 14" {
					t.Errorf("%q", flat)
				}
				for range 20 {
					d.Press("backspace")
				}
				d.Type("b")
				d.Paste(strings.Repeat("x", 10_000)) // one too many
				d.Sees("Niets overgenomen: 10.000 tekens, er is plaats voor 9.999")
				if got := stands(); got != "b" {
					t.Errorf("%d characters stand there", len(got))
				}
				d.Paste(strings.Repeat("y", 9_850))
				d.Sees("nog 149 tekens")
				d.Type("z")
				d.Sees("nog 148 tekens")
				d.Paste(strings.Repeat("q", 148))
				d.Sees("niets meer bij")
				d.Type("w")
				d.Sees("komt er niet bij")
				if got := stands(); len(got) != 10_000 || !strings.HasSuffix(got, "qqq") {
					t.Errorf("%d characters stand there", len(got))
				}
			})
		})
	}
}

func TestAPasteWithALineTooLongIsRefusedWhole(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("staat er")
		d.Paste("kort\n" + strings.Repeat("lang ", 2_100) + "\nnog een")
		d.Sees("Niets overgenomen: regel 2 heeft 10.499 tekens")
		if got := writtenDown(t, d); got != "○ soort?|staat er" {
			t.Errorf("%q", got)
		}
		many := strings.Repeat("een regel van een lang verhaal\n", 5_000) // over 100 KiB
		d.Paste(many)
		d.Sees("5.000 regels geplakt")
		d.Pass(time.Second)
		if n := len(concepts(t, d)[0].Findings); n != 5_001 {
			t.Errorf("%d lines", n)
		}
	})
}

func TestWhatCleaningTookAwayIsSaid(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Paste("zorg\u00admelding\u200b")
		d.Sees("1 onzichtbaar teken weggelaten, 1 onzichtbaar teken vervangen door ¬")
		d.Paste("een\ntwee\x1b[2J")
		d.Sees("2 regels geplakt. 1 onzichtbaar teken weggelaten.")
	})
}

func TestAPasteOnAChoiceIsSaid(t *testing.T) {
	for _, keys := range [][]string{{"n"}, {"n", "n"}, {"n", "ctrl+g"}, {"n", "j"}, {"n", "n", "k", "ctrl+n"}, {"n", "ctrl+g", "p"}} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press(keys...)
			before := len(concepts(t, d))
			d.Paste("jn1")
			d.Sees("niet overgenomen")
			if len(concepts(t, d)) != before {
				t.Error("it was taken for keys")
			}
		})
	}
}

// TestABreakBetweenWordsGluesNone types what a terminal sends that cannot say that something
// was pasted: a break alone becomes a space where one line is asked.
func TestABreakBetweenWordsGluesNone(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("ctrl+j")
		d.Type("Piet")
		d.Press("enter", "7", "enter", "ctrl+g", "6", "ctrl+j")
		d.Type("plein")
		d.Press("ctrl+j")
		d.Type("noord")
		c := draft(d)
		if c.Name != "Sam Piet" || c.Answers.One(model.QPlace) != "plein noord" {
			t.Errorf("%q, %q\n%s", c.Name, c.Answers.One(model.QPlace), d.Screen())
		}
		d.Press("esc", "esc")
		for range 5 {
			d.Press("esc")
		}
	})
}

// TestAPasteWhereNothingIsTypedIsSaidToBeLost pastes on pages that are for reading.
func TestAPasteWhereNothingIsTypedIsSaidToBeLost(t *testing.T) {
	for _, keys := range [][]string{{}, {"s", "enter"}, {"s", "w"}, {"z"}, {"b"}} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			seenAt(d, "Noor", "Park")
			d.Press(keys...)
			d.Paste("moeder huilt")
			d.Sees("niet overgenomen")
		})
	}
}
