package pages

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// wideFrom is how many pages must wait at one depth before it is worth walking
// below them side by side.
const wideFrom = 64

// wide walks a whole tree: its top page by page, and what hangs below side by
// side. Most of the time goes into the system bringing pages in.
func (w *Walker) wide(root subtree) error {
	level := []subtree{root}
	for depth := 0; len(level) > 0; depth++ {
		if len(level) >= wideFrom {
			return w.below(level, depth)
		}
		if depth > maxDepth {
			return badPage(level[0].page, "lies too deep")
		}
		var next []subtree
		for _, p := range level {
			children, err := w.step(p, nil)
			if err != nil {
				return err
			}
			next = append(next, children...)
		}
		level = next
	}
	return nil
}

// below walks the trees under some pages, each by one of as many walkers as
// there are processors. A page that two of them met is used twice.
func (w *Walker) below(pages []subtree, depth int) error {
	walkers := make([]*Walker, runtime.GOMAXPROCS(0))
	errs := make([]error, len(walkers))
	var next atomic.Int64
	var wg sync.WaitGroup
	for i := range walkers {
		one := &Walker{r: w.r, hwm: w.hwm, seen: make([]uint64, len(w.seen)), known: w.known}
		walkers[i] = one
		wg.Go(func() {
			errs[i] = Guarded(func() error {
				for n := next.Add(1); n <= int64(len(pages)); n = next.Add(1) {
					if err := one.tree(pages[n-1], depth); err != nil {
						next.Store(int64(len(pages))) // the others need not go on
						return err
					}
				}
				return nil
			})
		})
	}
	wg.Wait()
	for i, one := range walkers {
		if errs[i] != nil {
			return errs[i]
		}
		for j, bits := range one.seen {
			if w.seen[j]&bits != 0 {
				return badPage(uint64(j)*64, "or one of the 63 behind it is used twice")
			}
			w.seen[j] |= bits
		}
	}
	return nil
}

// Guarded turns what reading a mapped page dies of into an error.
func Guarded(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: a page cannot be read", ErrDamaged)
		}
	}()
	return fn()
}
