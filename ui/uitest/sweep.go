package uitest

// Sweep gives the window every size up to most, in both directions, and checks
// that each frame fits. It returns how many frames it saw, and leaves the window
// at the size it had.
func (d *Desk) Sweep(most Size) (frames int) {
	d.t.Helper()
	was := Size{d.w, d.h}
	for h := 1; h <= most.H; h++ {
		for w := 1; w <= most.W; w += stride(w) {
			d.Resize(w, h)
			if !d.watched {
				d.Fits()
			}
			frames++
		}
	}
	d.Resize(was.W, was.H)
	return frames
}

// stride looks at every narrow window, where columns fall away and words are cut,
// and at some of the wide ones.
func stride(w int) int {
	if w < 100 {
		return 1
	}
	return 7
}
