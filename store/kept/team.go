package kept

import (
	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Team returns who this file is in a team; the zero value where it is in none, or where
// that cannot be read any more: then it begins anew, and colleagues let it in again.
func (v *Values) Team() (out records.Team, err error) {
	err = v.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, v.db.Keys, objects.Live, objects.KindTeam, model.ID{}, &out)
	})
	if err != nil {
		return records.Team{}, objects.PassOver(err)
	}
	return out, nil
}

// UpdateTeam changes who this file is in a team, as it is in the file at that moment. An
// error of edit ends it.
func (v *Values) UpdateTeam(edit func(*records.Team) error) error {
	return v.db.Commit(func(t *change.Tx) error {
		team, err := valueOf[records.Team](t, objects.KindTeam)
		if err != nil {
			return err
		}
		if err := edit(&team); err != nil {
			return err
		}
		return t.PutValue(objects.Live, objects.KindTeam, model.ID{}, team)
	})
}

// LeaveTeam has the file be nobody in a team: it is another laptop from here on, or its keys
// may be known to somebody.
func LeaveTeam(t *change.Tx) error {
	return t.Del(objects.Live, objects.KindTeam, model.ID{})
}
