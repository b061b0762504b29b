package ui

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tijdig/ui/palette"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/recording"
	"tijdig/ui/uitest"
)

// refusing is what is said when a key does nothing: no bar may name such a key.
var refusing = []string{
	recording.PickLetter, recording.PickDigit, recording.NoSuchItem, text.NothingToUndo, recording.NoRestHere, recording.NoMorePages, recording.NothingOpenHere,
	recording.AnswerFirst, recording.NobodyKnown, recording.LastQuestion, text.AtHome, recording.NothingTyped, keeping.NoWayBack, recording.SearchFirst,
}

// does says by what the screen shows that a key did what the bar says it does. What is
// not in it only has to do something.
var does = map[string]func(before, after string) error{
	"nagaan": shows("Nagaan"), "ga naar": shows("Ga naar:"), "bellen": shows("Direct bellen"), "signalen": shows("Signalen"),
	"krabbels": shows("Krabbels"), "instellingen": shows("Instellingen"), "bestand": shows("Bestand"), "over wie": shows("Over wie"),
	"overdragen": shows("Overdracht"), "nieuw signaal": shows("Snel signaal"), "nieuw": shows("Snel signaal"), "kies erbij": tags, "wijzigen": shows("concept van een wijziging"),
	"stap erbij": shows("› Volgende stap"), "versies": shows("Versies"), "zoek": shows("/"), "bron": shows("Van wie?"), "toelichting": shows("toelichting:"),
	"vernietigen": shows("Vernietigen"), "kies een blad": shows(" a "), "rest nee": shows("in één keer"), "ongedaan": shows("Teruggenomen", "De stap staat er weer"), "stap gedaan": shows("Gedaan (u: ongedaan)"),
	"kopie terugzetten": shows("Kopie terugzetten"), "kopie op een stick": shows("Kopie op een stick"),
	"ja": shows("ja"), "vermoed": shows("vermoed"), "nee": shows("nee"), "niet bekend": shows("niet bekend"),
	"ik bel nu": shows("Wie bel je?"), "iemand anders belt": shows("wie?"), "geen direct gevaar": shows("waarom?"),
}

// tags chooses a signal, or lets the only one go that was.
func tags(before, after string) error {
	if strings.Contains(before, "gekozen") {
		before, after = after, before
	}
	if strings.Contains(before, "gekozen") {
		return errors.New("it is chosen still")
	}
	return shows("gekozen", "Een concept kan niet mee")(before, after)
}

func shows(any ...string) func(before, after string) error {
	return func(_, after string) error {
		if !slices.ContainsFunc(any, func(words string) bool { return strings.Contains(after, words) }) {
			return fmt.Errorf("%q is not on the screen", any)
		}
		return nil
	}
}

var (
	digits  = regexp.MustCompile(`^\d(-\d)?( \d(-\d)?)*$`)
	single  = regexp.MustCompile(`^.( .)+$`)
	options = regexp.MustCompile(`(?:^|[ \[›])([a-z]) \pL`)
	back    = regexp.MustCompile(`^terug naar (.*)$`)
)

// pressed lists the keys that a bar names with a binding, each to be tried by itself.
func pressed(b key.Binding, screen string) [][]string {
	shown := b.Help().Key
	switch {
	case digits.MatchString(shown):
		var out [][]string
		for word := range strings.FieldsSeq(shown) { // of a row of digits the ends
			out = append(out, []string{word[:1]})
			if len(word) > 1 {
				out = append(out, []string{word[2:]})
			}
		}
		return out
	case shown == "letter":
		var out [][]string
		for _, m := range options.FindAllStringSubmatch(focused(screen), -1) {
			out = append(out, []string{m[1]})
		}
		return out
	case shown == "↓ enter":
		return [][]string{{"down", "enter"}}
	case single.MatchString(shown):
		var out [][]string
		for k := range strings.FieldsSeq(shown) {
			out = append(out, []string{k})
		}
		return out
	}
	return [][]string{{palette.Press(b.Keys()[0]).String()}}
}

// focused is what stands on the row with the mark, and below it.
func focused(screen string) string {
	rows := strings.Split(screen, "\n")
	for i, r := range rows {
		if !strings.Contains(r, "›") {
			continue
		}
		n := i + 1
		for n < len(rows) && strings.HasPrefix(rows[n], "            ") && strings.TrimSpace(rows[n]) != "" {
			n++ // the options go on
		}
		return strings.Join(rows[i:n], "\n")
	}
	return screen
}

// drawn is the screen without what is said on it, with where the cursor stands.
func drawn(d *uitest.Desk) string {
	rows := strings.Split(d.Screen(), "\n")
	at := ""
	if c := d.Model().View().Cursor; c != nil {
		at = fmt.Sprint(c.X, c.Y)
	}
	n := max(0, len(rows)-2)
	return strings.Join(slices.Delete(rows, n, min(n+1, len(rows))), "\n") + at
}

