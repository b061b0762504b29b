package paper

import (
	"errors"
	"slices"
	"sync"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// Name is the name of a document to read: what is told of a signal, and in which order.
type Name string

// The documents.
const (
	Report     Name = "verslag"       // all there is
	SafeHome   Name = "veilig-thuis"  // in the order of its form
	Wijkteam   Name = "wijkteam"      // for a colleague who takes over
	GroupStep1 Name = "groepssignaal" // step 1 of the approach of groups: no person in it
	ForFamily  Name = "gezin"         // for whom it is about
	ForPrivacy Name = "privacy"       // of the file as a whole, for who watches over privacy
	TakingOver Name = "overdracht"    // for who takes over, at a kaderwissel too
	ForAccess  Name = "inzage"        // all there is about one subject, for whom it is about
)

// ErrUnfit is what a signal is refused with that a document is not made of: it may be about
// groups only, or about what was discussed.
var ErrUnfit = errors.New("paper: not for this document")

// What [Name.At] refuses.
var (
	ErrNames    = errors.New("paper: never made with names")
	ErrNameless = errors.New("paper: about one person by name")
	ErrCounts   = errors.New("paper: cannot be counted")
	ErrPersons  = errors.New("paper: has only numbers")
)

// offered are the names of [papers], which can be said without what stands in them.
var offered = []Name{Report, SafeHome, Wijkteam, GroupStep1, ForFamily, TakingOver, ForAccess}

// papers are the documents in the order they are offered. The first tells all there is;
// what another leaves out is what it does not share with it.
var papers = sync.OnceValue(func() []paper {
	return []paper{
		{name: Report, words: "verslag", title: "verslag", sections: everything()},
		// The order of the form of Veilig Thuis: who reports, whom it is about, what it is, who
		// helps, and the rest.
		{name: SafeHome, words: "melding Veilig Thuis", file: "veilig-thuis", title: "tekst voor een melding bij Veilig Thuis", fits: aboutPeople, also: []string{
			"Ouders en kinderen vanaf 12 jaar mogen lezen wat in een melding staat.",
		}, sections: []section{
			{"Melder gegevens", []body{writtenBy, whenWritten}},
			{"Betrokkenen", []body{aboutWhom, nickname, besides, block("betrokkenen"), block("organisaties")}},
			{"Melding", slices.Concat(
				[]body{whenSeen, where, danger, howSoon}, allLines,
				[]body{block("mening"), under("Direct bellen", calls), directItems, signItems, worryItems, ownFormItems, itemsOpen, block("meldcode"), block("wegen")},
			)},
			{"Ondersteunend netwerk", []body{goodItems, block("krachten")}},
			{"Overige informatie", []body{
				discussed, under("Wat er is gedaan en gepland", nextSteps), targets, standing, block("drie_kolommen"), block("analyse"), block("kader"), block("delen"), block("afsluiten"), under("Antwoorden op vragen", ownQuestions),
			}},
		}},
		{name: Wijkteam, words: "notitie voor het wijkteam", file: "wijkteam", title: "notitie voor het wijkteam", sections: []section{
			{"Over wie", []body{aboutWhom, nickname, besides, where, whenSeen, whenWritten, writtenBy, discussed, block("betrokkenen"), block("groep")}},
			{"Wat goed gaat", []body{goodItems, block("krachten")}},
			{"Wat er is gezien of gehoord", append([]body{danger, howSoon}, allLines...)},
			{"Wat zij zelf zeggen", []body{block("mening")}},
			{"Wat er verder speelt", []body{
				directItems, signItems, worryItems, ownFormItems, itemsOpen, block("drie_kolommen"), block("analyse"), under("Antwoorden op vragen", ownQuestions),
			}},
			{"Wat er is gedaan en wie wat doet", []body{nextSteps, block("organisaties"), block("kader"), block("delen"), block("afsluiten")}},
		}},
		{name: GroupStep1, words: "groepssignaal, stap 1", file: "groepssignaal", title: "groepssignaal, stap 1", nameless: true, short: true, fits: aboutGroup, intro: []string{
			"Dit stuk gaat over een groep en niet over een persoon. Er staan geen namen in, geen lijst van wie erbij hoort, en niets wat iemand heeft verteld.",
			"Wat er staat, is wat er op die dag op die plek gezien is. Het zegt niet wat voor groep het is.",
		}, sections: []section{
			{"De groep", []body{aboutWhom, where, daySeen, whenWritten, workplace, knownFrom}},
			{"Gedrag en kansen", []body{groupBehaviour, groupChances, openQuestions}},
			{"Gedaan en volgende stap", []body{barePlan}},
		}},
		{name: ForFamily, words: "blad voor het gezin", file: "gezin", title: "voor het gezin", nameless: true, short: true, fits: wasDiscussed, called: writtenDown, intro: []string{
			"Op dit blad staat wat een medewerker zelf heeft gezien en heeft opgeschreven, en wat hij of zij wil doen. De code staat voor u of uw kind. Waar [naam] staat, is een naam of nummer weggelaten.",
			"Wat anderen hebben verteld, ook kinderen, staat hier niet op. U mag vragen om alles te zien wat over u en uw kind is opgeschreven. U hoort dan wat u mag zien.",
			"Klopt er iets niet? Zeg het tegen degene die dit blad gaf. Wat niet klopt, wordt veranderd. Ziet u het anders, dan wordt uw eigen kijk erbij gezet. U mag ook vragen om het weg te halen.",
		}, sections: []section{
			{"", []body{ofFamily, daySeen, whenWritten, workplace}},
			{"Wat goed gaat", []body{ownGood}},
			{"Wat ik zelf heb gezien", []body{ownLines}},
			{"Waar ik me zorgen over maak", []body{ownWorries}},
			{"Wat er is gedaan en wat er nog komt", []body{barePlan}},
		}},
		// All there is, what asks for something first.
		{name: TakingOver, words: "overdracht aan wie het overneemt", file: "overdracht", title: "overdracht aan wie het overneemt", sections: []section{
			{"Over wie", []body{aboutWhom, nickname, besides, writtenBy, whenWritten, targets, standing, block("betrokkenen"), block("groep"), block("organisaties")}},
			{"Van het ene kader naar het andere", []body{block("kader")}},
			{"Wat er moet gebeuren en wie dat doet", []body{danger, howSoon, nextSteps, block("drie_kolommen")}},
			{"Wat nog niet vaststaat", []body{openLines, itemsOpen}},
			{"Wat goed gaat", []body{goodItems, block("krachten")}},
			{"Wat zij zelf zeggen", []body{block("mening")}},
			{"Wat er is gezien of gehoord", append([]body{whenSeen, where}, allLines...)},
			{"Wat er verder speelt", []body{directItems, signItems, worryItems, ownFormItems, block("analyse"), block("meldcode"), block("wegen")}},
			{"Hoe het besproken is", []body{discussed, block("delen"), block("afsluiten"), under("Antwoorden op vragen", ownQuestions)}},
			{"Direct bellen", []body{calls}},
			{"Eerder ingevuld, nu niet meer gevraagd", []body{formerAnswers}},
			{"Versies", []body{versions}},
		}},
		// All there is about one subject, what is of others left out by name.
		{name: ForAccess, words: "inzage-afdruk", file: "inzage", title: "inzage, alles over één persoon of gezin", byLine: true, fits: aboutPeople, called: writtenDown, intro: []string{
			"Op deze afdruk staat alles wat in dit bestand is opgeschreven over wie het gaat: elk signaal, wat eraan is veranderd en waarom, wat nog niet is vastgelegd, en aan wie er iets van is gegeven.",
			"Tussen [ en ] staat wat is weggelaten, op de plek waar het stond, en waarom. \"Privacy van een ander\": dit gaat over iemand anders, of het kan zeggen wie iets vertelde; van anderen staat hier zo veel mogelijk alleen wat zij zijn, zoals moeder of school. \"Goede zorg\": de medewerker vindt dat dit nu niet goed is voor wie het gaat.",
			"\"Zelf gezien\" is een feit, \"gezegd door\" zijn iemands woorden, \"van een ander\" is van horen zeggen, en een vermoeden is niet vastgesteld.",
			"Klopt er iets niet? Zeg het tegen degene die dit gaf. Wat niet klopt, wordt veranderd. Ziet u het anders, dan wordt uw eigen kijk erbij gezet. U mag ook vragen om het weg te halen. Bent u het niet eens met wat is weggelaten? Ook dat mag u zeggen.",
			"Niet op deze afdruk: het telefoonnummer van wie het opschreef; wat het programma zelf bijhoudt om te kunnen werken, zoals de toetsen in iets dat nog niet af is; het logboek van het bestand, waarin niet staat over wie het gaat; en wat onder een andere code staat, zoals over een gezin, een groep of een ander kind.",
		}, sections: everything()},
	}
})

// privacyPaper is made of the file, and not of each signal.
var privacyPaper = paper{name: ForPrivacy, words: "blad voor de privacyfunctionaris", file: "privacy", title: "blad voor de privacyfunctionaris"}

func paperOf(d Name) (paper, bool) {
	if d == ForPrivacy {
		return privacyPaper, true
	}
	i := slices.IndexFunc(papers(), func(p paper) bool { return p.name == d })
	if i < 0 {
		return paper{}, false
	}
	return papers()[i], true
}

// Offered lists the documents that are made of each signal, in the order they are
// offered.
func Offered() []Name { return slices.Clone(offered) }

// Known reports whether there is such a document.
func (d Name) Known() bool {
	_, ok := paperOf(d)
	return ok
}

// Words is what people call the document.
func (d Name) Words() string {
	p, _ := paperOf(d)
	return p.words
}

// File is what its file is called by; "" where that is as the format says.
func (d Name) File() string {
	p, _ := paperOf(d)
	return p.file
}

// Explained reports whether it says in front how it is to be read at its level, and so,
// without names, which points are not in it. A document that is handed to somebody has words
// of its own there.
func (d Name) Explained() bool {
	p, ok := paperOf(d)
	return ok && p.intro == nil
}

// Nameless reports whether it is never made with names.
func (d Name) Nameless() bool {
	p, _ := paperOf(d)
	return p.nameless
}

// ByLine reports whether it is read line by line before it goes, and so made nowhere else.
func (d Name) ByLine() bool {
	p, _ := paperOf(d)
	return p.byLine
}

// At refuses a level that the document is not made at.
func (d Name) At(l model.Level) error {
	switch p, is := paperOf(d); {
	case !is || p.name == Report:
		return nil
	case p.name == ForPrivacy && l != model.Counts:
		return ErrPersons
	case p.name == ForPrivacy:
		return nil
	case p.byLine && l == model.Pseudonymous:
		return ErrNameless
	case l == model.Counts:
		return ErrCounts
	case l == model.Complete && p.nameless:
		return ErrNames
	}
	return nil
}

// aboutGroup: step 1 is of groups only.
func aboutGroup(rec model.Record) bool { return rec.Subject.Kind == model.Group }

func aboutPeople(rec model.Record) bool {
	return rec.Subject.Kind != model.Group && rec.Subject.Kind != model.Place
}

// writtenDown is what stands over a signal for who does not know what that is.
func writtenDown(r *privacy.Shown) string {
	return "Opgeschreven op " + say.When(model.Seen{Date: model.DateOf(r.First)}) + say.Prefixed(", gewijzigd op ", r.Corrected()) + " (code " + r.Code() + ")"
}

// wasDiscussed: what was not told to the family is for the worker to tell, not for a page.
// Where it was left untold because that is not safe, least of all.
func wasDiscussed(rec model.Record) bool {
	return rec.Signal.Answers.One(model.QDiscussed) == model.Yes && aboutPeople(rec)
}

// What is told of a group: nothing of a person, and nothing that was typed but where it is.
var (
	knownFrom = body{[]string{"van wie het bekend is"}, func(a account) []doc.Part {
		var from []string
		for _, f := range a.r.Signal.Findings {
			says := words.Of(string(f.Kind))
			if f.Source != model.SourceNone {
				says = words.Of(string(f.Source))
			}
			if f.Kind != model.InfoNone && f.Kind != model.Suspicion && !slices.Contains(from, says) {
				from = append(from, says)
			}
		}
		return facts("Bekend van", say.Join(", ", from...))
	}}
	groupBehaviour = groupItems("gedrag van de groep", "Gedrag dat is gezien", "A")
	groupChances   = groupItems("kansen van de groep", "Kansen", "B")
	openQuestions  = body{[]string{"gekozen antwoorden op vragen die voor iedereen open zijn"}, func(a account) []doc.Part {
		var out doc.Facts
		for _, q := range a.v.Form(a.r).Questions {
			if form.Built(q.ID) || q.Privacy != form.PrivacyOpen || len(q.Options) == 0 && q.Kind != form.Number || a.r.IsFormer(q.ID) {
				continue
			}
			if says := say.Answer(q, a.r.Signal.Answers[q.ID]); says != "" {
				out = append(out, doc.Fact{Name: q.Label, Text: says})
			}
		}
		return []doc.Part{out}
	}}
	barePlan = body{[]string{"stappen"}, func(a account) []doc.Part {
		var out doc.List
		for _, st := range a.r.Signal.Steps {
			label := say.StepLabel(model.Step{Type: st.Type})
			out = append(out, doc.Item{Text: say.Join(", ", label+": "+words.Of(string(st.Status)), say.StepDay(st)) + "."})
		}
		return list(out)
	}}
)

// groupDomain is what the items about groups are of.
const groupDomain = "groep"

// groupItems tells the items about groups with a letter, without a word that was typed.
func groupItems(tells, title, letter string) body {
	return body{[]string{tells}, func(a account) []doc.Part {
		return chapter(title, a.items(letter, func(i catalogue.Item, c model.Check) []string {
			if i.Domain != groupDomain || !c.Looked() {
				return nil
			}
			return []string{say.Check(c), i.Label}
		}))
	}}
}

// What is told to a family: only what the worker saw, so that nobody's words reach it
// through a page.
var (
	ofFamily = body{[]string{"over wie het gaat"}, func(a account) []doc.Part { return facts("Over", words.Of(string(a.r.Subject.Kind))) }}
	ownLines = body{[]string{"wat zelf gezien is", "wat van een regel geworden is", "hoe wie het betreft het zelf ziet"}, func(a account) []doc.Part {
		var out doc.List
		for _, f := range a.r.Signal.Findings {
			if f.Kind == model.SeenSelf && !f.Confidential {
				out = append(out, doc.Item{Text: f.Text, More: ownOutcome(f)})
			}
		}
		return list(out)
	}}
	ownGood    = ownItems("wat goed gaat", "BF")
	ownWorries = ownItems("punten over zorgen", "AE")
)

// ownOutcome says what became of a line, and how the family sees it.
func ownOutcome(f model.Finding) (out []string) {
	if f.Settled() {
		out = append(out, words.Of(string(f.Status))+" op "+say.When(model.Seen{Date: f.StatusDay})+".")
	}
	if f.OwnView != "" {
		out = append(out, "Hoe u het zelf ziet: "+f.OwnView)
	}
	return out
}

func ownItems(tells, letters string) body {
	return body{[]string{tells}, func(a account) []doc.Part {
		var out doc.List
		for _, row := range a.items(letters, func(i catalogue.Item, c model.Check) []string {
			if c.Source != model.FromSelf || c.Answer != model.CheckYes {
				return nil
			}
			return []string{"", i.Label}
		}).Rows {
			out = append(out, doc.Item{Text: row[1]})
		}
		return list(out)
	}}
}

// everything is all there is of a signal.
var everything = sync.OnceValue(func() []section {
	return []section{
		{"", []body{aboutWhom, nickname, whenSeen, whenWritten, writtenBy, where, danger, howSoon, discussed, targets, standing}},
		{"Wat er is gezien of gehoord", allLines},
		{"Vragen", append([]body{ownQuestions}, blocks()...)},
		{"Eerder ingevuld, nu niet meer gevraagd", []body{formerAnswers}},
		{"Nagegaan", []body{directItems, goodItems, signItems, worryItems, ownFormItems, itemsOpen}},
		{"Wie erbij hoort", []body{peopleAround}},
		{"Direct bellen", []body{calls}},
		{"Vervolg", []body{nextSteps}},
		{"Versies", []body{versions}},
	}
})
