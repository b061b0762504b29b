package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const green = `{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.1s\n"}
{"Action":"pass","Package":"p"}
`

const skip = `{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:3: no strace\n"}
{"Action":"skip","Package":"p","Test":"TestB"}
`

func TestTheVerdict(t *testing.T) {
	for _, c := range []struct{ name, events, list, want, closing string }{
		{"green", green, "", "", "ok  \tp\t0.1s\n\n1 passed, 0 failed, 0 skipped\n"},
		{"a failure", green + `{"Action":"fail","Package":"p","Test":"TestC"}`, "", "tests failed", "1 failed"},
		{"what does not compile", green + `{"Action":"fail","Package":"q"}`, "", "tests failed", "1 passed, 1 failed"},
		{"a failed test counts once", `{"Action":"fail","Package":"p","Test":"TestC"}{"Action":"fail","Package":"p"}`, "", "tests failed", "0 passed, 1 failed"},
		{"a skip", green + skip, "", "should run here", "1 passed, 1 failed, 0 skipped"},
		{"a skip with reason", green + skip, "p.TestB\tnot here", "", "1 passed, 0 failed, 1 skipped"},
		{"a skip by pattern", green + skip, "p.Test?\tnot here", "", "1 skipped"},
		{"a skip without reason", green + skip, "p.TestB", "should run here", "1 failed"},
		{"a skip in a comment", green + skip, "#p.TestB\tnot here", "should run here", "1 failed"},
		{"no tests", `{"Action":"skip","Package":"p"}`, "", "no test ran", "0 passed"},
		{"no report", `panic: everything`, "", "not what go test", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string]string{"events": c.events, "skips": c.list, "summary": ""} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			err := run(filepath.Join(dir, "events"), filepath.Join(dir, "skips"), filepath.Join(dir, "summary"))
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
			if b, _ := os.ReadFile(filepath.Join(dir, "summary")); !strings.Contains(string(b), c.closing) {
				t.Fatalf("closed with %q, want %q", b, c.closing)
			}
		})
	}
}
