// Package kept is what a file keeps beside its signals, each a value by itself: what the worker
// set, where the worker was, the forms that records were entered with, the package of a region,
// who the file is in a team. It knows no signal, and not what stands in a form, a package or a
// place.
package kept

import (
	"errors"
	"sync/atomic"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// ErrOtherLaw says that police data would come to stand among other records, or these among it.
var ErrOtherLaw = errors.New("store: police data and other records never stand in one file")

// Values are those of one open file.
type Values struct {
	db     *change.DB
	police *atomic.Bool
}

// Of returns the values of a file. Police is kept as the settings have it from then on.
func Of(db *change.DB, police *atomic.Bool) *Values { return &Values{db, police} }

// valueOf reads the one value of a kind. One that cannot be read any more begins anew: nothing
// hangs on it but what can be set, or taken in, again.
func valueOf[T any](t *change.Tx, kd vault.Kind) (v T, err error) {
	if err = t.Get(objects.Live, kd, model.ID{}, &v); err != nil {
		var none T
		return none, objects.PassOver(err)
	}
	return v, nil
}
