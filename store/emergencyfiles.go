package store

import (
	"errors"

	"tijdig/store/copies"
)

// SweepEmergency removes what a crash left of emergency files of this file in these
// folders: begun and never named, or being wiped.
func (s *Store) SweepEmergency(dirs ...string) (err error) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	for _, dir := range dirs {
		err = errors.Join(err, copies.Sweep(k, dir, "."+copies.EmergencyPrefix))
	}
	return err
}
