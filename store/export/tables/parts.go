package tables

import (
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
)

// findingTable has a row for each line of what was seen or heard.
func findingTable(v *privacy.View) Relation {
	type f = partField[model.Finding]
	return partsOf(v, "bevindingen", "Bevindingen", "regel", func(r *privacy.Shown) []model.Finding { return r.Signal.Findings }, []f{
		{Field{Name: "soort", Values: say.InfoKinds()}, func(f model.Finding) string { return say.InfoKind(f.Kind) }},
		{Field{Name: "bron"}, func(f model.Finding) string { return words.Of(string(f.Source)) }},
		{Field{Name: "bron_woorden", let: asText}, func(f model.Finding) string { return f.SourceWords }},
		{Field{Name: "via"}, func(f model.Finding) string { return words.Of(string(f.Via)) }},
		{Field{Name: "via_woorden", let: asText}, func(f model.Finding) string { return f.ViaWords }},
		{Field{Name: "bron_vertrouwelijk", Values: say.YesOrNo}, func(f model.Finding) string { return say.YesNo(f.Confidential) }},
		{Field{Name: "nog_na_te_gaan", Values: say.YesOrNo}, func(f model.Finding) string { return say.YesNo(f.Open()) }},
		{Field{Name: "tekst", let: asText, Long: true}, func(f model.Finding) string { return f.Text }},
		{Field{Name: "gezien_op", Type: sheet.Day}, func(f model.Finding) string { return f.Seen.Date.String() }},
		{Field{Name: "opgeschreven", Type: sheet.Moment}, func(f model.Finding) string { return sheet.Instant(f.Written) }},
		{Field{Name: "gewijzigd", Type: sheet.Moment}, func(f model.Finding) string { return sheet.Instant(f.Corrected) }},
		{Field{Name: "stand", Values: say.WordsOf(model.FindingOpen, model.FindingConfirmed, model.FindingRefuted, model.FindingWithdrawn)}, func(f model.Finding) string { return words.Of(string(f.Status)) }},
		{Field{Name: "stand_op", Type: sheet.Day}, func(f model.Finding) string { return f.StatusDay.String() }},
		{Field{Name: "stand_toelichting", let: asText, Long: true}, func(f model.Finding) string { return f.StatusWhy }},
		{Field{Name: "eigen_kijk", let: asText, Long: true}, func(f model.Finding) string { return f.OwnView }},
	})
}

// stepTable has a row for each next step, done or to be done.
func stepTable(v *privacy.View) Relation {
	type f = partField[model.Step]
	var kinds []string
	for _, t := range steps.All() {
		kinds = append(kinds, t.Label)
	}
	return partsOf(v, "vervolg", "Vervolg", "stap", func(r *privacy.Shown) []model.Step { return r.Signal.Steps }, []f{
		{Field{Name: "soort", Values: kinds}, func(s model.Step) string { t, _ := steps.Find(s.Type); return t.Label }},
		{Field{Name: "tekst", let: asText, Long: true}, func(s model.Step) string { return s.Text }},
		{Field{Name: "stand", Values: say.WordsOf(model.Planned, model.Done, model.Failed, model.Dropped)}, func(s model.Step) string { return words.Of(string(s.Status)) }},
		{Field{Name: "gepland_op", Type: sheet.Day}, func(s model.Step) string { return s.Planned.String() }},
		{Field{Name: "gepland_gezegd", let: asText}, func(s model.Step) string { return s.Said }},
		{Field{Name: "gedaan_op", Type: sheet.Day}, func(s model.Step) string { return s.Done.Date.String() }},
		{Field{Name: "gedaan_tijd"}, func(s model.Step) string { return s.Done.Clock }},
		{Field{Name: "door", let: asText}, func(s model.Step) string { return s.Who }},
		{Field{Name: "uitkomst", let: asText, Long: true}, func(s model.Step) string { return s.Result }},
		{Field{Name: "kind_gezien", Values: say.YesOrNo}, func(s model.Step) string { return words.Of(s.ChildSeen) }},
		{Field{Name: "gebeld", Values: say.YesOrNo}, func(s model.Step) string { return say.YesNo(s.Called) }},
	})
}

// personTable has a row for each person who belongs with the subject; never a name.
func personTable(v *privacy.View) Relation {
	type f = partField[model.Person]
	return partsOf(v, "personen", "Personen", "persoon", func(r *privacy.Shown) []model.Person { return r.Signal.People }, []f{
		{Field{Name: "rol", Values: say.WordsOf(model.Roles...)}, func(p model.Person) string { return words.Of(string(p.Role)) }},
		{Field{Name: "leeftijdsband", Values: say.Bands()}, func(p model.Person) string { return words.Of(string(p.Band)) }},
		{Field{Name: "leeftijd_gezegd", let: asNames}, func(p model.Person) string { return p.AgeSaid }},
		{Field{Name: "leeftijd_op", let: asNames, Type: sheet.Day}, func(p model.Person) string { return p.AgeDay.String() }},
		{Field{Name: "woont_in", Values: []string{"ja", "nee", "deels"}}, func(p model.Person) string { return words.Of(p.Home) }},
		{Field{Name: "gesproken", Values: say.WordsOf(model.AskSpoken.Answers()...)}, func(p model.Person) string { return words.Of(p.Spoken) }},
		{Field{Name: "gezag", Values: say.WordsOf(model.AskAuthority.Answers()...)}, func(p model.Person) string { return words.Of(p.Authority) }},
		{Field{Name: "tolk", Values: say.WordsOf(model.AskInterpreter.Answers()...)}, func(p model.Person) string { return words.Of(p.Interpreter) }},
	})
}

// callTable has a row for each answer on Direct bellen.
func callTable(v *privacy.View) Relation {
	type f = partField[model.Acute]
	answers := say.WordsOf(model.AcuteCalling, model.AcuteOther, model.AcuteNoDanger, model.AcuteUnsure)
	return partsOf(v, "direct_bellen", "Direct bellen", "keer", func(r *privacy.Shown) []model.Acute { return r.Signal.Acute }, []f{
		{Field{Name: "tijdstip", Type: sheet.Moment}, func(a model.Acute) string { return sheet.Instant(a.At) }},
		{Field{Name: "antwoord", Values: answers}, func(a model.Acute) string { return words.Of(string(a.Answer)) }},
		{Field{Name: "aanleiding"}, func(a model.Acute) string { return whyWords(a.Why) }},
		{Field{Name: "tekst", let: asText, Long: true}, func(a model.Acute) string { return a.Text }},
	})
}

// whyWords names what opened Direct bellen: items and questions.
func whyWords(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		if out[i] = words.Of(n); !words.Known(n) {
			if item, ok := catalogue.Find(n); ok {
				out[i] = item.Label
			}
		}
	}
	return strings.Join(out, "; ")
}

// answerTable has a row for each answer to a question of a form of one's own, and for each
// option of one that takes several. What is asked in rows has tables of its own.
func answerTable(v *privacy.View) Relation {
	type f = partField[answered]
	return partsOf(v, "antwoorden", "Antwoorden", "antwoord_nummer", func(r *privacy.Shown) []answered { return answersOf(v, r) }, []f{
		{Field{Name: "vraag"}, func(a answered) string { return a.question }},
		{Field{Name: "omschrijving"}, func(a answered) string { return a.label }},
		{Field{Name: "waarde"}, func(a answered) string { return a.value }},
		{Field{Name: "antwoord", Long: true}, func(a answered) string { return a.words }},
	})
}
