package nav

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestRequestsAreTakenOutOfAnyBatchAndNothingElseIsRun(t *testing.T) {
	slow := func() tea.Msg { t.Error("a command was run"); return nil }
	tick := tea.Tick(time.Hour, func(time.Time) tea.Msg { return nil })
	cmd := tea.Batch(Send(Back{}), slow, tea.Batch(tick, nil, Send(Notice("x"))), nil)
	msgs, rest := Requests(cmd)
	if len(msgs) != 2 || msgs[0] != (Back{}) || msgs[1] != Notice("x") || len(rest) != 2 {
		t.Fatalf("%v and %d commands", msgs, len(rest))
	}
	if msgs, rest := Requests(nil); msgs != nil || rest != nil {
		t.Error("something came out of nothing")
	}
	if msgs, rest := Requests(Send(Back{})); len(msgs) != 1 || rest != nil {
		t.Errorf("%v, %d", msgs, len(rest))
	}
}

// screen is one of a kind of row, as a list of a kind is: the compiler names what stands in it
// in another way.
type screen[R any] struct{ row R }

func (s screen[R]) both() tea.Cmd { return Wait(func() tea.Msg { return s.row }) }

func TestRequestsAreTakenOutOfWhatAGenericScreenAsks(t *testing.T) {
	s := screen[struct{ n int }]{}
	for name, cmd := range map[string]tea.Cmd{
		"wait":    s.both(),
		"batch":   tea.Batch(s.both(), Send(Release{})),
		"closure": func() tea.Cmd { return s.both() }(),
	} {
		if msgs, rest := Requests(cmd); len(msgs) == 0 || msgs[0] != (Hold{}) || len(rest) != 1 {
			t.Errorf("%s: %v and %d commands", name, msgs, len(rest))
		}
	}
}

func TestASequenceIsLeftAsItIs(t *testing.T) {
	if msgs, rest := Requests(tea.Sequence(Send(Back{}), Send(Release{}))); len(msgs) != 0 || len(rest) != 1 {
		t.Errorf("%v and %d commands", msgs, len(rest))
	}
}
