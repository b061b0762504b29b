package heads

import (
	"strings"
	"testing"
	"time"

	"tijdig/model"
)

var aMoment = time.Date(2026, 11, 22, 14, 5, 9, 0, time.FixedZone("", 3600))

func fullHead() Entry {
	return Entry{
		Head: model.Head{
			Signal: model.NewID(), Subject: model.NewID(), Revision: model.NewID(), Code: "K7F3Q", N: 70000,
			Kind: model.Place, Band: model.Band12, Mark: "het pleintje achter de Jumbo", Danger: model.Unsure, Call: model.CallOpen,
			Seen:  model.Seen{Date: model.Date{Year: 2026, Month: 11, Day: 22}, Clock: "00:00", About: true, Offset: -90},
			Place: "Schoolplein", Changed: aMoment, State: model.Closed, Urgency: model.TwoWeeks, Discussed: model.OnPurp,
			Missing: 3, NextType: "overleg_collega", NextDue: model.Date{Year: 2027, Month: 1, Day: 31}, Steps: 4,
			Suspicions: 2, Hearsay: 1, OpenSince: model.Date{Year: 2026, Month: 11, Day: 1}, Versions: 2, Revisions: 300,
			HandedOver: model.Date{Year: 2026, Month: 11, Day: 23}, Line: "zegt «niks»", LineKind: model.Suspicion,
		},
		Aside: Aside{Stamp: aMoment},
	}
}

func TestHeadComesBackWhole(t *testing.T) {
	concept := fullHead()
	concept.Revision, concept.N, concept.Concept, concept.Scribble, concept.Edits = model.ID{}, 0, true, true, true
	concept.Stopped, concept.Rev, concept.Seen.Clock, concept.Seen.Part = model.QFindings, 1<<40, "", model.Evening
	own := fullHead()
	own.TermFrom = model.Date{Year: 2026, Month: 11, Day: 3}
	own.NextType, own.NextText = model.OtherStep, "bellen met de coach"
	for _, want := range []Entry{fullHead(), concept, own, {}} {
		got, ok := Parse(want.Append(nil))
		if !ok || !got.Changed.Equal(want.Changed) || !got.Stamp.Equal(want.Stamp) {
			t.Fatalf("%v: %+v", ok, got)
		}
		got.Changed, got.Stamp = want.Changed, want.Stamp
		if got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

func TestLongTextsInAHeadAreCutAndStayWhole(t *testing.T) {
	for n := range 80 {
		e := fullHead()
		e.Mark, e.Place, e.Stopped = strings.Repeat("é", n), strings.Repeat("x", n), strings.Repeat("s", n)
		e.NextText = strings.Repeat("w", n)
		e.Line = strings.Repeat("a", n) + strings.Repeat("👩‍👧", 40)
		b := e.Append(nil)
		got, ok := Parse(b)
		if !ok || len(b) > MaxLen || !strings.HasSuffix(got.Line, "…") || strings.ContainsRune(got.Line, '\uFFFD') {
			t.Fatalf("%d: %v, %d bytes, %q", n, ok, len(b), got.Line)
		}
	}
}

func FuzzHead(f *testing.F) {
	e := Entry{}
	f.Add(e.Append(nil))
	full := fullHead()
	f.Add(full.Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, ok := Parse(b)
		if !ok {
			return
		}
		again, ok := Parse(e.Append(nil))
		if !ok || again.Signal != e.Signal || again.Line != e.Line {
			t.Error("does not read back")
		}
	})
}
