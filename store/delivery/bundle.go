package delivery

import (
	"context"
	"errors"
	"io"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/formbook"
)

// Bundle makes the output in a file that only its receiver can open, with everything of
// the signals and every version of them. It goes as [Job.File] does; what it was sealed
// with opens it before it gets its name, and all in it is what was put in. It is always
// with names.
func (j Job) Bundle(ctx context.Context, path string, force bool, s bundle.Seal) (Result, error) {
	j.Format, j.Level = bundle.Format, model.Complete
	return j.into(ctx, path, force, func(ctx context.Context, w io.Writer) (Result, bundle.Back, error) {
		b, r, err := j.packed(ctx)
		if err != nil {
			return r, nil, err
		}
		back, err := b.Seal(w, s)
		return r, back, err
	})
}

// packed gathers what goes along.
func (j Job) packed(ctx context.Context) (*bundle.Writer, Result, error) {
	var r Result
	b := bundle.NewWriter(bundle.Marks{Fiction: j.Store.Demo(), Police: j.Store.Police()}, j.Program, j.Made)
	used := map[string]bool{}
	for _, id := range j.Signals {
		if err := ctx.Err(); err != nil {
			return b, r, err
		}
		vs, err := j.Store.Pack(id)
		if errors.Is(err, store.ErrDamaged) {
			r.Skipped++
			continue
		}
		if err != nil {
			return b, r, err
		}
		var whole []store.Version
		for _, v := range vs {
			err := j.bear(b, v.Subject)
			if errors.Is(err, store.ErrNotFound) {
				continue // an earlier version was about somebody who was destroyed here
			}
			if err != nil {
				return b, r, err
			}
			used[v.Hash] = true
			whole = append(whole, v)
		}
		if err := b.Signal(whole); err != nil {
			return b, r, err
		}
		r.Written++
		r.went = append(r.went, id)
		if j.Done != nil {
			j.Done.Add(1)
		}
	}
	return b, r, j.definitions(b, used)
}

// bear adds a subject. One that is damaged goes as the list has it, without a name.
func (j Job) bear(b *bundle.Writer, id model.ID) error {
	if b.Has(id) {
		return nil
	}
	who, err := j.Store.Bearer(id)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	return b.Subject(who)
}

// definitions adds the forms that were used.
func (j Job) definitions(b *bundle.Writer, used map[string]bool) error {
	forms, err := formbook.Read(j.Store, j.Form)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	for _, f := range forms.Forms() {
		if used[f.Hash] {
			if err := b.Form(f); err != nil {
				return err
			}
		}
	}
	return nil
}
