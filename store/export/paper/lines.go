package paper

import (
	"slices"
	"strconv"

	"tijdig/model"
	"tijdig/store/export/doc"
	"tijdig/store/export/say"
)

// What was seen or heard, each kind of it under a heading of its own, so that a rumour
// never stands among facts.
var (
	factLines       = ofKind("Feiten: zelf gezien of gelezen", []string{"wat zelf gezien is", "wat in een document stond"}, model.SeenSelf, model.Document)
	statementLines  = ofKind("Uitspraken: wat iemand zei", []string{"wat iemand zei"}, model.Said)
	hearsayLines    = ofKind("Van horen zeggen: wat van een ander kwam", []string{"wat van een ander kwam"}, model.ThirdParty)
	suspicionLines  = ofKind("Vermoedens: niet vastgesteld", []string{"vermoedens"}, model.Suspicion)
	unlabelledLines = ofKind("Soort niet ingevuld", []string{"regels waarvan de soort niet is ingevuld"}, model.InfoNone)

	allLines = []body{factLines, statementLines, hearsayLines, suspicionLines, unlabelledLines}
)

// ofKind tells the lines of some kinds, each with its number in the signal.
func ofKind(title string, tells []string, kinds ...model.InfoKind) body {
	return body{append(tells, "wat van een regel geworden is", "hoe wie het betreft het zelf ziet"), func(a account) []doc.Part {
		var out doc.List
		for i, f := range a.r.Signal.Findings {
			if slices.Contains(kinds, f.Kind) {
				out = append(out, doc.Item{N: i + 1, Text: say.Origin(f) + ". " + f.Text, More: a.aboutLine(f)})
			}
		}
		if out == nil {
			return nil
		}
		return []doc.Part{doc.Heading{Level: 3, Text: title}, out}
	}}
}

// openLines names the lines that are still to be looked into, by their numbers.
var openLines = body{nil, func(a account) []doc.Part {
	var out doc.List
	for i, f := range a.r.Signal.Findings {
		if f.Open() {
			out = append(out, doc.Item{Text: "Regel " + strconv.Itoa(i+1) + ": " + say.Origin(f) + "."})
		}
	}
	return list(out)
}}

// aboutLine says when a line was seen and written, what became of it, and how whom it is
// about sees it.
func (a account) aboutLine(f model.Finding) []string {
	out := []string{say.Join("; ", say.Prefixed(noticed(f.Kind), say.Seen(f.SeenIn(a.r.Signal.Content), f.Written)), say.Prefixed("opgeschreven ", say.When(model.SeenAt(f.Written))), corrected(f)) + "."}
	if f.Settled() {
		out = append(out, say.Outcome(f))
	}
	if f.OwnView != "" {
		out = append(out, say.OwnView(f))
	}
	return out
}

// noticed says how the worker came to know a line: of hearsay nothing was seen.
func noticed(k model.InfoKind) string {
	switch k {
	case model.Said, model.ThirdParty:
		return "gehoord "
	case model.Document:
		return "gelezen "
	case model.SeenSelf, model.Suspicion, model.InfoNone:
	}
	return "gezien "
}

// corrected says when the words of a line were last changed; "" when they never
// were.
func corrected(f model.Finding) string {
	if f.Corrected.IsZero() {
		return ""
	}
	return "gewijzigd " + say.When(model.SeenAt(f.Corrected))
}
