package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

func ageOf(t *testing.T, d *uitest.Desk) model.Age {
	t.Helper()
	d.Pass(time.Second)
	return concepts(t, d)[0].Age()
}

func TestAnAgeIsKeptAsItWasSaid(t *testing.T) {
	today := model.Date{Year: 2026, Month: 11, Day: 22}
	for keys, want := range map[string]model.Age{
		"8":          {Band: model.Band6, Said: "8", Day: today},
		"16":         {Band: model.Band12, Said: "16", Day: today},
		"8 jaar\n":   {Band: model.Band6, Said: "8 jaar", Day: today}, // the 8 alone went on; what follows comes back
		"8;6\n":      {Band: model.BandUnknown, Said: "8;6", Day: today},
		"3e klas\n":  {Band: model.BandUnknown, Said: "3e klas", Day: today},
		"8jr\n":      {Band: model.Band6, Said: "8jr", Day: today},
		"14jaar\n":   {Band: model.Band12, Said: "14jaar", Day: today},
		"8½\n":       {Band: model.Band6, Said: "8½", Day: today},
		"16 jaar\n":  {Band: model.Band12, Said: "16 jaar", Day: today},
		"1 jaar\n":   {Band: model.Band0, Said: "1 jaar", Day: today},
		"12-17":      {Band: model.Band12, Said: "12-17", Day: today},
		"acht\n":     {Band: model.Band6, Said: "acht", Day: today},
		"bijna 12\n": {Band: model.Band6, Said: "bijna 12", Day: today},
		"puber\n":    {Band: model.BandUnknown, Said: "puber", Day: today},
		"25":         {Band: model.BandUnknown, Said: "25", Day: today},
		"o":          {Band: model.BandUnknown},
	} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", "n", "k", "enter")
			for _, r := range keys {
				switch r {
				case '\n':
					d.Press("enter")
				case ' ':
					d.Press("space")
				default:
					d.Press(string(r))
				}
			}
			if got := ageOf(t, d); got != want {
				t.Errorf("%q is %+v, want %+v", keys, got, want)
			}
			d.Sees("› Wanneer", "zo 22 nov 14:12")
			d.Type("gisteren")
			d.Sees("= za 21 nov")
		})
	}
}

func TestTheScreenSaysThatOnlyTheGroupGoesAlongWithoutNames(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter")
		d.Sees("zonder namen alleen de groep")
		d.Press("8", "up")
		d.Sees("8 jaar (6-11)")
	})
}

// An age is asked again after a year, and until then keeps its words and day.
func TestAKnownAgeKeepsItsDayAndIsAskedAgainAfterAYear(t *testing.T) {
	for later, want := range map[time.Duration]string{
		300 * 24 * time.Hour: "8 jaar, 22 nov 2026 (6-11)",
		400 * 24 * time.Hour: "Vraag die opnieuw",
	} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			d := b.sit(t, 80, 24)
			d.Press("n", "n", "k")
			d.Type("Sami")
			d.Press("enter", "8", "ctrl+k")
			leave(t, d)
			began := time.Now()
			b.env.Now = func() time.Time { return sunday.Add(later + time.Since(began)) }
			d = b.sit(t, 80, 24)
			d.Press("n", "n", "b")
			d.Type("sami")
			d.Press("enter")
			d.Sees(want)
			d.Pass(time.Second)
			c := concepts(t, d)[0]
			if stale := later > 366*24*time.Hour; stale != (c.Age() == model.Age{}) {
				t.Errorf("%+v", c.Age())
			}
			d.Press("ctrl+z") // with whom it is about, in one go
			d.Pass(time.Second)
			if c := concepts(t, d)[0]; !c.Subject.ID.IsZero() || c.Age() != (model.Age{}) {
				t.Errorf("after undo: %+v", c)
			}
			leave(t, d)
		})
	}
}

func TestANewSignalAboutSomebodyOpenTakesTheAgeAlong(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter")
		d.Type("bijna 9")
		d.Press("enter", "ctrl+k", "s", "enter", "n")
		d.Sees("bijna 9 (6-11)")
		d.Press("esc")
		d.Pass(time.Second)
		if n := len(concepts(t, d)); n != 0 {
			t.Errorf("looking left %d concepts", n)
		}
	})
}

// An age that still waits for enter is not lost: not by leaving, nor by recording.
func TestAnAgeThatWaitsForEnterIsKept(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter")
		d.Type("bijna 9")
		d.Pass(time.Second)
		d.Press("esc", "1")
		d.Sees("bijna 9")
		d.Press("ctrl+g", "p", "b")
		d.Type("ruim 4")
		d.Pass(time.Second)
		d.Press("ctrl+k")
		s := recorded(t, d)
		if s.Age().Said != "bijna 9" || s.Band() != model.Band6 || len(s.People) != 1 || s.People[0].AgeSaid != "ruim 4" {
			t.Errorf("%+v %+v", s.Age(), s.People)
		}
	})
}

func TestEverybodyInTheHouseIsAskedWhereTheyLive(t *testing.T) {
	for _, role := range []string{"k", "o", "b", "p", "a"} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", "n", "g", "ctrl+g", "p", role)
			if role == "k" || role == "b" || role == "a" {
				d.Sees("Hoe oud?")
				d.Type("bijna 3")
				d.Press("enter")
			}
			d.Sees("Woont in huis?")
			d.Press("n", "ctrl+k")
			p := recorded(t, d).People[0]
			if p.Home != model.No || role == "k" && (p.AgeSaid != "bijna 3" || p.Band != model.Band0) {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestWithoutNamesOnlyTheBandOfAnAgeGoesOut(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter")
		d.Type("bijna 9")
		d.Press("enter", "ctrl+g", "p", "b")
		d.Type("ruim 4")
		d.Press("enter", "j", "ctrl+k")
		rec := model.Record{Signal: recorded(t, d)}
		for _, level := range []model.Level{model.Pseudonymous, model.Complete} {
			for _, f := range []export.Format{export.CSV, export.JSONL, export.Text, export.Checks} {
				var out strings.Builder
				e, err := export.New(f, &out, export.Options{Level: level, Text: true})
				if err != nil {
					t.Fatal(err)
				}
				if err := e.Encode(rec); err != nil {
					t.Fatal(err)
				}
				if err := e.Close(); err != nil {
					t.Fatal(err)
				}
				said := strings.Contains(out.String(), "bijna 9") && strings.Contains(out.String(), "ruim 4")
				if want := level == model.Complete && f != export.Checks; said != want {
					t.Errorf("%s at %s: what was said stands there: %v\n%s", f, level, said, out.String())
				}
				if level == model.Pseudonymous && (strings.Contains(out.String(), "bijna 9") || strings.Contains(out.String(), "ruim 4")) {
					t.Errorf("%s lets an age through", f)
				}
			}
		}
	})
}
