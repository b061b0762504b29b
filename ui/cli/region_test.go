package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestARegionIsWrittenCheckedShownLoadedAndTakenBack goes the whole way: a package to start
// from, a number in it, and what a fault in it says.
func TestARegionIsWrittenCheckedShownLoadedAndTakenBack(t *testing.T) {
	sh := newShell(t)
	dir := sh.in("regio")
	before := sh.does(0, nil, "list", "--json")
	sh.does(2, []string{"Kies uit: leeg, midden-brabant"}, "region", "new", dir, "--van", "atlantis")
	if out := sh.does(0, nil, "region", "new", dir, "--van", "midden-brabant"); !strings.Contains(out, "LEESMIJ.md") {
		t.Error(out)
	}
	sh.does(1, []string{"Die map is er al"}, "region", "new", dir)
	if out := sh.does(0, nil, "region", "check", dir); !strings.Contains(out, "Dit regiopakket klopt: Midden-Brabant, uitgave 1 van vr 27 nov 2026, door Tijdig.") {
		t.Error(out)
	}
	guide, err := os.ReadFile(filepath.Join(dir, "LEESMIJ.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pillar := range []string{"Draagvlak", "Samenwerken", "Sleutelfiguren", "DPIA", "[eigen]", "[gevonden]"} {
		if !strings.Contains(string(guide), pillar) {
			t.Errorf("the guide lacks %s", pillar)
		}
	}
	change := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	change("nummers.json", `[{"when": "Wijkteam, crisis", "number": "013-1234567", "checked": "2026-11-20"}]`)
	for _, do := range []string{"show", "load"} {
		out := sh.does(0, nil, "region", do, dir)
		if !strings.Contains(out, "Direct bellen\n  erbij: Wijkteam, crisis, 013-1234567") {
			t.Errorf("%s: %s", do, out)
		}
	}
	sh.does(0, []string{"zit al in het bestand"}, "region", "load", dir)
	if out := sh.does(0, nil, "region", "show"); !strings.Contains(out, "Midden-Brabant") || !strings.Contains(out, "013-1234567") {
		t.Error(out)
	}
	change("nummers.json", "[\n{\"when\": \"Wijkteam\", \"nummer\": \"1\"}]")
	for _, do := range []string{"check", "show", "load"} {
		sh.does(1, []string{"klopt niet", "nummers.json:2:32: [0].nummer: onbekende naam", "Er is niets veranderd"}, "region", do, dir)
	}
	change("nummers.json", `[{"when": "Wijkteam, crisis", "number": "013-7654321", "checked": "2026-11-21"}]`)
	if out := sh.does(0, []string{"er is niets veranderd", "In de plaats van Midden-Brabant", "dezelfde uitgave"}, "region", "load", dir, "--dry-run"); !strings.Contains(out, "anders: Wijkteam, crisis, 013-7654321") {
		t.Error(out)
	}
	sh.does(0, []string{"Ingelezen"}, "region", "load", dir)
	for _, want := range []string{"013-1234567", "Geen regiopakket"} {
		if out := sh.does(0, []string{"Teruggenomen"}, "region", "back"); !strings.Contains(out, want) {
			t.Errorf("taken back: %s", out)
		}
	}
	sh.does(1, []string{"Er zit geen regiopakket in"}, "region", "back")
	sh.does(1, []string{"Er is geen map of zip"}, "region", "check", dir+"x")
	if after := sh.does(0, nil, "list", "--json"); after != before {
		t.Error("a record changed")
	}
}
