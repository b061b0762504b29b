package export

import (
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/doc"
)

// revision is a version with what it said otherwise than the one after it.
type revision struct {
	n      int // as people count them, from 1
	signal model.Signal
	said   []string
}

// revisions lists the versions of a record, oldest first, the newest included;
// none when there was only one.
func (v *view) revisions(r *shown) (out []revision) {
	if len(r.Earlier) == 0 {
		return nil
	}
	all := append(append([]model.Signal{}, r.Earlier...), r.Signal)
	for i, s := range all {
		rev := revision{n: i + 1, signal: s}
		if i+1 < len(all) {
			rev.said = v.differing(s, all[i+1])
		}
		out = append(out, rev)
	}
	return out
}

// answerIn says what was answered to one question.
func answerIn(f *form.Form, id string, was, _ model.Content) []string {
	a := was.Answers[id]
	if len(a) == 0 {
		return nil
	}
	says := catalogue.AnswerWords(id, a)
	if q, ok := f.Find(id); ok {
		says = inWords(q, a)
	}
	return []string{labelIn(f, id) + ": " + says}
}

// unclearIn says what was typed at one that was not understood.
func unclearIn(f *form.Form, id string, was, _ model.Content) []string {
	if said := was.Unclear[id]; said != "" {
		return []string{labelIn(f, id) + ": " + asSaid(said)}
	}
	return nil
}

// checkIn says what was found about one item.
func checkIn(f *form.Form, code string, was, _ model.Content) []string {
	if c, stood := was.Checks[code]; stood {
		return []string{join(": ", itemRow(itemLabel(f, code), c, was.Band())...)}
	}
	return nil
}

// labelIn is what a question is called.
func labelIn(f *form.Form, id string) string {
	if q, ok := f.Find(id); ok && !form.Built(id) {
		return q.FullLabel()
	}
	return words.Of(id)
}

// itemLabel is what an item is called, of the catalogue or of a form.
func itemLabel(f *form.Form, code string) string {
	if i, ok := catalogue.Find(code); ok {
		return i.Label
	}
	for _, i := range f.Items() {
		if i.Code == code {
			return i.Label
		}
	}
	return code
}

// linesIn is what lines said that they do not say so any more: their words and what they
// are, or what became of them and how whom they are about sees it.
func linesIn(_ *form.Form, _ string, was, is model.Content) (out []string) {
	for _, f := range was.Findings {
		var now model.Finding
		if i := slices.IndexFunc(is.Findings, func(n model.Finding) bool { return n.ID == f.ID }); i >= 0 {
			now = is.Findings[i]
		}
		if now.ID != f.ID || now.Text != f.Text || !now.SameLabel(f) {
			out = append(out, origin(f)+": "+f.Text)
		}
		if f.Settled() && now.Outcome != f.Outcome {
			out = append(out, outcome(f))
		}
		if f.OwnView != "" && now.OwnView != f.OwnView {
			out = append(out, ownView(f))
		}
	}
	return out
}

// earlierCell is the same for a cell of a table.
func (v *view) earlierCell(r *shown) string {
	var out []string
	for _, was := range v.revisions(r) {
		head := "versie " + strconv.Itoa(was.n) + " (" + model.DateOf(was.signal.Written).String() + ")"
		out = append(out, join(": ", head, was.signal.Reason))
		for _, s := range was.said {
			out = append(out, "  stond er: "+s)
		}
	}
	return strings.Join(out, "\n")
}

// versions tells which there were, each with its reason and what it said otherwise than
// the one after it.
var versions = body{[]string{"eerdere versies"}, func(a account) []doc.Part {
	var out doc.List
	for _, v := range a.v.revisions(a.r) {
		by := join(", ", show(model.SeenAt(v.signal.Written)), v.signal.Author.Name)
		item := doc.Item{Text: stop("Versie " + strconv.Itoa(v.n) + ", opgeschreven " + join(": ", by, back(v.signal), v.signal.Reason))}
		for _, s := range v.said {
			item.More = append(item.More, "Stond er: "+s)
		}
		out = append(out, item)
	}
	return list(out)
}}

// back says that a version was taken back or given again by this one; "" when it was not.
func back(s model.Signal) string {
	switch {
	case s.Undone:
		return "terug naar een eerdere versie"
	case s.Redone:
		return "opnieuw gedaan"
	}
	return ""
}
