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
	p := j.Packing()
	for _, id := range j.Signals {
		if err := ctx.Err(); err != nil {
			return p.b, r, err
		}
		_, err := p.Add(id)
		if errors.Is(err, store.ErrDamaged) {
			r.Skipped++
			continue
		}
		if err != nil {
			return p.b, r, err
		}
		r.Written++
		r.went = append(r.went, id)
		if j.Done != nil {
			j.Done.Add(1)
		}
	}
	b, err := p.Bundle()
	return b, r, err
}

// Packing gathers signals for a bundle, one by one.
type Packing struct {
	j    Job
	b    *bundle.Writer
	used map[string]bool
}

// Packing begins a bundle.
func (j Job) Packing() *Packing {
	return &Packing{j, bundle.NewWriter(bundle.Marks{Fiction: j.Store.Demo(), Police: j.Store.Police()}, j.Program, j.Made), map[string]bool{}}
}

// Add adds a signal, and returns the versions of it that go along. One that is damaged is
// [store.ErrDamaged], and then nothing of it does.
func (p *Packing) Add(signal model.ID) (whole []store.Version, err error) {
	vs, err := p.j.Store.Pack(signal)
	if err != nil {
		return nil, err
	}
	for _, v := range vs {
		err := p.j.bear(p.b, v.Subject)
		if errors.Is(err, store.ErrNotFound) {
			continue // an earlier version was about somebody who was destroyed here
		}
		if err != nil {
			return nil, err
		}
		p.used[v.Hash] = true
		whole = append(whole, v)
	}
	return whole, p.b.Signal(whole)
}

// Size is about how many bytes there are so far.
func (p *Packing) Size() int { return p.b.Size() }

// Bundle returns the bundle, with the definitions of what is in it.
func (p *Packing) Bundle() (*bundle.Writer, error) { return p.b, p.j.definitions(p.b, p.used) }

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
