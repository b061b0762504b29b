package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestAListThatDiffersIsNamed(t *testing.T) {
	built := map[string]bool{}
	var parts []string
	for i := range few {
		built[fmt.Sprintf("x/%d v1", i)] = true
		parts = append(parts, fmt.Sprintf(`{"name":"x/%d","version":"v1","purl":"pkg:golang/x/%d@v1"}`, i, i))
	}
	list := func(parts ...string) []byte {
		return []byte(`{"bomFormat":"CycloneDX","components":[` + strings.Join(parts, ",") + `]}`)
	}
	for _, c := range []struct {
		name, want string
		list       []byte
	}{
		{"agreement", "", list(parts...)},
		{"the standard library too", "", list(append(parts, `{"name":"std","version":"go1","purl":"pkg:golang/std@go1"}`)...)},
		{"one missing", "x/0 v1 is in the binary", list(parts[1:]...)},
		{"one too many", "y v1 is listed", list(append(parts, `{"name":"y","version":"v1","purl":"p"}`)...)},
		{"another version", "x/0 v2 is listed", list(append(parts[1:], `{"name":"x/0","version":"v2","purl":"p"}`)...)},
		{"no address", "has no address", list(append(parts[1:], `{"name":"x/0","version":"v1"}`)...)},
		{"nothing", "0 parts", []byte(`{}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := compare(c.list, built)
			if said := strings.Join(got, "\n"); err != nil || (said == "") != (c.want == "") || !strings.Contains(said, c.want) {
				t.Errorf("said %q, %v; want %q", said, err, c.want)
			}
		})
	}
}
