package postbox

import (
	"context"
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/exchange"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

type (
	readMsg struct {
		work  *nav.Work
		state state
		done  bool
	}
	savedMsg struct {
		work *nav.Work
		said string
		err  error
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

// job is an exchange with the folder that was set.
func (m Model) job(folder string) exchange.Job {
	return exchange.Job{Store: m.env.Store, Form: m.env.Form, Folder: folder, Made: m.env.Now(), Program: text.ProgramVersion()}
}

// look reads what would happen.
func (m Model) look() (Model, tea.Cmd) {
	return m.start(m.would)
}

func (m Model) would(ctx context.Context, w *nav.Work) tea.Msg {
	st := m.read()
	if st.err == nil && st.folder != "" {
		st.report, st.err = m.job(st.folder).Would(ctx)
	}
	return readMsg{work: w, state: st}
}

// read reads which folder was set and who this file is.
func (m Model) read() (st state) {
	set := m.env.Store.Settings()
	st.folder = set.Postbox
	if st.folder != "" {
		st.mine, st.err = exchange.Mine(m.env.Store, set.Author.Name)
	}
	return st
}

// exchange does it, and has search know of what came in.
func (m Model) exchange() (nav.Screen, tea.Cmd) {
	st, env := *m.state, m.env
	return m.start(func(ctx context.Context, w *nav.Work) tea.Msg {
		st.report, st.err = m.job(st.folder).Do(ctx)
		for _, id := range env.Store.Touched(st.report.In) {
			st.err = errors.Join(st.err, env.Search.Refresh(env.Store, id))
		}
		return readMsg{w, st, true}
	})
}

// agree says yes to a change of the team.
func (m Model) agree(words string) (nav.Screen, tea.Cmd) {
	j := m.job(m.state.folder)
	return m.start(func(ctx context.Context, w *nav.Work) tea.Msg {
		c, err := j.Confirm(ctx, words)
		return savedMsg{w, sharing.ChangeConfirmed + sharing.Team(c.All), err}
	})
}

// save changes something, says so, and reads again.
func (m Model) save(do func() error, said string) (nav.Screen, tea.Cmd) {
	return m.start(func(_ context.Context, w *nav.Work) tea.Msg { return savedMsg{w, said, do()} })
}

// setFolder remembers the folder, where there is one.
func (m Model) setFolder(folder string) (nav.Screen, tea.Cmd) {
	s := m.env.Store
	return m.save(func() error {
		info, err := os.Stat(folder)
		if err != nil || !info.IsDir() {
			return errors.Join(exchange.ErrFolder, err)
		}
		return s.UpdateSettings(func(set *model.Settings) { set.Postbox = disk.Real(folder) })
	}, "")
}

// saved reads again after a change. Where it failed what was typed stays.
func (m Model) saved(msg savedMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	if errors.Is(msg.err, exchange.ErrName) && m.ask != nil && m.ask.kind == askCard {
		m.problem = sharing.PostboxNameFirst
		return m, nil
	}
	if msg.err != nil {
		m.problem = text.Error(msg.err)
		return m, nil
	}
	m.ask = nil
	m, cmd := m.look()
	return m, tea.Batch(nav.Say(msg.said), cmd)
}
