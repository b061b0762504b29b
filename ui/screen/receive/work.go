package receive

import (
	"bytes"
	"context"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/disk"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

type (
	rawMsg struct {
		work *nav.Work
		raw  []byte
		err  error
	}
	planMsg struct {
		work *nav.Work
		plan plan
		err  error
	}
	takenMsg struct {
		work   *nav.Work
		merged store.Merged
		err    error
	}
)

// start has something done; what it returns comes back once it is over.
func (m Model) start(do func(context.Context, *nav.Work) tea.Msg) (Model, tea.Cmd) {
	w, cmd := nav.Start(do)
	m.busy, m.problem = w, ""
	return m, cmd
}

// Keep breaks off what goes on. See [nav.Keeper].
func (m Model) Keep() error {
	m.busy.BreakOff()
	return nil
}

// open reads the file that is named.
func (m Model) open() (nav.Screen, tea.Cmd) {
	path := input.Path(m.path.Value())
	if path == "" {
		m.problem = text.ReceiveWhich
		return m, nil
	}
	return m.start(func(_ context.Context, w *nav.Work) tea.Msg {
		raw, err := read(path)
		return rawMsg{w, raw, err}
	})
}

// read reads no more than a bundle can be.
func read(path string) ([]byte, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	raw, err := io.ReadAll(io.LimitReader(f, bundle.MaxSize+1))
	if err == nil && len(raw) > bundle.MaxSize {
		err = bundle.ErrTooLarge
	}
	return raw, err
}

func (m Model) opened(msg rawMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if msg.err != nil {
		m.problem = text.CannotRead(msg.err)
		return m, nil
	}
	m.raw = msg.raw
	if !bundle.IsSealed(m.raw) {
		return m.try(bundle.Key{})
	}
	in := input.NewLine("", -1, false)
	m.words = &in
	return m, nil
}

// try opens the bundle, and looks what it would come to.
func (m Model) try(k bundle.Key) (nav.Screen, tea.Cmd) {
	raw, s := m.raw, m.env.Store
	return m.start(func(ctx context.Context, w *nav.Work) tea.Msg {
		b, err := bundle.Read(bytes.NewReader(raw), k)
		if err != nil {
			return planMsg{work: w, err: err}
		}
		would, err := s.MergeWould(ctx, b.Parcel)
		would.Refused = append(b.Refused, would.Refused...)
		return planMsg{w, plan{b, would}, err}
	})
}

func (m Model) planned(msg planMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if msg.err != nil {
		m.problem = text.Error(msg.err)
		if m.words == nil {
			m.raw = nil
		}
		return m, nil
	}
	m.plan = &msg.plan
	return m, nav.Send(nav.Sudden{})
}

// take takes the bundle in, and has search know of it.
func (m Model) take() (nav.Screen, tea.Cmd) {
	p, env := *m.plan, m.env
	return m.start(func(ctx context.Context, w *nav.Work) tea.Msg {
		merged, err := env.Store.Merge(ctx, p.bundle.Parcel)
		merged.Refused = append(p.bundle.Refused, merged.Refused...)
		for _, id := range env.Store.Touched(merged) {
			if e := env.Search.Refresh(env.Store, id); err == nil {
				err = e
			}
		}
		return takenMsg{w, merged, err}
	})
}

func (m Model) taken(msg takenMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if msg.err != nil {
		m.problem, m.plan, m.words, m.raw = text.TakenInPart(msg.err, msg.merged), nil, nil, nil
		return m, nav.Send(nav.Changed{})
	}
	m.done, m.plan, m.words, m.raw, m.top = &msg.merged, nil, nil, nil, 0
	return m, nav.Send(nav.Changed{})
}
