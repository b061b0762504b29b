// Package theme holds every colour and mark in the program. It uses the
// sixteen colours of the worker's own terminal, so it never has to ask whether
// the background is dark, and it never says by colour what no mark says.
package theme

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Ink is a style split once into what stands before and after a text. Drawing
// a row with it costs a fraction of rendering a style.
type Ink struct{ pre, post string }

// Of returns s in this ink. The empty string stays empty.
func (i Ink) Of(s string) string {
	if s == "" {
		return ""
	}
	return i.pre + s + i.post
}

func ink(s ansi.Style) Ink {
	if len(s) == 0 {
		return Ink{}
	}
	pre, post, _ := strings.Cut(s.Styled("\x00"), "\x00")
	return Ink{pre, post}
}

// Theme is the set of inks, named after what a thing is, not how it looks.
type Theme struct {
	App     Ink // the name of the program in the title
	Where   Ink // the screen
	Who     Ink // the code it is about
	Rule    Ink // lines between the parts of the window
	Label   Ink // the name of a field
	Here    Ink // the name of the field or row in focus, and its mark
	Chosen  Ink // the option that was chosen
	Key     Ink // a key in the bar and in a choice
	Hint    Ink // help that may be skipped
	Good    Ink // what goes well
	Missing Ink // what is still to be filled in
	Alert   Ink // not saved, direct danger
	Banner  Ink // the line that says a file is fictional
}

// Default returns the only theme there is.
func Default() Theme {
	s := ansi.NewStyle
	return Theme{
		App:     ink(s().Faint()),
		Where:   ink(s().Bold()),
		Who:     ink(s().Bold().ForegroundColor(ansi.Cyan)),
		Rule:    ink(s().Faint()),
		Label:   ink(s()),
		Here:    ink(s().Bold().ForegroundColor(ansi.Cyan)),
		Chosen:  ink(s().Bold()),
		Key:     ink(s().Bold()),
		Hint:    ink(s().Faint()),
		Good:    ink(s().ForegroundColor(ansi.Green)),
		Missing: ink(s().ForegroundColor(ansi.Yellow)),
		Alert:   ink(s().Bold().ForegroundColor(ansi.Red)),
		Banner:  ink(s().ForegroundColor(ansi.Magenta)),
	}
}

// The marks. Each stands beside a colour, never the other way round.
const (
	MarkHere         = "›"
	MarkMissing      = "○"
	MarkFilled       = "●"
	MarkDanger       = "!"
	MarkConfidential = "*"
)
