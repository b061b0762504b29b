package store

// ReadOnly reports whether the file can only be read now: it was opened so, the disk
// takes no writes, or it is too damaged to be written to.
func (s *Store) ReadOnly() bool {
	f := s.handle()
	return f != nil && f.readOnly
}

// SameFile reports whether two open files are one, or copies of one: made at the same
// time by the same act, whatever was written to them since.
func (l *Locked) SameFile(o *Locked) bool { return l.hdr.vault == o.hdr.vault }
