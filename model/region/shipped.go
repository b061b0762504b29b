package region

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed data
var shipped embed.FS

//go:embed REGIO.md
var manual []byte

// Empty is the name of the package that has nothing in it yet.
const Empty = "leeg"

// Shipped lists the packages to start from, by name; [Empty] is the first.
func Shipped() []string {
	dirs, err := fs.ReadDir(shipped, "data")
	if err != nil {
		panic(fmt.Sprintf("embedded files: %v", err)) // a test would have caught it
	}
	out := []string{Empty}
	for _, d := range dirs {
		if d.IsDir() && d.Name() != Empty {
			out = append(out, d.Name())
		}
	}
	return out
}

// Start returns the files of a package to start from, and false when there is none of that
// name.
func Start(name string) (Files, bool) {
	if !slices.Contains(Shipped(), name) {
		return nil, false
	}
	dir := "data/" + name
	in, err := fs.ReadDir(shipped, dir)
	if err != nil {
		panic(fmt.Sprintf("embedded files: %v", err)) // a test would have caught it
	}
	out := Files{ReadMe: file("data/" + ReadMe), Manual: manual}
	for _, f := range in {
		out[f.Name()] = file(dir + "/" + f.Name())
	}
	return out, true
}

func file(path string) []byte {
	data, err := shipped.ReadFile(path)
	if err != nil {
		panic(fmt.Sprintf("embedded files: %v", err)) // a test would have caught it
	}
	return data
}
