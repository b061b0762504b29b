package vault

import (
	"errors"
	"runtime/debug"
	"slices"
	"strings"

	"filippo.io/age"
)

// Secret is what a file is opened with: one of its fields.
type Secret struct {
	Passphrase string
	Paper      string // the recovery code, typed in any way
	Identity   string // the secret key of a recipient, as age-keygen writes it

	Costly bool // the worker confirmed that it may take more memory and time than any file of this program
}

// Master returns the master key, from the first slot the secret opens.
func (h Header) Master(sec Secret) ([]byte, error) { return h.MasterWithin(sec, new(Budget)) }

// MasterWithin is [Header.Master] as long as what it costs stays within a budget.
func (h Header) MasterWithin(sec Secret, spent *Budget) ([]byte, error) {
	kind, unwrap, err := sec.way(h.ID)
	if err != nil {
		return nil, err
	}
	result := ErrNoSlot
	tried := map[string]bool{}
	for _, sl := range h.Slots {
		if sl.Kind != kind || tried[string(sl.Body)] {
			continue
		}
		tried[string(sl.Body)] = true
		if err := spent.take(sl.KDF(), sec.Costly); err != nil {
			return nil, h.cost(kind)
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

// Costly reports whether a slot takes memory to open that is worth giving back.
func (h Header) Costly() bool {
	return slices.ContainsFunc(h.Slots, func(s Slot) bool { return s.KDF().Memory >= 1<<10 })
}

// Budget is what all derivations for one opening have cost together, in KiB times
// passes.
type Budget uint64

// What opening a file may cost unless the worker says that it may cost more. The
// program's own cost is 256 MiB and three passes, 0.8 to 1.5 s on two cores, so the
// second is about a minute.
const (
	mostMemory = 1 << 20  // KiB, at once
	mostWork   = 45 << 20 // KiB times passes, together
)

// CostError is an [ErrTooCostly] that the worker may confirm with [Secret.Costly].
type CostError struct {
	Memory uint32 // KiB, at once
	Times  int    // how much more work it is, at most, than opening a file of this program
}

// Error says no more than [ErrTooCostly].
func (e CostError) Error() string { return ErrTooCostly.Error() }

// Is makes it an [ErrTooCostly].
func (e CostError) Is(target error) bool { return target == ErrTooCostly }

// cost is what all ways in of a kind ask together. A file that asks more than is ever
// given is an [ErrTooCostly] that nobody can confirm.
func (h Header) cost(kind SlotKind) error {
	var e CostError
	var work uint64
	for _, sl := range h.Slots {
		k := sl.KDF()
		if sl.Kind != kind {
			continue
		}
		if err := k.Check(); err != nil {
			return err
		}
		e.Memory = max(e.Memory, k.Memory)
		work += uint64(k.Memory) * uint64(k.Time)
	}
	e.Times = int(work / (uint64(DefaultKDF.Memory) * uint64(DefaultKDF.Time)))
	return e
}

// take adds one derivation before it is made, and lets go of the memory of the one
// before.
func (b *Budget) take(k KDF, costly bool) error {
	work := uint64(k.Memory) * uint64(k.Time)
	if !costly && (k.Memory > mostMemory || uint64(*b)+work > mostWork) {
		return ErrTooCostly
	}
	if *b > 0 && work > 0 {
		debug.FreeOSMemory()
	}
	*b += Budget(work)
	return nil
}

func (sec Secret) way(vault ID) (SlotKind, func(Slot) ([]byte, error), error) {
	switch {
	case sec.Paper != "":
		secret, err := ParsePaper(sec.Paper)
		return SlotPaper, func(s Slot) ([]byte, error) { return s.Unwrap(secret, vault) }, err
	case sec.Identity != "":
		ids, err := age.ParseIdentities(strings.NewReader(sec.Identity))
		if err != nil {
			err = ErrMistyped
		}
		return slotRecipient, func(s Slot) ([]byte, error) { return s.unwrapIdentity(ids) }, err
	}
	return SlotPassphrase, func(s Slot) ([]byte, error) { return s.UnwrapPhrase(sec.Passphrase, vault) }, nil
}
