// Package region reads the package of a region: data that stands in the place of, or beside,
// what comes with the program. It holds no records and touches none.
package region

import "tijdig/model/profile"

// Book is what the program knows of the world outside the file: what comes with it, and what
// a region adds to that or puts in its place. A nil book is what comes with the program.
type Book struct {
	profiles profile.Set
}

// Profiles returns the lines of work to choose from.
func (b *Book) Profiles() profile.Set {
	if b == nil || b.profiles == nil {
		return profile.Shipped()
	}
	return b.profiles
}
