package tables

import (
	"maps"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// answered is one answer, or one option of several.
type answered struct{ question, label, value, words string }

// answersOf lists the answers to the questions of a form of one's own that are still asked.
// Words that were not understood have no value.
func answersOf(v *privacy.View, r *privacy.Shown) (out []answered) {
	for _, q := range v.Form(r).Questions {
		if form.Built(q.ID) || q.Kind == form.Rows || r.IsFormer(q.ID) {
			continue
		}
		if typed := r.Signal.Unclear[q.ID]; typed != "" {
			out = append(out, answered{q.ID, q.Label, "", say.Unclear(typed)})
			continue
		}
		for _, value := range r.Signal.Answers[q.ID] {
			out = append(out, answered{q.ID, q.Label, value, say.Answer(q, model.Answer{value})})
		}
	}
	return out
}

// unclearName is the column of words that were not understood, where a day or a number was
// asked.
const unclearName = "niet_begrepen"

// unclear lists those of a signal, or of one row of it, behind what was asked.
func unclear(v *privacy.View, r *privacy.Shown, in string) string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(r.Signal.Unclear)) {
		_, row, _, _ := model.InRow(id)
		if q, ok := v.Form(r).Find(id); ok && row == in && !r.IsFormer(id) {
			out = append(out, q.Label+": "+r.Signal.Unclear[id])
		}
	}
	return strings.Join(out, "; ")
}
