package textlint

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tijdig/model/fold"
)

// before are the words that make another kinship of one: stiefpapa, halfbroer, schoonzus,
// kleinzoon, peettante.
var before = strings.Fields("stief half schoon klein achterklein achter peet pleeg oud over overgroot groot bet bonus adoptief adoptie tweeling ex")

// bases are the words for kin that such a word may stand before.
var bases = strings.Fields("vader vaders vadertje moeder moeders moedertje pa ma papa papa's mama mama's pappa mamma pap mam paps mams papaatje mamaatje " +
	"ouder ouders kind kinderen kindje kindjes broer broers broertje broertjes zus zussen zusje zusjes zuster zusters zoon zonen zoons zoontje zoontjes " +
	"dochter dochters dochtertje dochtertjes oom ooms ome nonkel tante tantes tantetje opa opa's oma oma's omaatje opaatje grootje neef neven neefje neefjes " +
	"nicht nichten nichtje nichtjes tweeling ouderpaar man vrouw vriend vrienden vriendje vriendjes vriendin vriendinnen vriendinnetje")

// kin are the words for somebody by whose he or she is; behind them "van" says whose:
// "moeder van Robin".
var kin = sync.OnceValue(func() map[string]bool {
	m := set2("ex exen partner partners echtgenoot echtgenote verloofde verkering geliefde " +
		"buurman buurmannen buurvrouw buurvrouwen buurjongen buurjongens buurmeisje buurmeisjes buren bovenbuurman bovenbuurvrouw onderbuurman " +
		"onderbuurvrouw overbuurman overbuurvrouw kameraad kameraden maatje maatjes huisgenoot huisgenote huisgenoten klasgenoot klasgenote klasgenootje " +
		"klasgenoten klasgenootjes teamgenoot teamgenoten baby peuter kleuter leerling leerlingen client clienten student deelnemer getuige verdachte slachtoffer genaamd geheten heet heette jongen jongens jongetje meisje meisjes")
	for _, b := range bases {
		m[b] = true
		for _, s := range before {
			m[s+b] = true
		}
	}
	return m
})

// jobs are the words for somebody by his or her work or office.
var jobs = sync.OnceValue(func() map[string]bool {
	m := set2("meester agent wijkagent politieagent rechercheur boa imam pastoor dominee priester pater rabbijn ouderling diaken zuster broeder " +
		"huisarts arts tandarts jeugdarts kinderarts schoolarts bedrijfsarts verpleegkundige wijkverpleegkundige jeugdverpleegkundige verpleger " +
		"psycholoog psychologe psychiater kinderpsychiater therapeut therapeute fysiotherapeut logopedist logopediste orthopedagoog pedagoog behandelaar " +
		"verloskundige kraamverzorgster doktersassistente assistente assistent apotheker " +
		"leerkracht leraar lerares docent docente onderwijzer onderwijzeres directeur directrice rector conrector conciërge schoolleider teamleider " +
		"leerplichtambtenaar zorgcoördinator schoolmaatschappelijkwerker stagiair stagiaire leidster leider gymleraar gymjuf gastouder oppas oppasser " +
		"hulpverlener hulpverleenster zorgverlener jeugdzorgwerker jeugdbeschermer jeugdreclasseerder reclasseringswerker raadsonderzoeker " +
		"gezinsvoogd gezinsvoogdes voogd voogdes gezinscoach gezinsbegeleider gezinswerker gezinshulp begeleider begeleidster woonbegeleider persoonlijkbegeleider " +
		"casemanager casusregisseur regisseur consulent consulente medewerker medewerkster wijkteammedewerker mentor curator bewindvoerder ambtenaar " +
		"advocaat advocate rechter kinderrechter officier tolk deurwaarder notaris makelaar huisbaas verhuurder huismeester " +
		"jongerenwerker jongerenwerkster kinderwerker straatcoach opbouwwerker werker werkster buurtwerker sportcoach coach trainer trainster " +
		"vrijwilliger vrijwilligster sleutelfiguur schoonmaakster thuishulp collega baas chef werkgever vertrouwenspersoon wethouder burgemeester")
	plural := map[string]bool{}
	for w := range m {
		switch w[len(w)-1] {
		case 'a':
			plural[w+"'s"] = true
		case 'e', 'r':
			plural[w+"s"] = true
			plural[w+"n"] = true
		default:
			plural[w+"en"] = true
		}
	}
	for w := range plural {
		m[w] = true
	}
	return folded(m)
})

