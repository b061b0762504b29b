package copies

import "errors"

// ErrOwnPlace says that something else was to go where the managed copies are kept.
var ErrOwnPlace = errors.New("store: the folder of the managed copies is no place for anything else")
