package tables_test

import (
	"regexp"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// TestASpreadsheetForPeopleHasTheirWordsAndDays looks at the table for Excel.
func TestASpreadsheetForPeopleHasTheirWordsAndDays(t *testing.T) {
	got := exporttest.Write(t, export.CSVNL, export.Options{Level: model.Complete}, exporttest.Records()...)
	rows := exporttest.ParseIn(t, got, ';')
	first := rows[0]
	if day, at := first["wanneer"], first["geschreven"]; !regexp.MustCompile(`^\d\d-\d\d-\d{4}$`).MatchString(day) || !regexp.MustCompile(`^\d\d-\d\d-\d{4} \d\d:\d\d$`).MatchString(at) {
		t.Errorf("wanneer %q, geschreven %q", day, at)
	}
	if left := regexp.MustCompile(`\d{4}-\d\d-\d\d`).FindString(got); left != "" {
		t.Errorf("%s is a day as programs write it", left)
	}
	n := 0
	for _, i := range catalogue.All() {
		if _, ok := first[i.Slug]; ok {
			t.Errorf("%s is a heading", i.Slug)
		}
		if _, ok := first[i.Label]; ok {
			n++
		} else if _, ok := first[i.Label+" ("+i.Slug+")"]; ok {
			n++
		}
	}
	if n != len(catalogue.All()) {
		t.Errorf("%d items have a heading", n)
	}
}

func TestChecklistCellsHoldOneOfSixWords(t *testing.T) {
	allowed := map[string]bool{"ja": true, "vermoed": true, "nee": true, "niet bekend": true, "niet nagegaan": true, "niet van toepassing": true}
	for _, row := range exporttest.ParseIn(t, exporttest.Write(t, export.CSV, export.Options{Level: model.Complete}, exporttest.Records()...), ',') {
		n := 0
		for _, i := range catalogue.All() {
			if cell, ok := row[i.Slug]; ok {
				n++
				if !allowed[cell] {
					t.Errorf("%s: %q", i.Slug, cell)
				}
			}
		}
		if n != 150 {
			t.Errorf("%d columns of items", n)
		}
	}
}
