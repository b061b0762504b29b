//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/ui/e2e/window"
)

func TestCommandsSayByTheirStatusHowItWent(t *testing.T) {
	p := withFile(t)
	wrong := filepath.Join(p.dir, "wrong")
	if err := os.WriteFile(wrong, []byte("appel boot\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"version", []string{"version"}, 0, "tijdig"},
		{"all items", []string{"catalogue"}, 0, "a.letsel"},
		{"an empty list", []string{"list", "--file", p.file, "--passphrase-file", p.secret}, 0, ""},
		{"flags before the command", []string{"--file", p.file, "--passphrase-file", p.secret, "check"}, 0, ""},
		{"a flag that does not exist", []string{"list", "--nonsense"}, 2, "nonsense"},
		{"a command that does not exist", []string{"nonsense"}, 2, "nonsense"},
		{"a status that does not exist", []string{"list", "--file", p.file, "--passphrase-file", p.secret, "--status", "nonsense"}, 2, "--status is"},
		{"no file", []string{"list", "--file", p.file + "x", "--passphrase-file", p.secret}, 1, "signalen.tijdigx"},
		{"another passphrase", []string{"list", "--file", p.file, "--passphrase-file", wrong}, 1, "niet de wachtzin"},
		{"nobody to ask", []string{"list", "--file", p.file}, 1, "passphrase-file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			said, status := p.run(t, c.args...)
			if status != c.status || !strings.Contains(said, c.says) {
				t.Fatalf("status %d, want %d; it said, without %q:\n%s", status, c.status, c.says, said)
			}
		})
	}
}

func TestACommandBesideAnOpenWindowIsToldAtOnce(t *testing.T) {
	p := withFile(t)
	p.open(t, 80, 24)
	said, status := p.run(t, "list", "--file", p.file, "--passphrase-file", p.secret)
	if status != 1 || !strings.Contains(said, "open in een ander venster") {
		t.Fatalf("status %d:\n%s", status, said)
	}
}

// TestAWorkbookIsNotWrittenInAWindow asks for one there: what is no text does things to a
// terminal. Control: a table is written.
func TestAWorkbookIsNotWrittenInAWindow(t *testing.T) {
	p := withFile(t)
	for format, want := range map[string]int{"xlsx": 2, "csv": 0} {
		cmd := p.command("--file", p.file, "--passphrase-file", p.secret, "export", "--format", format, "--out", "-")
		cmd.Env = append(os.Environ(), cmd.Env...)
		w := window.Open(t, 80, 24, cmd)
		status := w.Exit()
		if said := string(w.Output()); status != want || strings.Contains(said, "PK\x03") || strings.Contains(said, "geen tekst") != (want == 2) {
			t.Errorf("%s: status %d\n%.200q", format, status, said)
		}
	}
}
