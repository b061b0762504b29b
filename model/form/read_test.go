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

func TestAFaultyFormIsRefusedWithFileAndPlace(t *testing.T) {
	choice := `{"id":"k","kind":"choice","label":"K","options":[%s]}`
	for _, c := range []struct{ form, want string }{
		{`{"id":"f","version":1,"title":"F","questions":[]}`, "questions: 0 questions"},
		{`{"id":"F f","version":1,"title":"F","questions":[]}`, "id: not a name"},
		{`{"id":"f","version":0,"title":"F","questions":[]}`, "version: not 1 or more"},
		{strings.Replace(with(), `"F"`, `""`, 1), "title: missing"},
		{with(`{"id":"twee","kind":"text","label":"T","kleur":"rood"}`), "questions[1].kleur: unknown field"},
		{with(`{"id":"een","kind":"text","label":"T"}`), `questions[1].id: "een" stands twice`},
		{with(`{"id":"Twee","kind":"text","label":"T"}`), "questions[1].id: not a name"},
		{with(`{"id":"twee","kind":"tekst","label":"T"}`), `questions[1].kind: unknown kind "tekst"`},
		{with(`{"id":"twee","kind":"text"}`), "questions[1].label: missing"},
		{with(`{"id":"twee","kind":"text","label":"a\u001b[31m"}`), "questions[1].label: space around it, or a character"},
		{with(`{"id":"twee","kind":"text","label":"a\u202eb"}`), "questions[1].label: space around it, or a character"},
		{with(`{"id":"twee","kind":"text","label":"` + strings.Repeat("a", 201) + `"}`), "questions[1].label: 201 bytes"},
		{with(`{"id":"waar","kind":"text","label":"T"}`), `questions[1].kind: "waar" is of kind "place"`},
		{with(`{"id":"plaats","kind":"place","label":"T"}`), `questions[1].id: a question of kind "place" is called "waar"`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":"fill"}`), `questions[1].remember: only what is about the worker`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":"altijd"}`), `questions[1].remember: "altijd" is none of`},
		{with(`{"id":"twee","kind":"text","label":"T","remember":3}`), `a value that is neither a word nor true or false does not belong here`},
		{with(`{"id":"waar","kind":"place","label":"T","remember":"fill","privacy":"open"}`), `questions[1].remember: only what is about the worker`},
		{with(`{"id":"vervolg","kind":"steps","label":"T","remember":true}`), `questions[1].remember: the answer to a question of kind "steps"`},
		{with(`{"id":"twee","kind":"text","label":"T","about":"kind"}`), `questions[1].about: not "worker"`},
		{with(`{"id":"twee","kind":"text","label":"T","privacy":"name"}`), `questions[1].privacy: not "open"`},
		{with(`{"id":"twee","kind":"text","label":"T","ahead":true}`), "questions[1].ahead: only a date"},
		{with(`{"id":"twee","kind":"text","label":"T","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]}`), `questions[1].options: a question of kind "text" has no options`},
		{with(`{"id":"twee","kind":"text","label":"T","pages":[]}`), `questions[1].pages: a question of kind "text" has no pages`},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"}`)), "questions[1].options: 1 options, want 2"},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"},{"id":"a","label":"B"}`)), `questions[1].options[1].id: "a" stands twice`},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"x","label":"A"},{"id":"b","key":"x","label":"B"}`)), `questions[1].options[1].key: "x" is used twice`},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"X","label":"A"},{"id":"b","key":"y","label":"B"}`)), "questions[1].options[0].key: not one letter"},
		{with(fmt.Sprintf(choice, `{"id":"a","key":"x","label":"A"},{"id":"b","label":"B"}`)), "questions[1].options[1].key: either every option"},
		{with(fmt.Sprintf(choice, `{"id":"a","label":""},{"id":"b","label":"B"}`)), "questions[1].options[0].label: missing"},
		{with(`{"id":"hoe_snel","kind":"choice","label":"K","options":[{"id":"nu","label":"A"},{"id":"morgen","label":"B"}]}`), `questions[1].options[1].id: "morgen" is not one of the answers`},
		{with(`{"id":"k","kind":"choice","label":"K","default":"c","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]}`), `questions[1].default: no option "c"`},
		{with(`{"id":"d","kind":"date","label":"D","default":"ooit"}`), "questions[1].default: not a day"},
		{with(`{"id":"d","kind":"date","label":"D","default":"morgen"}`), "questions[1].default: not a day"},
		{with(`{"id":"vervolg","kind":"steps","label":"D","default":"huisbezoek"}`), `questions[1].default: a question of kind "steps" starts empty`},
		{with(`{"id":"l","kind":"checklist","label":"L"}`), "questions[1].pages: a checklist without pages"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[]}]}`), "questions[1].pages[0].items: 0 items"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[` + items(10) + `]}]}`), "questions[1].pages[0].items: 10 items, want 1 to 9"},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[{"code":"r.gez.hard","label":"A"}]}]}`), `questions[1].pages[0].items[0].code: "r.gez.hard" is an item of the catalogue`},
		{with(`{"id":"l","kind":"checklist","label":"L","pages":[{"title":"P","items":[` + items(1) + `]},{"title":"Q","items":[` + items(1) + `]}]}`), `questions[1].pages[1].items[0].code: "x0" stands twice`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"later"}}`, `{"id":"later","kind":"text","label":"L"}`), `questions[1].when.question: no earlier question "later"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"t"}}`), `questions[1].when.question: no earlier question "t"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","is":["x"]}}`), `questions[1].when.is: of a question of kind "text"`},
		{with(fmt.Sprintf(choice, `{"id":"a","label":"A"},{"id":"b","label":"B"}`), `{"id":"t","kind":"text","label":"T","when":{"question":"k","is":["a","c"]}}`), `questions[2].when.is[1]: "k" has no option "c"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"any":[{"question":"een"},{"question":"twee"}]}}`), `questions[1].when.any[1].question: no earlier question "twee"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"any":[{"question":"een"}],"question":"een"}}`), "questions[1].when: 2 things to look at"},
		{with(`{"id":"t","kind":"text","label":"T","when":{}}`), "questions[1].when: 0 things to look at"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"all":[]}}`), "questions[1].when: nothing to look at"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"not":{"question":"t"}}}`), `questions[1].when.not.question: no earlier question "t"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":["hond"]}}`), `questions[1].when.subject[0]: no kind of subject "hond"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":[]}}`), "questions[1].when.subject: empty"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"band":["5-6"]}}`), `questions[1].when.band[0]: no age band "5-6"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"target":["x"]}}`), `questions[1].when.target[0]: no target group "x"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"profile":["bakker"]}}`), `questions[1].when.profile[0]: no profile "bakker"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"item":"x.y"}}`), `questions[1].when.item: no item "x.y"`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"item":"a.gez.x"}}`), `questions[1].when.item: no item`},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","more":2}}`), "questions[1].when: more and less belong to a number"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"question":"een","after":"2026-01-01"}}`), "questions[1].when: before and after belong to a day"},
		{with(`{"id":"t","kind":"text","label":"T","when":{"subject":["kind"],"is":["ja"]}}`), "questions[1].when: is, before, after, more and less belong to a question"},
		{with(`{"id":"t","kind":"text","label":"T","most":2}`), "questions[1]: unit, least and most belong to a number"},
		{with(`{"id":"t","kind":"number","label":"T","least":3,"most":2}`), "questions[1].most: smaller than least"},
		{with(`{"id":"t","kind":"number","label":"T","default":"2"}`), "starts empty"},
		{with(`{"id":"vervolg","kind":"steps","label":"V"}`, `{"id":"t","kind":"text","label":"T","when":{"question":"vervolg"}}`), `questions[2].when.question: "vervolg" is of kind "steps"`},
		{with(`{"id":"leeftijd","kind":"age","label":"V"}`, `{"id":"t","kind":"text","label":"T","when":{"question":"leeftijd","is":["7"]}}`), `questions[2].when.is[0]: no age band "7"`},
		{with() + "{}", "something follows after the end"},
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
	if want := `f.json:6:25: questions[0].kind: unknown kind "onzin"`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestAFormThatIsTooLargeIsRefused(t *testing.T) {
	_, err := form.Read(strings.NewReader(strings.Repeat(" ", 5<<20)), "f.json")
	if err == nil || !strings.Contains(err.Error(), "at most") {
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
