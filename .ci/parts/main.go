// Command parts compares the list of parts that is shipped with a binary, in
// CycloneDX, with what the binary itself says it was built from. It fails on a
// part that is missing, on one too many, and on a list without any.
package main

import (
	"debug/buildinfo"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
)

// few is how many parts a list must name at least to be one.
const few = 10

type bom struct {
	Format     string `json:"bomFormat"`
	Components []struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		PURL    string `json:"purl"`
	} `json:"components"`
}

func main() {
	list := flag.String("list", "", "the CycloneDX file")
	binary := flag.String("binary", "", "the program it is about")
	flag.Parse()
	complaints, n, err := check(*list, *binary)
	for _, c := range complaints {
		fmt.Println(c)
	}
	if err != nil || len(complaints) > 0 {
		fmt.Fprintln(os.Stderr, "the list of parts does not tell the truth", err)
		os.Exit(1)
	}
	fmt.Printf("%d parts\n", n)
}

func check(list, binary string) (complaints []string, n int, err error) {
	b, err := os.ReadFile(list)
	if err != nil {
		return nil, 0, err
	}
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return nil, 0, err
	}
	built := map[string]bool{}
	for _, d := range info.Deps {
		built[d.Path+" "+d.Version] = true
	}
	complaints, err = compare(b, built)
	return complaints, len(built), err
}

// compare says where a list and what was built differ. Built is keyed by
// module and version.
func compare(list []byte, built map[string]bool) (complaints []string, err error) {
	var b bom
	if err := json.Unmarshal(list, &b); err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for _, c := range b.Components {
		part := c.Name + " " + c.Version
		listed[part] = true
		if !built[part] && c.Name != "std" {
			complaints = append(complaints, part+" is listed, and not in the binary")
		}
		if c.PURL == "" {
			complaints = append(complaints, part+" has no address")
		}
	}
	for part := range built {
		if !listed[part] {
			complaints = append(complaints, part+" is in the binary, and not listed")
		}
	}
	if b.Format != "CycloneDX" || len(listed) < few {
		complaints = append(complaints, fmt.Sprintf("%d parts in a list of format %q", len(listed), b.Format))
	}
	slices.Sort(complaints)
	return complaints, nil
}
