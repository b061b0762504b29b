package store

import (
	"errors"
	"strings"

	"filippo.io/age"
)

// Secret is what a file is opened with: one of its fields.
type Secret struct {
	Passphrase string
	Paper      string // the recovery code, typed in any way
	Identity   string // the secret key of a recipient, as age-keygen writes it
}

// master returns the master key, from the first slot the secret opens.
func (h header) master(sec Secret) ([]byte, error) {
	kind, unwrap, err := sec.way(h.vault)
	if err != nil {
		return nil, err
	}
	result := ErrNoSlot
	for _, sl := range h.slots {
		if sl.kind != kind {
			continue
		}
		master, err := unwrap(sl)
		if err == nil {
			return master, nil
		}
		if errors.Is(result, ErrNoSlot) || errors.Is(result, ErrWrongSecret) {
			result = err
		}
	}
	return nil, result
}

func (sec Secret) way(vault vaultID) (slotKind, func(slot) ([]byte, error), error) {
	switch {
	case sec.Paper != "":
		secret, err := parsePaper(sec.Paper)
		return slotPaper, func(s slot) ([]byte, error) { return s.unwrap(secret, vault) }, err
	case sec.Identity != "":
		ids, err := age.ParseIdentities(strings.NewReader(sec.Identity))
		if err != nil {
			err = ErrMistyped
		}
		return slotRecipient, func(s slot) ([]byte, error) { return s.unwrapIdentity(ids) }, err
	}
	return slotPassphrase, func(s slot) ([]byte, error) { return s.unwrap([]byte(sec.Passphrase), vault) }, nil
}