// TestEachKeyThatABarNamesDoesWhatItSays presses each of them in every state that has a
// picture.
func TestEachKeyThatABarNamesDoesWhatItSays(t *testing.T) {
	states := append(slices.Clone(screens), moreStates...)
	n := 0
	for _, s := range states {
		if s.name == "afgedekt" { // behind the cover there is no bar
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := seated(t, s.keys)
				for _, b := range barOf(d) {
					for _, keys := range b.keys {
						n++
						if e := tried(t, d.Model(), b.Help(), keys); commits(e) != commits(d) { // the next begins as this did
							leave(t, e)
							d = seated(t, s.keys)
						}
					}
				}
				leave(t, d)
			})
		})
	}
	t.Logf("%d keys in %d states", n, len(states))
	if n < 200 {
		t.Errorf("%d keys: too few to say anything", n)
	}
}

// moreStates are states without a picture in which a bar says something of its own.
var moreStates = []struct {
	name string
	keys func(d *uitest.Desk)
}{
	{"nagaan-eigen-woorden", nagaan},
	{"nagaan-direct", func(d *uitest.Desk) { nagaan(d); d.Press("g", "b") }},
	{"nagaan-blad", func(d *uitest.Desk) { nagaan(d); d.Press("g", "h", "1", "down") }},
	{"nagaan-gevonden", func(d *uitest.Desk) { nagaan(d); d.Press("/"); d.Type("thuis"); d.Press("enter") }},
	{"nagaan-toelichting", func(d *uitest.Desk) { nagaan(d); d.Press("g", "h", "1", "t"); d.Type("x") }},
	{"nagaan-laatste", func(d *uitest.Desk) {
		nagaan(d)
		for range 30 {
			d.Press("enter")
		}
	}},
	{"keuze-aangewezen", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "8", "right") }},
	{"besproken", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "9") }},
	{"waarom-niet", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "9", "b") }},
	{"over-wie-vraag", func(d *uitest.Desk) { seenAt(d, "Sam", "Park"); d.Press("n", "n") }},
	{"bekend", func(d *uitest.Desk) { seenAt(d, "Sam", "Park"); seenAt(d, "Noor", "Plein"); d.Press("n", "n", "b") }},
	{"herkenning", func(d *uitest.Desk) { d.Press("n", "n", "k") }},
	{"leeftijd", func(d *uitest.Desk) { d.Press("n", "n", "k", "enter") }},
	{"leeftijd-half", func(d *uitest.Desk) { d.Press("n", "n", "k", "enter", "1") }},
	{"waar-aanbod", func(d *uitest.Desk) { seenAt(d, "Sam", "Park"); d.Press("n", "n", "k", "enter", "7", "enter") }},
	{"waar-lijst", func(d *uitest.Desk) {
		seenAt(d, "Sam", "Park")
		d.Press("n", "n", "k", "enter", "7", "enter")
		d.Type("pa")
	}},
	{"na-een-sprong", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "6") }},
	{"stap-leeg", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s") }},
	{"stap-woorden", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s"); d.Type("bel moeder") }},
	{"stap-dag", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s", "3") }},
	{"stap-dag-niet-begrepen", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s", "3"); d.Type("ooit") }},
	{"stap-stand", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s", "3", "enter") }},
	{"wie-erbij", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p") }},
	{"wie-erbij-leeftijd", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "b") }},
	{"wie-erbij-klaar", func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "b", "4", "j") }},
	{"bellen-ander", func(d *uitest.Desk) { d.Press("n", "j", "i"); d.Type("x") }},
	{"vandaag-stappen-later", func(d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "s", "3")
		d.Type("over 4 weken")
		d.Press("enter", "ctrl+k")
	}},
	{"vandaag-stap", func(d *uitest.Desk) { withSteps(d, 1); d.Press("down", "down") }},
	{"vandaag-stap-gedaan", func(d *uitest.Desk) { withSteps(d, 1); d.Press("down", "g") }},
	{"vandaag-en-meer", func(d *uitest.Desk) { withSteps(d, 7); d.Press("down", "down", "down", "down", "down") }},
	{"kopie-terugzetten", func(d *uitest.Desk) { d.Press("b", "k", "t") }},
	{"kopie-gekozen", func(d *uitest.Desk) { d.Press("b", "k", "t", "enter"); d.Type("x") }},
	{"kopie-op-een-stick", func(d *uitest.Desk) { d.Press("b", "x") }},
	{"instellingen-afdekken", func(d *uitest.Desk) { d.Press("i") }},
	{"instellingen-aangewezen", func(d *uitest.Desk) { d.Press("i", "right") }},
	{"instellingen-herstelcode", func(d *uitest.Desk) { d.Press("i", "down", "down", "down") }},
	{"bestand-scherm", func(d *uitest.Desk) { d.Press("b") }},
	{"overdracht", func(d *uitest.Desk) { seenAt(d, "Sam", "Park"); d.Press("s", "enter", "o") }},
	{"versie-gelezen", func(d *uitest.Desk) {
		seenAt(d, "Sam", "Park")
		d.Press("s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k", "enter", "s", "enter", "s", "down", "enter")
	}},
	{"signaal-direct", func(d *uitest.Desk) { d.Press("n", "j", "esc", "k", "ctrl+k", "1") }},
}

