package vault

import "errors"

// Why a file does not open, or cannot be given a way in; test for them with errors.Is.
var (
	ErrNewer         = errors.New("store: written by a newer program")
	ErrDamagedHeader = errors.New("store: every copy of the header is damaged")
	ErrWrongSecret   = errors.New("store: wrong passphrase, code or key")
	ErrMistyped      = errors.New("store: recovery code is mistyped")
	ErrNoSlot        = errors.New("store: file was not made to open this way")
	ErrTooCostly     = errors.New("store: opening asks more memory or time than any file of this program") // as [CostError]: unless confirmed
	ErrNoRecovery    = errors.New("store: neither a recovery code nor a recipient was asked for")
	ErrTooMany       = errors.New("store: a file can be opened in eight ways at most")
)
