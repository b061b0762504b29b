package nav

import (
	"context"
	"time"
)

// patience is how long leaving waits for what is broken off: a stick that no longer answers
// holds nobody up. What is left then is found at the next start, or done again.
const patience = 2 * time.Second

// BreakOff ends what goes on behind a screen, and waits a while for its end.
func BreakOff(cancel context.CancelFunc, end <-chan struct{}) {
	cancel()
	select {
	case <-end:
	case <-time.After(patience):
	}
}
