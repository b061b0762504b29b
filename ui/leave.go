package ui

import (
	"errors"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// leftMsg says whether everything is on the disk, so that the program may end.
type leftMsg struct{ err error }

// quit says that leaving takes the key twice, and then saves what is not saved yet and ends
// the program. Asked again while that does not work, it ends all the same: what is left of
// the words then goes into an emergency file.
func (a App) quit(was phase) (tea.Model, tea.Cmd) {
	switch {
	case was == stranded, was == leaving && a.nothingToKeep():
		return a, tea.Quit
	case was != leaving:
		a.phase, a.news = leaving, text.QuitAgain(a.env.Store != nil)
		return a, nil
	}
	keep := a.keepPlace()
	return a, func() tea.Msg { return leftMsg{errors.Join(a.Keep(), keep())} }
}

func (a App) left(msg leftMsg) (tea.Model, tea.Cmd) {
	if msg.err == nil {
		return a, tea.Quit
	}
	if a.phase.covered() {
		return a, nil // a cover saves by itself, and does not lift before it has
	}
	a = a.drop()
	a.phase, a.trouble = stranded, keeping.Stranded(msg.err)
	return a, nil
}

// nothingToKeep reports that all that was typed is in the file, and no more than that.
func (a App) nothingToKeep() bool {
	return len(a.unsaved()) == 0 && a.half.kept == "" && !a.half.open(a)
}

// unsaved returns every concept that may not be on the disk.
func (a App) unsaved() []model.Draft {
	var drafts []model.Draft
	for _, s := range a.stack {
		if u, ok := s.(nav.Unsaved); ok {
			drafts = append(drafts, u.Unsaved()...)
		}
	}
	return drafts
}

// EmergencyError says that the file could not be written at the end, and where
// the words are instead.
type EmergencyError struct {
	Path string // "" when they could be kept nowhere
	Err  error
}

func (e EmergencyError) Error() string { return "ui: leaving: " + e.Err.Error() }
func (e EmergencyError) Unwrap() error { return e.Err }

// keep saves what every screen holds, at the end. What the file does not take
// goes into a sealed emergency file beside it, or else in the home folder;
// where it is there already, that is enough.
func (a App) keep() error {
	if a.ending.outcome == Away {
		return nil
	}
	err := a.Keep()
	if err == nil || len(a.unsaved()) == 0 {
		return err
	}
	path, failed := a.emergency(err)
	return EmergencyError{path, errors.Join(err, failed)}
}

// emergency writes what is not saved into an emergency file, and returns where
// that is.
func (a App) emergency(cause error) (path string, err error) {
	drafts := a.unsaved()
	err = cause
	for _, dir := range emergencyDirs(a.door.Path) {
		path, failed := a.env.Store.Emergency(dir, drafts...)
		if failed == nil {
			return path, nil
		}
		err = errors.Join(err, failed)
	}
	return "", err
}

// takenMsg says what came back from emergency files, and which of those
// files are gone or stay.
type takenMsg struct {
	came        store.Taken
	wiped, left []string
	err         error // why not all came back
}

// rescue takes in what an earlier end of the program left in an emergency file
// beside the file or in the home folder. A file that belongs to another, or is
// damaged, stays where it is.
func (a App) rescue() tea.Cmd {
	s, dirs := a.env.Store, emergencyDirs(a.door.Path)
	return func() tea.Msg {
		var msg takenMsg
		if err := s.SweepEmergency(dirs...); err != nil {
			return nav.Failure{Err: err}
		}
		for _, path := range store.EmergencyFiles(dirs...) {
			got, err := s.TakeBack(path)
			msg.came.In, msg.came.Contacts = msg.came.In+got.In, msg.came.Contacts+got.Contacts
			if got.Wiped {
				msg.wiped = append(msg.wiped, filepath.Base(path))
			} else if !errors.Is(err, store.ErrOtherFile) {
				msg.left = append(msg.left, filepath.Base(path))
				msg.err = errors.Join(msg.err, err)
			}
		}
		return msg
	}
}

// tidy looks after outputs that were cut off, in whatever window.
func (a App) tidy() tea.Cmd {
	s := a.env.Store
	return func() tea.Msg {
		found, err := delivery.Tidy(s)
		if err != nil && len(found) == 0 {
			return nav.Notice(keeping.NotTidied)
		}
		if len(found) == 0 {
			return nil
		}
		return nav.Notice(sharing.CutOffs(found))
	}
}

func (a App) taken(msg takenMsg) (tea.Model, tea.Cmd) {
	if msg.came.In == 0 && len(msg.wiped)+len(msg.left) == 0 {
		return a, nil
	}
	a.news = keeping.FromEmergency(msg.came, msg.wiped, msg.left, msg.err)
	if msg.came.In == 0 {
		return a, nil
	}
	return a.changed()
}

// emergencyDirs are where an emergency file goes without being asked.
func emergencyDirs(path string) []string {
	dirs := []string{filepath.Dir(path)}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, home)
	}
	return dirs
}
