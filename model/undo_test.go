package model_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/fixtures"
)

// state is all of a draft that an edit may change, in one comparable text.
func state(t testing.TB, d model.Draft) string {
	t.Helper()
	c := d.Content.Clone()
	c.Acute = nil // what was noted is never taken back
	for q, a := range c.Answers {
		if len(a) == 0 {
			delete(c.Answers, q)
		}
	}
	b, err := json.Marshal(struct {
		C    model.Content
		S    model.Subject
		K    bool
		N, R string
		T    map[string]string
	}{c, d.Subject, d.Known, d.Name, d.Reason, d.Typing})
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`"personen":[],`, "", `,"T":null`, `,"T":{}`).Replace(string(b))
}

var someWords = strings.Fields("moeder huilt vader boos «zei» ü 漢 👩‍👧 <b>&amp;</b> \"citaat\" regel\u2028einde")

// scramble changes one thing, or several, as hands and pastes do.
func scramble(r *rand.Rand, d model.Draft) model.Draft {
	d = d.Clone()
	word := func() string { return someWords[r.IntN(len(someWords))] }
	line := func() model.Finding {
		return model.Finding{ID: model.NewID(), Text: word(), Written: time.Date(2026, 11, 22, 14, 12, r.IntN(60), r.IntN(1e9), time.FixedZone("CET", 3600))}
	}
	n := len(d.Findings)
	switch k := r.IntN(14); {
	case k == 0 || n == 0:
		for range 1 + r.IntN(5) {
			at := r.IntN(len(d.Findings) + 1)
			d.Findings = append(d.Findings[:at:at], append([]model.Finding{line()}, d.Findings[at:]...)...)
		}
	case k == 1:
		at, to := r.IntN(n), 0
		to = min(n, at+1+r.IntN(3))
		d.Findings = append(d.Findings[:at:at], d.Findings[to:]...)
	case k < 5:
		f := &d.Findings[r.IntN(n)]
		at := r.IntN(len(f.Text) + 1)
		f.Text = strings.ToValidUTF8(f.Text[:at]+word()+f.Text[at:], "?")
	case k == 5:
		f := &d.Findings[r.IntN(n)]
		*f = f.Labelled(model.InfoKinds[r.IntN(5)], model.FromMother)
	case k == 6:
		d.Answers[model.QPlace] = model.Answer{word()}
	case k == 7:
		delete(d.Answers, model.QPlace)
		d.Typing[model.QSeen] = word()
	case k == 8:
		d.People = append(d.People, model.Person{ID: model.NewID(), Role: model.RoleSibling, Band: model.Band0})
	case k == 9 && len(d.People) > 0:
		d.People = d.People[:len(d.People)-1]
	case k == 10:
		d.Steps = append(d.Steps, model.Step{ID: model.NewID(), Text: word(), Planned: model.Date{Year: 2026, Month: 12, Day: 1 + r.IntN(28)}, Status: model.Planned})
	case k == 11:
		if d.Checks == nil {
			d.Checks = map[string]model.Check{}
		}
		d.Checks[fmt.Sprint("item", r.IntN(4))] = model.Check{Answer: model.CheckYes, Note: word(), At: time.Unix(int64(r.IntN(1e9)), 0).UTC()}
	case k == 12:
		d.Name, d.Reason = word(), word()
	default:
		d.Subject = model.Subject{ID: model.NewID(), Code: "K7F3Q", Mark: word()}
	}
	return d
}

// Random edits, then undo to the start and redo to the end: every state on the
// way is met again, also when the draft went to the file and back in between.
func TestUndoAndRedoMeetEveryState(t *testing.T) {
	edits := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := model.Draft{}.Clone()
		states := []string{state(t, d)}
		for range 40 {
			next := scramble(r, d)
			edit, any := model.Difference("x", d, next)
			if !any {
				if state(t, next) != states[len(states)-1] {
					t.Fatalf("seed %d: a change that is no difference:\n%s\n%s", seed, states[len(states)-1], state(t, next))
				}
				continue
			}
			next.History = d.With(edit)
			d, states = next, append(states, state(t, next))
		}
		edits += len(states) - 1
		for round := range 3 {
			for i := len(states) - 2; i >= 0; i-- {
				d = met(t, seed, states[i])(reread(t, d, round).Back())
			}
			if _, _, ok := d.Back(); ok {
				t.Fatalf("seed %d: something is left to take back", seed)
			}
			for _, want := range states[1:] {
				d = met(t, seed, want)(reread(t, d, round).Again())
			}
			if _, _, ok := d.Again(); ok {
				t.Fatalf("seed %d: something is left to give", seed)
			}
		}
	}
	t.Logf("%d edits of 60 drafts, each taken back and given again 3 times", edits)
	if edits < 2_000 {
		t.Error("too few")
	}
}

