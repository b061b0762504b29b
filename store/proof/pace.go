package proof

import "time"

// Pace is how long work in the background rests after each batch, so that
// whoever types does not notice it. Zero never rests.
type Pace time.Duration

// Gently is about as long as a batch takes: at most half of one processor goes
// to it.
const Gently = Pace(time.Millisecond)

// rest returns at once when stop is closed.
func (p Pace) rest(stop <-chan struct{}) {
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
