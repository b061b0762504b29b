package window

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// leftovers says what the terminal was asked for in out and not asked to drop, of
// what is no mode: the shape of the cursor, and how keys are told, which would send
// a shell sequences in place of ctrl+c.
func leftovers(out []byte) string {
	shape, others, kitty := 0, 0, 0
	p := ansi.NewParser()
	p.SetHandler(ansi.Handler{HandleCsi: func(cmd ansi.Cmd, params ansi.Params) {
		first, _, _ := params.Param(0, 0)
		second, _, _ := params.Param(1, 0)
		switch {
		case cmd.Final() == 'q' && cmd.Intermediate() == ' ':
			shape = first
		case cmd.Final() == 'm' && cmd.Prefix() == '>' && first == 4:
			others = second
		case cmd.Final() == 'u' && cmd.Prefix() == '>':
			kitty++
		case cmd.Final() == 'u' && cmd.Prefix() == '<':
			kitty = max(0, kitty-max(1, first))
		}
	}})
	for _, b := range out {
		p.Advance(b)
	}
	switch {
	case shape > 1: // 1 is what most terminals begin with
		return fmt.Sprintf("the cursor was left in shape %d", shape)
	case others != 0:
		return fmt.Sprintf("other keys are still told in way %d", others)
	case kitty != 0:
		return fmt.Sprintf("%d ways to tell keys were left on the pile", kitty)
	}
	return ""
}
