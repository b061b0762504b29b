package ui

// foreign reports whether the file came from another machine, and lets the
// store say when it was further than it is now.
func (a App) foreign() bool {
	m, s := a.door.Machine, a.env.Store
	if m == nil || s.Demo() {
		return false
	}
	m.Consult(s)
	known, err := s.Here(m.ID())
	return err == nil && !known
}

// noteHere keeps how far the file is, on this machine and outside the file. It
// is a hint: without it the file is as safe as before.
func (a App) noteHere() {
	if a.env.Store != nil {
		_ = a.door.Machine.Remember(a.env.Store) //nolint:errcheck // a hint: without it the file is as safe as before
	}
}
