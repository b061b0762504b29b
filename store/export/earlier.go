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

// differing lists what one version said that the next does not say so: what was changed
// or taken away.
func (v *view) differing(was, is model.Signal) (out []string) {
	f, _ := v.o.Forms.For(was.FormRef, was.Content)
	for _, f := range was.Findings {
		out = append(out, otherwise(f, is.Findings)...)
	}
	for _, part := range model.Changed(was.Content, is.Content) {
		kind, name, _ := strings.Cut(part, ":")
		switch kind {
		case "antwoorden":
			out = append(out, answerIn(f, name, was.Content)...)
		case "niet_begrepen":
			if said := was.Unclear[name]; said != "" {
				out = append(out, labelIn(f, name)+": "+asSaid(said))
			}
		case "nagaan":
			if c, stood := was.Checks[name]; stood {
				out = append(out, join(": ", itemRow(itemLabel(f, name), c, was.Band())...))
			}
		}
	}
	out = append(out, gone(was.Steps, is.Steps, told)...)
	out = append(out, gone(was.People, is.People, person)...)
	return append(out, gone(was.Acute, is.Acute, call)...)
}

// gone lists what was said in a list and is not said there any more.
func gone[T any](was, is []T, say func(T) string) (out []string) {
	for _, t := range was {
		if !slices.ContainsFunc(is, func(o T) bool { return say(o) == say(t) }) {
			out = append(out, say(t))
		}
	}
	return out
}

// answerIn says what was answered to one question.
func answerIn(f *form.Form, id string, was model.Content) []string {
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

// otherwise is what a line said that it does not say so any more: its words and what it
// is, or what became of it and how whom it is about sees it.
func otherwise(f model.Finding, now []model.Finding) (out []string) {
	i := slices.IndexFunc(now, func(n model.Finding) bool { return n.ID == f.ID })
	if i < 0 || now[i].Text != f.Text || !now[i].SameLabel(f) {
		out = append(out, origin(f)+": "+f.Text)
	}
	if f.Settled() && (i < 0 || now[i].Outcome != f.Outcome) {
		out = append(out, outcome(f))
	}
	if f.OwnView != "" && (i < 0 || now[i].OwnView != f.OwnView) {
		out = append(out, ownView(f))
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
