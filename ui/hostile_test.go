package ui

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/fixtures"
	"tijdig/ui/uitest"
)

// hostile is what a record may hold that did not come from this keyboard: what
// steers a terminal, what turns or hides text, what is no text at all.
var hostile = []string{
	"\x1b[2J", "\x1b]0;titel\x07", "\x1b]52;c;d2VnCg==\x07", "\x1b[6n", "\x1b[?1049l", "\x1bP+q\x1b\\", "\u009b31m", "\x9b2J",
	"\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\U000E0041", "\x00", "\x7f", "\r", "\b", "\v", "\t", "\n", "\xff\xfe", "\xc3",
	"👨‍👩‍👧‍👦", "👍🏽", "🇳🇱", "é", "\u0301\u0301\u0301\u0301\u0301", "שלום", "漢字", "\x1b[31mrood\x1b[m", "=1+1", "Robin", "scooter ",
}

func hostileText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(hostile[r.IntN(len(hostile))])
	}
	return b.String()
}

// hostileSignal holds hostile text wherever a signal holds text.
func hostileSignal(r *rand.Rand, n int) model.Draft {
	h := func() string { return hostileText(r) }
	at := sunday.Add(-time.Duration(n) * time.Hour)
	kinds := []model.Kind{model.Child, model.Youth, model.Family, model.Group, model.Place}
	c := fixtures.Every(func(model.Text) string { return h() })
	c.Answers[model.QAbout], c.Answers[model.QSeen] = model.Answer{string(kinds[n%len(kinds)])}, model.Answer{model.SeenAt(at).String()}
	return model.Draft{
		Signal: model.NewID(), Rev: 1, Started: at, Changed: at, Name: h(), Reason: h(), Content: c,
		Subject: model.Subject{ID: model.NewID(), Kind: kinds[n%len(kinds)], Code: model.Code("K" + string(rune('A'+n%16)) + "9ZQ"), Mark: h(), Created: at},
	}
}

var colours = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// offends names what a frame holds beside text, line ends and colours; "" when
// nothing.
func offends(frame string) string {
	if !utf8.ValidString(frame) {
		return "bytes that are no text"
	}
	for _, c := range colours.ReplaceAllString(frame, "") {
		if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) {
			return strings.ToValidUTF8(string(c), "?")
		}
	}
	return ""
}

// TestNoRecordSteersTheTerminal reads hostile records on every screen that shows
// one: each frame is text and colours only, and fits its window.
func TestNoRecordSteersTheTerminal(t *testing.T) {
	signals, texts, frames := uitest.Long(10, 40, 4000), 0, 0
	r := rand.New(rand.NewPCG(3, 4))
	for done := 0; done < signals; done += 10 {
		synctest.Test(t, func(t *testing.T) {
			d := newBench(t, t.TempDir()).sit(t, 100, 30).Watch()
			for n := range 10 {
				draft := hostileSignal(r, n)
				texts += 8
				if n%3 == 0 {
					if err := stored(d).SaveDraft(draft); err != nil {
						t.Fatal(err)
					}
					continue
				}
				if _, err := stored(d).Record(draft, model.Author{Name: hostileText(r), Org: hostileText(r)}, draft.Changed); err != nil {
					t.Fatal(err)
				}
			}
			look := func(keys ...string) {
				for _, k := range keys {
					d.Press(k)
					frames++
					if why := offends(d.Model().View().Content); why != "" {
						t.Fatalf("after %s: %q reaches the terminal", k, why)
					}
				}
			}
			look("s")
			for range 10 {
				look("enter", "pgdown", "space", "s", "esc", "esc", "w", "space", "esc", "down")
			}
			look("/")
			d.Paste("rood")
			look("down", "esc", "esc", "esc")
			for _, digit := range []string{"1", "2", "3", "4"} {
				look(digit, "tab", "tab", "tab", "tab", "tab", "ctrl+n", "esc", "ctrl+d", "esc", "esc", "esc")
			}
			look("b", "pgdown", "esc")
			leave(t, d)
		})
	}
	t.Logf("%d hostile texts, %d frames", texts, frames)
	if frames < 100 || texts < 80*signals/10 {
		t.Error("too few to say anything")
	}
}

// TestTheGateIsWatched is the control: each kind of hostile text would be seen.
func TestTheGateIsWatched(t *testing.T) {
	seen := 0
	for _, h := range hostile {
		if offends("voor "+h+" na") != "" {
			seen++
		}
	}
	if offends("\x1b[1mkop\x1b[m · één") != "" || seen < 20 {
		t.Errorf("%d of %d are seen", seen, len(hostile))
	}
}
