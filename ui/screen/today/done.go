package today

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// stepMsg says what became of a step that was done here, or is not done after all.
type stepMsg struct {
	done model.Signal // the version in which it was done; zero when nothing can be taken back
	news string
}

// step returns the signal whose step stands under the mark.
func (m Model) step() (model.ID, bool) {
	rows := m.rows()
	if m.at >= len(rows) {
		return model.ID{}, false
	}
	id := rows[m.at].step
	return id, !id.IsZero()
}

// finish makes a version in which the first planned step is done. What is being typed
// of the signal goes first: a version made beside it would stand next to it as another.
func (m Model) finish(id model.ID) tea.Cmd {
	return m.change(id, func(s *store.Store) (stepMsg, error) {
		step, made, err := s.StepDone(id, s.Settings().Author, m.env.Now())
		return stepMsg{made, text.StepDone(step)}, err
	})
}

// unfinish takes that back, unless the signal was changed since: that would go instead.
func (m Model) unfinish() tea.Cmd {
	done := m.done
	return m.change(done.Signal, func(s *store.Store) (stepMsg, error) {
		now, err := s.Signal(done.Signal)
		if err != nil || now.Revision != done.Revision {
			return stepMsg{news: text.NothingToUndo}, err
		}
		_, err = s.Undo(done.Signal, s.Settings().Author, m.env.Now())
		return stepMsg{news: text.StepNotDone}, err
	})
}

func (m Model) change(id model.ID, by func(*store.Store) (stepMsg, error)) tea.Cmd {
	s, x := m.env.Store, m.env.Search
	return nav.Wait(func() tea.Msg {
		if len(s.DraftsOf(id)) > 0 {
			return stepMsg{news: text.ConceptFirst}
		}
		msg, err := by(s)
		if errors.Is(err, store.ErrNotFound) { // done already, on its own page
			return stepMsg{news: text.NoStepWaits}
		}
		if err == nil {
			err = x.Refresh(s, id)
		}
		if err != nil {
			return nav.Failure{Err: err}
		}
		return msg
	})
}

func (m Model) stepped(msg stepMsg) (nav.Screen, tea.Cmd) {
	m.done = msg.done
	next, cmd := m.again()
	return next, tea.Batch(cmd, nav.Send(nav.Notice(msg.news)), nav.Send(nav.Release{}))
}
