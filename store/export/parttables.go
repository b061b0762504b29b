package export

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// findingTable has a row for each line of what was seen or heard.
func findingTable(v *view) relation {
	type f = partField[model.Finding]
	return partsOf(v, "bevindingen", "Bevindingen", "regel", func(r *shown) []model.Finding { return r.Signal.Findings }, []f{
		{field{name: "soort", values: infoWords()}, func(f model.Finding) string { return infoWord(f.Kind) }},
		{field{name: "bron"}, func(f model.Finding) string { return words.Of(string(f.Source)) }},
		{field{name: "bron_woorden", let: asText}, func(f model.Finding) string { return f.SourceWords }},
		{field{name: "via"}, func(f model.Finding) string { return words.Of(string(f.Via)) }},
		{field{name: "via_woorden", let: asText}, func(f model.Finding) string { return f.ViaWords }},
		{field{name: "bron_vertrouwelijk", values: yesOrNo}, func(f model.Finding) string { return yesNo(f.Confidential) }},
		{field{name: "nog_na_te_gaan", values: yesOrNo}, func(f model.Finding) string { return yesNo(f.Open()) }},
		{field{name: "tekst", let: asText, long: true}, func(f model.Finding) string { return f.Text }},
		{field{name: "gezien_op", of: ofDay}, func(f model.Finding) string { return f.Seen.Date.String() }},
		{field{name: "opgeschreven", of: ofMoment}, func(f model.Finding) string { return moment(f.Written) }},
		{field{name: "gewijzigd", of: ofMoment}, func(f model.Finding) string { return moment(f.Corrected) }},
		{field{name: "stand", values: wordsOf(model.FindingOpen, model.FindingConfirmed, model.FindingRefuted, model.FindingWithdrawn)}, func(f model.Finding) string { return words.Of(string(f.Status)) }},
		{field{name: "stand_op", of: ofDay}, func(f model.Finding) string { return f.StatusDay.String() }},
		{field{name: "stand_toelichting", let: asText, long: true}, func(f model.Finding) string { return f.StatusWhy }},
		{field{name: "eigen_kijk", let: asText, long: true}, func(f model.Finding) string { return f.OwnView }},
	})
}

// stepTable has a row for each next step, done or to be done.
func stepTable(v *view) relation {
	type f = partField[model.Step]
	var kinds []string
	for _, t := range steps.All() {
		kinds = append(kinds, t.Label)
	}
	return partsOf(v, "vervolg", "Vervolg", "stap", func(r *shown) []model.Step { return r.Signal.Steps }, []f{
		{field{name: "soort", values: kinds}, func(s model.Step) string { t, _ := steps.Find(s.Type); return t.Label }},
		{field{name: "tekst", let: asText, long: true}, func(s model.Step) string { return s.Text }},
		{field{name: "stand", values: wordsOf(model.Planned, model.Done, model.Failed, model.Dropped)}, func(s model.Step) string { return words.Of(string(s.Status)) }},
		{field{name: "gepland_op", of: ofDay}, func(s model.Step) string { return s.Planned.String() }},
		{field{name: "gepland_gezegd", let: asText}, func(s model.Step) string { return s.Said }},
		{field{name: "gedaan_op", of: ofDay}, func(s model.Step) string { return s.Done.Date.String() }},
		{field{name: "gedaan_tijd"}, func(s model.Step) string { return s.Done.Clock }},
		{field{name: "door", let: asText}, func(s model.Step) string { return s.Who }},
		{field{name: "uitkomst", let: asText, long: true}, func(s model.Step) string { return s.Result }},
		{field{name: "kind_gezien", values: yesOrNo}, func(s model.Step) string { return words.Of(s.ChildSeen) }},
		{field{name: "gebeld", values: yesOrNo}, func(s model.Step) string { return yesNo(s.Called) }},
	})
}

// personTable has a row for each person who belongs with the subject; never a name.
func personTable(v *view) relation {
	type f = partField[model.Person]
	return partsOf(v, "personen", "Personen", "persoon", func(r *shown) []model.Person { return r.Signal.People }, []f{
		{field{name: "rol", values: wordsOf(model.Roles...)}, func(p model.Person) string { return words.Of(string(p.Role)) }},
		{field{name: "leeftijdsband", values: bandWords()}, func(p model.Person) string { return words.Of(string(p.Band)) }},
		{field{name: "leeftijd_gezegd", let: asNames}, func(p model.Person) string { return p.AgeSaid }},
		{field{name: "leeftijd_op", let: asNames, of: ofDay}, func(p model.Person) string { return p.AgeDay.String() }},
		{field{name: "woont_in", values: []string{"ja", "nee", "deels"}}, func(p model.Person) string { return words.Of(p.Home) }},
		{field{name: "gesproken", values: wordsOf(model.AskSpoken.Answers()...)}, func(p model.Person) string { return words.Of(p.Spoken) }},
		{field{name: "gezag", values: wordsOf(model.AskAuthority.Answers()...)}, func(p model.Person) string { return words.Of(p.Authority) }},
		{field{name: "tolk", values: wordsOf(model.AskInterpreter.Answers()...)}, func(p model.Person) string { return words.Of(p.Interpreter) }},
	})
}

// callTable has a row for each answer on Direct bellen.
func callTable(v *view) relation {
	type f = partField[model.Acute]
	answers := wordsOf(model.AcuteCalling, model.AcuteOther, model.AcuteNoDanger, model.AcuteUnsure)
	return partsOf(v, "direct_bellen", "Direct bellen", "keer", func(r *shown) []model.Acute { return r.Signal.Acute }, []f{
		{field{name: "tijdstip", of: ofMoment}, func(a model.Acute) string { return moment(a.At) }},
		{field{name: "antwoord", values: answers}, func(a model.Acute) string { return words.Of(string(a.Answer)) }},
		{field{name: "aanleiding"}, func(a model.Acute) string { return whyWords(a.Why) }},
		{field{name: "tekst", let: asText, long: true}, func(a model.Acute) string { return a.Text }},
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
func answerTable(v *view) relation {
	type f = partField[answered]
	return partsOf(v, "antwoorden", "Antwoorden", "antwoord_nummer", func(r *shown) []answered { return answersOf(v, r) }, []f{
		{field{name: "vraag"}, func(a answered) string { return a.question }},
		{field{name: "omschrijving"}, func(a answered) string { return a.label }},
		{field{name: "waarde"}, func(a answered) string { return a.value }},
		{field{name: "antwoord", long: true}, func(a answered) string { return a.words }},
	})
}

// moment writes an instant as programs read it; nothing for none.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
