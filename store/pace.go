package store

import "time"

// pace makes work in the background rest as long as it worked, so that it
// takes at most half of one processor and whoever types does not notice. A nil
// pace never rests.
type pace struct{ began time.Time }

// least is how long it works before a rest is worth it.
const least = 2 * time.Millisecond

// begin starts a piece of work, unless one is under way.
func (p *pace) begin() {
	if p != nil && p.began.IsZero() {
		p.began = time.Now()
	}
}

// rest ends the piece of work when it was long enough, and rests. It returns at
// once when stop is closed.
func (p *pace) rest(stop <-chan struct{}) {
	if p == nil {
		return
	}
	took := time.Since(p.began)
	if took < least {
		return
	}
	p.began = time.Time{}
	t := time.NewTimer(took)
	defer t.Stop()
	select {
	case <-t.C:
	case <-stop:
	}
}
