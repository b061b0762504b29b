package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/model/steps"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/uitest"
)

// crowded fills the file of a bench with fictional signals, and with one subject of which
// everything is long: a mark, a place, each kind of step, late and in another year, own
// words, and lines of every source.
func crowded(t *testing.T, b bench) {
	t.Helper()
	l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	now := b.env.Now()
	if err := s.Load(func(put func(model.Subject, string, []model.Signal) error) error {
		return demodata.New(1, now).Each(60, put)
	}); err != nil {
		t.Fatal(err)
	}
	sub := model.Subject{ID: model.NewID(), Code: "G2M8T", Kind: model.Group, Mark: "groepje achter de Albert Heijn"}
	for i, kind := range append(steps.All(), steps.Type{Name: steps.Other}) {
		c := model.Content{Answers: model.Answers{
			model.QDanger: {model.No}, model.QAbout: {string(sub.Kind)}, model.QSeen: {model.SeenAt(now.AddDate(-1, 0, i)).String()},
			model.QPlace: {"parkeerplaats tussen de sporthal en de volkstuinen"},
		}}
		step := model.Step{ID: model.NewID(), Type: kind.Name, Status: model.Planned, Planned: model.DateOf(now).Add(-40 + 20*(i%5))}
		if kind.Name == steps.Other {
			step.Text = "met jongerenwerk en wijkagent afspreken wie er woensdagavond langs de groep loopt"
		}
		c.Steps = []model.Step{step}
		for j, from := range []model.Source{model.FromYouth, model.FromOther, model.FromKeyPerson, model.FromPolice} {
			f := model.Finding{ID: model.NewID(), Text: "Ze zouden daar elke avond staan, met scooters en harde muziek.", Kind: model.ThirdParty, Source: from, Written: now.AddDate(0, 0, -30)}
			if from == model.FromOther {
				f.SourceWords = "de beheerder van het buurthuis"
			}
			if j == 0 {
				f.Via, f.Confidential = model.FromKeyPerson, true
			}
			c.Findings = append(c.Findings, f)
		}
		if i%4 == 0 {
			c.Steps = nil
			c.Answers[model.QUrgency] = model.Answer{string(model.ThreeDays)}
		}
		d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Content: c, Subject: sub, Started: now.AddDate(0, 0, -20), Changed: now.AddDate(0, 0, -20)}
		if i%5 == 4 {
			d.Spot.Question = model.QFindings
			err = s.SaveDraft(d)
		} else {
			_, err = s.Record(d, model.Author{Name: "Fatima Voorbeeld", Role: "gezinswerker", Org: "Wijkteam Noord"}, d.Changed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// within is a word that is cut in its middle, so that a day or a heading may be too.
var within = regexp.MustCompile(`[\pL\pN.:]…`)

// TestListsCutNoDayAndNoWordInANarrowWindow walks down every list, with long values in it, in
// the narrowest window that is promised.
func TestListsCutNoDayAndNoWordInANarrowWindow(t *testing.T) {
	for _, list := range []struct {
		name string
		keys []string
	}{
		{"vandaag", nil},
		{"signalen", []string{"s"}},
		{"signalen-code", []string{"s", "v", "v"}},
		{"signalen-zoek", []string{"/", "s", "c", "o", "o", "t", "e", "r"}},
		{"vervolg", []string{"v"}},
		{"na-te-gaan", []string{"a"}},
		{"over-wie", []string{"v", "enter", "w"}},
		{"signaal", []string{"v", "enter"}},
		{"bestand", []string{"b"}},
		{"weggegooid", []string{"down", "down", "delete", "b", "g"}},
	} {
		t.Run(list.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				crowded(t, b)
				d := b.sit(t, 60, 20).Watch()
				d.Pass(2 * time.Second)
				d.Press(list.keys...)
				d.Pass(time.Second)
				cut := map[string]bool{}
				for range 120 {
					for row := range strings.SplitSeq(d.Screen(), "\n") {
						if within.MatchString(row) && !cut[row] {
							cut[row] = true
							t.Errorf("cut: %s", row)
						}
					}
					d.Press("down")
				}
				leave(t, d)
			})
		})
	}
}

