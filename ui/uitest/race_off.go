//go:build !race

package uitest

// Race is true under the race detector, where everything takes ten times as
// long: there a test looks for races, not for figures.
const Race = false
