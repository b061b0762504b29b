package today

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/amend"
	"tijdig/ui/nav"
	"tijdig/ui/text/listing"
)

// stepMsg says what became of a step that was done here.
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

// finish makes a version in which the first planned step is done.
func (m Model) finish(id model.ID) tea.Cmd {
	env := m.env
	return nav.Wait(func() tea.Msg {
		var step model.Step
		made, refused, err := amend.Change(env, id, func(c model.Content) (model.Content, error) {
			next, ok := c.NextStep()
			if !ok {
				return c, store.ErrNotFound
			}
			step = next.Settled(model.Done, env.Now())
			return c.WithStep(step), nil
		})
		return became(made, cmp.Or(refused, listing.StepSettled(step)), err)
	})
}

func became(made model.Signal, news string, err error) tea.Msg {
	if err != nil {
		return nav.Failure{Err: err}
	}
	return stepMsg{made, news}
}

func (m Model) stepped(made nav.Amended, news string) (nav.Screen, tea.Cmd) {
	next, cmd := m.again()
	return next, tea.Batch(cmd, nav.Send(made), nav.Send(nav.Notice(news)), nav.Send(nav.Release{}))
}
