//go:build race

package crashtest

// slow is true under the race detector, where each trial takes ten times as
// long: there the rigs look for races, not for figures.
const slow = true
