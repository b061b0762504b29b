package text

import (
	"fmt"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/when"
	"tijdig/model/words"
)

// The commands about a form.
const (
	FormShort      = "leest een formulier na, of toont het als vragen"
	FormCheckShort = "zegt of een formulier klopt, en anders wat er mis is en waar"
	FormShowShort  = "toont een formulier als vragen om na te lezen"
)

// FormGood says that a form can be used.
func FormGood(f *form.Form) string {
	return fmt.Sprintf("Dit formulier klopt: %s, versie %d, %s.", f.Title, f.Version, count(len(f.Questions), "vraag", "vragen"))
}

// kindWords says what sort of answer a question wants.
var kindWords = map[form.Kind]string{
	form.Text: "een regel tekst", form.Area: "tekst", form.Number: "een getal", form.Date: "een dag",
	form.Choice: "kies er een", form.Choices: "kies wat past", form.Checklist: "punten om na te gaan",
	form.Subject: "over wie het gaat", form.Mark: "roepnaam of kenmerk", form.Age: "leeftijd", form.Seen: "dag en tijd",
	form.Place: "plek", form.Findings: "regels, elk met soort en bron", form.Steps: "stappen, elk met een dag", form.People: "wie erbij hoort",
}

// FormPage is a form as questions to read, for whoever decides what is asked.
func FormPage(f *form.Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s, versie %d)\n", f.Title, f.ID, f.Version)
	for i, q := range f.Questions {
		fmt.Fprintf(&b, "\n%3d  %s\n", i+1, q.Label)
		for _, line := range questionLines(f, q) {
			fmt.Fprintf(&b, "     %s\n", line)
		}
	}
	return b.String()
}

func questionLines(f *form.Form, q form.Question) (out []string) {
	if q.When != nil {
		out = append(out, "alleen als: "+Condition(f, *q.When))
	}
	wants := kindWords[q.Kind]
	if more := ReadHint(q); q.Kind == form.Number && more != "" {
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
		out = append(out, "ligt na "+when.Day(w.After)+" "+strconv.Itoa(w.After.Year))
	}
	if !w.Before.IsZero() {
		out = append(out, "ligt voor "+when.Day(w.Before)+" "+strconv.Itoa(w.Before.Year))
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
