package export_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/fixtures"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/jsonl"
)

// text is what people and others put into fields: also what a spreadsheet
// would take for a formula, or for the end of a cell or row.
func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		lead := rapid.SampledFrom([]string{"", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "'", "\"", ";", "\uFEFF", "007", "-5", "=1", "6-11"}).Draw(t, "lead")
		return lead + strings.ToValidUTF8(rapid.StringN(0, 40, 200).Draw(t, "rest"), "?")
	})
}

func date() *rapid.Generator[model.Date] {
	return rapid.Custom(func(t *rapid.T) model.Date {
		return model.Date{Year: 2026, Month: 1, Day: 1}.Add(rapid.IntRange(0, 1000).Draw(t, "day"))
	})
}

func instant() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		return time.Unix(rapid.Int64Range(1_700_000_000, 1_900_000_000).Draw(t, "at"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns")).UTC()
	})
}

func id() *rapid.Generator[model.ID] {
	return rapid.Custom(func(t *rapid.T) (out model.ID) {
		copy(out[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		return out
	})
}

func record() *rapid.Generator[model.Record] {
	return rapid.Custom(func(t *rapid.T) model.Record {
		return model.Record{
			Subject: model.Subject{
				ID: id().Draw(t, "subject"), Kind: rapid.SampledFrom(model.Kinds).Draw(t, "kind"), Code: "K7F3Q",
				Mark: text().Draw(t, "mark"), Created: instant().Draw(t, "created"),
			},
			Name: text().Draw(t, "name"),
			Signal: model.Signal{
				Revision: id().Draw(t, "revision"), Signal: id().Draw(t, "signal"), N: rapid.IntRange(1, 99).Draw(t, "n"),
				Parents: rapid.SliceOfN(id(), 1, 2).Draw(t, "parents"), Written: instant().Draw(t, "written"), Reason: text().Draw(t, "reason"),
				Undone: rapid.Bool().Draw(t, "undone"), State: model.Open, Missing: []string{model.QPlace},
				Author:  model.Author{Name: text().Draw(t, "author"), Role: text().Draw(t, "role"), Org: text().Draw(t, "org")},
				FormRef: model.FormRef{Form: "snel", Version: 1, Catalogue: 1}, Content: content(t),
			},
		}
	})
}

func content(t *rapid.T) model.Content {
	c, item := fixtures.Every(func(model.Text) string { return text().Draw(t, "text") }), rapid.SampledFrom(catalogue.All()).Draw(t, "item")
	f := &c.Findings[0]
	f.ID, f.Kind, f.Written, f.Confidential = id().Draw(t, "finding"), rapid.SampledFrom(model.InfoKinds).Draw(t, "info"), instant().Draw(t, "noted"), rapid.Bool().Draw(t, "confidential")
	c.Checks[item.Slug], c.Answers["eigen"] = c.Checks["r.gez.hard"], model.Answer{text().Draw(t, "own"), text().Draw(t, "own")}
	c.Steps[0].Planned, c.Steps[0].Done, c.Steps[0].Status = date().Draw(t, "planned"), model.Seen{Date: date().Draw(t, "done"), Clock: "14:05", Offset: 60}, model.Done
	return c
}

func TestJSONLDecodesBackToTheSameRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := record().Draw(t, "record")
		out := exporttest.Write(t, export.JSONL, export.Options{Level: model.Complete}, r)
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if len(lines) != 2 {
			t.Fatalf("%d lines", len(lines))
		}
		var l jsonl.Line
		if err := json.Unmarshal([]byte(lines[1]), &l); err != nil {
			t.Fatal(err)
		}
		if got := (model.Record{Signal: l.Signal, Subject: l.Subject, Name: l.Name}); !reflect.DeepEqual(got, r) {
			t.Fatalf("got  %+v\nwant %+v", got, r)
		}
	})
}

// onlyText is a formula that is nothing but a text.
var onlyText = regexp.MustCompile(`^="[^"\r\n]{1,240}"$`)

func TestEveryTableHasConstantColumnsAndNoFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := record().Draw(t, "record")
		f := rapid.SampledFrom([]export.Format{export.CSV, export.CSVNL, export.Checks}).Draw(t, "format")
		o := export.Options{Level: rapid.SampledFrom(model.Levels).Draw(t, "level"), Text: rapid.Bool().Draw(t, "with text")}
		comma := ','
		if f == export.CSVNL {
			comma = ';'
		}
		for _, row := range exporttest.ParseIn(t, exporttest.Write(t, f, o, r, r), comma) {
			for _, cell := range row {
				if f == export.CSVNL && onlyText.MatchString(cell) {
					continue
				}
				if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
					t.Fatalf("%s at %s: cell %q", f, o.Level, cell)
				}
			}
		}
	})
}

func TestMaskingNeverChangesTheRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := record().Draw(t, "record")
		before, _ := json.Marshal(r)
		f := rapid.SampledFrom(export.Formats(form.Book{})).Draw(t, "format")
		exporttest.Write(t, f, export.Options{Level: model.Pseudonymous, Text: true}, r)
		if after, _ := json.Marshal(r); string(after) != string(before) {
			t.Fatalf("was %s\nis  %s", before, after)
		}
	})
}
