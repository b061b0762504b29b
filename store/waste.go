package store

// waste bounds what carving spends on what does not open. A page of two hundred
// elements that each claim the same megabytes takes no more of whoever made it than four
// thousand bytes, and would take minutes of whoever tries them all.
type waste struct {
	left int64 // bytes that may yet be tried in vain at any size
	here int64 // bytes tried in vain on this page
	hit  bool  // something was not tried: what was found may not be all
}

// What is tried however much was spent: nearly every record there is, and per page more
// than an honest one holds.
const (
	smallTry = 16 << 10
	pageTry  = 64 << 10
)

// allows reports whether so many bytes are tried. The larger, the sooner it ends.
func (w *waste) allows(size int64) bool {
	ok := size <= w.left/4 || size <= smallTry && w.here < pageTry
	w.hit = w.hit || !ok
	return ok
}

func (w *waste) add(size int64) { w.left, w.here = w.left-size, w.here+size }
