package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestEachRuleOfTheHouseCanFail feeds small false sources to the same look that
// TestTheHouseStands takes at the real ones.
func TestEachRuleOfTheHouseCanFail(t *testing.T) {
	long := strings.Repeat("//\n", 401)
	body := strings.Repeat("\tprintln()\n", 79)
	fields := strings.Repeat("\ta%d int\n", 21)
	for i := range 21 {
		fields = strings.Replace(fields, "%d", fmt.Sprint(i), 1)
	}
	for _, c := range []struct{ name, path, src, want string }{
		{"a good file", "ui/screen/vandaag/vandaag.go", `import ("tijdig/ui/field"; "time"); var d = time.Second`, ""},
		{"a screen that imports a screen", "ui/screen/vandaag/a.go", `import "tijdig/ui/screen/intake"`, "and imports ui/screen/intake on floor"},
		{"an arrow upwards", "store/a.go", `import "tijdig/ui"`, "store is on floor"},
		{"an arrow upwards among the lower floors", "ui/checklistpage/a.go", `import "tijdig/ui/field"`, "ui/checklistpage is on floor"},
		{"a package in the wrong place", "util/strings/a.go", ``, "has no floor"},
		{"a model with a dependency", "model/a.go", `import "golang.org/x/text/width"`, "standard library alone"},
		{"a style elsewhere", "ui/field/a.go", `import "github.com/charmbracelet/x/ansi"; var s = ansi.NewStyle()`, "belongs in ui/theme"},
		{"a style under another name", "ui/field/a.go", `import l "github.com/charmbracelet/x/ansi"; var s = l.NewStyle`, "belongs in ui/theme"},
		{"a key elsewhere", "ui/field/a.go", `import "charm.land/bubbles/v2/key"; var s = key.NewBinding()`, "belongs in ui/keymap"},
		{"a clock elsewhere", "store/a.go", `import "time"; var s = time.Now()`, "belongs in ."},
		{"an exit elsewhere", "ui/a.go", `import "os"; func f() { os.Exit(1) }`, "belongs in ."},
		{"a clock in a test", "store/a_test.go", `import "time"; var s = time.Now()`, ""},
		{"a clock in a rig", "ui/e2e/window/a.go", `import "time"; var s = time.Now()`, ""},
		{"a clock in main", "main.go", `import "time"; var s = time.Now()`, ""},
		{"a network", "store/a.go", `import "net/http"`, "no network"},
		{"a network in a test", "store/a_test.go", `import _ "net"`, "no network"},
		{"a log", "ui/a.go", `import "log/slog"`, "log file"},
		{"a long file", "ui/field/a.go", long, "has 401 lines"},
		{"a long function", "store/a.go", "func f() {\n" + body + "}", "a.go:f has 81 lines"},
		{"a function at its limit", "store/a.go", "func f() {" + body + "}", ""},
		{"a wide struct", "ui/field/a.go", "type s struct {\n" + fields + "}", "a.go:s has 21 fields"},
		{"a wide struct that mirrors the form", "model/a.go", "type s struct {\n" + fields + "}", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse()
			if err := h.look(c.path, []byte("package p;"+c.src)); err != nil {
				t.Fatal(err)
			}
			said := strings.Join(h.said, "\n")
			if (said == "") != (c.want == "") || !strings.Contains(said, c.want) {
				t.Fatalf("said %q, want %q", said, c.want)
			}
		})
	}
}

func TestASparedPlaceThatIsSmallAgainMustGo(t *testing.T) {
	spared["ui/a.go"] = "a test's own"
	defer delete(spared, "ui/a.go")
	h := newHouse()
	if said := strings.Join(h.complaints(), "\n"); !strings.Contains(said, "ui/a.go is within its limit; take it off the list") {
		t.Fatalf("said %q", said)
	}
}

func TestARoomOverADozenFilesIsTold(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"thirteen", []string{"m.go"}, "ui/input has 13 files; at most 12"},
		{"a dozen and a test", []string{"m_test.go"}, ""},
		{"a dozen, of which one for each system", []string{"l_linux.go", "l_windows.go", "l_other.go"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse()
			for _, f := range append(strings.Fields("a.go b.go c.go d.go e.go f.go g.go h.go i.go j.go k.go l.go"), c.files...) {
				if err := h.look("ui/input/"+f, []byte("package input")); err != nil {
					t.Fatal(err)
				}
			}
			said := strings.Join(slices.DeleteFunc(h.complaints(), func(s string) bool { return strings.HasSuffix(s, "take it off the list") }), "\n")
			if (said == "") != (c.want == "") || !strings.Contains(said, c.want) {
				t.Fatalf("said %q, want %q", said, c.want)
			}
		})
	}
}
