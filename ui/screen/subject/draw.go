package subject

import (
	"strings"

	"tijdig/ui/layout"
)

// arm is how many cells stand between the trunk and a box beside it.
const arm = 2

// draw puts the house on top of a trunk, and the others in boxes on either side of it.
func draw(house part, parts []part, width int) string {
	each := (width - 1 - 2*arm) / 2
	trunk := each + arm
	out := boxed(house, width)
	if len(house.says) == 0 {
		out = boxed(part{house.head, []string{""}}, width)
	}
	if len(parts) == 0 {
		return strings.Join(out, "\n")
	}
	out[len(out)-1] = cross(out[len(out)-1], trunk)
	for i := 0; i < len(parts); i += 2 {
		left := boxed(parts[i], each)
		var right []string
		if i+1 < len(parts) {
			right = boxed(parts[i+1], each)
		}
		out = append(out, beside(left, right, each, i+2 >= len(parts))...)
	}
	return strings.Join(out, "\n")
}

// cross lets the trunk begin in the middle of a line.
func cross(line string, at int) string {
	r := []rune(line)
	r[at] = '┬'
	return string(r)
}

// beside joins two boxes to the trunk between them; the last of them ends it.
func beside(left, right []string, each int, last bool) (out []string) {
	const joint = 1 // the line of a box on which its arm is
	n := max(len(left), len(right))
	for i := range n {
		l, r := layout.Pad("", each), ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		middle := "  │  "
		switch {
		case i == joint:
			l = strings.TrimSuffix(l, "│") + "├"
			middle = "──┼──"
			switch {
			case len(right) == 0 && last:
				middle = "──┘  "
			case len(right) == 0:
				middle = "──┤  "
			case last:
				middle = "──┴──"
			}
			if r != "" {
				r = "┤" + strings.TrimPrefix(r, "│")
			}
		case i > joint && last:
			middle = "     "
		}
		out = append(out, strings.TrimRight(l+middle+r, " "))
	}
	return out
}

// boxed draws a part with a line around it, its name in the upper one.
func boxed(p part, width int) []string {
	in := width - 4
	head := layout.Cut(p.head, in-2)
	out := []string{"┌ " + head + " " + strings.Repeat("─", max(0, width-4-layout.Width(head))) + "┐"}
	for _, s := range p.says {
		for i, l := range layout.Wrap(s, in-2) {
			lead := "- "
			if i > 0 || s == "" {
				lead = "  "
			}
			out = append(out, "│ "+layout.Pad(lead+l, in)+" │")
		}
	}
	return append(out, "└"+strings.Repeat("─", width-2)+"┘")
}
