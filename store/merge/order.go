package merge

import (
	"tijdig/model"
	"tijdig/store/records"
)

// inOrder returns versions with those they came from first, and apart from them what came
// from itself in a circle: nothing would be current then.
func inOrder(l records.Line, in []Version) (out, circle []Version) {
	waits := map[model.ID][]model.ID{} // on each, who came from it
	left := map[model.ID]int{}         // how many each still waits for
	fresh := map[model.ID]Version{}
	for _, v := range l.Versions {
		left[v.Revision] = 0
	}
	for _, v := range in {
		left[v.Revision], fresh[v.Revision] = 0, v
	}
	from := func(id model.ID, parents []model.ID) {
		for _, p := range parents {
			if _, here := left[p]; here {
				waits[p] = append(waits[p], id)
				left[id]++
			}
		}
	}
	var ready []model.ID
	for _, v := range l.Versions {
		from(v.Revision, v.Parents)
	}
	for _, v := range in {
		from(v.Revision, v.Parents)
	}
	for _, v := range l.Versions {
		if left[v.Revision] == 0 {
			ready = append(ready, v.Revision)
		}
	}
	for _, v := range in {
		if left[v.Revision] == 0 {
			ready = append(ready, v.Revision)
		}
	}
	for len(ready) > 0 {
		id := ready[0]
		ready = ready[1:]
		if v, ok := fresh[id]; ok {
			out = append(out, v)
			delete(fresh, id)
		}
		for _, next := range waits[id] {
			if left[next]--; left[next] == 0 {
				ready = append(ready, next)
			}
		}
	}
	for _, v := range in {
		if _, stuck := fresh[v.Revision]; stuck {
			circle = append(circle, v)
		}
	}
	return out, circle
}
