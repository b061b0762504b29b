package fail_test

import (
	"errors"
	"fmt"
	"testing"

	"tijdig/store"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
)

func TestAFailureHasWordsAndAStatus(t *testing.T) {
	for _, c := range []struct {
		err    error
		words  string
		status int
	}{
		{fail.Usage("zo niet"), "zo niet", 2},
		{fmt.Errorf("on the way: %w", fail.Usage("zo niet")), "zo niet", 2},
		{fail.With("er is iets"), "er is iets", 1},
		{errors.Join(fail.With("er is schade"), store.ErrDamaged), "er is schade", 1},
		{store.ErrInUse, command.InUse, 1},
		{fmt.Errorf("K-7F3Q: %w", store.ErrDamaged), text.Error(store.ErrDamaged), 1},
	} {
		if got := fail.Message(c.err); got != c.words {
			t.Errorf("%v is said as %q", c.err, got)
		}
		if got := fail.Status(c.err); got != c.status {
			t.Errorf("%v ends with %d", c.err, got)
		}
	}
	if got := fail.Status(nil); got != 0 {
		t.Errorf("nothing wrong ends with %d", got)
	}
}
