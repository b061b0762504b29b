//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tijdig/ui/e2e/window"
)

// stranger has a command run by a user who owns nothing, where we are one who may do
// everything.
func stranger(cmd *exec.Cmd) *exec.Cmd {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	return cmd
}

// open lets everybody read what is in a place, and write in tmp.
func (p place) readable(t *testing.T) {
	t.Helper()
	for dir := p.dir; dir != "/" && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, mode := range map[string]os.FileMode{"data": 0o555, "home": 0o555, "run": 0o777, "tmp": 0o777, "phrase": 0o444, "data/signalen.tijdig": 0o444} {
		if err := os.Chmod(filepath.Join(p.dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(tijdig), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(p.dir, "data"), 0o700) })
}

func (p place) strangely(t *testing.T, args ...string) (said string, status int) {
	t.Helper()
	cmd := stranger(p.command(append([]string{"--file", p.file, "--passphrase-file", p.secret}, args...)...))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run() // its status is asked
	return out.String(), cmd.ProcessState.ExitCode()
}

func TestAFileThatCanOnlyBeReadIsOpenedToLookSearchExportAndCopy(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 20)
	p.readable(t)
	listed, status := p.strangely(t, "list", "--json")
	_, code, _ := strings.Cut(listed, `"code":"`)
	code, _, _ = strings.Cut(code, `"`)
	if status != 0 || code == "" || !strings.Contains(listed, "alleen gelezen") {
		t.Fatalf("%d\n%s", status, listed)
	}
	out := filepath.Join(p.dir, "tmp", "uit.csv")
	for _, args := range [][]string{
		{"show", code}, {"export", "--format", "csv", "--out", out}, {"backup", filepath.Join(p.dir, "tmp", "kopie.tijdig")}, {"log"}, {"recovery"},
	} {
		if said, status := p.strangely(t, args...); status != 0 {
			t.Errorf("%v: %d\n%s", args, status, said)
		}
	}
	if b, err := os.ReadFile(out); err != nil || len(b) == 0 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if said, status := p.strangely(t, "passwd", "--new-passphrase-file", p.secret); status != 1 || !strings.Contains(said, "alleen gelezen") {
		t.Errorf("%d\n%s", status, said)
	}
	cmd := stranger(p.command("--file", p.file))
	w := window.Open(t, 80, 24, cmd)
	w.WaitText("Wachtzin")
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Vandaag", "[alleen lezen]")
	w.Press("n")
	w.WaitText("een nieuw signaal kan er niet in", "Vandaag")
	w.Press("s")
	w.WaitText("Signalen", "[alleen lezen]")
	w.Press("enter")
	w.WaitText("Vervolg")
	w.Press("ctrl+l")
	w.WaitText("Wachtzin")
	w.Kill9()
}

func TestWhatCannotBeOpenedIsSaidByItsCause(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 3)
	p.readable(t)
	if err := os.Chmod(p.file, 0); err != nil {
		t.Fatal(err)
	}
	if said, status := p.strangely(t, "list"); status != 1 || !strings.Contains(said, "mag je niet lezen") {
		t.Errorf("mode 000: %d\n%s", status, said)
	}
	w := window.Open(t, 80, 24, stranger(p.command("--file", p.file)))
	w.WaitText("Wachtzin")
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("mag je niet lezen")
	w.Kill9()

	p = withSignals(t, 3)
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--file", p.dir}, "geen gewoon bestand"},
		{[]string{"--file", p.dir, "list"}, "geen gewoon bestand"},
		{[]string{"--file", p.file}, "geen terminal"},
		{[]string{"demo"}, "geen terminal"},
		{[]string{"--file", p.file, "list"}, "passphrase-file"},
		{[]string{"--file", p.file, "--passphrase-file", p.secret, "backup", "/dev/full"}, "Er staat al een bestand"},
		{[]string{"--file", p.file, "--passphrase-file", p.secret, "backup", p.dir}, "Er staat al een bestand"},
		{[]string{"--file", p.file, "--passphrase-file", p.secret, "backup", "/proc/x/kopie"}, "bestaat niet"},
	} {
		cmd := p.command(c.args...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // no terminal at all
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), c.says) {
			t.Errorf("%v: %v\n%s", c.args, err, out)
		}
	}
	full := exec.Command("bash", "-c", fmt.Sprintf("%s --file %s --passphrase-file %s list > /dev/full", tijdig, p.file, p.secret))
	out, _ := full.CombinedOutput()
	if full.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "geen ruimte") {
		t.Errorf("list to a full disk: %s", out)
	}
}
