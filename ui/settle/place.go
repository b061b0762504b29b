package settle

import (
	"tijdig/model"
	"tijdig/ui/nav"
)

// Keep saves what was said so far. See [nav.Keeper].
func (m List[R, A]) Keep() error {
	if m.ask == nil {
		return nil
	}
	return (*m.ask).Concept().Keep()
}

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m List[R, A]) Unsaved() []model.Draft {
	if m.ask == nil {
		return nil
	}
	return (*m.ask).Concept().Unsaved()
}

// Place remembers the row the mark was on, and what was being asked, letter by letter. Where
// nothing was said yet there is no concept to return to.
func (m List[R, A]) Place() nav.Place {
	p := nav.Place{Screen: m.kind.At, Row: m.list.At}
	if m.ask == nil || (*m.ask).Concept().Draft().Rev == 0 {
		return p
	}
	p.Signals = []model.ID{(*m.ask).Concept().Draft().ID}
	if word, column, typed := (*m.ask).Word(); typed {
		p.Top, p.Typed = column, []string{word}
	}
	return p
}

// Return puts the mark back.
func (m List[R, A]) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	if p.Signal().IsZero() {
		return m
	}
	d, err := m.env.Store.Draft(p.Signal())
	if err != nil {
		return m // recorded meanwhile
	}
	next, ok := m.Continue(d.Sit())
	if ok && len(p.Typed) > 0 {
		next = next.asks((*next.ask).Retyped(p.Word(0), p.Top))
	}
	return next
}

// Continue asks on in a concept that was left here; false when what it is about stands open no
// more.
func (m List[R, A]) Continue(d model.Draft) (List[R, A], bool) {
	a, ok := m.kind.Continue(m.env, d)
	if !ok {
		return m, false
	}
	return m.asks(a), true
}
