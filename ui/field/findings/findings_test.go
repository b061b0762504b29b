package findings_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/ui/field/findings"
	"tijdig/ui/field/question"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

// hand types into one question, as the form would pass the keys on.
type hand struct {
	t *testing.T
	f question.Field
	d model.Draft
}

func env() question.Env {
	return question.Env{Theme: theme.Default(), Keys: keymap.Default(), Now: func() time.Time {
		return time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
	}}
}

func atFindings(t *testing.T) *hand {
	q, _ := form.Quick().Find(model.QFindings)
	d := model.Draft{}.Clone()
	return &hand{t, findings.New(env(), q, d, model.Spot{Question: q.ID}), d}
}

func (h *hand) send(msg tea.Msg) question.Result {
	var r question.Result
	h.f, r = h.f.Update(msg, h.d)
	h.d = r.Draft
	return r
}

func (h *hand) press(names ...string) {
	h.t.Helper()
	for _, n := range names {
		k, err := uitest.Key(n)
		if err != nil {
			h.t.Fatal(err)
		}
		h.send(k)
	}
}

// say types a text; each line end is an enter, as in a terminal that tells no
// paste from keys.
func (h *hand) say(text string) {
	h.t.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			h.press("enter")
		case ' ':
			h.press("space")
		default:
			h.press(string(r))
		}
	}
}

// lines is what stands there: a label, a colon and the words of each line.
func (h *hand) lines() string {
	var out []string
	for _, f := range h.d.Findings {
		out = append(out, words.Label(f)+"|"+f.Text)
	}
	return strings.Join(out, "\n")
}

func TestOnlyAWholeAnswerLabelsALineAndElseItIsTheNextLine(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"moeder huilt\nvader is boos\n", "○ soort?|moeder huilt\n○ soort?|vader is boos"},
		{"ik zag hem\n1\n", "zelf gezien|ik zag hem"},
		{"ik denk dat\n5\n", "vermoeden|ik denk dat"},
		{"zij zei het\n23", "gezegd: moeder|zij zei het"},
		{"zij zei het\n2\n", "gezegd|zij zei het"}, // who is not known
		{"hij zei het\n25", "gezegd: stief- of pleegouder|hij zei het"},
		{"die deelt uit\n31ik zag\n", "ander: bewoner*|die deelt uit\n○ soort?|ik zag"},
		{"brief\n46", "document: huisarts of jeugdarts|brief"},
		{"appje\n30", "ander: online|appje"},
		{"brief\n49sportclub\n", "document: sportclub|brief"},
		{"zei het\n27\n", "gezegd: iemand anders|zei het"},
		{"zij zei het\n23\"ik sloeg\"", "gezegd: moeder|zij zei het\n○ soort?|\"ik sloeg\""},
		{"zij zei het\n23de vader", "gezegd: moeder|zij zei het\n○ soort?|de vader"},
		{"een\n23 jongens", "○ soort?|een\n○ soort?|23 jongens"},
		{"een\n112 gebeld", "○ soort?|een\n○ soort?|112 gebeld"},
		{"een\n1 jongen", "○ soort?|een\n○ soort?|1 jongen"},
		{"een\n2e keer", "○ soort?|een\n○ soort?|2e keer"},
		{"een\n22e verjaardag", "○ soort?|een\n○ soort?|22e verjaardag"},
		{"een\n21-jarige", "○ soort?|een\n○ soort?|21-jarige"},
		{"een\n21jarige broer", "○ soort?|een\n○ soort?|21jarige broer"},
		{"een\n39jarige man\n", "○ soort?|een\n○ soort?|39jarige man"},
		{"een\n31 december", "○ soort?|een\n○ soort?|31 december"},
		{"een\n24/7 bereikbaar", "○ soort?|een\n○ soort?|24/7 bereikbaar"},
		{"een\n2,5 uur", "○ soort?|een\n○ soort?|2,5 uur"},
		{"een\n22u30 thuis", "○ soort?|een\n○ soort?|22u30 thuis"},
		{"een\n312 euro", "○ soort?|een\n○ soort?|312 euro"},
		{"een\n8 kinderen", "○ soort?|een\n○ soort?|8 kinderen"},
		{"een\n28 kinderen", "○ soort?|een\n○ soort?|28 kinderen"},
		{"een\n* let op", "○ soort?|een\n○ soort?|* let op"},
		{"een\n- punt", "○ soort?|een\n○ soort?|- punt"},
		{"een\n1) punt\n2) punt\n23. punt", "○ soort?|een\n○ soort?|1) punt\n○ soort?|2) punt\n○ soort?|23. punt"},
		{"een\n31\n", "ander: bewoner*|een"}, // enter behind a whole label goes on
	} {
		h := atFindings(t)
		h.say(c.keys)
		if got := h.lines(); got != c.want {
			t.Errorf("%q gives\n%s\nwant\n%s", c.keys, got, c.want)
		}
	}
}

