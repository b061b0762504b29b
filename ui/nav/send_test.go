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
