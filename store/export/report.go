package export

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/store/export/doc"
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
func otherCodes(r *shown) (out []string) {
	for _, c := range r.OtherCodes() {
		out = append(out, c.String())
	}
	return out
}

// What is told of a signal as a whole.
var (
	aboutWhom = body{[]string{"over wie het gaat", "leeftijd"}, func(a account) []doc.Part {
		return facts("Over", join(", ", words.Of(string(a.r.Subject.Kind)), prefixed("leeftijd ", age(a.r.Signal.Age())), join(", ", a.r.Marks()...)), "Ook bekend als", join(", ", otherCodes(a.r)...))
	}}
	nickname = body{[]string{"roepnaam"}, func(a account) []doc.Part { return facts("Roepnaam", join(", ", a.r.Names()...)) }}
	whenSeen = body{[]string{"wanneer het gezien is"}, func(a account) []doc.Part {
		s := a.r.Signal
		return facts("Gezien", join("", seenAt(s.Seen(), s.Written), asSaid(s.Unclear[model.QSeen])))
	}}
	daySeen = body{whenSeen.tells, func(a account) []doc.Part { // without words that were not understood
		return facts("Gezien", seenAt(a.r.Signal.Seen(), a.r.Signal.Written))
	}}
	whenWritten = body{[]string{"wanneer het opgeschreven is"}, func(a account) []doc.Part {
		return facts("Opgeschreven", show(model.SeenAt(a.r.first)), "Laatst gewijzigd", a.r.corrected())
	}}
	writtenBy = body{[]string{"naam van de werker", "functie en organisatie van de werker", "telefoon van de werker"}, func(a account) []doc.Part {
		by := a.r.Signal.Author
		return facts("Door", join(", ", by.Name, by.Role, by.Org), "Telefoon", by.Phone)
	}}
	workplace = body{[]string{"functie en organisatie van de werker"}, func(a account) []doc.Part {
		by := a.r.Signal.Author
		return facts("Door", join(", ", by.Role, by.Org))
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
		if a.r.isFormer(model.QWhyNot) {
			why = ""
		}
		return facts("Besproken", join(", reden: ", words.Of(a.r.Signal.Answers.One(model.QDiscussed)), why))
	}}
	targets = body{[]string{"doelgroep"}, func(a account) []doc.Part {
		return facts("Doelgroep", strings.Join(catalogue.TagLabels(a.r.Signal.Answers[model.QTags]), ", "))
	}}
	standing = body{[]string{"waarom het gewijzigd is", "wat nog niet is ingevuld", "of het afgesloten is"}, func(a account) []doc.Part {
		s, closed := a.r.Signal, ""
		if s.State == model.Closed {
			closed = words.Of(string(s.State))
		}
		return facts("Waarom gewijzigd", s.Reason, "Nog niet ingevuld", a.v.missing(a.r), "Stand", closed)
	}}
)

// callOpen says that there was no call yet where one was needed.
func (a account) callOpen() string {
	switch {
	case a.r.call != model.CallOpen:
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
	return []doc.Part{doc.Para{Text: people(a.r) + "."}}
}}

// besides is the same beside whom it is about.
var besides = body{peopleAround.tells, func(a account) []doc.Part { return facts("Erbij", people(a.r)) }}

var calls = body{[]string{"wat er bij Direct bellen is gezegd"}, func(a account) []doc.Part {
	var out doc.List
	for _, c := range a.r.Signal.Acute {
		out = append(out, doc.Item{Text: stop(call(c))})
	}
	return list(out)
}}

// call is what was answered on Direct bellen.
func call(c model.Acute) string {
	return join(": ", show(model.SeenAt(c.At))+", "+words.Of(string(c.Answer)), c.Text)
}

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
		out = append(out, doc.Item{Text: stop(told(st))})
	}
	if out == nil {
		return []doc.Part{doc.Para{Text: "Er is nog geen volgende stap."}}
	}
	return list(out)
}}

// told is a step in words.
func told(st model.Step) string {
	label, more := stepLabel(st), st.Text
	if label == st.Text {
		more = "" // in the worker's own words
	}
	return join(", ", label+": "+words.Of(string(st.Status)), dayOfStep(st), asSaid(st.Said), prefixed("door ", st.Who), more, st.Result, childSeen(st))
}

func stepLabel(st model.Step) string {
	if st.Type == steps.Other && st.Text != "" {
		return st.Text
	}
	t, _ := steps.Find(st.Type)
	return t.Label
}

func dayOfStep(st model.Step) string {
	switch day := show(model.Seen{Date: st.Planned}); {
	case !st.Done.IsZero():
		return show(model.Seen{Date: st.Done.Date})
	case st.Status == model.Failed, st.Status == model.Dropped:
		return prefixed("gepland was ", day)
	default:
		return day
	}
}

// seenAt shows when something was seen, with a word where that is later than it was
// written down.
func seenAt(s model.Seen, written time.Time) string {
	if s.After(written) {
		return show(s) + " (" + words.Of("gezien_na_opgeschreven") + ")"
	}
	return show(s)
}

// asSaid shows words for a day that were not understood; nothing when there are none.
func asSaid(typed string) string {
	if typed == "" {
		return ""
	}
	return "\"" + typed + "\" (niet begrepen)"
}

// show writes a moment with its year: a report is read long after.
func show(s model.Seen) string { return dates.Show(s, time.Time{}) }

// join puts the parts that say something together.
func join(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// stop ends a sentence, unless what was typed at its end did.
func stop(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func prefixed(with, s string) string {
	if s == "" {
		return ""
	}
	return with + s
}

// versions tells which there were, each with its reason and what it said otherwise than
// the one after it.
var versions = body{[]string{"eerdere versies"}, func(a account) []doc.Part {
	var out doc.List
	for _, v := range revisions(a.v.Forms, a.r.versions()) {
		by := join(", ", show(model.SeenAt(v.signal.Written)), v.signal.Author.Name)
		item := doc.Item{Text: stop("Versie " + strconv.Itoa(v.n) + ", opgeschreven " + join(": ", by, back(v.signal), v.signal.Reason))}
		for _, s := range v.said {
			item.More = append(item.More, "Stond er: "+s)
		}
		out = append(out, item)
	}
	return list(out)
}}
