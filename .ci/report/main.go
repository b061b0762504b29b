// Command report reads what go test -json wrote and decides what go test does not:
// a test that was skipped without being on the list of those that may is a failure,
// and so is a run without tests.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
)

// event is one line of go test -json.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

// result is what a run came to.
type result struct {
	packages       []string // go test's own closing lines
	passed, failed int
	skipped        []string            // "package.Test: why"
	broken         []string            // the output of what failed
	output         map[string][]string // by package.Test, until it is known to be good
	failedIn       map[string]bool     // packages with a failed test
}

func main() {
	skips := flag.String("skips", "", "file of tests that may be skipped")
	summary := flag.String("summary", "", "file for the closing lines")
	flag.Parse()
	if err := run(flag.Arg(0), *skips, *summary); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(events, skips, summary string) error {
	f, err := os.Open(events)
	if err != nil {
		return err
	}
	defer f.Close()
	res, err := read(f)
	if err != nil {
		return err
	}
	list, err := os.ReadFile(skips)
	if err != nil {
		return err
	}
	allowed, forbidden := res.sort(string(list))
	for _, s := range res.broken {
		fmt.Print(s)
	}
	for _, s := range allowed {
		fmt.Println("skipped:", s)
	}
	for _, s := range forbidden {
		fmt.Println("SKIPPED, and it should run here:", s)
	}
	closing := fmt.Sprintf("%s\n%d passed, %d failed, %d skipped\n",
		strings.Join(res.packages, ""), res.passed, res.failed+len(forbidden), len(allowed))
	fmt.Print(closing)
	if err := os.WriteFile(summary, []byte(closing), 0o600); err != nil {
		return err
	}
	return res.verdict(forbidden)
}

func (r *result) verdict(forbidden []string) error {
	switch {
	case r.failed > 0 || len(r.broken) > 0:
		return errors.New("tests failed")
	case len(forbidden) > 0:
		return errors.New("tests were skipped that should run here")
	case r.passed == 0:
		return errors.New("no test ran")
	}
	return nil
}

func read(in io.Reader) (*result, error) {
	r := &result{output: map[string][]string{}, failedIn: map[string]bool{}}
	dec := json.NewDecoder(in)
	for {
		var e event
		switch err := dec.Decode(&e); {
		case errors.Is(err, io.EOF):
			return r, nil
		case err != nil:
			return nil, fmt.Errorf("not what go test -json writes: %w", err)
		}
		r.take(e)
	}
}

func (r *result) take(e event) {
	name := e.Package + "." + e.Test
	switch e.Action {
	case "output", "build-output":
		r.output[name] = append(r.output[name], e.Output)
		if e.Test == "" && closes(e.Output) {
			r.packages = append(r.packages, e.Output)
		}
	case "pass":
		if e.Test != "" {
			r.passed++
		}
		delete(r.output, name)
	case "skip":
		if e.Test != "" {
			r.skipped = append(r.skipped, name+": "+reason(r.output[name]))
		}
	case "fail", "build-fail":
		// A package that fails without a failed test did not compile, or died.
		if e.Action == "fail" && (e.Test != "" || !r.failedIn[e.Package]) {
			r.failed++
			r.failedIn[e.Package] = true
		}
		r.broken = append(r.broken, strings.Join(r.output[name], ""))
	}
}

// closes says whether line is the one go test ends a package with.
func closes(line string) bool {
	return strings.HasPrefix(line, "ok  \t") || strings.HasPrefix(line, "FAIL\t") || strings.HasPrefix(line, "?   \t")
}

// reason is what a skipped test said.
func reason(output []string) string {
	for _, line := range output {
		if said, ok := strings.CutPrefix(line, "    "); ok && !strings.HasPrefix(said, "---") {
			return strings.TrimSpace(said)
		}
	}
	return "it does not say why"
}

// sort splits the skipped tests by list: a pattern a line, its reason after a tab,
// comments after #. A pattern is a package and test as path.Match knows them, from
// the module's name on; it covers the test's subtests.
func (r *result) sort(list string) (allowed, forbidden []string) {
	for _, s := range r.skipped {
		name, _, _ := strings.Cut(s, ": ")
		if slices.ContainsFunc(strings.Split(list, "\n"), func(line string) bool {
			pattern, why, _ := strings.Cut(line, "\t")
			ok, _ := path.Match(pattern, name)
			return why != "" && !strings.HasPrefix(line, "#") && (ok || strings.HasPrefix(name, pattern+"/"))
		}) {
			allowed = append(allowed, s)
		} else {
			forbidden = append(forbidden, s)
		}
	}
	return allowed, forbidden
}
