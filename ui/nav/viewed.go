package nav

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"tijdig/store"
)

// Viewed returns the command that notes in the log how many signals were looked
// at, never which. Where nothing may be written nothing is noted, and looking
// goes on.
func Viewed(s *store.Store, count func() int) tea.Cmd {
	return func() tea.Msg {
		n := count()
		if n == 0 {
			return nil
		}
		if err := s.Log(store.LogView, n); err != nil && !errors.Is(err, store.ErrReadOnly) {
			return Failure{Err: err}
		}
		return nil
	}
}
