package export_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
)

// planted fills every field of a record in which words can stand with a word of its own,
// the versions before it too, and says where each stands. Fields with a meaning of their
// own keep it.
type planted struct {
	words map[string]string // by word: where it stands
	n     int
}

// meant are the fields that hold names of the program or days, and no words of a worker.
var meant = []string{
	".Kind", ".State", ".Form", ".Hash", ".Code", ".Status", ".ChildSeen", ".Type", ".Source", ".Via", ".Answer", ".Role", ".Home", ".Band", ".Clock", ".Part", ".Missing", ".Spoken", ".Authority", ".Interpreter",
	".Acute.Why", ".Author.Profile", ".Author.Role", ".Author.Org",
}

func (p *planted) fill(v reflect.Value, at string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && !slices.ContainsFunc(meant, func(m string) bool { return strings.HasSuffix(at, m) }) {
			p.n++
			word := fmt.Sprintf("Zebra%c%cpad", 'a'+p.n/26, 'a'+p.n%26)
			p.words[word] = at
			v.SetString(word)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() || v.Type() == reflect.TypeFor[model.Date]() || v.Type() == reflect.TypeFor[model.Seen]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				p.fill(v.Field(i), at+"."+v.Type().Field(i).Name)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.fill(v.Index(i), at)
		}
	default:
	}
}

// plant is a record with something in every field. Its names are known as names of the
// file, so that what is masked is masked by that.
func plant(t *testing.T) (rec model.Record, words map[string]string, names []string) {
	t.Helper()
	signal := func() model.Signal {
		s := records()[0].Signal
		s.FormRef = form.Quick().Ref(1)
		s.Content = model.Content{
			Answers:  model.Answers{model.QPlace: {"x"}, model.QAge: {"12-17", "16 jaar en een beetje", "2026-11-22"}},
			Findings: []model.Finding{{ID: model.NewID(), Kind: model.Said, Source: model.FromOther, Written: made}},
			People:   []model.Person{{ID: model.NewID(), Role: model.RoleSibling, Band: model.Band6, AgeDay: model.DateOf(made)}},
			Checks:   map[string]model.Check{},
			Steps:    []model.Step{{ID: model.NewID(), Type: "anders", Status: model.Planned}},
			Acute:    []model.Acute{{At: made, Answer: model.AcuteNoDanger}},
			Unclear:  map[string]string{},
		}
		s.Findings[0].Via = model.FromOther
		return s
	}
	p := &planted{words: map[string]string{}}
	rec = model.Record{Signal: signal(), Subject: model.Subject{ID: model.NewID(), Kind: model.Group, Code: "K7F3Q"}, Earlier: []model.Signal{signal()}}
	p.fill(reflect.ValueOf(&rec).Elem(), "record")
	plantIn := func(s *model.Signal, of string) {
		word := func(at string) string {
			p.n++
			w := fmt.Sprintf("Zebra%c%cpad", 'a'+p.n/26, 'a'+p.n%26)
			p.words[w] = of + at
			return w
		}
		s.Answers[model.QPlace] = model.Answer{word(".Answers")}
		s.Checks["r.gez.hard"] = model.Check{Answer: model.CheckYes, At: made, Note: word(".Checks")}
		s.Unclear[model.QSeen] = word(".Unclear")
	}
	plantIn(&rec.Signal, "record.Signal")
	plantIn(&rec.Earlier[0], "record.Earlier")
	for word := range p.words {
		names = append(names, word)
	}
	return rec, p.words, names
}

// TestNoFieldOfARecordGetsThroughUnmasked plants a word in every field that holds words.
// Without names no format says one of them, masked or not; with names each is in the
// output for programs and in the report. Control: the words themselves are found.
func TestNoFieldOfARecordGetsThroughUnmasked(t *testing.T) {
	rec, words, names := plant(t)
	if len(words) < 25 {
		t.Fatalf("only %d words were planted: %v", len(words), words)
	}
	for _, format := range export.Formats(form.Book{}) {
		for _, text := range []bool{false, true} {
			got := writeTo(t, format, export.Options{Level: model.Pseudonymous, Text: text, Names: names, Made: made}, rec)
			for word, at := range words {
				if strings.Contains(strings.ToLower(got), strings.ToLower(word)) {
					t.Errorf("%s without names, text %v, says what stands in %s", format, text, at)
				}
			}
			for _, exact := range []string{"16 jaar en een beetje"} {
				if strings.Contains(got, exact) {
					t.Errorf("%s without names says how old somebody is exactly", format)
				}
			}
		}
		if got := writeTo(t, format, export.Options{Level: model.Counts, Names: names, Made: made}, rec); strings.Contains(strings.ToLower(got), "zebra") {
			t.Errorf("%s with only numbers says words", format)
		}
	}
	for _, format := range []export.Format{export.JSONL, export.Text, export.XLSX, export.Pack, export.SQL} {
		got := strings.Join(strings.Fields(writeTo(t, format, export.Options{Level: model.Complete, Made: made}, rec)), " ")
		for word, at := range words {
			if !strings.Contains(got, word) && !slices.ContainsFunc(notIn[format], func(m string) bool { return strings.HasPrefix(at, m) }) {
				t.Errorf("%s with names lacks what stands in %s", format, at)
			}
		}
	}
}

// notIn are the fields that a format has no place for yet: those of the full record in a
// report, and of versions before what did not change a line or an answer.
var notIn = map[export.Format][]string{
	export.Text: {"record.Signal.Content.Findings.Outcome", "record.Signal.Content.Findings.OwnView", "record.Earlier"},
	export.XLSX: {"record.Earlier"},
	export.Pack: {"record.Earlier"},
	export.SQL:  {"record.Earlier"},
}