func met(t *testing.T, seed uint64, want string) func(model.Draft, model.Edit, bool) model.Draft {
	return func(d model.Draft, _ model.Edit, ok bool) model.Draft {
		t.Helper()
		if got := state(t, d); !ok || got != want {
			t.Fatalf("seed %d: %v\n got %s\nwant %s", seed, ok, got, want)
		}
		return d
	}
}

// reread is the draft as it comes back from a file, in every other round.
func reread(t *testing.T, d model.Draft, round int) model.Draft {
	if round%2 == 0 {
		return d
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Draft
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out.Clone()
}

func TestANotedCallIsNeverTakenBack(t *testing.T) {
	a := model.Draft{}.Clone()
	b := a.Clone()
	b.Answers[model.QDanger] = model.Answer{model.Yes}
	edit, _ := model.Difference(model.QDanger, a, b)
	b.History = a.With(edit)
	b.Acute = append(b.Acute, model.Acute{Answer: model.AcuteCalling})
	if _, any := model.Difference("x", model.Draft{Content: model.Content{Acute: b.Acute}}, model.Draft{}); any {
		t.Error("a call is a difference that can be taken back")
	}
	back, _, ok := b.Back()
	if !ok || len(back.Acute) != 1 || back.Answers.One(model.QDanger) != "" {
		t.Errorf("%v %+v", ok, back.Content)
	}
}

// Whatever was done before, at least 500 edits or 1 MiB can be taken back, the
// newest always; how many fell off is known.
func TestTheOldestEditsFallOffAndAreCounted(t *testing.T) {
	d := model.Draft{}.Clone()
	for i := range 700 {
		next := d.Clone()
		next.Answers[model.QPlace] = model.Answer{fmt.Sprint("plek ", i)}
		edit, _ := model.Difference(model.QPlace, d, next)
		next.History = d.With(edit)
		d = next
	}
	if len(d.Undo) != model.MaxEdits || d.Fallen != 200 {
		t.Errorf("%d can be taken back, %d fell off", len(d.Undo), d.Fallen)
	}
	d = model.Draft{}.Clone()
	for i := range 40 { // long texts that come and go
		next := d.Clone()
		next.Answers[model.QPlace] = model.Answer{strings.Repeat(string(rune('a'+i%20)), 100_000)}
		edit, _ := model.Difference(model.QPlace, d, next)
		next.History = d.With(edit)
		d = next
	}
	size := 0
	for _, e := range d.Undo {
		size += e.Size()
	}
	if size > model.MaxEditBytes || len(d.Undo) < 8 || len(d.Undo)+d.Fallen != 40 {
		t.Errorf("%d edits of %d bytes, %d fell off", len(d.Undo), size, d.Fallen)
	}
	huge := d.Clone()
	huge.Answers[model.QPlace] = model.Answer{""}
	edit, _ := model.Difference(model.QPlace, model.Draft{Content: model.Content{Answers: model.Answers{model.QPlace: {strings.Repeat("b", 3<<20)}}}}, huge)
	if h := d.With(edit); len(h.Undo) != 1 {
		t.Errorf("%d edits stay beside one of 3 MiB", len(h.Undo))
	}
}

// Every field of a content is part of the history, but for what was noted on
// Direct bellen, and the moment a term counts from, which recording works out.
func TestEveryFieldOfAContentIsTakenBack(t *testing.T) {
	every := fixtures.Every(func(model.Text) string { return "a" })
	for field, value := range reflect.ValueOf(every).Fields() {
		if field.Name == "Acute" || field.Name == "UrgentAt" {
			continue
		}
		var c model.Content
		reflect.ValueOf(&c).Elem().FieldByIndex(field.Index).Set(value)
		before, after := model.Draft{}.Clone(), model.Draft{Content: c}.Clone()
		edit, any := model.Difference("x", before, after)
		after.History = before.With(edit)
		back, _, ok := after.Back()
		again, _, ok2 := back.Again()
		if !any || !ok || !ok2 || !back.Content.Equal(before.Content) || !again.Content.Equal(after.Content) || before.Content.Equal(after.Content) {
			t.Errorf("%s: back %+v, again %+v", field.Name, back.Content, again.Content)
		}
	}
}