// Each sentence begins with one of these and goes on with some of those, in
// small letters as people type.
var (
	firsts = strings.Split("de het een moeder vader kind jongen meisje ze hij zij we ik als groepje geen gisteren daarna dan die dat vanmorgen "+
		"vandaag vorige zag zei zegt zoon zus school opa oma buurvrouw broer juf politie is er om op aan al alle altijd anders achter ander "+
		"door dus deze drie vier gehoord gezien gaat geld veel vaak van volgens voor zonder zelf ziet zware 's 't u m k e", " ")
	numbered = strings.Split("2 jongens|3 meiden|1 keer|12 jongeren|23 jongens|112 gebeld|21-jarige broer|31 december|22e verjaardag|2e keer|13 jaar oud|"+
		"24/7 op straat|14:05 thuis|16.30 uur|2,5 uur|3x gebeld|40 euro|31ste verjaardag|5 dagen weg|1 op 1|33a woont|25km verder|"+
		"28 kinderen|49cc scooter|30x gezegd|22u30 thuis|39jarige man|27e keer|1e klas|5de keer|2x gezien|47% weg|3 a 4 man|20u thuis|1. eerst|23) dan|34+ jaar", "|")
	rest = strings.Split("is boos|huilt|was er niet|had geen jas|zei ja|ging om 23 uur|belt 2 keer|wil niet", "|")
)

func TestThousandsOfOrdinarySentencesLabelNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 8))
	lines, hands := 0, uitest.Long(200, 250, 2_000)
	if uitest.Race {
		hands = 10
	}
	for range hands {
		h := atFindings(t)
		var said []string
		for range 12 {
			s := firsts[r.IntN(len(firsts))]
			if r.IntN(3) == 0 {
				s = numbered[r.IntN(len(numbered))]
			}
			s += " " + rest[r.IntN(len(rest))]
			said = append(said, s)
			h.say(s + "\n")
		}
		for i, f := range h.d.Findings {
			if f.Kind != model.InfoNone || f.Source != "" || f.Confidential || i >= len(said) || f.Text != said[i] {
				t.Fatalf("line %d is %s %q after\n%s", i, words.Label(f), f.Text, strings.Join(said, "\n"))
			}
		}
		lines += len(h.d.Findings)
	}
	t.Logf("%d lines typed after each other, 0 labelled", lines)
	if lines != 12*hands {
		t.Errorf("%d lines stand there of %d", lines, 12*hands)
	}
}

