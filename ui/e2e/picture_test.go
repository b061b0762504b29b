//go:build unix

package e2e

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui"
	"tijdig/ui/e2e/window"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

// TestPicture draws the pictures of the README from the program itself, and fails
// when it looks different by now. To draw them anew:
//
//	go test ./ui/e2e -run TestPicture -update
func TestPicture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := neighbourhood(t)
		d.Sees("Vandaag", "Nog geen volgende stap")
		picture(t, d, "vandaag.svg")
		d.Press("n", "n", "j")
		d.Type("Robin")
		d.Press("enter", "1", "6", "enter")
		d.Type("Stokhasselt · skatebaan")
		d.Press("enter")
		d.Type("Twee telefoons, die steeds gaan. Nieuwe scooter.")
		d.Press("enter", "1", "enter")
		d.Type(`"ik doe ritjes voor iemand"`)
		d.Press("enter", "2", "2")
		d.Type("Die deelt drugs uit.")
		d.Press("enter", "3", "1")
		d.Pass(time.Second)
		picture(t, d, "snel-signaal.svg")
		d.Press("ctrl+n", "1", "2")
		d.Pass(time.Second)
		picture(t, d, "nagaan.svg")
	})
}

func picture(t *testing.T, d *uitest.Desk, name string) {
	t.Helper()
	uitest.File(t, filepath.Join("testdata", name), window.Draw(d.Model().View(), 80, 24))
}

// neighbourhood opens the program on fictional signals, on a Sunday afternoon.
func neighbourhood(t *testing.T) *uitest.Desk {
	t.Helper()
	now := uitest.Clock(time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600)))
	file := filepath.Join(t.TempDir(), "signalen.tijdig")
	cheap := store.KDF{Memory: 8, Time: 1, Threads: 1}
	s, _, err := store.Create(file, store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	world := demodata.New(1, now())
	err = s.Load(func(put func(model.Subject, string, []model.Signal) error) error { return world.Each(40, put) })
	if err != nil {
		t.Fatal(err)
	}
	set := s.Settings()
	set.PaperNoted = true
	if err := s.SaveSettings(set); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	env := nav.Env{
		Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(), Now: now,
		NewCode: func() model.Code { return "J91KD" }, Autosave: 250 * time.Millisecond,
	}
	d := uitest.Sit(t, ui.New(env, nav.Door{Path: file, KDF: cheap}), 80, 24)
	d.Type(phrase)
	d.Press("enter")
	return d
}
