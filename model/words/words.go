// Package words gives the Dutch words that people see for the machine names
// of package model. The words are data and may change; the names may not.
package words

import (
	_ "embed"
	"strings"

	"tijdig/model"
	"tijdig/model/strict"
)

//go:embed data/woorden.json
var data []byte

// all maps every machine name to its words. The sets of the file keep it
// readable; a name in two sets must have the same words in both.
var all = strict.Embedded(data, "woorden.json", read)

func read(data []byte, file string) (map[string]string, error) {
	var sets map[string]map[string]string
	f, err := strict.JSON(data, file, &sets)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for set, words := range sets {
		for name, w := range words {
			if w == "" || w != strings.TrimSpace(w) {
				return nil, f.Errorf(set+"."+name, "no words, or space around them")
			}
			if old, ok := out[name]; ok && old != w {
				return nil, f.Errorf(set+"."+name, "stands elsewhere with other words")
			}
			out[name] = w
		}
	}
	return out, nil
}

// Of returns the words for a machine name. A name that this version does not
// know, from a newer one, is shown with spaces for underscores.
func Of(name string) string {
	if w, ok := all()[name]; ok {
		return w
	}
	return strings.ReplaceAll(name, "_", " ")
}

// Known reports whether a machine name has words of its own.
func Known(name string) bool {
	_, ok := all()[name]
	return ok
}

// List returns the words for several machine names, with commas.
func List[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = Of(string(n))
	}
	return strings.Join(out, ", ")
}

// About says what is known of a person beside who that is.
func About(a model.About) (out []string) {
	for _, ask := range model.PersonAsks {
		if said := *a.Said(ask); said != "" {
			out = append(out, Of(string(ask)+"_"+said))
		}
	}
	return out
}

// Source returns who somebody is: the role, or the worker's own words for
// somebody who has none of the roles.
func Source(s model.Source, own string) string {
	if s == model.FromOther && own != "" {
		return own
	}
	if s == model.SourceNone {
		return ""
	}
	return Of(string(s))
}

// Label returns what a line of a signal is, short, for the column before it:
// "zelf gezien", "gezegd: jongere, via school", "ander: bewoner*", "○ soort?".
// The star marks a confidential source.
func Label(f model.Finding) string {
	from := ""
	if s := Source(f.Source, f.SourceWords); s != "" {
		from = ": " + s
	}
	if v := Source(f.Via, f.ViaWords); v != "" {
		from += ", " + Of("via") + " " + v
	}
	if f.Confidential {
		from += "*"
	}
	switch f.Kind {
	case model.InfoNone:
		return Of("kort_geen_soort")
	case model.Said:
		return Of("kort_gezegd") + from
	case model.ThirdParty:
		return Of("kort_ander") + from
	case model.SeenSelf, model.Document, model.Suspicion:
		return Of(string(f.Kind)) + from
	}
	return Of(string(f.Kind)) + from
}

// Origin returns the same in full, for reports: "gezegd door jongere, via
// school", "van een ander: iemand anders (oom)", "vermoeden", "soort niet
// ingevuld".
func Origin(f model.Finding) string {
	if f.Kind == model.InfoNone {
		return Of("lang_geen_soort")
	}
	w := Of(string(f.Kind))
	switch {
	case f.Source == model.SourceNone && f.Kind == model.Said:
		w = Of("lang_gezegd_zonder_bron")
	case f.Source == model.SourceNone:
	case f.Kind == model.Said:
		w += " " + full(f.Source, f.SourceWords)
	default:
		w += ": " + full(f.Source, f.SourceWords)
	}
	if f.Via != model.SourceNone {
		w += ", " + Of("via") + " " + full(f.Via, f.ViaWords)
	}
	return w
}

func full(s model.Source, own string) string {
	if own == "" {
		return Of(string(s))
	}
	return Of(string(s)) + " (" + own + ")"
}

// Level is what people call a level; its machine name stands in manifests and flags.
func Level(l model.Level) string { return Of(string(l)) }
