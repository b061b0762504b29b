package sharing

import (
	"strings"

	"tijdig/store/exchange"
	"tijdig/store/merge"
	"tijdig/ui/text"
)

// What is shared with a team through a folder.
const (
	CardGive        = "Dit is je kaart. Geef de regel aan een collega die al in het team zit, of aan iedereen met wie je begint. Er staat niets geheims in."
	CardCompare     = "Controlewoorden, om door de telefoon te vergelijken: "
	MemberAdded     = "Opgenomen in het team. Bel en vergelijk de controlewoorden van die kaart: "
	MemberRemoved   = "Uit het team gehaald. Vanaf nu deelt dit bestand er niets meer mee. Wat al gedeeld is, heeft die nog."
	ExchangeNothing = "Iedereen is bij. Er kwam niets binnen en er hoefde niets in."
	ExchangeMore    = "Er staat nog meer klaar dan er in één keer binnenkomt. Doe het nog eens."
	ChangeConfirmed = "Afgesproken. Je team is nu: "
	TeamIs          = "je team"
)

// Exchanged says what an exchange did, or would do, a line for each fact.
func Exchanged(r exchange.Report) (out []string) {
	in := r.In
	in.Refused, in.Same = nil, 0 // whole signals come along; what was here already is no news
	out = MergeReport(in)
	why := map[merge.Refusal]int{}
	for _, f := range r.In.Refused {
		why[f.Why]++
	}
	for _, w := range sortedReasons(why) {
		out = append(out, column("NIET GENOMEN")+versions(why[w])+": "+refusals[w])
	}
	if r.Out > 0 {
		out = append(out, column("gedeeld")+text.Signals(r.Out)+", want nog niet bij "+And(r.For))
	}
	if r.Gone > 0 {
		out = append(out, column("opgeruimd")+text.Count(r.Gone, "bestand", "bestanden")+" van jou uit de map, want niet meer nodig")
	}
	if r.Noted {
		out = append(out, column("laat weten")+"aan je team wat er nu bij jou staat")
	}
	if len(r.Silent) > 0 {
		out = append(out, column("nog stil")+And(r.Silent)+": nog niets van gezien in de map. Alles staat klaar.")
	}
	return append(out, passedBy(r.Passed)...)
}

func sortedReasons(why map[merge.Refusal]int) (out []merge.Refusal) {
	for _, w := range []merge.Refusal{merge.RefusedOther, merge.RefusedNobody, merge.RefusedCircle, merge.RefusedUnsound, merge.RefusedHere} {
		if why[w] > 0 {
			out = append(out, w)
		}
	}
	return out
}

func versions(n int) string { return text.Count(n, "versie", "versies") }

// passedBy says what lies in the folder and was left alone.
func passedBy(p exchange.Passed) (out []string) {
	for _, c := range []struct {
		n    int
		what string
	}{
		{p.Closed, "niet voor dit bestand, of nog niet heel"},
		{p.Strange, "van iemand die niet in het team zit"},
		{p.Broken, "niet wat de ondertekening zegt"},
		{p.Other, "van iets anders"},
	} {
		if c.n > 0 {
			out = append(out, column("laten staan")+text.Count(c.n, "bestand", "bestanden")+", "+c.what)
		}
	}
	if p.More {
		out = append(out, column("laten staan")+"meer dan er gelezen wordt: er staat heel veel in de map. Ruim op wat niet van Tijdig is.")
	}
	return out
}