// lessons are what stands behind a word for work with a capital and is nobody: what is
// taught, and where somebody works.
var lessons = lazySet("nederlands engels duits spaans turks arabisch pools grieks latijn wiskunde rekenen biologie geschiedenis aardrijkskunde " +
	"gym muziek handvaardigheid natuurkunde scheikunde economie maatschappijleer techniek noord zuid oost west midden " +
	"halt jeugdzorg jeugdhulp jeugdbescherming kinderbescherming reclassering gemeente leerplicht wijkteam wijkteams samen buurtzorg thuiszorg " +
	"nooit altijd misschien goed prima stop help kom ga hou klopt slecht moe precies helaas laat bel graag sorry dank weet heb kan wil mag moet")

func folded(m map[string]bool) map[string]bool {
	out := make(map[string]bool, len(m))
	for w := range m {
		out[fold.Text(w)] = true
	}
	return out
}

// behindKin returns the words of a name behind a title or a word for kin or for work at i. Something
// may stand between: "zijn vader, Ahmed", "moeder (Fatima)". Both may be in capitals.
func (n namesIn) behindKin(i int) (from, to int) {
	word := n.words[i].Text
	if i+1 >= len(n.words) {
		return 0, 0
	}
	next := n.words[i+1]
	gap := n.text[n.words[i].End:next.Start]
	switch {
	case n.together(i, titles()[word]) && titles()[next.Text]:
		return 0, 0 // the name stands behind that
	case n.together(i, titles()[word]):
		if !titles()[word] && weak()[next.Text] && n.written(i+1) == strings.ToLower(n.written(i+1)) {
			return 0, 0 // moeder van Robin
		}
		if n.shouts(i+1) && (first()[next.Text] || n.shouts(i) && n.last(i+1)) {
			return i + 1, i + 2
		}
		if at := n.behind(i, titles()[word]); at > i && !lessons()[n.words[at].Text] {
			return i + 1, max(at+1, Surname(n.text, n.words, at))
		}
	case aside(gap):
		if n.apposed(i+1, gap) {
			return i + 1, Surname(n.text, n.words, i+1)
		}
	}
	return 0, 0
}

// aside reports what stands between a word and a name that says more of it.
func aside(gap string) bool {
	switch gap {
	case ", ", ": ", ":", " : ", " (", "(", " - ", " / ", "/", " \"", " '", ", \"", "; ", " = ", "\n", ":\n":
		return true
	}
	return false
}

// apposed reports whether the word at i behind such a gap is a name: one that is known, or
// one that stands by itself there.
func (n namesIn) apposed(i int, gap string) bool {
	for at := i; at-i < 3 && capital(n.written(at)) && (strong()[n.words[at].Text] || weak()[n.words[at].Text]) && n.together(at, false); at++ {
		if next := n.words[at+1].Text; capital(n.written(at+1)) && !known().common[next] {
			return true // De Wit
		}
	}
	word := n.words[i]
	if !capital(n.written(i)) || known().common[word.Text] && !first()[word.Text] || lessons()[word.Text] {
		return false
	}
	if first()[word.Text] {
		return true
	}
	if gap == "\n" || gap == " - " || known().place(word.Text) {
		return false
	}
	rest := n.text[n.words[Surname(n.text, n.words, i)-1].End:]
	if quote := gap[len(gap)-1]; quote == '"' || quote == '\'' {
		return strings.HasPrefix(rest, string(quote))
	}
	return strings.HasPrefix(gap, " (") && strings.HasPrefix(rest, ")") ||
		rest == "" || strings.ContainsRune(",;)\n", rune(rest[0])) || rest[0] == '.' && (len(rest) == 1 || rest[1] == '\n')
}

// shouts reports a word of capitals only.
func (n namesIn) shouts(i int) bool {
	s := n.written(i)
	return utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) && strings.IndexFunc(s, unicode.IsLower) < 0 && !strings.ContainsAny(s, "0123456789")
}

// last reports whether the word of capitals at i is the last of two, so that no sentence
// goes on in them.
func (n namesIn) last(i int) bool {
	return !known().common[n.words[i].Text] && !lessons()[n.words[i].Text] && len(n.words[i].Text) > 3 &&
		(i < 2 || !n.shouts(i-2)) && (i+1 == len(n.words) || !n.shouts(i+1))
}

// several returns where the names end that go on behind the one up to to: "broers Tim en
// Sem", "oom Jan, tante Ria". Only names that are known do, or any behind a plural.
func (n namesIn) several(i, to int) int {
	word := n.words[i].Text
	many := strings.HasSuffix(word, "s") || strings.HasSuffix(word, "en")
	for to < len(n.words) {
		gap := n.text[n.words[to-1].End:n.words[to].Start]
		at := to
		if gap == " " && (n.words[to].Text == "en" || n.words[to].Text == "of") && n.together(to, false) {
			at = to + 1
		} else if gap != ", " {
			return to
		}
		if w := n.words[at].Text; !capital(n.written(at)) || known().common[w] && !first()[w] || !first()[w] && (!many || known().place(w) || lessons()[w]) {
			return to
		}
		to = Surname(n.text, n.words, at)
	}
	return to
}