// A terminal that tells no paste from keys gives enter for every line end, and
// some give ctrl+j. Nothing of it is an answer or gets lost.
func TestAPasteThatComesAsKeysLabelsNothing(t *testing.T) {
	const story = "zij zei dat\n1 jongen kwam\ngeen jas aan\n\n31 jaar is vader\nals hij drinkt\n23 euro weg"
	h := atFindings(t)
	h.say(story)
	want := "○ soort?|zij zei dat\n○ soort?|1 jongen kwam\n○ soort?|geen jas aan\n○ soort?|31 jaar is vader\n○ soort?|als hij drinkt\n○ soort?|23 euro weg"
	if got := h.lines(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	h = atFindings(t)
	for i, l := range strings.Split(story, "\n") {
		if i > 0 {
			h.press("ctrl+j")
		}
		h.say(l)
	}
	if got := h.lines(); got != "○ soort?|"+story {
		t.Errorf("with ctrl+j: %q", got)
	}
}

func TestAPasteWhileALineIsAskedBeginsTheNext(t *testing.T) {
	h := atFindings(t)
	h.say("moeder huilt\n2")
	h.send(tea.PasteMsg{Content: "jongens bij de tunnel"})
	if got := h.lines(); got != "○ soort?|moeder huilt\n○ soort?|2jongens bij de tunnel" {
		t.Errorf("%s", got)
	}
}

func TestALabelIsChangedFromTheLineItself(t *testing.T) {
	h := atFindings(t)
	h.say("die deelt drugs uit\n31ik zag het\n1\n")
	h.press("up", "up", "right")
	if !strings.Contains(fmt.Sprint(h.f.View(h.d, 70).Content), "Wat is dit?") {
		t.Fatalf("→ opens no label:\n%s", h.f.View(h.d, 70).Content)
	}
	h.press("*")
	if h.d.Findings[0].Confidential {
		t.Error("* leaves it confidential")
	}
	h.press("2", "1") // said by the child
	h.press("up", "right", "right")
	if !strings.Contains(h.f.View(h.d, 70).Content, "Via wie?") {
		t.Fatalf("no via:\n%s", h.f.View(h.d, 70).Content)
	}
	h.press("2", "enter")
	if got := words.Label(h.d.Findings[0]); got != "gezegd: kind, via school" {
		t.Errorf("%q", got)
	}
	h.press("up", "right", "4", "9")
	h.say("sportclub\n")
	h.press("up", "right", "right", "right", "3", "enter") // the other page: moeder
	if got := words.Label(h.d.Findings[0]); got != "document: sportclub, via moeder" {
		t.Errorf("%q", got)
	}
	h.press("up", "right", "right", "backspace")
	if got := words.Label(h.d.Findings[0]); got != "document: sportclub" {
		t.Errorf("%q", got)
	}
	h.press("esc", "right", "2", "3", "space") // it was the begin of a sentence after all
	h.say("jongens")
	if got := h.lines(); got != "document: sportclub|die deelt drugs uit\n○ soort?|23 jongens\nzelf gezien|ik zag het" {
		t.Errorf("%s", got)
	}
}

func TestBackspaceNeverGoesIntoAnotherLine(t *testing.T) {
	h := atFindings(t)
	h.say("zij zei iets\n23abc")
	for range 9 {
		h.press("backspace")
	}
	if got := h.lines(); got != "gezegd: moeder|zij zei iets" {
		t.Errorf("after nine backspaces: %q", got)
	}
	h.say("abc") // it did not go into the words of somebody else either
	if got := h.lines(); got != "gezegd: moeder|zij zei iets\n○ soort?|abc" {
		t.Errorf("%q", got)
	}
	h.press("home", "backspace", "backspace") // another label: never joined
	if got := h.lines(); got != "gezegd: moeder|zij zei iets\n○ soort?|abc" {
		t.Errorf("%q", got)
	}
	h.press("up", "end", "left", "left", "left", "left", "enter") // in two, both said by her
	if got := h.lines(); got != "gezegd: moeder|zij zei\ngezegd: moeder|iets\n○ soort?|abc" {
		t.Errorf("%q", got)
	}
	h.press("backspace", "backspace", "backspace")
	if got := h.lines(); got != "gezegd: moeder|zij zei iets\n○ soort?|abc" {
		t.Errorf("joined: %q", got)
	}
	h.press("left", "backspace") // the hold ends with another key
	if got := h.lines(); got != "gezegd: moeder|zij ze iets\n○ soort?|abc" {
		t.Errorf("%q", got)
	}
}

func TestALineWithLineBreaksSplitsWhereTheCursorStands(t *testing.T) {
	h := atFindings(t)
	h.say("aaaa")
	h.press("ctrl+j")
	h.say("bbbb")
	h.press("left", "left")
	at := h.f.Spot()
	h.f = findings.New(env(), asked(model.QFindings), h.d, at) // as when it is opened again
	if got := h.f.Spot(); got != at || at.Column != 7 {
		t.Errorf("the cursor was at %+v and is at %+v", at, got)
	}
	h.press("enter")
	if got := h.lines(); got != "○ soort?|aaaa\nbb\n○ soort?|bb" {
		t.Errorf("%q", got)
	}
	for split := range 10 { // wherever it is split nothing is lost but the space there
		h := atFindings(t)
		h.say("é漢a")
		h.press("ctrl+j", "ctrl+j")
		h.say("👧 bb")
		for range split {
			h.press("left")
		}
		h.press("enter")
		all := strings.Join(strings.Fields(strings.ReplaceAll(h.lines(), "○ soort?|", " ")), "")
		if all != "é漢a👧bb" {
			t.Errorf("split %d from the end: %q", split, h.lines())
		}
	}
}

func asked(id string) form.Question {
	q, _ := form.Quick().Find(id)
	return q
}

func TestALineLeftWithoutAWordIsNone(t *testing.T) {
	h := atFindings(t)
	h.say("abc\n1\n")
	h.press("up", "backspace", "backspace", "backspace", "down")
	if len(h.d.Findings) != 0 {
		t.Errorf("%q", h.lines())
	}
}