// TeamChange says who comes into the team and who goes, by whom, and what to do about it. Yes
// is what says yes to it.
func TeamChange(c exchange.Change, yes string) (out []string) {
	head := "TEAM            "
	switch {
	case c.First:
		out = append(out, head+"opgenomen door "+c.By+"; het team is: "+And(cardNames(c.All)))
	default:
		var what []string
		if len(c.Come) > 0 {
			what = append(what, "erbij: "+And(cardNames(c.Come)))
		}
		if len(c.Go) > 0 {
			what = append(what, "eruit: "+And(cardNames(c.Go)))
		}
		if what == nil {
			what = []string{"niemand erbij en niemand eruit"}
		}
		out = append(out, head+c.By+" wijzigt het team. "+strings.Join(what, "; "))
	}
	if len(c.Go) > 0 && !c.First {
		out = append(out, column("")+"Met wie eruit zou gaan, wordt nu al niets meer gedeeld.")
	}
	return append(out,
		column("")+"controlewoorden: "+c.Words,
		column("")+"Bel "+c.By+" en vergelijk ze. Zijn ze gelijk, dan: "+yes)
}

func cardNames(all []exchange.Card) (out []string) {
	for _, c := range all {
		out = append(out, c.Name)
	}
	return out
}

// And puts names in a sentence.
func And(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " en " + names[len(names)-1]
}

// TeamLine names who is in the team, with the words that others compare.
func TeamLine(all []exchange.Card, words string) string {
	return column(TeamIs) + Team(all) + "; controlewoorden: " + words
}

// Team names who is in the team.
func Team(all []exchange.Card) string { return And(cardNames(all)) }

// The screen Postvak.
const (
	PostboxTitle     = "Postvak"
	PostboxFolder    = "Welke map"
	PostboxWhy       = "Deel wat je vastlegt met je team, door een map waar jullie allemaal bij kunnen: een stick, een netwerkschijf, een map van Nextcloud. Wat erin komt, kan alleen je team lezen. Wie de map verder ziet, ziet geen namen en geen aantallen per persoon."
	PostboxName      = "Hoe noemt je team je"
	PostboxNameWhy   = "Onder deze naam staat je kaart bij je collega's. Hij is later niet te wijzigen."
	PostboxNameFirst = "Je team moet je eerst kunnen noemen: ga met esc terug en druk k."
	PostboxCard      = "De kaart"
	PostboxCardWhy   = "Neem een collega op. Plak of typ de kaart die je kreeg: één regel, die begint met tijdig-kaart. Bel daarna en vergelijk de zes woorden waarmee die eindigt. Wie in het team zit, krijgt alles wat je vastlegt, met namen."
	PostboxMember    = "Wie gaat eruit"
	PostboxMemberWhy = "Typ de naam. Vanaf nu krijgt die niets meer van dit bestand. De anderen zien de wijziging en zeggen zelf ja. Wat al gedeeld is, heeft die nog. Laat die eerst zelf nog het postvak legen, anders komt het laatste niet over."
	PostboxAgree     = "druk j"
	PostboxAlone     = "Je team is nog leeg. Laat een collega je opnemen: k toont je kaart. Of neem zelf iemand op: +."
	ExchangeNow      = "wissel uit"
)

// ExchangeWaits says on Vandaag that the team has heard nothing for so many days.
func ExchangeWaits(days int) string {
	return "Postvak: " + text.Count(days, "dag", "dagen") + " niets uitgewisseld met je team"
}

// PostboxAt names the folder.
func PostboxAt(folder string) string {
	if folder == "" {
		return ""
	}
	return "map: " + folder
}

// PostboxTeam names who is in the team, and who of them this file is.
func PostboxTeam(all []exchange.Card, mine exchange.Card, words string) string {
	if len(all) == 0 {
		return ""
	}
	names := cardNames(all)
	for i, n := range names {
		if n == mine.Name {
			names[i] = n + " (jij)"
		}
	}
	return TeamIs + ": " + And(names) + "; controlewoorden: " + words
}

// PostboxHead says what the lines under it are.
func PostboxHead(r exchange.Report, done bool) string {
	switch {
	case r.More && done:
		return ExchangeMore
	case done && !r.Any():
		return ExchangeNothing
	case done:
		return "Dit is er gebeurd."
	case !r.Any():
		return ExchangeNothing
	}
	return ReceiveWould
}
