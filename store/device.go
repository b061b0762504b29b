package store

import "tijdig/model"

// Device names the installation that writes to the file. The caller keeps it
// on the machine; where the two differ the file was copied or moved here.
func (s *Store) Device() model.ID {
	s.write.Lock()
	defer s.write.Unlock()
	return s.root.Device
}

// NewDevice gives the file a new name for its installation: for a copy that
// will go its own way.
func (s *Store) NewDevice() (model.ID, error) {
	id := model.NewID()
	return id, s.commit(func(t *tx) error {
		t.root.Device = id
		return nil
	})
}
