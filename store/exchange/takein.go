package exchange

import (
	"context"
	"errors"
	"io/fs"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/records"
)

// atOnce is how many bytes of letters are taken in at once.
const atOnce = 32 << 20

// takeIn takes in what this file lacks of what colleagues put in the folder.
func (r *run) takeIn(ctx context.Context) error {
	held, err := r.Store.Held()
	if err != nil {
		return err
	}
	have := idsOf(held)
	let := marksOf(r.salt, r.state.Let)
	var p store.Parcel
	p.Demo, p.Police = r.Store.Demo(), r.Store.Police()
	size := int64(0)
	for _, l := range r.all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !r.lacks(l, have, let) {
			continue
		}
		if size += l.Size; size > atOnce && size != l.Size {
			r.out.More = true
			break
		}
		b, err := bundleOf(r.Folder, l, r.me)
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				r.out.Passed.Broken++
			}
			continue
		}
		r.out.Letters++
		r.out.In.Refused = append(r.out.In.Refused, b.Refused...)
		p.Forms, p.Subjects, p.Versions = append(p.Forms, b.Forms...), append(p.Subjects, b.Subjects...), append(p.Versions, b.Versions...)
		for _, h := range l.Holds {
			for _, v := range h.all() {
				have[v] = true
			}
		}
	}
	if len(p.Versions) == 0 {
		return nil
	}
	return r.merge(ctx, p)
}

// lacks reports whether a letter of a colleague holds what this file lacks and may have.
func (r *run) lacks(l letter, have ids, let marks) bool {
	if l.N > 0 || r.isMine(l) || !r.goesHere(l) {
		return false
	}
	for _, h := range l.Holds {
		for _, v := range h.all() {
			if !have[v] && !let.holds(v) {
				return true
			}
		}
	}
	return false
}

func (r *run) merge(ctx context.Context, p store.Parcel) (err error) {
	do := r.Store.Merge
	if r.dry {
		do = r.Store.PreviewMerge
	}
	unread := r.out.In.Refused
	r.out.In, err = do(ctx, p)
	r.out.In.Refused = append(unread, r.out.In.Refused...)
	if err != nil || r.dry {
		return err
	}
	return r.letBe(p)
}

// letBe notes what is not to come in because what it is of was destroyed here: without that
// colleagues would go on sending it. They cannot tell it from what this file has.
func (r *run) letBe(p store.Parcel) error {
	let := marksOf(r.salt, r.state.Let)
	before := len(let.has)
	gone := map[model.ID]bool{}
	for _, v := range p.Versions {
		for _, id := range []model.ID{v.Signal.Signal, v.Subject} {
			is, err := r.Store.Destroyed(id)
			if err != nil {
				return err
			}
			gone[v.Signal.Signal] = gone[v.Signal.Signal] || is
		}
	}
	held, err := r.Store.Held()
	if err != nil {
		return err
	}
	have := idsOf(held)
	for _, v := range p.Versions {
		if gone[v.Signal.Signal] && !have[v.Revision] {
			let.has[shortOf(r.salt, v.Revision)] = true
		}
	}
	for _, s := range p.Subjects {
		for _, k := range s.Links {
			if have[k.ID] {
				continue
			}
			a, errA := r.Store.Destroyed(k.A)
			b, errB := r.Store.Destroyed(k.B)
			if err := errors.Join(errA, errB); err != nil {
				return err
			}
			if a || b {
				let.has[shortOf(r.salt, k.ID)] = true
			}
		}
	}
	if len(let.has) == before {
		return nil
	}
	r.state.Let = let.raw()
	return r.Store.UpdateTeam(func(t *records.Team) error { t.Let = r.state.Let; return nil })
}
