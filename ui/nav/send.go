package nav

import (
	"reflect"
	"runtime"
	"strings"

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

// sendCode is how a request is told from other commands: by its code.
var sendCode = codeOf(request{}.deliver)

func codeOf(cmd tea.Cmd) uintptr { return reflect.ValueOf(cmd).Pointer() }

// isBatch reports whether a command is one that Bubble Tea made of several.
// Its code stands wherever the compiler put a copy, but always under the name
// of the function that makes it. Running such a command only hands out what
// it was made of. Were the name to change, requests would come a moment later,
// and a test would say so.
func isBatch(cmd tea.Cmd) bool {
	f := runtime.FuncForPC(codeOf(cmd))
	return f != nil && strings.Contains(f.Name(), "compactCmds")
}

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
