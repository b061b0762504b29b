package nav

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// patience is how long leaving waits for what is broken off: a stick that no longer answers
// holds nobody up. What is left then is found at the next start, or done again.
const patience = 2 * time.Second

// Work is what goes on behind a screen.
type Work struct {
	cancel context.CancelFunc
	end    chan struct{} // closed when it is over
}

// Start has something done behind a screen; what it returns comes back once it is over, with
// the work, by which a screen tells what it still waits for.
func Start(do func(context.Context, *Work) tea.Msg) (*Work, tea.Cmd) {
	ctx, cancel := context.WithCancel(context.Background())
	w := &Work{cancel: cancel, end: make(chan struct{})}
	return w, func() tea.Msg {
		defer cancel()
		defer close(w.end)
		return do(ctx, w)
	}
}

// BreakOff ends it, and waits a while for its end. Of none there is nothing to end.
func (w *Work) BreakOff() {
	if w == nil {
		return
	}
	w.cancel()
	select {
	case <-w.end:
	case <-time.After(patience):
	}
}

// Over reports whether it has come to its end.
func (w *Work) Over() bool {
	select {
	case <-w.end:
		return true
	default:
		return false
	}
}
