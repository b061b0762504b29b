package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachDifferenceIsNamed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		d := filepath.Join(dir, name)
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(d, "LICENSE"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return d
	}
	mit, gpl := write("mit", "Permission is hereby granted,\nfree of charge"), write("gpl", "GNU GENERAL PUBLIC LICENSE")
	found := func(d string, indirect bool) map[string]module {
		return map[string]module{"x/y": {Path: "x/y", Dir: d, asked: !indirect}}
	}
	for _, c := range []struct {
		name, list, want string
		found            map[string]module
	}{
		{"agreement", "# head\nx/y\tMIT\tbecause\n", "", found(mit, false)},
		{"an indirect one needs no reason", "x/y\tMIT\n", "", found(mit, true)},
		{"one that is not listed", "", "not listed", found(mit, false)},
		{"one that went", "x/y\tMIT\ta\nx/z\tMIT\tb\n", "no longer in the binary", found(mit, false)},
		{"another licence", "x/y\tISC\ta\n", `reads as "MIT"`, found(mit, false)},
		{"a licence we cannot ship", "x/y\tGPL\ta\n", "allowed", found(gpl, false)},
		{"no licence", "x/y\tMIT\ta\n", `reads as ""`, found(t.TempDir(), false)},
		{"no reason", "x/y\tMIT\n", "do not say why", found(mit, false)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(compare(c.found, c.list), "\n")
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Fatalf("said %q, want %q", got, c.want)
			}
		})
	}
}

func TestTooManyDirectModules(t *testing.T) {
	found, list := map[string]module{}, ""
	for c := range mostDirect + 1 {
		name := "x/" + string(rune('a'+c))
		found[name] = module{Path: name, asked: true}
		list += name + "\tMIT\tbecause\n"
	}
	if got := strings.Join(compare(found, list), "\n"); !strings.Contains(got, "13 modules are asked for") {
		t.Fatal(got)
	}
}
