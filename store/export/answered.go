package export

import (
	"maps"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
)

// answered is one answer, or one option of several.
type answered struct{ question, label, value, words string }

// answersOf lists the answers to the questions of a form of one's own that are still asked.
// Words that were not understood have no value.
func answersOf(v *view, r *shown) (out []answered) {
	for _, q := range v.form(r).Questions {
		if form.Built(q.ID) || q.Kind == form.Rows || r.isFormer(q.ID) {
			continue
		}
		if typed := r.Signal.Unclear[q.ID]; typed != "" {
			out = append(out, answered{q.ID, q.Label, "", asSaid(typed)})
			continue
		}
		for _, value := range r.Signal.Answers[q.ID] {
			out = append(out, answered{q.ID, q.Label, value, inWords(q, model.Answer{value})})
		}
	}
	return out
}

// unclearName is the column of words that were not understood, where a day or a number was
// asked.
const unclearName = "niet_begrepen"

// unclear lists those of a signal, or of one row of it, behind what was asked.
func unclear(v *view, r *shown, in string) string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(r.Signal.Unclear)) {
		_, row, _, _ := model.InRow(id)
		if q, ok := v.form(r).Find(id); ok && row == in && !r.isFormer(id) {
			out = append(out, q.Label+": "+r.Signal.Unclear[id])
		}
	}
	return strings.Join(out, "; ")
}
