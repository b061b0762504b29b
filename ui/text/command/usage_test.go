package command_test

import (
	"testing"

	"tijdig/ui/text/command"
)

func TestACommandNobodyKnowsIsSaidWithWhatIsNear(t *testing.T) {
	for _, c := range []struct {
		near []string
		want string
	}{
		{nil, "geen opdracht: lst"},
		{[]string{"list"}, "geen opdracht: lst. Bedoel je: list?"},
		{[]string{"list", "log"}, "geen opdracht: lst. Bedoel je: list, log?"},
	} {
		if got := command.NoSuchCommand("lst", c.near); got != c.want {
			t.Errorf("%q", got)
		}
	}
}
