package model

import "time"

// TermSince returns c with the moment from which its term counts: that of the version before,
// as long as the term is the same. What else was changed does not put it off.
func (c Content) TermSince(before Signal) Content {
	c.UrgentAt = time.Time{}
	if c.Urgency() != "" && c.Urgency() == before.Urgency() {
		if c.UrgentAt = before.UrgentAt; c.UrgentAt.IsZero() {
			c.UrgentAt = before.Written
		}
	}
	return c
}

// CorrectedSince returns c with the moment of correction on every line that
// says something else than it did in before: other words, another label, or another moment at
// which it was seen.
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
		case f.Text == b.Text && f.SameLabel(b) && f.Seen == b.Seen:
			c.Findings[i].Corrected = b.Corrected
		default:
			c.Findings[i].Corrected = now
		}
	}
	return c
}
