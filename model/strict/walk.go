package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// walk notes where everything stands and refuses keys that are given twice
// or with a capital. The syntax was found good before.
func (f *File) walk() error {
	d := json.NewDecoder(bytes.NewReader(f.data))
	return f.value(d, "")
}

func (f *File) value(d *json.Decoder, path string) error {
	tok, err := d.Token()
	if err != nil {
		return f.at(d.InputOffset(), path, err)
	}
	if path != "" {
		f.places[path] = f.start(d.InputOffset(), tok)
	}
	switch tok {
	case json.Delim('{'):
		return f.object(d, path)
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			if err := f.value(d, fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
		_, err = d.Token()
	}
	return err
}

func (f *File) object(d *json.Decoder, path string) error {
	seen := map[string]bool{}
	for d.More() {
		tok, err := d.Token()
		if err != nil {
			return f.at(d.InputOffset(), path, err)
		}
		key, _ := tok.(string)
		at := key
		if path != "" {
			at = path + "." + key
		}
		if seen[key] {
			return f.at(f.start(d.InputOffset(), tok), at, errors.New("staat er twee keer"))
		}
		if key != strings.ToLower(key) {
			return f.at(f.start(d.InputOffset(), tok), at, errors.New("een naam wordt zonder hoofdletters geschreven"))
		}
		seen[key] = true
		if err := f.value(d, at); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// start returns where a token that ends at end begins. A string may be
// written longer than it is, so its opening quote is looked for.
func (f *File) start(end int64, tok json.Token) int64 {
	if _, text := tok.(string); !text {
		if d, ok := tok.(json.Delim); ok {
			return end - int64(len(d.String()))
		}
		return end
	}
	for i := end - 2; i >= 0; i-- {
		if f.data[i] == '"' && (i == 0 || f.data[i-1] != '\\') {
			return i
		}
	}
	return end
}
