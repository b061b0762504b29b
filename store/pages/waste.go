package pages

// Waste bounds what carving spends on what does not open. A page of two hundred
// elements that each claim the same megabytes takes no more of whoever made it than four
// thousand bytes, and would take minutes of whoever tries them all.
type Waste struct {
	Left int64 // bytes that may yet be tried in vain at any size
	Here int64 // bytes tried in vain on this page
	Hit  bool  // something was not tried: what was found may not be all
}

// What is tried however much was spent: nearly every record there is, and per page more
// than an honest one holds.
const (
	smallTry = 16 << 10
	pageTry  = 64 << 10
)

// Allows reports whether so many bytes are tried. The larger, the sooner it ends.
func (w *Waste) Allows(size int64) bool {
	ok := size <= w.Left/4 || size <= smallTry && w.Here < pageTry
	w.Hit = w.Hit || !ok
	return ok
}

// Add notes so many bytes that were tried in vain.
func (w *Waste) Add(size int64) { w.Left, w.Here = w.Left-size, w.Here+size }
