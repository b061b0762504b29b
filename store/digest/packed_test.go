package digest

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/stats"
)

func TestWhatIsKeptComesBackWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string { return strings.Repeat("é\x00", r.IntN(100)*r.IntN(2)) }
	day := func() model.Date {
		return model.Date{Year: r.IntN(3000) - 9, Month: r.IntN(14) - 1, Day: r.IntN(40)}
	}
	for range 1000 {
		e := Entry{Fact: stats.Fact{
			Themes: uint16(r.UintN(1 << 16)), Targets: uint8(r.UintN(256)), Outcomes: uint8(r.UintN(256)), Frame: uint8(r.UintN(5)), First: uint8(r.UintN(6)),
		}}
		for range r.IntN(3) {
			e.Planned = append(e.Planned, Step{ID: model.NewID(), Type: text(), Text: text(), Day: day(), Said: text()})
		}
		for range r.IntN(3) {
			e.Open = append(e.Open, Line{model.NewID(), model.InfoKind(text()), model.Source(text()), text(), r.IntN(2) == 0, text(), day()})
		}
		if got := pack(e).entry(); !reflect.DeepEqual(got, e) {
			t.Fatalf("got  %+v\nwant %+v", got, e)
		}
	}
}

// TestAnEntryTakesLittleMemory: a hundred thousand are held at once.
func TestAnEntryTakesLittleMemory(t *testing.T) {
	e := Entry{
		Planned: []Step{{ID: model.NewID(), Type: "overleg_collega", Day: model.Date{Year: 2026, Month: 11, Day: 27}}},
		Open:    []Line{{ID: model.NewID(), Kind: model.Suspicion, Text: strings.Repeat("w", 60), Written: model.Date{Year: 2026, Month: 11, Day: 27}}},
	}
	if n := len(pack(e)); n > 160 {
		t.Errorf("%d bytes", n)
	}
}
