package text

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
)

// Named returns b with another word for what it does, for a bar where the place makes it
// mean something more exact.
func Named(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// UpTo returns b, whose keys are the digits, with only those that do something.
func UpTo(b key.Binding, n int) key.Binding {
	shown := "1"
	if n > 1 {
		shown += "-" + strconv.Itoa(min(n, 9))
	}
	if n > 9 && slices.Contains(b.Keys(), "0") {
		shown += " 0"
	}
	b.SetHelp(shown, b.Help().Desc)
	return b
}

// Digits returns b, whose keys are the digits, as only some of them, with what those do.
func Digits(b key.Binding, ns []int, does string) key.Binding {
	var shown strings.Builder
	shown.WriteString(strconv.Itoa(ns[0]))
	for i := 1; i < len(ns); i++ {
		runs := ns[i] == ns[i-1]+1
		last := i == len(ns)-1 || ns[i+1] != ns[i]+1
		switch {
		case runs && last && i > 1 && ns[i-2] == ns[i-1]-1:
			shown.WriteString("-" + strconv.Itoa(ns[i]))
		case runs && !last:
		default:
			shown.WriteString(" " + strconv.Itoa(ns[i]))
		}
	}
	b.SetHelp(shown.String(), does)
	return b
}

// BackTo names where enter returns to after a jump.
func BackTo(b key.Binding, question string) key.Binding {
	return Named(b, "terug naar "+strings.ToLower(question))
}
