//go:build linux

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tijdig/ui/e2e/window"
)

// canaries are words that stand nowhere but in what the worker types in a day: who
// works, about whom, where, what was seen, what was thought of it, whom it went to.
var canaries = []string{
	canary, "Kanariewerker", "Kanariebureau", "Kanarienaam", "Kanarieplek", "Kanarietoelichting",
	"Kanariekrabbel", "Kanarieontvanger", "Kanariereden", "Kanariezoekterm",
}

// day is a worker's first day, from Welkom on.
type day struct {
	t      *testing.T
	p      place
	w      *window.Window
	phrase string
	export string // the one file that the worker asked for
}

// begin makes the file by keys, at its real cost.
func begin(t *testing.T, p place, w *window.Window) *day {
	t.Helper()
	w.WaitText("Welkom", "Wachtzin")
	m := offered.FindStringSubmatch(w.Screen())
	if m == nil {
		t.Fatalf("no phrase is offered:\n%s", w.Screen())
	}
	d := &day{t: t, p: p, w: w, phrase: m[1], export: filepath.Join(p.dir, "home", "verslag.txt")}
	w.Press("enter")
	w.WaitText("Nog een keer")
	w.Type(d.phrase)
	w.Press("enter")
	w.WaitText("Typ de laatste groep over")
	w.Press("enter")
	w.WaitText("Hoe heet je")
	w.Type("Kanariewerker")
	w.Press("enter")
	w.Type("Kanariebureau")
	w.Press("enter")
	w.WaitText("wijkteam")
	w.Press("1")
	w.WaitText("Vandaag")
	if err := os.WriteFile(p.secret, []byte(d.phrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

// writes puts down a signal with everything one may say of a child, and looks
// through the checklist.
func (d *day) writes() {
	w := d.w
	w.Press("k")
	w.WaitText("Krabbels")
	w.Type("Kanariekrabbel")
	w.Press("enter", "esc")
	w.WaitText("Vandaag")
	w.Press("n")
	w.WaitText("Snel signaal")
	w.Press("n", "j")
	w.Type("Kanarienaam")
	w.Press("enter")
	w.Type("16")
	w.Press("enter")
	w.Type("Kanarieplek")
	w.Press("enter")
	w.Type("drie keer " + canary)
	w.WaitText(canary)
	w.Press("ctrl+n")
	w.WaitText("Nagaan")
	look(w, "verzuim", "j")
	w.Press("t")
	w.Type("Kanarietoelichting")
	w.Press("enter", "esc", "esc")
	w.WaitText("Snel signaal", canary)
}

// records makes it a signal and looks for it.
func (d *day) records() {
	w := d.w
	w.Press("ctrl+k")
	w.WaitText("Vandaag", "Vastgelegd")
	w.Press("/")
	w.WaitText("Signalen")
	w.Type("Kanariezoekterm")
	w.WaitText("Kanariezoekterm")
	w.Press("esc", "esc")
	w.WaitText("Vandaag")
}

// handsOver writes all that is known to a file that anyone can read, and makes
// copies beside the file and elsewhere.
func (d *day) handsOver() {
	w := d.w
	w.Press("s")
	w.WaitText("Signalen")
	w.Press("o")
	w.WaitText("Overdracht")
	w.Press("7", "2")
	w.Type("Kanarieontvanger")
	w.Press("enter")
	w.Type("Kanariereden")
	w.Press("enter")
	w.Type(d.export)
	w.Press("enter")
	w.Type("leesbaar")
	w.Press("enter")
	w.WaitText("teruggelezen en gelijk: 1 signaal")
	w.Press("enter", "esc")
	w.WaitText("Vandaag")
	w.Press("b", "k")
	w.WaitText("De kopie is gemaakt en nagelezen")
	w.Press("esc")
	w.WaitText("Vandaag")
}

// covers covers the screen with a concept in front, and leave leaves from there.
func (d *day) covers() {
	d.w.Press("ctrl+l")
	d.w.WaitGone("Vandaag", "Nieuw")
	d.w.WaitText("Wachtzin")
}

func (d *day) leaves() {
	d.w.Type(d.phrase)
	d.w.Press("enter")
	d.w.WaitText("Vandaag")
	d.w.Press("ctrl+c", "ctrl+c")
	if status := d.w.Exit(); status != 0 {
		d.t.Errorf("status %d", status)
	}
}

// inTheEvening are the commands that somebody types after such a day.
func (d *day) inTheEvening() [][]string {
	at := []string{"--file", d.p.file, "--passphrase-file", d.p.secret}
	with := func(args ...string) []string { return append(args, at...) }
	return [][]string{
		with("check"), with("list", "--json"), with("log"), with("backup", filepath.Join(d.p.dir, "data", "kopie.tijdig")),
		with("export", "--format", "jsonl", "--out", filepath.Join(d.p.dir, "home", "uit.jsonl")),
	}
}

// session are the processes of the program: the parent and its children.
func (d *day) session() []int {
	d.t.Helper()
	pids, err := window.Children(d.w.Process().Pid)
	if err != nil || len(pids) == 0 {
		d.t.Fatalf("no child: %v", err)
	}
	return append(pids, d.w.Process().Pid)
}

// spoken is what any process of this machine can read of others: how they were
// started, and with which environment.
func spoken(t *testing.T, pids []int) (said string) {
	t.Helper()
	for _, pid := range pids {
		said += fmt.Sprintf("%d: %s\n%s\n", pid, proc(t, pid, "cmdline"), proc(t, pid, "environ"))
	}
	return said
}