// TestFictionIsSaidWhereverACodeIsShown goes through the screens of a file of fictional
// signals in the narrowest window that is promised.
func TestFictionIsSaidWhereverACodeIsShown(t *testing.T) {
	for name, keys := range map[string][]string{
		"vandaag": nil, "signalen": {"s"}, "zoek": {"/", "s"}, "signaal": {"v", "enter"}, "versies": {"v", "enter", "s"},
		"wijzigen": {"v", "enter", "e"}, "over wie": {"v", "enter", "w"}, "overdragen": {"v", "enter", "o"},
		"vervolg": {"v"}, "vervolg gevraagd": {"v", "g"}, "na te gaan": {"a"}, "na te gaan gevraagd": {"a", "b"},
		"nieuw": {"n", "n", "k"}, "nagaan": {"n", "n", "k", "ctrl+n"}, "bellen": {"n", "j"}, "alles": {"v", "enter", "ctrl+p"},
		"vernietigen": {"v", "enter", "w", "V"}, "bestand": {"b"}, "krabbels": {"k"}, "instellingen": {"i"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				b.door.Path += "-demo"
				s, _, err := store.Create(b.door.Path, store.CreateOptions{Passphrase: phrase, KDF: cheap, Demo: true, Now: b.env.Now})
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				crowded(t, b)
				d := b.sit(t, 60, 20).Watch()
				d.Pass(2 * time.Second)
				d.Press(keys...)
				d.Sees("[" + text.DemoBanner + "]")
				leave(t, d)
			})
		})
	}
}

// sentences are the constants of ui/text and its rooms: what the program says.
func sentences(t *testing.T) (all []string) {
	t.Helper()
	rooms, _ := filepath.Glob("text/*/*.go")
	files, err := filepath.Glob("text/*.go")
	if err != nil || len(rooms) == 0 {
		t.Fatal(err, rooms)
	}
	for _, path := range slices.Concat(files, rooms) {
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
				for _, spec := range d.Specs {
					for _, v := range spec.(*ast.ValueSpec).Values {
						if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
							s, err := strconv.Unquote(lit.Value)
							if err != nil {
								t.Fatal(err)
							}
							if !strings.Contains(s, "\n") {
								all = append(all, s)
							}
						}
					}
				}
			}
			return true
		})
	}
	return all
}

// TestNoNoticeIsCut says every sentence there is for a moment, and that nothing is saved, in
// windows of several sizes: it is read whole, and some keys with it.
func TestNoNoticeIsCut(t *testing.T) {
	all := sentences(t)
	if len(all) < 300 {
		t.Fatalf("%d sentences: too few to say anything", len(all))
	}
	for _, size := range []uitest.Size{{W: 60, H: 20}, {W: 72, H: 20}, {W: 80, H: 24}} {
		t.Run(size.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				d := b.sit(t, size.W, size.H).Watch()
				d.Press("n", "n")
				for _, s := range all {
					d.Send(nav.Notice(s))
					if got := strings.Join(strings.Fields(d.Screen()), ""); !strings.Contains(got, strings.Join(strings.Fields(s), "")) || !strings.Contains(got, "ctrl+p") {
						t.Errorf("%q:\n%s", s, d.Screen())
					}
				}
				leave(t, d)
			})
		})
	}
}

// TestNoScreenCutsAWordInANarrowWindow looks at the picture of every screen in the narrowest
// window that is promised.
func TestNoScreenCutsAWordInANarrowWindow(t *testing.T) {
	pictures, err := filepath.Glob("testdata/*/*/60x20.golden")
	if err != nil || len(pictures) < 40 {
		t.Fatalf("%d pictures, %v", len(pictures), err)
	}
	for _, path := range pictures {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for row := range strings.Lines(string(b)) {
			if within.MatchString(row) {
				t.Errorf("%s: cut: %s", path, row)
			}
		}
	}
}

// TestWhatIsHandedOverIsReadWholeInANarrowWindow turns the pages of a report, and finds each
// row that a tall window has at once, below the whole of what is said above them.
func TestWhatIsHandedOverIsReadWholeInANarrowWindow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Setenv("HOME", t.TempDir())
		d := newBench(t, t.TempDir()).sit(t, 60, 20).Watch()
		scooter(d)
		d.Press("ctrl+k", "s", "o", "7", "1")
		d.Type("Fatima")
		d.Press("enter")
		d.Type("hulp")
		d.Press("enter", "enter", "enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("Lees dit na", "andere ziet het", "programma niet.")
		d.Resize(60, 200)
		all := strings.Split(d.Screen(), "\n")
		d.Resize(60, 20)
		d.Press("pgup", "pgup", "pgup", "pgup")
		seen := map[string]bool{}
		for range 20 {
			for row := range strings.SplitSeq(d.Screen(), "\n") {
				seen[row] = true
			}
			d.Press("pgdown")
		}
		for _, row := range all[:len(all)-4] {
			if !seen[row] {
				t.Errorf("never in sight: %s", row)
			}
		}
		if len(seen) < 40 {
			t.Errorf("%d rows: too few to say anything", len(seen))
		}
		leave(t, d)
	})
}

// TestThatNobodyWasCalledIsNeverCut looks at the first row of Vandaag in narrow windows.
func TestThatNobodyWasCalledIsNeverCut(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		synctest.Test(t, func(t *testing.T) {
			d := newBench(t, t.TempDir()).sit(t, width, 20).Watch()
			d.Press("n", "j", "esc", "k", "ctrl+k")
			d.Sees("Eerst bellen", text.NotCalled)
			leave(t, d)
		})
	}
}
