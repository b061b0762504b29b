package paper

import (
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// facts are what is known of a signal, but for what is empty.
func facts(pairs ...string) []doc.Part {
	var out doc.Facts
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, doc.Fact{Name: pairs[i], Text: pairs[i+1]})
		}
	}
	return []doc.Part{out}
}

// otherCodes lists the codes that a subject has as well.
func otherCodes(r *privacy.Shown) (out []string) {
	for _, c := range r.OtherCodes() {
		out = append(out, c.String())
	}
	return out
}

// What is told of a signal as a whole.
var (
	aboutWhom = body{[]string{"over wie het gaat", "leeftijd"}, func(a account) []doc.Part {
		return facts("Over", say.Join(", ", words.Of(string(a.r.Subject.Kind)), say.Prefixed("leeftijd ", say.Age(a.r.Signal.Age())), say.Join(", ", a.r.Marks()...)), "Ook bekend als", say.Join(", ", otherCodes(a.r)...))
	}}
	nickname = body{[]string{"roepnaam"}, func(a account) []doc.Part { return facts("Roepnaam", say.Join(", ", a.r.Names()...)) }}
	whenSeen = body{[]string{"wanneer het gezien is"}, func(a account) []doc.Part {
		s := a.r.Signal
		return facts("Gezien", say.Join("", say.Seen(s.Seen(), s.Written), say.Unclear(s.Unclear[model.QSeen])))
	}}
	daySeen = body{whenSeen.tells, func(a account) []doc.Part { // without words that were not understood
		return facts("Gezien", say.Seen(a.r.Signal.Seen(), a.r.Signal.Written))
	}}
	whenWritten = body{[]string{"wanneer het opgeschreven is"}, func(a account) []doc.Part {
		return facts("Opgeschreven", say.When(model.SeenAt(a.r.First)), "Laatst gewijzigd", a.r.Corrected())
	}}
	writtenBy = body{[]string{"naam van de werker", "functie en organisatie van de werker", "telefoon van de werker"}, func(a account) []doc.Part {
		by := a.r.Signal.Author
		return facts("Door", say.Join(", ", by.Name, by.Role, by.Org), "Telefoon", by.Phone)
	}}
	workplace = body{[]string{"functie en organisatie van de werker"}, func(a account) []doc.Part {
		by := a.r.Signal.Author
		return facts("Door", say.Join(", ", by.Role, by.Org))
	}}
	where = body{[]string{"waar"}, func(a account) []doc.Part { return facts("Waar", a.r.Signal.Answers.One(model.QPlace)) }}

	danger = body{[]string{"direct gevaar"}, func(a account) []doc.Part {
		return facts("Direct gevaar", words.Of(a.r.Signal.Answers.One(model.QDanger)), "Direct bellen", a.callOpen())
	}}
	howSoon = body{[]string{"hoe snel"}, func(a account) []doc.Part {
		return facts("Hoe snel", words.Of(a.r.Signal.Answers.One(model.QUrgency)))
	}}
	discussed = body{[]string{"of het besproken is"}, func(a account) []doc.Part {
		why := words.Of(a.r.Signal.Answers.One(model.QWhyNot))
		if a.r.IsFormer(model.QWhyNot) {
			why = ""
		}
		return facts("Besproken", say.Join(", reden: ", words.Of(a.r.Signal.Answers.One(model.QDiscussed)), why))
	}}
	targets = body{[]string{"doelgroep"}, func(a account) []doc.Part {
		return facts("Doelgroep", strings.Join(catalogue.TagLabels(a.r.Signal.Answers[model.QTags]), ", "))
	}}
	standing = body{[]string{"waarom het gewijzigd is", "wat nog niet is ingevuld", "of het afgesloten is"}, func(a account) []doc.Part {
		s, closed := a.r.Signal, ""
		if s.State == model.Closed {
			closed = words.Of(string(s.State))
		}
		return facts("Waarom gewijzigd", s.Reason, "Nog niet ingevuld", a.v.Missing(a.r), "Stand", closed)
	}}
)

// callOpen says that there was no call yet where one was needed.
func (a account) callOpen() string {
	switch {
	case a.r.Call != model.CallOpen:
		return ""
	case len(a.r.Signal.Acute) > 0:
		return "nog geen antwoord na wat het laatst ernstig was"
	}
	return "nog niet gebeld"
}

var peopleAround = body{[]string{"wie erbij hoort"}, func(a account) []doc.Part {
	if len(a.r.Signal.People) == 0 {
		return nil
	}
	return []doc.Part{doc.Para{Text: say.People(a.r.Signal.People) + "."}}
}}

// besides is the same beside whom it is about.
var besides = body{peopleAround.tells, func(a account) []doc.Part { return facts("Erbij", say.People(a.r.Signal.People)) }}

var calls = body{[]string{"wat er bij Direct bellen is gezegd"}, func(a account) []doc.Part {
	var out doc.List
	for _, c := range a.r.Signal.Acute {
		out = append(out, doc.Item{Text: say.Sentence(say.Call(c))})
	}
	return list(out)
}}

// list is a list, or nothing where it is empty.
func list(all doc.List) []doc.Part {
	if len(all) == 0 {
		return nil
	}
	return []doc.Part{all}
}

var nextSteps = body{[]string{"stappen", "wie een stap doet en wat ervan kwam"}, func(a account) []doc.Part {
	var out doc.List
	for _, st := range a.r.Signal.Steps {
		out = append(out, doc.Item{Text: say.Sentence(say.Step(st))})
	}
	if out == nil {
		return []doc.Part{doc.Para{Text: "Er is nog geen volgende stap."}}
	}
	return list(out)
}}

// versions tells which there were, each with its reason and what it said otherwise than
// the one after it.
var versions = body{[]string{"eerdere versies"}, func(a account) []doc.Part {
	var out doc.List
	for _, v := range say.Revisions(a.v.Forms, a.r.Versions()) {
		by := say.Join(", ", say.When(model.SeenAt(v.Signal.Written)), v.Signal.Author.Name)
		item := doc.Item{Text: say.Sentence("Versie " + strconv.Itoa(v.N) + ", opgeschreven " + say.Join(": ", by, say.Back(v.Signal), v.Signal.Reason))}
		for _, s := range v.Said {
			item.More = append(item.More, "Stond er: "+s)
		}
		out = append(out, item)
	}
	return list(out)
}}
