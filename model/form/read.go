package form

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"tijdig/model/strict"
)

//go:embed data/snel.json
var quick []byte

// Quick returns the built-in form of the quick signal. All callers share it.
var Quick = sync.OnceValue(func() *Form {
	f, err := Read(bytes.NewReader(quick), "snel.json")
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return f
})

// Read reads a form and refuses what is not exactly right, with the name of
// the file, the line and column, and the path of the fault. The name is only
// for that message; it is given without folders.
func Read(r io.Reader, name string) (*Form, error) {
	data, err := io.ReadAll(io.LimitReader(r, strict.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := &Form{}
	file, err := strict.JSON(data, name, f)
	if err != nil {
		return nil, err
	}
	if err := newChecker(f, file).form(); err != nil {
		return nil, err
	}
	return f, nil
}
