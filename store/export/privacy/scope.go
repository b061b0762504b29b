package privacy

import (
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
)

// Scope is what an output is of and at which level, as far as that decides what it may say.
type Scope struct {
	Level model.Level
	Text  bool                        // typed text goes along at [model.Pseudonymous], masked
	Names func() []string             // gives every roepnaam in the file, once, where a text is masked; nil: none
	Lost  func(subject model.ID) bool // whether its roepnaam cannot be read, so that no text about it can be masked; nil: of none
	Forms form.Book                   // whose questions are known
	Made  time.Time

	Fiction bool   // the signals are made up
	Police  bool   // they are police data
	Program string // which made it
	Filter  string // which signals were chosen, in words that may be read at the level
}

// known are the names that are masked.
func (o Scope) known() []string {
	if o.Names == nil {
		return nil
	}
	return o.Names()
}

// Title names the level of an output, for people, and that its signals are fictional or
// police data.
func (o Scope) Title() string {
	out := words.Level(o.Level)
	if o.Police {
		out += ", politiegegevens (Wpg)"
	}
	if o.Fiction {
		out += ", verzonnen"
	}
	return out
}
