// Package region reads the package of a region: data that stands beside what comes with the
// program, or in its place. It holds no records and touches none. [Read] is the only way in:
// what it does not know it refuses, and what it refuses comes in for no part.
package region

import (
	"cmp"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/contacts"
	"tijdig/model/form"
	"tijdig/model/guidance"
	"tijdig/model/network"
	"tijdig/model/profile"
)

// Book is what the program knows of the world outside the file: what comes with it, and what
// a region adds to that or puts in its place. A nil book is what comes with the program.
type Book struct {
	about    *About
	network  *network.Book
	numbers  contacts.List
	profiles profile.Set
	texts    *guidance.Texts
	terms    model.Terms
	form     *form.Form
	cues     *catalogue.Cues
}

// About says what package the book was made with; nil for none.
func (b *Book) About() *About {
	if b == nil {
		return nil
	}
	return b.about
}

// Network returns who there is to turn to.
func (b *Book) Network() *network.Book {
	if b == nil {
		return network.Shipped()
	}
	return cmp.Or(b.network, network.Shipped())
}

// Numbers returns whom to call when it cannot wait.
func (b *Book) Numbers() contacts.List {
	if b == nil || b.numbers == nil {
		return contacts.Shipped()
	}
	return b.numbers
}

// Texts returns the words in which things are said beside the answers.
func (b *Book) Texts() *guidance.Texts {
	if b == nil {
		return guidance.Shipped()
	}
	return cmp.Or(b.texts, guidance.Shipped())
}

// Cues returns the words that bring items of the checklist up.
func (b *Book) Cues() *catalogue.Cues {
	if b == nil {
		return catalogue.ShippedCues()
	}
	return cmp.Or(b.cues, catalogue.ShippedCues())
}

// Terms returns after how many days the worker is asked again.
func (b *Book) Terms() model.Terms {
	if b == nil {
		return model.DefaultTerms
	}
	return cmp.Or(b.terms, model.DefaultTerms)
}

// Form returns the form that new signals are entered with.
func (b *Book) Form() *form.Form {
	if b == nil || b.form == nil {
		return form.Quick()
	}
	return b.form
}

// Profiles returns the lines of work to choose from.
func (b *Book) Profiles() profile.Set {
	if b == nil || b.profiles == nil {
		return profile.Shipped()
	}
	return b.profiles
}
