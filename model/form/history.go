package form

import (
	"slices"

	"tijdig/model"
)

// History returns the versions before is that answered a question otherwise than the one
// after them, newest first; versions are oldest first. Nothing said is no answer.
func History(q Question, versions []model.Signal, is model.Signal) (out []model.Signal) {
	now := is.Answers[q.ID]
	end := slices.IndexFunc(versions, func(v model.Signal) bool { return v.Revision == is.Revision })
	if end < 0 {
		end = len(versions)
	}
	for _, v := range slices.Backward(versions[:end]) {
		a := v.Answers[q.ID]
		if len(a) > 0 && !slices.Equal(a, now) {
			out = append(out, v)
		}
		now = a
	}
	return out
}
