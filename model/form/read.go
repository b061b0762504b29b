package form

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
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
	f.Hash, f.Text = "", nil // every program has it
	return f
})

// MaxText is how long a form may be, in bytes: a file keeps each that its records were
// entered with.
const MaxText = 1 << 20

// Read reads a form and refuses what is not exactly right, with the name of
// the file, the line and column, and the path of the fault. The name is only
// for that message; it is given without folders.
func Read(r io.Reader, name string) (*Form, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxText+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > MaxText {
		return nil, fmt.Errorf("%s: te groot, ten hoogste %d bytes", name, MaxText)
	}
	f := &Form{}
	file, err := strict.JSON(data, name, f)
	if err != nil {
		return nil, err
	}
	if err := newChecker(f, file).form(); err != nil {
		return nil, err
	}
	h := sha256.Sum256(data)
	f.Hash, f.Text = hex.EncodeToString(h[:]), data
	return f, nil
}
