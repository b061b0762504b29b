package signalpage

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// walkedMsg says how going back or on among the versions went.
type walkedMsg struct {
	id   model.ID
	news string
	err  error
}

// undo makes a version that says what the one before said.
func (m Model) undo() tea.Cmd {
	return m.walk((*store.Store).Undo, reading.VersionBack, text.NothingToUndo)
}

// redo makes a version that says again what was taken back.
func (m Model) redo() tea.Cmd {
	return m.walk((*store.Store).Redo, reading.VersionAgain, text.NothingToRedo)
}

// walk goes one version back or on. While a concept of the signal is open its
// words come first: a version made beside it would stand next to it as another.
func (m Model) walk(way step, done, nothing string) tea.Cmd {
	env, id := m.env, m.id
	return func() tea.Msg {
		if len(env.Store.DraftsOf(id)) > 0 {
			return walkedMsg{id: id, news: text.ConceptFirst}
		}
		_, err := way(env.Store, id, env.Store.Settings().Author, env.Now())
		if errors.Is(err, store.ErrNotFound) {
			return walkedMsg{id: id, news: nothing}
		}
		return walkedMsg{id: id, news: done, err: err}
	}
}

// step goes one version back or on.
type step = func(*store.Store, model.ID, model.Author, time.Time) (model.Signal, error)

func (m Model) walked(msg walkedMsg) tea.Cmd {
	if msg.id != m.id {
		return nil
	}
	if msg.err != nil {
		return nav.Send(nav.Failure{Err: msg.err})
	}
	return tea.Batch(m.read(), nav.Send(nav.Notice(msg.news)))
}
