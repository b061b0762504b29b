package form

import (
	"slices"
	"strings"

	"tijdig/model"
)

// When is a condition on an earlier question, or on any of several.
type When struct {
	Question string   `json:"question,omitempty"`
	Is       []string `json:"is,omitempty"` // one of these was chosen; empty: anything was answered
	Any      []When   `json:"any,omitempty"`
}

// holds reports whether the condition is met. A question that is itself not
// asked meets nothing, whatever answer it still has.
func (w *When) holds(a model.Answers, asked map[string]bool) bool {
	if w == nil {
		return true
	}
	if len(w.Any) > 0 {
		return slices.ContainsFunc(w.Any, func(w When) bool { return w.holds(a, asked) })
	}
	if !asked[w.Question] {
		return false
	}
	return slices.ContainsFunc(a[w.Question], func(v string) bool {
		return strings.TrimSpace(v) != "" && (len(w.Is) == 0 || slices.Contains(w.Is, v))
	})
}

// Asked returns the questions that are asked given the answers so far, in the
// order of the form. An answer to a question that is no longer asked counts
// for nothing, but nobody throws it away.
func (f *Form) Asked(answers model.Answers) []Question {
	asked := map[string]bool{}
	var out []Question
	for _, q := range f.Questions {
		if q.When.holds(answers, asked) {
			asked[q.ID] = true
			out = append(out, q)
		}
	}
	return out
}

// Missing returns the names of the questions that are required and asked but
// have no answer, in the order of the form. Lines count as answered when each
// has its kind, and where that needs one, its source. Kind is whom the signal
// is about, "" when that was not said.
func (f *Form) Missing(c model.Content, kind model.Kind) []string {
	c = c.Said()
	var out []string
	for _, q := range f.Asked(c.Answers) {
		if q.Required && !q.answered(c, kind) {
			out = append(out, q.ID)
		}
	}
	return out
}

func (q Question) answered(c model.Content, kind model.Kind) bool {
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
	case Text, Area, Date, Choice, Choices, Mark, Age, Seen, Place:
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
