package form

import (
	"slices"
	"strings"

	"tijdig/model"
)

// Asked returns the questions that are asked given what is known so far, in the
// order of the form, with those of each row. An answer to a question that is no longer asked counts
// for nothing, but nobody throws it away.
func (f *Form) Asked(facts Facts) []Question {
	all := f.All(facts.Content)
	asked := askedOf(all, facts)
	out := make([]Question, 0, len(asked))
	for i := range all {
		if asked[all[i].ID] {
			out = append(out, all[i])
		}
	}
	return out
}

// askedOf names those of all questions that are asked.
func askedOf(all []Question, facts Facts) map[string]bool {
	asked := make(map[string]bool, len(all))
	for i := range all {
		q := &all[i]
		rows, _, _, cell := model.InRow(q.ID)
		if (!cell || asked[rows]) && q.When.holds(facts, asked) && (q.Kind != Note || len(q.Lines(facts)) > 0) {
			asked[q.ID] = true
		}
	}
	return asked
}

// Former returns the questions that have an answer and are not asked any more, in the
// order of the form. Their answers stand as what was said earlier, never as what is so.
func (f *Form) Former(facts Facts) (out []Question) {
	all := f.All(facts.Content)
	asked := askedOf(all, facts)
	for i := range all {
		id := all[i].ID
		if !asked[id] && strings.TrimSpace(strings.Join(facts.Answers[id], "")+facts.Unclear[id]) != "" {
			out = append(out, all[i])
		}
	}
	return out
}

// Missing returns the names of the questions that are required and asked but
// have no answer, in the order of the form. Lines count as answered when each
// has its kind, and where that needs one, its source.
func (f *Form) Missing(facts Facts) []string {
	facts.Content = facts.Said()
	var out []string
	for _, q := range f.Asked(facts) {
		if q.Required && !q.answered(facts.Content, facts.Kind) {
			out = append(out, q.ID)
		}
	}
	return out
}

func (q Question) answered(c model.Content, kind model.Kind) bool {
	//exhaustive:enforce
	switch q.Kind {
	case Subject:
		return kind != ""
	case Findings:
		return len(c.Findings) > 0 && !slices.ContainsFunc(c.Findings, Unlabelled)
	case Steps:
		return len(c.Steps) > 0
	case People:
		return len(c.People) > 0
	case Checklist:
		return slices.ContainsFunc(q.Pages, func(p Page) bool {
			return slices.ContainsFunc(p.Items, func(i Item) bool { return c.Checks[i.Code].Looked() })
		})
	case Note:
		return false
	case Text, Area, Number, Date, Choice, Choices, Rows, Mark, Age, Seen, Place:
	}
	return strings.TrimSpace(strings.Join(c.Answers[q.ID], "")) != ""
}

// Unlabelled reports whether a line still lacks its kind, or the source that
// its kind needs: whoever reads it cannot tell fact from hearsay.
func Unlabelled(f model.Finding) bool {
	switch f.Kind {
	case model.Said, model.ThirdParty, model.Document:
		return f.Source == model.SourceNone
	case model.SeenSelf, model.Suspicion:
		return false
	case model.InfoNone:
	}
	return f.Kind == model.InfoNone
}

// BlockState is what stands in a block.
type BlockState struct {
	Filled  bool // something was answered
	Missing bool // something that is required was not, or the worker still needs the block and nothing was
}

// BlockStates says what stands in each block that is asked for.
func (f *Form) BlockStates(facts Facts) map[string]BlockState {
	facts.Content = facts.Said()
	out := map[string]BlockState{}
	for _, q := range f.Asked(facts) {
		answered := q.answered(facts.Content, facts.Kind)
		s := out[q.Block]
		out[q.Block] = BlockState{s.Filled || answered, s.Missing || q.Required && !answered}
	}
	for _, block := range facts.Answers[needed] {
		if s, asked := out[block]; asked && !s.Filled {
			s.Missing = true
			out[block] = s
		}
	}
	return out
}

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
