package ui

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// Who goes on typing after the last line was left answers nothing: the words become a
// line, and what their first letters chose is taken back.
func TestWordsTypedOnAfterTheLastLineAnswerNothing(t *testing.T) {
	for _, words := range []string{
		"nog een keer zei ze het", "de moeder belde", "weer ruzie op het plein", "als hij thuis is", "moeder huilt",
		"wie weet", "da's raar", "n bus later", "2 jongens erbij", "3e keer al", "(van horen zeggen)", "nb. het was laat",
	} {
		t.Run(words, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
				d.Type("hij slaapt slecht")
				d.Press("enter", "2", "6", "enter") // by habit: the digit had ended the label already
				d.Type(words)
				d.Pass(time.Second)
				got := concepts(t, d)[0]
				if n := len(got.Findings); n != 2 || got.Findings[1].Text != words || got.Findings[1].Kind != "" {
					t.Errorf("%+v", got.Findings)
				}
				if got.Findings[0].Source != model.FromRelative {
					t.Errorf("the label of the line before: %+v", got.Findings[0])
				}
				for _, q := range []string{"hoe_snel", "besproken", "reden_niet_besproken"} {
					if a := got.Answers.One(q); a != "" {
						t.Errorf("%s: %s", q, a)
					}
				}
				d.Press("enter", "1", "enter", "enter") // and it goes on as a line does
				d.Sees("› Hoe snel", "zelf gezien")
			})
		})
	}
}

// The same words come in when a terminal without bracketed paste gives two empty lines
// between them.
func TestAnEmptyLineTooManyInAPasteAnswersNothing(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Type("hij slaapt slecht")
		d.Press("enter", "enter", "enter")
		d.Type("de buurvrouw belde")
		if got := writtenDown(t, d); got != "○ soort?|hij slaapt slecht\n○ soort?|de buurvrouw belde" {
			t.Errorf("%q", got)
		}
		d.Press("ctrl+z")
		if got := writtenDown(t, d); got != "○ soort?|hij slaapt slecht" {
			t.Errorf("after undo: %q", got)
		}
	})
}

// What is chosen stays chosen: keys of options one after the other, and a slip of the
// finger after any other key.
func TestChosenLettersStayChosen(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Type("hij slaapt slecht")
		d.Press("enter", "1", "enter", "enter", "n", "b", "g")
		d.Pass(time.Second)
		got := concepts(t, d)[0]
		if got.Answers.One("hoe_snel") != "nu" || got.Answers.One("besproken") != "bewust_niet" {
			t.Errorf("%v", got.Answers)
		}
		d.Press("up", "x")
		d.Pass(time.Second)
		if got := concepts(t, d)[0]; len(got.Findings) != 1 || got.Answers.One("hoe_snel") != "nu" {
			t.Errorf("%+v %v", got.Findings, got.Answers)
		}
	})
}
