package receive

import (
	"bytes"
	"context"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"

	"tijdig/model/passphrase"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/disk"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
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
		key  error // why the key could not be read
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
		m.problem = sharing.ReceiveWhich
		return m, nil
	}
	return m.start(func(_ context.Context, w *nav.Work) tea.Msg {
		raw, err := read(path, bundle.MaxSize, bundle.ErrTooLarge)
		return rawMsg{w, raw, err}
	})
}

// read reads a file that holds no more than it may.
func read(path string, most int64, tooLarge error) ([]byte, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	raw, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(raw)) > most {
		err = tooLarge
	}
	return raw, err
}

func (m Model) opened(msg rawMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if msg.err != nil {
		m.problem = sharing.CannotRead(msg.err)
		return m, nil
	}
	m.raw = msg.raw
	if !bundle.IsSealed(m.raw) {
		return m.try(func() (bundle.Key, error) { return bundle.Key{}, nil })
	}
	in := input.NewLine("", -1, false)
	m.words, m.byKey = &in, bundle.ByKey(m.raw)
	return m, nil
}

// unlock opens the bundle with the words that were typed, or with the key in the file that
// was named.
func (m Model) unlock(typed string) (nav.Screen, tea.Cmd) {
	if !m.byKey {
		return m.try(func() (bundle.Key, error) { return bundle.Key{Words: typed}, nil })
	}
	path := input.Path(typed)
	if path == "" {
		m.problem = sharing.ReceiveWhichKey
		return m, nil
	}
	return m.try(func() (bundle.Key, error) {
		b, err := read(path, maxKey, recipient.ErrOther)
		if err != nil {
			return bundle.Key{}, err
		}
		ids, err := recipient.Identities(passphrase.Text(b))
		return bundle.Key{Identities: ids}, err
	})
}

// maxKey is how many bytes a file with a key may have.
const maxKey = 64 << 10

// try opens the bundle, and looks what it would come to.
func (m Model) try(key func() (bundle.Key, error)) (nav.Screen, tea.Cmd) {
	raw, s := m.raw, m.env.Store
	return m.start(func(ctx context.Context, w *nav.Work) tea.Msg {
		k, err := key()
		if err != nil {
			return planMsg{work: w, key: err}
		}
		b, err := bundle.Read(bytes.NewReader(raw), k)
		if err != nil {
			return planMsg{work: w, err: err}
		}
		would, err := s.PreviewMerge(ctx, b.Parcel)
		would.Refused = append(b.Refused, would.Refused...)
		return planMsg{work: w, plan: plan{b, would}, err: err}
	})
}

func (m Model) planned(msg planMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if msg.key != nil {
		m.problem = sharing.BadKeyFile(msg.key)
		return m, nil
	}
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
		m.problem, m.plan, m.words, m.raw = sharing.TakenInPart(msg.err, msg.merged), nil, nil, nil
		return m, nav.Send(nav.Changed{})
	}
	m.done, m.plan, m.words, m.raw, m.top = &msg.merged, nil, nil, nil, 0
	return m, nav.Send(nav.Changed{})
}
