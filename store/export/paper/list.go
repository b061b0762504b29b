package paper

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// chapters are the parts of the checklist in the order of the report: after what
// asks for attention at once comes what goes well.
var chapters = []struct{ title, letters string }{
	{"Direct", "C"}, {"Wat goed gaat", "BF"}, {"Signalen", "D"}, {"Zorgen", "AE"},
}

// What was found on the checklist, and on those of a form.
var (
	directItems  = ofChapter(0, "punten die direct aandacht vragen")
	goodItems    = ofChapter(1, "wat goed gaat")
	signItems    = ofChapter(2, "punten over signalen")
	worryItems   = ofChapter(3, "punten over zorgen")
	ownFormItems = body{[]string{"punten van een eigen formulier"}, func(a account) []doc.Part {
		t := doc.Table{Head: itemHead}
		for _, i := range a.v.Form(a.r).Items() {
			if c, ok := a.r.Signal.Checks[i.Code]; ok {
				t.Rows = append(t.Rows, say.Item(i.Label, c, a.r.Signal.Band()))
			}
		}
		return chapter("Punten van het formulier", t)
	}}
	itemsOpen = body{[]string{"hoeveel punten niet zijn nagegaan"}, func(a account) []doc.Part {
		if len(a.r.Signal.Checks) == 0 {
			return nil
		}
		return []doc.Part{doc.Para{Text: fmt.Sprintf("%d punten zijn niet nagegaan. Dat betekent niet dat het antwoord nee is.", a.r.Looked().Open())}}
	}}
)

// itemHead is what stands over items. Of what was not looked at only the number is said,
// as a fact about the work.
var itemHead = []string{"Antwoord", "Punt"}

func ofChapter(n int, tells string) body {
	return body{[]string{tells, "toelichting en bron bij een punt"}, func(a account) []doc.Part {
		return chapter(chapters[n].title, a.items(chapters[n].letters, func(i catalogue.Item, c model.Check) []string {
			return say.Item(i.Label, c, a.r.Signal.Band())
		}))
	}}
}

// items is a table of the items with some letters; those without a row are left out.
func (a account) items(letters string, row func(catalogue.Item, model.Check) []string) doc.Table {
	t := doc.Table{Head: itemHead}
	if len(a.r.Signal.Checks) == 0 {
		return t
	}
	for n := range a.v.Items {
		i := &a.v.Items[n]
		if strings.IndexByte(letters, i.Letter) < 0 {
			continue
		}
		if c, ok := a.r.Signal.Checks[i.Slug]; ok {
			if cells := row(*i, c); cells != nil {
				t.Rows = append(t.Rows, cells)
			}
		}
	}
	return t
}

// chapter is a table under a heading, or nothing where it is empty.
func chapter(title string, t doc.Table) []doc.Part {
	if len(t.Rows) == 0 {
		return nil
	}
	return []doc.Part{doc.Heading{Level: 3, Text: title}, t}
}

// The answers to a form of one's own, and those that are not asked for any more.
var (
	ownQuestions = body{[]string{"antwoorden op de vragen van een eigen formulier"}, func(a account) []doc.Part {
		f, known := a.v.Forms.For(a.r.Signal.FormRef, a.r.Signal.Content)
		var out doc.List
		for _, q := range f.Questions {
			if ofFull(f, q) {
				continue // its block tells it
			}
			for _, l := range a.answers(q) {
				out = append(out, doc.Item{Text: l})
			}
		}
		if known || out == nil {
			return list(out)
		}
		return []doc.Part{doc.Para{Text: "Dit formulier is niet in het bestand bewaard: de vragen staan onder hun korte naam."}, out}
	}}
	blocks = sync.OnceValue(func() (out []body) {
		for _, b := range form.Full().Blocks[1:] {
			out = append(out, block(b.ID))
		}
		return out
	})
	formerAnswers = body{[]string{"wat eerder is ingevuld en nu niet meer gevraagd wordt"}, func(a account) []doc.Part {
		var out doc.List
		for _, s := range a.r.Formerly() {
			out = append(out, doc.Item{Text: s})
		}
		return list(out)
	}}
)

// ofFull reports a question of a block of the full signal.
func ofFull(f *form.Form, q form.Question) bool {
	return f.BuiltIn() && q.Block != "" && q.Block != form.Full().Blocks[0].ID
}

// block tells the answers of one block of the full signal, under its name.
func block(id string) body {
	all := form.Full().Blocks
	b := all[slices.IndexFunc(all, func(b form.Block) bool { return b.ID == id })]
	return body{[]string{blockTells(b)}, func(a account) []doc.Part {
		f := a.v.Form(a.r)
		var out doc.List
		for i := range f.Questions {
			if q := &f.Questions[i]; q.Block == id && ofFull(f, *q) {
				for _, l := range a.answers(*q) {
					out = append(out, doc.Item{Text: l})
				}
			}
		}
		if out == nil {
			return nil
		}
		return []doc.Part{doc.Heading{Level: 3, Text: b.Label}, out}
	}}
}

// blockTells is what is said of a block that a document tells or leaves out.
func blockTells(b form.Block) string { return "antwoorden onder \"" + b.Label + "\"" }

// answers are the lines about a question of one's own: one for each row of it, and behind
// each answer what it was earlier where the form wants that.
func (a account) answers(q form.Question) (out []string) {
	r := a.r
	if form.Built(q.ID) {
		return nil
	}
	switch says := say.Answered(q, r.Signal); {
	case says == "" || r.IsFormer(q.ID):
	case q.Kind == form.Rows:
		for n := range r.Signal.Answers[q.ID] {
			out = append(out, form.RowName(q.One, n+1)+". "+say.Join(". ", append(r.Cells(q, n), earlierOf(q.Cells(r.Signal.Content, n), r)...)...))
		}
	default:
		out = append(out, say.Join(". ", append([]string{q.Label + ": " + says}, earlierOf([]form.Question{q}, r)...)...))
	}
	return out
}

// earlierOf says what earlier versions answered, with the day of each.
func earlierOf(all []form.Question, r *privacy.Shown) (out []string) {
	for _, q := range all {
		if !q.History {
			continue
		}
		for _, was := range form.History(q, r.Earlier, r.Signal) {
			out = append(out, "Eerder: "+say.Answered(q, was)+" ("+say.When(model.Seen{Date: model.DateOf(was.Written)})+")")
		}
	}
	return out
}

// ChapterOf names the part an item belongs to.
func ChapterOf(i catalogue.Item) string {
	for _, part := range chapters {
		if strings.ContainsRune(part.letters, rune(i.Letter)) {
			return part.title
		}
	}
	return ""
}
