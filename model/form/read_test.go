package form_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"tijdig/model/form"
)

// with returns a form of one text question, followed by others.
func with(questions ...string) string {
	all := append([]string{`{"id":"een","kind":"text","label":"Een"}`}, questions...)
	return `{"id":"f","version":1,"title":"F","questions":[` + strings.Join(all, ",") + `]}`
}

// row returns a question of rows with these questions in each.
func row(questions ...string) string {
	return `{"id":"r","kind":"rows","label":"R","one":"rij","questions":[` + strings.Join(questions, ",") + `]}`
}

// blocks returns a form of these blocks.
func blocks(all ...string) string {
	return `{"id":"f","version":1,"title":"F","blocks":[` + strings.Join(all, ",") + `]}`
}

// oneText returns a block of one text question.
func oneText(id, question string) string {
	return fmt.Sprintf(`{"id":%q,"key":%q,"label":"B","questions":[{"id":%q,"kind":"text","label":"T"}]}`, id, strings.ToLower(id), question)
}

func TestAFaultyFormIsRefusedWithFileAndPlace(t *testing.T) {
	choice := `{"id":"k","kind":"choice","label":"K","options":[%s]}`
	for _, c := range []struct{ form, want string }{
		{`{"id":"f","version":1,"title":"F","questions":[]}`, "questions: 0 vragen; het mogen er 1 tot en met 500 zijn"},
		{`{"id":"F f","version":1,"title":"F","questions":[]}`, "id: geen naam van kleine letters, cijfers en _"},
		{`{"id":"f","version":0,"title":"F","questions":[]}`, "version: geen 1 of meer"},
		{strings.Replace(with(), `"F"`, `""`, 1), "title: ontbreekt"},
		{with(`{"id":"twee","kind":"text","label":"T","kleur":"rood"}`), "questions[1].kleur: onbekende naam"},
		{with(`{"id":"een","kind":"text","label":"T"}`), `questions[1].id: "een" staat er twee keer`},
		{with(`{"id":"Twee","kind":"text","label":"T"}`), "questions[1].id: geen naam van kleine letters, cijfers en _"},
		{with(`{"id":"twee","kind":"tekst","label":"T"}`), `questions[1].kind: onbekende soort "tekst"`},
		{with(`{"id":"twee","kind":"text"}`), "questions[1].label: ontbreekt"},
		{with(`{"id":"twee","kind":"text","label":"a\u001b[31m"}`), "questions[1].label: een spatie eromheen, of een teken dat niet te tonen is"},
		{with(`{"id":"twee","kind":"text","label":"a\u202eb"}`), "questions[1].label: een spatie eromheen, of een teken dat niet te tonen is"},
		{with(`{"id":"twee","kind":"text","label":"` + strings.Repeat("a", 201) + `"}`), "questions[1].label: 201 bytes"},
		{with(`{"id":"waar","kind":"text","label":"T"}`), `questions[1].kind: "waar" is van soort "place"`},
		{with(`{"id":"plaats","kind":"place","label":"T"}`), `questions[1].id: een vraag van soort "place" heet "waar"`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":"fill"}`), `questions[1].remember: alleen wat over de medewerker gaat of privacy "open" heeft, wordt vanzelf ingevuld; "offer" wordt aangeboden`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":"altijd"}`), `questions[1].remember: "altijd" is niet true, "offer" of "fill"`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":3}`), `questions.remember: dit past hier niet: iets anders dan een woord, true of false`},
		{with(`{"id":"waar","kind":"place","label":"T","remember":"fill","privacy":"open"}`), `questions[1].remember: alleen wat over de medewerker gaat of privacy "open" heeft, wordt vanzelf ingevuld; "offer" wordt aangeboden`},
		{with(`{"id":"vervolg","kind":"steps","label":"T","remember":true}`), `questions[1].remember: het antwoord op een vraag van soort "steps" wordt niet onthouden`},
		{with(`{"id":"twee","kind":"text","label":"T","each":["gezag"]}`), `questions[1].each: alleen bij een vraag van soort "people" wordt iets van ieder gevraagd`},
		{with(`{"id":"personen","kind":"people","label":"T","each":["tolk","naam"]}`), `questions[1].each[1]: "naam" kan van niemand gevraagd worden; wel: gesproken, gezag, tolk`},
		{with(`{"id":"personen","kind":"people","label":"T","each":["tolk","tolk"]}`), `questions[1].each[1]: "tolk" staat er twee keer`},
		{with(`{"id":"twee","kind":"text","label":"T","lookup":"overal"}`), `questions[1].lookup: hier kan "netwerk" of "gemeente" staan`},
		{with(`{"id":"twee","kind":"area","label":"T","lookup":"netwerk"}`), `questions[1].lookup: alleen bij een vraag van soort "text" wordt iets opgezocht`},
		{with(row(`{"id":"a","kind":"date","label":"T","lookup":"netwerk"}`)), `lookup: alleen bij een vraag van soort "text" wordt iets opgezocht`},
		{with(`{"id":"twee","kind":"text","label":"T","about":"kind"}`), `questions[1].about: hier kan alleen "worker" staan`},
		{with(`{"id":"twee","kind":"text","label":"T","privacy":"geheim"}`), `questions[1].privacy: "geheim" is niet open, text, name, source, a9, a10 of never`},
		{with(`{"id":"twee","kind":"text","label":"T","ahead":true}`), "questions[1].ahead: alleen een dag kan nog komen"},
		{with(`{"id":"twee","kind":"text","label":"T","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]}`), `questions[1].options: een vraag van soort "text" heeft geen opties`},
		{with(`{"id":"twee","kind":"text","label":"T","pages":[]}`), `questions[1].pages: een vraag van soort "text" heeft geen bladen`},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"}`)), "questions[1].options: 1 opties; het mogen er 2 tot en met 100 zijn"},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"},{"id":"a","label":"B"}`)), `questions[1].options[1].id: "a" staat er twee keer`},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"x","label":"A"},{"id":"b","key":"x","label":"B"}`)), `questions[1].options[1].key: "x" staat er twee keer`},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"X","label":"A"},{"id":"b","key":"y","label":"B"}`)), "questions[1].options[0].key: niet een letter van a tot en met z"},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"x","label":"A"},{"id":"b","label":"B"}`)), "questions[1].options[1].key: of elke optie heeft een letter, of geen enkele"},
		{with(fmt.Sprintf(choice, `{"id":"a","label":""},{"id":"b","label":"B"}`)), "questions[1].options[0].label: ontbreekt"},
		{with(`{"id":"hoe_snel","kind":"choice","label":"K","options":[{"id":"nu","label":"A"},{"id":"morgen","label":"B"}]}`), `questions[1].options[1].id: "morgen" is geen antwoord dat het programma kent bij "hoe_snel"`},
		{with(`{"id":"k","kind":"choice","label":"K","default":"c","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]}`), `questions[1].default: geen optie "c"`},
		{with(`{"id":"d","kind":"date","label":"D","default":"ooit"}`), `questions[1].default: geen dag zoals "vandaag", die op elke dag te begrijpen is`},
		{with(`{"id":"d","kind":"date","label":"D","default":"morgen"}`), `questions[1].default: geen dag zoals "vandaag", die op elke dag te begrijpen is`},
		{with(`{"id":"vervolg","kind":"steps","label":"D","default":"huisbezoek"}`), `questions[1].default: een vraag van soort "steps" begint leeg`},
		{with(`{"id":"l","kind":"checklist","label":"L"}`), "questions[1].pages: geen enkel blad met punten"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[]}]}`), "questions[1].pages[0].items: 0 punten; het mogen er 1 tot en met 9 zijn"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[` + items(10) + `]}]}`), "questions[1].pages[0].items: 10 punten; het mogen er 1 tot en met 9 zijn"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[{"code":"r.gez.hard","label":"A"}]}]}`), `questions[1].pages[0].items[0].code: "r.gez.hard" is al een punt van Nagaan`},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[` + items(1) + `]},{"title":"Q","items":[` + items(1) + `]}]}`), `questions[1].pages[1].items[0].code: "x0" staat er twee keer`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"later"}}`, `{"id":"later","kind":"text","label":"L"}`), `questions[1].when.question: geen vraag "later" die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"t"}}`), `questions[1].when.question: geen vraag "t" die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","is":["x"]}}`), `questions[1].when.is: van een vraag van soort "text" alleen of zij is ingevuld`},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"},{"id":"b","label":"B"}`), `{"id":"t","kind":"text","label":"T","when":{"question":"k","is":["a","c"]}}`), `questions[2].when.is[1]: "k" heeft geen optie "c"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"any":[{"question":"een"},{"question":"twee"}]}}`), `questions[1].when.any[1].question: geen vraag "twee" die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"any":[{"question":"een"}],"question":"een"}}`), "questions[1].when: 2 dingen om naar te kijken; het moet er een zijn van all, any, not, question, subject, band, target, profile en item"},
		{with(`{"id":"t","kind":"text","label":"T","when":{}}`), "questions[1].when: 0 dingen om naar te kijken; het moet er een zijn van all, any, not, question, subject, band, target, profile en item"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"all":[]}}`), "questions[1].when: niets om naar te kijken"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"not":{"question":"t"}}}`), `questions[1].when.not.question: geen vraag "t" die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":["hond"]}}`), `questions[1].when.subject[0]: geen soort onderwerp "hond"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":[]}}`), "questions[1].when.subject: leeg, zodat er nooit aan voldaan is"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"band":["5-6"]}}`), `questions[1].when.band[0]: geen leeftijdsgroep "5-6"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"target":["x"]}}`), `questions[1].when.target[0]: geen doelgroep "x"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"profile":["bakker"]}}`), `questions[1].when.profile[0]: geen profiel "bakker"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"item":"x.y"}}`), `questions[1].when.item: geen punt "x.y" bij Nagaan of in een vraag die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"item":"a.gez.x"}}`), `questions[1].when.item: geen punt "a.gez.x" bij Nagaan of in een vraag die eerder staat`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","more":2}}`), `questions[1].when: more en less horen bij een getal, en "een" is van soort "text"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","after":"2026-01-01"}}`), `questions[1].when: before en after horen bij een dag, en "een" is van soort "text"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":["kind"],"is":["ja"]}}`), "questions[1].when: is, before, after, more en less horen bij een vraag, is ook bij een punt"},
		{with(`{"id":"t","kind":"text","label":"T","most":2}`), `questions[1]: unit, least en most horen bij een getal, en dit is van soort "text"`},
		{with(`{"id":"t","kind":"number","label":"T","least":3,"most":2}`), "questions[1].most: kleiner dan least"},
		{with(`{"id":"t","kind":"number","label":"T","default":"2"}`), `questions[1].default: een vraag van soort "number" begint leeg`},
		{with(`{"id":"vervolg","kind":"steps","label":"V"}`, `{"id":"t","kind":"text","label":"T","when":{"question":"vervolg"}}`), `questions[2].when.question: "vervolg" is van soort "steps", waar een voorwaarde niet naar kan kijken`},
		{with(`{"id":"leeftijd","kind":"age","label":"V"}`, `{"id":"t","kind":"text","label":"T","when":{"question":"leeftijd","is":["7"]}}`), `questions[2].when.is[0]: geen leeftijdsgroep "7"`},
		{with(`{"id":"leeftijd","kind":"age","label":"T","privacy":"name"}`), `questions[1].privacy: een vraag van soort "age" heeft haar eigen regels`},
		{with(`{"id":"t","kind":"text","label":"T","one":"x"}`), `questions[1]: questions, one en line horen bij rijen, en dit is van soort "text"`},
		{with(`{"id":"r","kind":"rows","label":"R","one":"r"}`), "questions[1].questions: geen enkele vraag"},
		{with(`{"id":"r","kind":"rows","label":"R","questions":[{"id":"a","kind":"text","label":"A"}]}`), "questions[1].one: ontbreekt"},
		{with(row(`{"id":"a","kind":"text","label":"A"}`, `{"id":"a","kind":"text","label":"B"}`)), `questions[1].questions[1].id: "a" staat er twee keer`},
		{with(row(`{"id":"a","kind":"rows","label":"A"}`)), `questions[1].questions[0].kind: een vraag van soort "rows" past niet in een rij`},
		{with(row(`{"id":"waar","kind":"place","label":"A"}`)), `questions[1].questions[0].kind: een vraag van soort "place" past niet in een rij`},
		{with(row(`{"id":"a","kind":"tekst","label":"A"}`)), `questions[1].questions[0].kind: onbekende soort "tekst"`},
		{with(row(`{"id":"a","kind":"text","label":"A","remember":true}`)), "questions[1].questions[0].remember: in een rij wordt niets onthouden"},
		{with(row(`{"id":"a","kind":"text","label":"A","when":{"question":"b"}}`, `{"id":"b","kind":"text","label":"B"}`)), `questions[1].questions[0].when.question: geen vraag "b" die eerder staat`},
		{with(row(`{"id":"b","kind":"text","label":"B"}`), `{"id":"t","kind":"text","label":"T","when":{"question":"b"}}`), `questions[2].when.question: geen vraag "b" die eerder staat`},
		{with(row(`{"id":"b","kind":"text","label":"B"}`), `{"id":"t","kind":"text","label":"T","when":{"question":"r","is":["b"]}}`), `questions[2].when.is: van een vraag van soort "rows" alleen of zij is ingevuld`},
		{with(strings.Replace(row(`{"id":"b","kind":"text","label":"B"}`), `"one"`, `"line":["c"],"one"`, 1)), `questions[1].line[0]: geen vraag "c" in deze rijen`},
		{with(row(strings.Split(strings.Repeat(`{"id":"b","kind":"text","label":"B"}|`, 499), "|")[:499]...)), "questions: 501 vragen"},
		{blocks(oneText("B", "een")), "blocks[0].id: geen naam van kleine letters, cijfers en _"},
		{blocks(`{"id":"b","key":"b","label":"B","questions":[]}`, oneText("c", "een")), "blocks[0].questions: geen enkele vraag"},
		{blocks(oneText("b", "een"), `{"id":"c","key":"c","label":"C","questions":[]}`), "blocks[1].questions: geen enkele vraag"},
		{blocks(oneText("b", "een"), oneText("b", "twee")), `blocks[1].id: "b" staat er twee keer`},
		{blocks(oneText("b", "een"), oneText("c", "een")), `blocks[1].questions[0].id: "een" staat er twee keer`},
		{blocks(oneText("b", "een"), strings.Replace(oneText("c", "twee"), `"label"`, `"when":{"question":"drie"},"label"`, 1)), `blocks[1].when.question: geen vraag "drie" die eerder staat`},
		{blocks(oneText("b", "een"), strings.Replace(oneText("c", "twee"), `"key":"c"`, `"key":"b"`, 1)), `blocks[1].key: "b" staat er twee keer`},
		{blocks(strings.Replace(oneText("b", "een"), `"key":"b"`, `"key":"n"`, 1)), "blocks[0].key: niet een letter van a tot en met z, zonder n"},
		{strings.Replace(blocks(oneText("b", "een")), `"title"`, `"questions":[{"id":"x","kind":"text","label":"X"}],"title"`, 1), "questions: een formulier met blokken heeft zijn vragen in die blokken"},
		{with() + "{}", "na het einde volgt nog iets"},
		{strings.Repeat("[", 20000), "f.json:1:"},
	} {
		_, err := form.Read(strings.NewReader(c.form), "f.json")
		if err == nil || !strings.HasPrefix(err.Error(), "f.json:") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.120s\n got %v\nwant %s", c.form, err, c.want)
		}
	}
}

func items(n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(`{"code":"x%d","label":"X"}`, i))
	}
	return strings.Join(out, ",")
}

func TestARefusalPointsAtTheLine(t *testing.T) {
	text := "{\n  \"id\": \"f\",\n  \"version\": 1,\n  \"title\": \"F\",\n  \"questions\": [\n    {\"id\": \"a\", \"kind\": \"onzin\", \"label\": \"A\"}\n  ]\n}"
	_, err := form.Read(strings.NewReader(text), "f.json")
	if want := `f.json:6:25: questions[0].kind: onbekende soort "onzin"`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestAFormThatIsTooLargeIsRefused(t *testing.T) {
	_, err := form.Read(strings.NewReader(strings.Repeat(" ", 5<<20)), "f.json")
	if err == nil || !strings.Contains(err.Error(), "ten hoogste") {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, path := range []string{"data/snel.json", "testdata/voorbeeld.json"} {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := form.Read(bytes.NewReader(data), "f.json")
		if err == nil && len(got.Asked(form.Facts{})) == 0 && got.Questions[0].When == nil {
			t.Error("the first question is not asked")
		}
	})
}
