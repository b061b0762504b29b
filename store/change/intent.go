package change

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Act says which act of several steps has begun.
type Act string

// The acts that must be finished once they have begun.
const (
	ActHeader  Act = "sleutels"    // a new way in, or one taken away: the copies must follow
	ActDestroy Act = "vernietigen" // signals are gone from the file: pages and copies must follow
	ActRewrite Act = "herschrijven"
	ActLetGo   Act = "loslaten" // concepts thrown away are gone: pages must follow
)

// Intent is an act that has begun, sealed in the file by the very commit that is its
// first step. Whatever ends the program then, the next opening finishes it; only
// then is it taken out.
type Intent struct {
	ID      model.ID   `json:"id"`
	Act     Act        `json:"wat"`
	Begun   time.Time  `json:"begonnen"`
	Signals []model.ID `json:"signalen,omitempty"` // destroyed
	Keys    []model.ID `json:"plaatsen,omitempty"` // keys of objects, which must be nowhere any more
	Old     *OldFile   `json:"oud,omitempty"`      // rewritten
}

// OldFile is what a rewrite leaves behind: the file under its former keys, and the
// copies of it.
type OldFile struct {
	Name   string      `json:"naam"`    // beside the file
	Header []vault.Sum `json:"koppen"`  // the headers of all that may be wiped
	Copies []string    `json:"kopieen"` // names in the folder of copies
}

// Begin notes, with the first step of an act, that it has begun.
func (t *Tx) Begin(i Intent) (Intent, error) {
	i.ID, i.Begun = model.NewID(), t.Now
	t.Root.Begun = append(slices.Clone(t.Root.Begun), i.ID)
	return i, t.PutValue(objects.History, objects.KindIntent, i.ID, i)
}

// End takes an act out that is finished.
func (t *Tx) End(i Intent) error {
	t.Root.Begun = slices.DeleteFunc(slices.Clone(t.Root.Begun), func(id model.ID) bool { return id == i.ID })
	return t.Del(objects.History, objects.KindIntent, i.ID)
}

// Intents reads what is not finished, oldest first.
func Intents(b *bolt.Tx, k *vault.Keys) (out []Intent, err error) {
	r, err := objects.ReadRoot(b, k)
	for _, id := range r.Begun {
		var i Intent
		err = errors.Join(err, objects.Get(b, k, objects.History, objects.KindIntent, id, &i))
		out = append(out, i)
	}
	return out, err
}