type named struct {
	key.Binding
	keys [][]string
}

// seated is the program in a state, before unlocking where no keys lead to it.
func seated(t *testing.T, to func(*uitest.Desk)) *uitest.Desk {
	b := newBench(t, t.TempDir())
	if to == nil {
		return uitest.Sit(t, New(b.env, b.door), 80, 24)
	}
	d := b.sit(t, 80, 24)
	to(d)
	d.Pass(time.Second)
	return d
}

// commits is how often the file was written to; 0 while none is open.
func commits(d *uitest.Desk) uint64 {
	if f := stored(d); f != nil {
		return f.Info().Seq
	}
	return 0
}

// barOf lists what the bar names in a state.
func barOf(d *uitest.Desk) (out []named) {
	bs := d.Model().(App).top().Keys()
	if p := d.Model().(App).palette; p != nil {
		k := d.Model().(App).env.Keys.Palette
		bs = []key.Binding{k.Down, k.Back}
	}
	for _, b := range bs {
		if b.Enabled() {
			out = append(out, named{b, pressed(b, d.Screen())})
		}
	}
	return out
}

// tried presses keys in a state, at a desk of their own, and returns it.
func tried(t *testing.T, state tea.Model, h key.Help, keys []string) *uitest.Desk {
	t.Helper()
	d := uitest.Sit(t, state, 80, 24)
	before := drawn(d)
	d.Press(keys...)
	after := drawn(d)
	news := d.Model().(App).news
	switch {
	case d.Ended():
	case slices.Contains(refusing, news):
		t.Errorf("%v (%s) is refused: %s\n%s", keys, h.Desc, news, d.Screen())
	case before == after && news == "":
		t.Errorf("%v (%s) does nothing\n%s", keys, h.Desc, d.Screen())
	}
	what := h.Desc
	if each := strings.Split(h.Desc, ", "); len(each) > 1 && single.MatchString(h.Key) {
		what = each[slices.Index(strings.Fields(h.Key), keys[0])]
	}
	if said, ok := does[what]; ok {
		if err := said(before, d.Screen()); err != nil {
			t.Errorf("%v (%s): %v\n%s", keys, what, err, d.Screen())
		}
	}
	if m := back.FindStringSubmatch(h.Desc); m != nil && !strings.Contains(m[1], "blad") {
		if row := strings.ToLower(focused(d.Screen())); !strings.HasPrefix(strings.TrimLeft(row, " ›"), m[1]) {
			t.Errorf("%v does not go back to %s\n%s", keys, m[1], d.Screen())
		}
	}
	return d
}

// TestNoTwoKeysOfABarAreAlike holds that a key does one thing on a screen, in each state of
// the goldens.
func TestNoTwoKeysOfABarAreAlike(t *testing.T) {
	for _, s := range screens {
		synctest.Test(t, func(t *testing.T) {
			d := seated(t, s.keys)
			is := map[string]string{}
			for _, b := range d.Model().(App).top().Keys() {
				for _, k := range b.Keys() {
					if was, taken := is[k]; taken && b.Enabled() {
						t.Errorf("%s: %q is %q and %q", s.name, k, was, b.Help().Desc)
					}
					is[k] = b.Help().Desc
				}
			}
			if d.Model().(App).env.Store != nil {
				leave(t, d)
			}
		})
	}
}

// TestANarrowWindowNamesTheKeysThatAWideOneNames holds that nobody has to know a key by
// heart because the window is small. Control: one row of keys loses some.
func TestANarrowWindowNamesTheKeysThatAWideOneNames(t *testing.T) {
	lost := 0
	for _, s := range screens {
		synctest.Test(t, func(t *testing.T) {
			d := seated(t, s.keys)
			wide := d.Model().(App)
			narrow := wide
			narrow.size.Width, narrow.size.Height = 60, 20
			one, two := ansi.Strip(narrow.frame().Bar(1)), ansi.Strip(narrow.frame().Bar(2))
			for _, b := range barOf(d) {
				name := b.Help().Key + " " + b.Help().Desc
				if !strings.Contains(ansi.Strip(wide.frame().Bar(1)), name) {
					continue
				}
				if !strings.Contains(two, name) {
					t.Errorf("%s: %q is not in\n%s", s.name, name, two)
				}
				if !strings.Contains(one, name) {
					lost++
				}
			}
			if d.Model().(App).env.Store != nil {
				leave(t, d)
			}
		})
	}
	if lost < 10 {
		t.Errorf("control: one row loses only %d", lost)
	}
}
