package command

import (
	"fmt"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// The commands about a form.
const (
	SchemaShort    = "wat er in een regel van jsonl staat, als JSON Schema"
	FormShort      = "leest een formulier na, of toont het als vragen"
	FormCheckShort = "zegt of een formulier klopt, en anders wat er mis is en waar"
	FormShowShort  = "toont een formulier als vragen om na te lezen"
)

// FormGood says that a form can be used.
func FormGood(f *form.Form) string {
	return fmt.Sprintf("Dit formulier klopt: %s, versie %d, %s.", f.Title, f.Version, text.Count(f.Count(), "vraag", "vragen"))
}

// kindWords says what sort of answer a question wants.
//
//exhaustive:enforce
var kindWords = map[form.Kind]string{
	form.Text: "een regel tekst", form.Area: "tekst", form.Number: "een getal", form.Date: "een dag",
	form.Choice: "kies er een", form.Choices: "kies wat past", form.Checklist: "punten om na te gaan",
	form.Rows:    "rijen, elk met deze vragen",
	form.Note:    "niets om in te vullen: hier staat wat bij de antwoorden past",
	form.Subject: "over wie het gaat", form.Mark: "roepnaam of kenmerk", form.Age: "leeftijd", form.Seen: "dag en tijd",
	form.Place: "plek", form.Findings: "regels, elk met soort en bron", form.Steps: "stappen, elk met een dag", form.People: "wie erbij hoort",
}

// privacyWords says how far an answer goes.
var privacyWords = map[form.Privacy]string{
	form.PrivacyOpen:     "gaat zonder namen mee",
	form.PrivacyName:     "een naam: gaat zonder namen niet mee",
	form.PrivacySource:   "gaat zonder namen niet mee als er een vertrouwelijke bron is",
	form.PrivacySpecial:  "bijzonder gegeven (art. 9 AVG): gaat zonder namen niet mee",
	form.PrivacyCriminal: "strafrechtelijk gegeven (art. 10 AVG): gaat zonder namen niet mee",
	form.PrivacyNever:    "gaat alleen met namen mee",
}

// FormPage is a form as questions to read, for whoever decides what is asked.
func FormPage(f *form.Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s, versie %d)\n", f.Title, f.ID, f.Version)
	block := ""
	for i, q := range f.Questions {
		if q.Block != block {
			block = q.Block
			writeBlock(&b, f, block)
		}
		writeQuestion(&b, f, fmt.Sprintf("%3d  ", i+1), q)
		for n, own := range q.Questions {
			cell, _ := f.Find(model.Cell(q.ID, "", own.ID))
			writeQuestion(&b, f, fmt.Sprintf("     %d.%d  ", i+1, n+1), cell)
		}
	}
	return b.String()
}

func writeBlock(b *strings.Builder, f *form.Form, id string) {
	for _, block := range f.Blocks {
		if block.ID == id {
			fmt.Fprintf(b, "\n%s (ctrl+g %s)\n", strings.ToUpper(block.Label), block.Key)
		}
	}
}

func writeQuestion(b *strings.Builder, f *form.Form, lead string, q form.Question) {
	fmt.Fprintf(b, "\n%s%s\n", lead, q.Label)
	for _, line := range questionLines(f, q) {
		fmt.Fprintf(b, "%*s%s\n", len(lead), "", line)
	}
}

func questionLines(f *form.Form, q form.Question) (out []string) {
	if q.When != nil {
		out = append(out, "alleen als: "+Condition(f, *q.When))
	}
	wants := kindWords[q.Kind]
	if more := recording.ReadHint(q); q.Kind == form.Number && more != "" {
		wants += ", " + more
	}
	if len(q.Options) > 0 {
		var labels []string
		for _, o := range q.Options {
			labels = append(labels, o.Label)
		}
		wants += ": " + strings.Join(labels, " · ")
	}
	if q.Required {
		wants += " (hoort erbij)"
	}
	out = append(out, wants)
	if q.Hint != "" {
		out = append(out, "uitleg: "+q.Hint)
	}
	if say := privacyWords[q.Privacy]; say != "" {
		out = append(out, say)
	}
	if q.History {
		out = append(out, "toont wat er eerder stond")
	}
	if len(q.Each) > 0 {
		var asks []string
		for _, ask := range q.Each {
			asks = append(asks, recording.AskedOf(ask))
		}
		out = append(out, "van ieder: "+strings.Join(asks, " · "))
	}
	for _, p := range q.Pages {
		var labels []string
		for _, i := range p.Items {
			labels = append(labels, i.Label)
		}
		out = append(out, p.Title+": "+strings.Join(labels, " · "))
	}
	return append(out, rememberLines(q)...)
}

