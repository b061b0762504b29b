package search

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"tijdig/model/fold"
)

//go:embed data/zoekwoorden.json
var data []byte

// known are the words that occur everywhere and say nothing, and of a word those that
// mean the same.
var known = sync.OnceValues(func() (small map[string]bool, same map[string][]string) {
	var f struct {
		Small []string   `json:"klein"`
		Same  [][]string `json:"zelfde"`
	}
	if err := json.Unmarshal(data, &f); err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	s, m := map[string]bool{}, map[string][]string{}
	for _, w := range f.Small {
		s[fold.Text(w)] = true
	}
	for _, set := range f.Same {
		for _, w := range set {
			for _, v := range set {
				if v != w {
					m[fold.Text(w)] = append(m[fold.Text(w)], fold.Text(v))
				}
			}
		}
	}
	return s, m
})
