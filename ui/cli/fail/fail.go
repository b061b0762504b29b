// Package fail says why a command did not do what was asked: in words, with what to do
// now, and as an exit status. It knows no command, and no words come from a record.
package fail

import (
	"errors"

	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
)

// usageError is a command that was not understood.
type usageError struct{ words string }

func (e usageError) Error() string { return e.words }

// Usage is an error of a command that was not understood.
func Usage(words string) error { return usageError{words} }

// saidError is an error with words of its own.
type saidError struct{ words string }

func (e saidError) Error() string { return e.words }

// With is an error with words of its own, where those of [text.Error] do not say enough.
func With(words string) error { return saidError{words} }

// Message says an error in words, with what to do now.
func Message(err error) string {
	if usage, ok := errors.AsType[usageError](err); ok {
		return usage.words
	}
	if said, ok := errors.AsType[saidError](err); ok {
		return said.words
	}
	if errors.Is(err, store.ErrInUse) {
		return command.InUse // no enter to press here
	}
	return text.Error(err)
}

// Status turns an error into an exit status: 0 done, 1 failed, 2 not
// understood.
func Status(err error) int {
	switch _, usage := errors.AsType[usageError](err); {
	case err == nil:
		return 0
	case usage:
		return 2
	}
	return 1
}
