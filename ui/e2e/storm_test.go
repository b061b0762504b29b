//go:build linux

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/e2e/window"
	"tijdig/ui/uitest"
)

// hands is how many type at once, each into its own file.
const hands = 6

// goal is how old a lost letter may be at most on a busy machine.
const goal = time.Second

// TestAStormOfKillsLosesNothingThatWasAcknowledged lets a hand type without a pause,
// kills all of the program at a random moment, looks into the file and goes on in
// the same one. Several hands at once: most of the time of each is waiting.
func TestAStormOfKillsLosesNothingThatWasAcknowledged(t *testing.T) {
	kills := uitest.Long(10, 100, 500)
	tally := &tally{}
	start := time.Now()
	t.Run("hands", func(t *testing.T) {
		for n := range hands {
			share := kills/hands + (n+kills%hands)/hands // together kills
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				h := newHand(t, n)
				for range share {
					tally.add(t, h.killedTyping(t))
				}
				h.whole(t)
			})
		}
	})
	t.Logf("%d kills, %.0f a minute; %d letters typed, %d lost, 0 of %d that were acknowledged; the oldest was %v old, %d kills lost one older than %v",
		tally.kills, float64(tally.kills)/time.Since(start).Minutes(), tally.typed, tally.lost, tally.acked, tally.oldest.Round(time.Millisecond), tally.late, promise)
	if tally.kills != kills || tally.typed < 10*kills || tally.acked == 0 || tally.lost == 0 {
		t.Errorf("%d kills, %d typed, %d acknowledged, %d lost: the hand stood still, or was never caught", tally.kills, tally.typed, tally.acked, tally.lost)
	}
}

// TestTheStormFindsALostAcknowledgement puts back the file from before the last
// acknowledged save, as a program would leave it that says saved too early.
func TestTheStormFindsALostAcknowledgement(t *testing.T) {
	t.Parallel()
	h := newHand(t, 99)
	h.killedTyping(t)
	old, err := os.ReadFile(h.p.file)
	if err != nil {
		t.Fatal(err)
	}
	k := h.typeAndKill(t, h.open(t), 2500*time.Millisecond, true)
	if err := os.WriteFile(h.p.file, old, 0o600); err != nil {
		t.Fatal(err)
	}
	if l := k.judge(h.read(t)[h.signal]); len(k.letters) < 100 || l.err == nil || !strings.Contains(l.err.Error(), "acknowledged") {
		t.Fatalf("%d letters typed, the verdict is %+v", len(k.letters), l)
	}
}

// hand types into one file, whatever happens to the program.
type hand struct {
	n      int
	p      place
	rand   *rand.Rand
	signal model.ID            // the concept it is at; zero before the first
	said   map[model.ID]string // what stands in each concept
	kills  int
}

func newHand(t *testing.T, n int) *hand {
	return &hand{n: n, p: withFile(t), rand: rand.New(rand.NewPCG(uint64(n), 3)), said: map[model.ID]string{}}
}

// letter is one that was typed, when, and when it stood on the screen, if it did.
type letter struct {
	text     byte
	at, seen time.Time
}

// killed is what is known at the moment of a kill.
type killed struct {
	before  string // what the concept held
	letters []letter
	acked   time.Time // what the status line said, to a second; zero when it said nothing
	at      time.Time
}

// loss is what a kill cost.
type loss struct {
	typed, lost, acked int
	oldest             time.Duration // of the lost letters, at the kill
	err                error
}

// each is how many kills a concept goes through before the next one is begun.
const each = 10

// killedTyping opens the program, types, kills it and compares.
func (h *hand) killedTyping(t *testing.T) loss {
	t.Helper()
	w := h.open(t)
	span, shown := h.span()
	k := h.typeAndKill(t, w, span, shown)
	now := h.read(t)
	for id := range now {
		if _, known := h.said[id]; !known {
			h.signal = id
		}
	}
	for id, said := range h.said {
		if id != h.signal && now[id] != said {
			t.Errorf("a concept that nobody worked on was %q and is %q", said, now[id])
		}
	}
	h.said = now
	h.kills++
	return k.judge(now[h.signal])
}

// span is how long the hand types before a kill: mostly for less than a second, in
// which a save may be anywhere, and sometimes so long that one was shown before.
func (h *hand) span() (span time.Duration, shown bool) {
	span = time.Duration(50+h.rand.IntN(800)) * time.Millisecond
	if shown = (h.n+h.kills)%3 == 0; shown {
		span += 900 * time.Millisecond
	}
	return span, shown
}

// longestSpan is how long the hand types at most until an acknowledgement is shown.
const longestSpan = 20 * time.Second

// open opens the program where the hand goes on: at the end of its concept, which
// shows what the file holds, or in a new one.
func (h *hand) open(t *testing.T) *window.Window {
	t.Helper()
	w := h.p.reopen(t)
	if h.kills%each == 0 {
		quickSignal(w, "x")
		time.Sleep(promise) // from here on the letter is held to be saved
		h.signal = model.ID{}
		return w
	}
	w.Press("1")
	w.WaitText("Snel signaal")
	said := h.said[h.signal]
	w.Wait("the end of "+said, func(screen string) bool {
		return strings.Contains(strings.Join(strings.Fields(screen), ""), said[max(0, len(said)-20):])
	})
	return w
}