func rememberLines(q form.Question) (out []string) {
	switch q.Remember {
	case form.Offer:
		out = append(out, "biedt het vorige antwoord aan")
	case form.Fill:
		out = append(out, "vult het vorige antwoord in")
	}
	if q.Default != "" {
		out = append(out, "begint met: "+q.Words(model.Answer{q.Default}))
	}
	return out
}

// Condition says in words when a question is asked.
func Condition(f *form.Form, w form.When) string {
	each := func(all []form.When, between string) string {
		var out []string
		for _, one := range all {
			s := Condition(f, one)
			if len(one.All)+len(one.Any) > 1 {
				s = "(" + s + ")"
			}
			out = append(out, s)
		}
		return strings.Join(out, between)
	}
	switch {
	case len(w.All) > 0:
		return each(w.All, " en ")
	case len(w.Any) > 0:
		return each(w.Any, " of ")
	case w.Not != nil:
		return "niet: " + Condition(f, *w.Not)
	case len(w.Subject) > 0:
		var whom []string
		for _, k := range w.Subject {
			whom = append(whom, "een "+words.Of(string(k)))
		}
		return "het gaat over " + strings.Join(whom, " of ")
	case len(w.Band) > 0:
		return "de leeftijd is " + orWords(w.Band)
	case len(w.Target) > 0:
		return "de doelgroep is " + strings.Join(catalogue.TagLabels(w.Target), " of ")
	case len(w.Profile) > 0:
		return "je werkt in " + orWords(w.Profile)
	case w.Item != "":
		return itemCondition(f, w)
	}
	return questionCondition(f, w)
}

func orWords[T ~string](names []T) string {
	var out []string
	for _, n := range names {
		out = append(out, words.Of(string(n)))
	}
	return strings.Join(out, " of ")
}

func itemCondition(f *form.Form, w form.When) string {
	label := w.Item
	if i, ok := catalogue.Find(w.Item); ok {
		label = i.Label
	}
	for _, i := range f.Items() {
		if i.Code == w.Item {
			label = i.Label
		}
	}
	if len(w.Is) == 0 {
		return "\"" + label + "\" is nagegaan"
	}
	return "bij \"" + label + "\" staat " + orWords(w.Is)
}

func questionCondition(f *form.Form, w form.When) string {
	q, _ := f.Find(w.Question)
	number := func(n float64) string { return q.ShowNumber(strconv.FormatFloat(n, 'f', -1, 64)) }
	var out []string
	if len(w.Is) > 0 {
		var labels []string
		for _, v := range w.Is {
			labels = append(labels, q.Words(model.Answer{v}))
		}
		out = append(out, "is "+strings.Join(labels, " of "))
	}
	if !w.After.IsZero() {
		out = append(out, "ligt na "+dates.Day(w.After)+" "+strconv.Itoa(w.After.Year))
	}
	if !w.Before.IsZero() {
		out = append(out, "ligt voor "+dates.Day(w.Before)+" "+strconv.Itoa(w.Before.Year))
	}
	if w.More != nil {
		out = append(out, "is meer dan "+number(*w.More))
	}
	if w.Less != nil {
		out = append(out, "is minder dan "+number(*w.Less))
	}
	if out == nil {
		out = []string{"is ingevuld"}
	}
	return "\"" + q.Label + "\" " + strings.Join(out, " en ")
}
