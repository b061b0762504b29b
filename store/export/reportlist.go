package export

import (
	"cmp"
	"fmt"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/model/words"
)

// chapters are the parts of the checklist in the order of the report: after what
// asks for attention at once comes what goes well.
var chapters = []struct{ title, letters string }{
	{"Direct", "C"}, {"Wat goed gaat", "BF"}, {"Signalen", "D"}, {"Zorgen", "AE"},
}

// checklist writes what was found. Of what was not looked at it says how much,
// as a fact about the work.
func (p *report) checklist(r shown) {
	if len(r.Signal.Checks) == 0 {
		return
	}
	p.head("Nagegaan")
	for _, part := range chapters {
		title := part.title
		for _, i := range p.v.list {
			if !strings.ContainsRune(part.letters, rune(i.Letter)) {
				continue
			}
			if c, ok := r.Signal.Checks[i.Slug]; ok {
				p.item(title, i.Label, c, r.Signal.Band())
				title = ""
			}
		}
	}
	title := "Punten van het formulier"
	for _, i := range p.v.form(r).Items() {
		if c, ok := r.Signal.Checks[i.Code]; ok {
			p.item(title, i.Label, c, r.Signal.Band())
			title = ""
		}
	}
	p.para("  ", fmt.Sprintf("%d punten zijn niet nagegaan. Dat betekent niet dat het antwoord nee is.", r.looked.Open()))
}

func (p *report) item(title, label string, c model.Check, band model.Band) {
	if title != "" {
		p.line("  " + title)
	}
	more := []string{prefixed("bron: ", words.Of(string(c.Source)))}
	if c.Bulk {
		more = append(more, words.Of("in_een_keer"))
	}
	if c.Band != "" && band != "" && c.Band != band {
		more = append(more, "nagegaan bij "+words.Of(string(c.Band)))
	}
	text := label
	if s := join(", ", more...); s != "" {
		text += " (" + s + ")"
	}
	answer := notLooked // there is only a note
	if c.Looked() {
		answer = words.Of(string(c.Answer))
	}
	p.para(fmt.Sprintf("    %-11s ", answer), join(". ", text, c.Note))
}

// questions writes the answers to a form of one's own.
func (p *report) questions(r shown) {
	title := "Vragen"
	f, known := p.v.o.Forms.For(r.Signal.FormRef, r.Signal.Content)
	if !known {
		title = "Vragen van een formulier dat dit bestand niet bewaart, onder hun korte naam"
	}
	for _, q := range f.Questions {
		lines := p.answers(q, r)
		if len(lines) > 0 && title != "" {
			p.head(title)
			title = ""
		}
		for _, l := range lines {
			p.para("  ", l)
		}
	}
	for i, s := range r.formerly() {
		if i == 0 {
			p.head("Eerder ingevuld, nu niet meer gevraagd")
		}
		p.para("  ", s)
	}
}

// answers are the lines about a question of one's own: one for each row of it, and behind
// each answer what it was earlier where the form wants that.
func (p *report) answers(q form.Question, r shown) (out []string) {
	if form.Built(q.ID) {
		return nil
	}
	switch says := said(q, r.Signal); {
	case says == "" || r.isFormer(q.ID):
	case q.Kind == form.Rows:
		for n := range r.Signal.Answers[q.ID] {
			out = append(out, form.RowName(q.One, n+1)+". "+join(". ", append(r.cells(q, n), earlierOf(q.Cells(r.Signal.Content, n), r)...)...))
		}
	default:
		out = append(out, join(". ", append([]string{q.Label + ": " + says}, earlierOf([]form.Question{q}, r)...)...))
	}
	return out
}

// earlierOf says what earlier versions answered, with the day of each.
func earlierOf(all []form.Question, r shown) (out []string) {
	for _, q := range all {
		if !q.History {
			continue
		}
		for _, was := range form.History(q, r.Earlier, r.Signal) {
			out = append(out, "Eerder: "+said(q, was)+" ("+show(model.Seen{Date: model.DateOf(was.Written)})+")")
		}
	}
	return out
}

// said is the answer to a question in words, also where they were not understood.
func said(q form.Question, s model.Signal) string {
	return cmp.Or(asSaid(s.Unclear[q.ID]), inWords(q, s.Answers[q.ID]))
}

// inWords says an answer as people write it, a day with its year.
func inWords(q form.Question, a model.Answer) string {
	one := strings.Join(a, "")
	switch day, err := model.ParseDate(one); {
	case q.Kind == form.Date && err == nil:
		return dates.ShowDate(day, model.Date{})
	case q.Kind == form.Age:
		return age(model.AgeOf(a))
	case q.Kind == form.Seen:
		if s, err := model.ParseSeen(one); err == nil {
			return show(s)
		}
	}
	return q.Words(a)
}

// letterTitle names the part an item belongs to.
func letterTitle(i catalogue.Item) string {
	for _, part := range chapters {
		if strings.ContainsRune(part.letters, rune(i.Letter)) {
			return part.title
		}
	}
	return ""
}
