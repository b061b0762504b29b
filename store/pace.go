package store

import "time"

// pace is how long work in the background rests after each batch, so that
// whoever types does not notice it. Zero never rests.
type pace time.Duration

// gently is about as long as a batch takes: at most half of one processor goes
// to it.
const gently = pace(time.Millisecond)

// rest returns at once when stop is closed.
func (p pace) rest(stop <-chan struct{}) {
	if p == 0 {
		return
	}
	t := time.NewTimer(time.Duration(p))
	defer t.Stop()
	select {
	case <-t.C:
	case <-stop:
	}
}
