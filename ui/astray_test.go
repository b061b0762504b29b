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
		"anders komt hij te laat", "andere jongens ook", "absoluut niet thuis", "Anna zei niets", "An was er ook",
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
	for empty := 1; empty <= 8; empty++ {
		for _, next := range []string{"de buurvrouw belde", "anders belt ze zelf", "nu is hij thuis", "1 keer"} {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
				d.Type("hij slaapt slecht")
				for range 1 + empty {
					d.Press("enter")
				}
				d.Type(next)
				if got := writtenDown(t, d); got != "○ soort?|hij slaapt slecht\n○ soort?|"+next {
					t.Errorf("%d empty lines: %q", empty, got)
				}
				d.Pass(time.Second)
				for _, q := range []string{"hoe_snel", "besproken"} {
					if a := concepts(t, d)[0].Answers.One(q); a != "" {
						t.Errorf("%d empty lines: %s: %s", empty, q, a)
					}
				}
				d.Press("ctrl+z")
				if got := writtenDown(t, d); empty > 1 && got != "○ soort?|hij slaapt slecht" {
					t.Errorf("after undo: %q", got)
				}
			})
		}
	}
}

// TestAStepInOwnWordsBehindLettersThatAnsweredStaysAStep types it at once where the letters
// begin no word, and after a moment where they do.
func TestAStepInOwnWordsBehindLettersThatAnsweredStaysAStep(t *testing.T) {
	for name, c := range map[string]struct {
		urgent, discussed string
		wait              time.Duration
		step              string
	}{
		"no word":             {"d", "j", 0, "ouders bellen"},
		"a word, later":       {"a", "n", time.Second, "ouders bellen"},
		"a word, and a digit": {"a", "n", 0, "1"},
		"a capital by a slip": {"N", "j", 0, "ouders bellen"},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
				d.Type("hij slaapt slecht")
				d.Press("enter", "1", "enter", "enter", c.urgent, c.discussed)
				d.Pass(c.wait)
				d.Type(c.step)
				d.Press("enter", "enter")
				d.Pass(time.Second)
				got := concepts(t, d)[0]
				if len(got.Findings) != 1 || len(got.Steps) != 1 || got.Answers.One("besproken") == "" || c.step != "1" && got.Steps[0].Text != c.step {
					t.Errorf("%+v %+v %v", got.Findings, got.Steps, got.Answers)
				}
			})
		})
	}
}

// TestEnterAfterAMomentPassesQuestionsAsItDid presses it as a hand does.
func TestEnterAfterAMomentPassesQuestionsAsItDid(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Type("hij slaapt slecht")
		d.Press("enter", "1", "enter", "enter")
		for range 2 {
			d.Pass(150 * time.Millisecond)
			d.Press("enter")
		}
		d.Sees("› Volgende stap")
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

// TestTypingOnBehindATextNeverAnswersInTheFullSignal types on after enter, fast and slow, in
// the middle of a word and of a sentence: the words stand behind the text, and nothing is
// chosen. The control chooses by the digit that the bar names.
func TestTypingOnBehindATextNeverAnswersInTheFullSignal(t *testing.T) {
	for _, pause := range []time.Duration{0, 700 * time.Millisecond} {
		for _, c := range []struct{ first, second, rows, text, choice string }{
			{"hij slaapt slecht", "als hij thuiskomt is moeder er niet", "kolom_zorgen", "wat", "soort"},
			{"oma past op", "vaker nu", "kolom_goed", "wat", "deel"},
			{"hij slaapt slecht", "zusje huilt dan", "kolom_zorgen", "wat", "soort"},
		} {
			full(t, 80, 24, func(d *uitest.Desk) {
				d.Press("ctrl+o", "d")
				if c.rows == "kolom_goed" {
					d.Press("down")
				}
				d.Press("+")
				d.Type(c.first)
				d.Press("enter")
				for _, r := range c.second {
					d.Pass(pause)
					d.Type(string(r))
				}
				a := draft(d).Answers
				cell := func(q string) string { return model.Cell(c.rows, a.One(c.rows), q) }
				if got := a.One(cell(c.text)); got != c.first+"\n"+c.second || a.One(cell(c.choice)) != "" || a.One(cell("bron")) != "" {
					t.Errorf("%s, %v: %v\n%s", c.second, pause, a, d.Screen())
				}
				d.Press("enter", "2")
				if a := draft(d).Answers; a.One(cell(c.choice)) == "" {
					t.Errorf("control: nothing was chosen: %v\n%s", a, d.Screen())
				}
			})
		}
	}
}
