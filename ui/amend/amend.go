// Package amend changes a recorded signal from a list, in one command, and takes that back.
// It knows no list.
package amend

import (
	"cmp"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/formbook"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/reading"
)

// Change makes a version of a signal. What is being typed of the signal goes first: a version
// made beside it would stand next to it as another. Refused says why nothing was made,
// without an error. It waits for the disk.
func Change(env nav.Env, id model.ID, change func(model.Content) (model.Content, error)) (made model.Signal, refused string, err error) {
	return changed(env, id, func(s *store.Store) (model.Signal, error) {
		return s.ChangeContent(id, s.Settings().Author, env.Now(), change)
	})
}

// Next returns a concept of the next version of a signal: the one that was begun, or else one
// that holds what the newest versions say together and is not in the file yet. It reads the disk.
func Next(env nav.Env, id model.ID) (d model.Draft, err error) {
	if begun := env.Store.DraftsOf(id); len(begun) > 0 {
		d, err := env.Store.Draft(begun[0])
		return d.Sit(), err
	}
	s, err := env.Store.Signal(id)
	if err != nil {
		return d, err
	}
	// By itself, not as who it is one with: what is changed here stays its own.
	who, errSub := env.Store.Bearer(s.Subject)
	currents, err := env.Store.Currents(id)
	if err := errors.Join(err, errSub); err != nil {
		return d, err
	}
	d = model.Draft{Signal: id, Subject: who.Subject, Known: true, Name: who.Name, FormRef: s.FormRef, Content: s.Content, Missing: s.Missing}
	for _, c := range currents {
		d.Parents = append(d.Parents, c.Revision)
	}
	var clashes []string
	d.Content, clashes, err = joined(env, s, currents)
	return chosen(env, d.Clone(), clashes), err
}

// chosen returns a concept that begins at the first of what two versions say otherwise, and
// names all of it where the reason is asked, so that nothing is chosen unseen.
func chosen(env nav.Env, d model.Draft, clashes []string) model.Draft {
	if len(clashes) == 0 {
		return d
	}
	f, _ := formbook.For(env.Store, env.Form, d.FormRef, d.Content)
	var labels []string
	for _, id := range clashes {
		if q, ok := f.Find(id); ok {
			labels = append(labels, strings.ToLower(q.FullLabel()))
		}
	}
	d.Reason = reading.TwoSay(labels)
	d.Spot = model.Spot{Question: clashes[0], Line: -1, Column: -1}
	return d
}

// joined returns what versions that stand beside each other say together, so that whoever
// settles them loses nothing that was not looked at.
func joined(env nav.Env, newest model.Signal, currents []model.Signal) (c model.Content, clashes []string, err error) {
	c = newest.Content
	if len(currents) < 2 {
		return c, nil, nil
	}
	all, err := env.Store.Revisions(newest.Signal)
	for _, other := range currents {
		if other.Revision != newest.Revision {
			base, _ := model.Common(all, newest.Revision, other.Revision)
			clashes = append(clashes, model.Clashes(base.Content, c, other.Content)...)
			c = model.Join(base.Content, c, other.Content)
		}
	}
	return c, clashes, err
}

// Recorded returns the command that lets lists and the search index know of a version.
func Recorded(env nav.Env, id model.ID) tea.Cmd {
	return nav.Then(func() error { return env.Search.Refresh(env.Store, id) }, nav.Changed{})
}

// Begun lists the concepts in a list of heads by the signal they are of.
func Begun(heads *store.HeadTable) map[model.ID]model.ID {
	out := map[model.ID]model.ID{}
	for h := range heads.Concepts() {
		out[h.Signal] = h.Draft
	}
	return out
}

// HeadOf returns the head of the recorded signal that a concept changes; an empty one where
// there is none.
func HeadOf(env nav.Env, d model.Draft) store.HeadRef {
	for _, h := range env.Store.SignalsOf(d.Subject.ID) {
		if h.Signal == d.Signal && !h.Concept {
			return store.RefTo(&h)
		}
	}
	return store.RefTo(&model.Head{})
}

// Undone says that a version was taken back, or why not, and what is left of it.
type Undone struct {
	News string
	Left nav.Amended
}

// TakeBack returns the command that takes a version back, unless the signal was changed since:
// that would go instead.
func TakeBack(env nav.Env, made nav.Amended) tea.Cmd {
	return nav.Wait(func() tea.Msg {
		refused, err := takeBack(env, made.Signal)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return Undone{cmp.Or(refused, made.Back), nav.Amended{Before: made.Signal.Content}}
	})
}

// Back takes a version back and reports whether it could: not where the signal was changed
// since. It waits for the disk.
func Back(env nav.Env, made model.Signal) (bool, error) {
	refused, err := takeBack(env, made)
	return refused == "" && err == nil, err
}

func takeBack(env nav.Env, made model.Signal) (refused string, err error) {
	_, refused, err = changed(env, made.Signal, func(s *store.Store) (model.Signal, error) {
		now, err := s.Signal(made.Signal)
		if err != nil {
			return model.Signal{}, err
		}
		if now.Revision != made.Revision {
			return model.Signal{}, errOther
		}
		return s.Undo(made.Signal, s.Settings().Author, env.Now())
	})
	return refused, err
}

// errOther says that the signal was changed since.
var errOther = errors.New("amend: changed since")

func changed(env nav.Env, id model.ID, by func(*store.Store) (model.Signal, error)) (made model.Signal, refused string, err error) {
	if len(env.Store.DraftsOf(id)) > 0 {
		return made, text.ConceptFirst, nil
	}
	made, err = by(env.Store)
	switch {
	case errors.Is(err, errOther):
		return made, text.NothingToUndo, nil
	case errors.Is(err, store.ErrNotFound): // done already, on its own page
		return made, listing.NoStepWaits, nil
	case err != nil:
		return made, "", err
	}
	return made, "", env.Search.Refresh(env.Store, id)
}
