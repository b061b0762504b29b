package window

import "time"

// Took presses a key and returns the time until the last byte that the program drew
// for it, after which it draws nothing for as long as calm.
func (w *Window) Took(key string, calm time.Duration) time.Duration {
	w.t.Helper()
	w.Press(key)
	start := w.sent // a lone esc before it was waited for
	for {
		time.Sleep(calm / 20)
		last := w.Drawn()
		if last.After(start) && time.Since(last) > calm {
			return last.Sub(start)
		}
		if time.Since(start) > w.Patience {
			w.fail("nothing comes of " + key + ", or no end to it,")
		}
	}
}

// Drawn is when the program last drew.
func (w *Window) Drawn() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.drawn
}
