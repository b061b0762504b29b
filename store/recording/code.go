package recording

import (
	"slices"

	"tijdig/model"
	"tijdig/store/records"
)

// keepApart gives a subject another code where its own is another's by now: it had no signal
// any more, and nothing kept the code for it. What it was known by is kept. It reports whether
// it did.
func (r *Recorder) keepApart(sub *records.Subject) bool {
	owner, taken := r.db.Heads.CodeOwner(sub.Code)
	if !taken || owner == sub.ID {
		return false
	}
	sub.Codes, sub.Code = append(slices.Clone(sub.Codes), sub.Code), r.db.Heads.FreeCode()
	return true
}

// codes are those given out in one change, which the list does not have yet.
type codes map[model.Code]bool

// codeFor returns the code a subject gets: its own where that is free.
func (r *Recorder) codeFor(given codes, sub model.Subject) model.Code {
	c := sub.Code
	for {
		owner, taken := r.db.Heads.CodeOwner(c)
		if c != "" && !given[c] && (!taken || owner == sub.ID) {
			break
		}
		c = r.db.Heads.FreeCode()
	}
	given[c] = true
	return c
}