// typeAndKill types for so long, where shown is set also until an acknowledgement is shown of
// something typed here, and kills everything.
func (h *hand) typeAndKill(t *testing.T, w *window.Window, span time.Duration, shown bool) killed {
	t.Helper()
	k := killed{before: h.said[h.signal]}
	if h.signal.IsZero() {
		k.before = "x"
	}
	begun := time.Now()
	end := begun.Add(span)
	for time.Now().Before(end) || shown && !k.heard(w.Screen()) && time.Since(begun) < longestSpan {
		l := letter{text: byte('a' + h.rand.IntN(26)), at: time.Now()}
		w.Send(string(l.text))
		k.letters = append(k.letters, l)
		k.look(w.Screen())
		time.Sleep(time.Duration(2+h.rand.IntN(12)) * time.Millisecond)
	}
	screen := w.Screen()
	k.look(screen)
	k.acked = acknowledged(screen)
	k.at = time.Now()
	w.Kill9()
	return k
}

// heard reports whether the screen acknowledges a letter that was typed here.
func (k killed) heard(screen string) bool {
	at := acknowledged(screen)
	return len(k.letters) > 0 && !k.letters[0].seen.IsZero() && k.letters[0].seen.Before(at.Add(-promise))
}

// want is what the concept would hold if nothing were lost.
func (k killed) want() string {
	b := []byte(k.before)
	for _, l := range k.letters {
		b = append(b, l.text)
	}
	return string(b)
}

// look marks the letters that stand on the screen.
func (k *killed) look(screen string) {
	screen = strings.Join(strings.Fields(screen), "")
	all := k.want()
	for n := len(k.letters); n > 0 && k.letters[n-1].seen.IsZero(); n-- {
		if end := len(k.before) + n; !strings.Contains(screen, all[max(0, end-15):end]) {
			continue
		}
		for ; n > 0 && k.letters[n-1].seen.IsZero(); n-- {
			k.letters[n-1].seen = time.Now()
		}
		return
	}
}

// acknowledged reads from the status line up to when all was saved.
func acknowledged(screen string) time.Time {
	_, after, ok := strings.Cut(screen, "concept bewaard ")
	if !ok || len(after) < 8 {
		return time.Time{}
	}
	now := time.Now()
	at, err := time.ParseInLocation("15:04:05", after[:8], now.Location())
	if err != nil {
		return time.Time{}
	}
	at = time.Date(now.Year(), now.Month(), now.Day(), at.Hour(), at.Minute(), at.Second(), 0, now.Location())
	if at.After(now) {
		at = at.AddDate(0, 0, -1)
	}
	return at
}

// judge compares what a file holds with what was typed into it. What stood on the
// screen one promise before the second that the status line names was acknowledged:
// the line shows when a save ended, not when it began.
func (k killed) judge(have string) (l loss) {
	want := k.want()
	for _, c := range k.letters {
		if !k.acked.IsZero() && !c.seen.IsZero() && c.seen.Before(k.acked.Add(-promise)) {
			l.acked++
		}
	}
	l.typed, l.lost = len(k.letters), len(want)-len(have)
	kept := len(have) - len(k.before)
	switch {
	case !strings.HasPrefix(want, have):
		l.err = fmt.Errorf("typed was %q, and the file has %q", want, have)
	case kept < 0:
		l.err = fmt.Errorf("it held %q, and the file has %q", k.before, have)
	case kept < l.acked:
		l.err = fmt.Errorf("%d letters of %d were acknowledged at %s, and %d are in the file", l.acked, l.typed, k.acked.Format("15:04:05"), kept)
	case l.lost > 0:
		l.oldest = k.at.Sub(k.letters[kept].at)
		if l.oldest > goal {
			l.err = fmt.Errorf("a letter typed %v before the kill is lost", l.oldest)
		}
	}
	return l
}

// read opens the file as a program does and returns the text of every concept.
func (h *hand) read(t *testing.T) map[model.ID]string {
	t.Helper()
	l, err := store.Open(h.p.file, store.OpenOptions{Now: time.Now})
	for n := 0; err != nil && n < 100; n++ { // the child may be a moment behind its parent
		time.Sleep(10 * time.Millisecond)
		l, err = store.Open(h.p.file, store.OpenOptions{Now: time.Now})
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	said := map[model.ID]string{}
	dmg, err := s.EachDraft(t.Context(), func(d model.Draft) error {
		for _, f := range d.Findings {
			said[d.Signal] += f.Text
		}
		return nil
	})
	if err != nil || len(dmg.Drafts) > 0 {
		t.Fatalf("%v, damaged: %v", err, dmg)
	}
	return said
}

// whole runs the program's own check on a file that went through a storm.
func (h *hand) whole(t *testing.T) {
	t.Helper()
	if said, status := h.p.run(t, "check", "--file", h.p.file, "--passphrase-file", h.p.secret); status != 0 {
		t.Errorf("after %d kills: status %d\n%s", h.kills, status, said)
	}
}

// tally adds up what the hands lost.
type tally struct {
	mu                              sync.Mutex
	kills, typed, lost, acked, late int
	oldest                          time.Duration
}

func (y *tally) add(t *testing.T, l loss) {
	t.Helper()
	if l.err != nil {
		t.Error(l.err)
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	y.kills, y.typed, y.lost, y.acked = y.kills+1, y.typed+l.typed, y.lost+l.lost, y.acked+l.acked
	y.oldest = max(y.oldest, l.oldest)
	if l.oldest > promise {
		y.late++
	}
}
