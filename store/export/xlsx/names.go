package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"tijdig/model/pattern"
)

// nameLen is how many characters a spreadsheet takes in the name of a sheet.
const nameLen = 31

// unfit may not stand in the name of a sheet.
var unfit = strings.NewReplacer("[", "(", "]", ")", ":", "", "*", "", "?", "", "/", "-", `\`, "-", "\n", " ", "\t", " ")

// numbered is what stands behind the name of a sheet that goes on, or of one that has the
// name of another.
var numbered = pattern.Lazy(` \(\d+\)$`)

func suffix(name string) string { return numbered().FindString(name) }

// free makes a name fit, and different from those of the sheets that are there: it gets a
// number, from n on.
func (w *Writer) free(name string, n int) string {
	name = strings.Trim(unfit.Replace(name), "' ")
	if name == "" {
		name = "-"
	}
	for ; ; n++ {
		more := ""
		if n > 1 {
			more = fmt.Sprintf(" (%d)", n)
		}
		out := strings.TrimSpace(short(name, nameLen-len(more))) + more
		if !slices.ContainsFunc(w.done, func(p part) bool { return strings.EqualFold(p.name, out) }) {
			return out
		}
	}
}

// short returns the front of a text, of at most n characters as spreadsheets count: an
// emoji counts for two.
func short(s string, n int) string {
	used := 0
	for i, r := range s {
		if used += max(1, utf16.RuneLen(r)); used > n {
			return s[:i]
		}
	}
	return s
}
