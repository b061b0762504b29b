//go:build race

package exchange

// slow is true under the race detector, which takes memory of its own for all that is
// done.
const slow = true
