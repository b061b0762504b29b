// Package store keeps concepts, signals and subjects in one encrypted bbolt
// file. Every method that changes something returns after the change is on
// disk; every error says whether it is. The file itself is described in
// FORMAT.md, well enough to read it without this package.
//
// The package knows no screens, no words for people and no clock: the time is
// given, and errors carry no content of a record.
package store
