package model

import "time"

// CorrectedSince returns c with the moment of correction on every line that
// says something else than it did in before: other words, or another label.
// A line that says the same keeps the moment it had.
func (c Content) CorrectedSince(before Content, now time.Time) Content {
	was := map[ID]Finding{}
	for _, f := range before.Findings {
		was[f.ID] = f
	}
	c = c.Clone()
	for i, f := range c.Findings {
		b, ok := was[f.ID]
		switch {
		case !ok:
		case f.Text == b.Text && f.SameLabel(b):
			c.Findings[i].Corrected = b.Corrected
		default:
			c.Findings[i].Corrected = now
		}
	}
	return c
}
