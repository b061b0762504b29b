package nav

import (
	"reflect"
	"runtime"

	tea "charm.land/bubbletea/v2"
)

// request is a message on its way to the app.
type request struct{ msg tea.Msg }

func (r request) deliver() tea.Msg { return r.msg }

// Send returns the command that delivers msg. The app carries it out before
// the next key, so that no key lands on a screen that is about to go.
func Send(msg tea.Msg) tea.Cmd { return request{msg}.deliver }

// Wait returns cmd, and lets keys wait until what it brings about sends [Release] or
// something that releases them: no key may act on what is about to change.
func Wait(cmd tea.Cmd) tea.Cmd { return tea.Batch(Send(Hold{}), cmd) }

// Say returns the command that gives news for the status line; nil where there is none.
func Say(news string) tea.Cmd {
	if news == "" {
		return nil
	}
	return Send(Notice(news))
}

// Then returns the command that does something and then sends then; where it fails, why.
func Then(do func() error, then tea.Msg) tea.Cmd {
	return func() tea.Msg {
		if err := do(); err != nil {
			return Failure{Err: err}
		}
		return then
	}
}

// sendCode is how a request is told from other commands: by its code.
var sendCode = codeOf(request{}.deliver)

func codeOf(cmd tea.Cmd) uintptr { return reflect.ValueOf(cmd).Pointer() }

// batchSource is where Bubble Tea makes one command of several.
var batchSource = sourceOf(tea.Batch(Send(nil), Send(nil)))

// source is a line of source code.
type source struct {
	file string
	line int
}

func sourceOf(cmd tea.Cmd) source {
	pc := codeOf(cmd)
	f := runtime.FuncForPC(pc)
	if f == nil {
		return source{}
	}
	file, line := f.FileLine(pc)
	return source{file, line}
}

// isBatch reports whether a command is one that Bubble Tea made of several. Its code stands
// wherever the compiler put a copy, and under any name, but always comes of the same line.
// Running such a command only hands out what it was made of.
func isBatch(cmd tea.Cmd) bool { return sourceOf(cmd) == batchSource }

// Requests takes the requests out of a command. It returns their messages in
// order, and the commands that are left, which may take time.
func Requests(cmd tea.Cmd) (msgs []tea.Msg, rest []tea.Cmd) {
	if cmd == nil {
		return nil, nil
	}
	switch {
	case codeOf(cmd) == sendCode:
		return []tea.Msg{cmd()}, nil
	case isBatch(cmd):
		batch, ok := cmd().(tea.BatchMsg)
		if !ok {
			break // a sequence: its order is its own
		}
		for _, c := range batch {
			m, r := Requests(c)
			msgs, rest = append(msgs, m...), append(rest, r...)
		}
		return msgs, rest
	}
	return nil, []tea.Cmd{cmd}
}
