package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"tijdig/model/form"
	"tijdig/ui/nav"
)

// full takes nothing, as a disk without room.
type full struct{}

var errNoRoom = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errNoRoom }

// TestACommandWhoseOutputIsLostFails runs each command that prints into nothing. Control:
// the same where there is room.
func TestACommandWhoseOutputIsLostFails(t *testing.T) {
	sh := newShell(t)
	file := []string{"--file", sh.path, "--passphrase-file", sh.pass}
	for _, c := range [][]string{
		append(file, "check"), append(file, "list"), append(file, "list", "--json"), append(file, "show", "K7F3Q"), append(file, "log"), append(file, "recovery"),
		append(file, "recover", sh.path, sh.in("gered")), append(file, "export", "--format", "csv", "--out", "-"),
		{"form", "check", "../testdata/blocks.json"},
		{"form", "show", "../testdata/blocks.json"},
		{"catalogue"},
		{"schema"},
		{"version"},
		{"--help"},
		{"export", "--help"},
	} {
		for _, w := range []io.Writer{full{}, io.Discard} {
			os.Remove(sh.in("gered"))
			err := Execute(t.Context(), Deps{
				Env: nav.Env{Form: form.Quick(), Now: now}, Out: w, Err: io.Discard, KDF: cheap,
				Environ: func(string) string { return "" },
				App:     func(context.Context, App) error { return nil },
			}, c...)
			if lost := w == io.Writer(full{}); (err != nil) != lost {
				t.Errorf("%s: output lost: %v, and it says %v", strings.Join(c[max(0, len(c)-4):], " "), lost, err)
			}
		}
	}
}

// TestADamagedFileSendsToRecover harms a page that the tree stands on: whoever asks check
// is not sent to check.
func TestADamagedFileSendsToRecover(t *testing.T) {
	sh := newShell(t)
	b, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 2 * 4096; at+4096 <= len(b); at += 4096 {
		b[at] ^= 1 // the number every page has
	}
	if err := os.WriteFile(sh.path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check", "list", "log"} {
		_, said, status := sh.run(command)
		if status != 1 || !strings.Contains(said, "tijdig recover") || strings.Contains(said, "tijdig check") {
			t.Errorf("%s: status %d, %s", command, status, said)
		}
	}
}
