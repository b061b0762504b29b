package records

import "tijdig/model"

// Contacts lists the worker's contacts, in the order they came. It stands at the zero id, so
// that finding them needs not go through everything.
type Contacts struct {
	IDs []model.ID `json:"contacten"`
}
