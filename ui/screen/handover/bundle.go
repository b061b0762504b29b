package handover

import (
	"context"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/store/export"
)

// bundled reports whether what goes out is a bundle, for who has this program too.
func (m Model) bundled() bool { return m.format == bundle.Format }

// sealed reports whether only its receiver can open what goes out.
func (m Model) sealed() bool { return m.bundled() || m.format.Sealed() }

// shaped has another form. A bundle is always with names; whoever then takes another form
// begins without, and says so by hand where names are to go along.
func (m Model) shaped(f export.Format) Model {
	was := m.bundled()
	m.format = f
	switch {
	case m.bundled():
		m.level = model.Complete
	case was:
		m.level, m.unsaid = model.Pseudonymous, [2]bool{}
	}
	return m
}

// output returns what makes the file, and the words that open it; none for what anyone
// can read.
func (m Model) output() (do func(context.Context, delivery.Job, string) (delivery.Result, error), words string) {
	if !m.bundled() {
		if m.sealed() {
			words = passphrase.New()
		}
		return func(ctx context.Context, j delivery.Job, path string) (delivery.Result, error) {
			j.Words = words
			return j.File(ctx, path, false)
		}, words
	}
	var seal bundle.Seal
	if keys, _, _ := m.keys(); len(keys) > 0 { //nolint:errcheck // confirm looked
		seal.Recipients = keys
	} else {
		seal.Words, seal.Work = passphrase.New(), bundle.Work(m.env.KDF)
	}
	return func(ctx context.Context, j delivery.Job, path string) (delivery.Result, error) {
		return j.Bundle(ctx, path, false, seal)
	}, seal.Words
}
