// Command licences compares the modules in the binary, on each system, with the
// list in .ci/modules.tsv: each stands there with the licence its own text gives,
// those that we ask for ourselves with the reason, and nothing else stands there.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// mostDirect is how many modules the binary may ask for itself.
const mostDirect = 12

// allowed are the licences that EUPL-1.2 code may be linked with and shipped.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"}

type module struct {
	Path, Dir string
	Main      bool
	asked     bool // one of our own packages imports it
}

// pkg is one package of the binary, as go list describes it.
type pkg struct {
	ImportPath string
	Imports    []string
	Module     *module
}

func main() {
	root := flag.String("root", ".", "folder of the program")
	flag.Parse()
	list, err := os.ReadFile(filepath.Join(*root, ".ci", "modules.tsv"))
	if err != nil {
		fail(err)
	}
	found, err := linked(*root)
	if err != nil {
		fail(err)
	}
	complaints := compare(found, string(list))
	for _, c := range complaints {
		fmt.Println(c)
	}
	if len(complaints) > 0 {
		fail(errors.New(".ci/modules.tsv does not tell the truth"))
	}
	fmt.Print(string(list))
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// linked gives the modules in the binary on any system, with what each LICENSE says.
func linked(root string) (map[string]module, error) {
	all := map[string]module{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Module", ".")
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		if err := add(all, out); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func add(all map[string]module, listed []byte) error {
	owner := map[string]string{} // package to module
	var ours []string            // what our own packages import
	for dec := json.NewDecoder(bytes.NewReader(listed)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		switch m := p.Module; {
		case m == nil: // the standard library
		case m.Main:
			ours = append(ours, p.Imports...)
		default:
			owner[p.ImportPath] = m.Path
			if _, ok := all[m.Path]; !ok {
				all[m.Path] = *m
			}
		}
	}
	for _, p := range ours {
		if m, ok := all[owner[p]]; ok {
			m.asked = true
			all[m.Path] = m
		}
	}
	return nil
}

// compare says where list and found differ. A line of list is a module, its
// licence and the reason for asking for it, between tabs.
func compare(found map[string]module, list string) (complaints []string) {
	say := func(format string, args ...any) { complaints = append(complaints, fmt.Sprintf(format, args...)) }
	listed := map[string]bool{}
	direct := 0
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(strings.TrimSpace(line), "\t")
		m, ok := found[cols[0]]
		if !ok {
			say("%s is listed, and no longer in the binary", cols[0])
			continue
		}
		listed[m.Path] = true
		if got := licence(m.Dir); len(cols) < 2 || got != cols[1] || !slices.Contains(allowed, got) {
			say("%s: its licence reads as %q; listed %q; allowed %v", m.Path, got, cols[1:], allowed)
		}
		if m.asked {
			direct++
			if len(cols) < 3 {
				say("%s: we ask for it and do not say why", m.Path)
			}
		}
	}
	for _, m := range found {
		if !listed[m.Path] {
			say("%s\t%s\tis in the binary, and not listed", m.Path, licence(m.Dir))
		}
	}
	if direct > mostDirect {
		say("%d modules are asked for; at most %d", direct, mostDirect)
	}
	slices.Sort(complaints)
	return complaints
}

// licence names the licence whose words stand in dir, or "".
func licence(dir string) string {
	files, _ := filepath.Glob(filepath.Join(dir, "[LC][IO][CP][EY][NI]*")) // LICENSE, LICENCE, COPYING
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		text := strings.Join(strings.Fields(string(b)), " ")
		for _, known := range []struct{ words, name string }{
			{"Apache License Version 2.0", "Apache-2.0"},
			{"Mozilla Public License", "MPL-2.0"},
			{"GNU GENERAL PUBLIC LICENSE", "GPL"},
			{"Permission is hereby granted, free of charge", "MIT"},
			{"Permission to use, copy, modify, and/or distribute", "ISC"},
			{"or the names of its contributors", "BSD-3-Clause"},
			{"nor the names of its contributors", "BSD-3-Clause"},
			{"may be used to endorse or promote", "BSD-3-Clause"},
			{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
		} {
			if strings.Contains(text, known.words) {
				return known.name
			}
		}
	}
	return ""
}
