// Package delivery makes an output of chosen signals: to a writer, or to a file
// that is either whole under its own name or not there at all. It keeps the
// ledger of what left, from before the first byte does.
package delivery
