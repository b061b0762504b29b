package tables

import (
	"strings"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/pattern"
	"tijdig/model/words"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
)

// Heading is what people read above a column that programs know by name: the label of an
// item, with its code where another item has the same, the label of a question, or words.
func Heading(name string, v *privacy.View) string {
	if item, ok := catalogue.Find(name); ok {
		if labels()[item.Label] > 1 {
			return item.Label + " (" + name + ")"
		}
		return item.Label
	}
	if of, option, is := strings.Cut(name, OptionMark); is {
		return optionHeading(of, option, v)
	}
	questions, items := v.Own()
	for _, i := range items {
		if i.Code == name {
			return i.Label
		}
	}
	if id, own := strings.CutPrefix(name, OwnPrefix); own {
		for _, q := range questions {
			if q.ID == id {
				return q.Label
			}
		}
	}
	return words.Of(name)
}

// OwnPrefix begins the name of a column of a question of a form of one's own.
const OwnPrefix = "vraag."

// optionHeading is the label of a question and that of an option.
func optionHeading(of, option string, v *privacy.View) string {
	if q, own := optionsOf(v, of); own {
		if o, ok := q.Option(option); ok {
			return q.Label + ": " + o.Label
		}
	}
	return words.Of(of) + ": " + strings.Join(catalogue.TagLabels([]string{option}), "")
}

// labels counts how many items have each label.
var labels = sync.OnceValue(func() map[string]int {
	n := map[string]int{}
	for _, i := range catalogue.All() {
		n[i.Label]++
	}
	return n
})

// The days that the program puts in cells with more in them. One that somebody typed
// stays as it was typed.
var (
	anyDay    = pattern.Lazy(`(\d{4})-(\d\d)-(\d\d)`)
	stepDay   = pattern.Lazy(`(: [a-z ]+ )(\d{4})-(\d\d)-(\d\d)`)
	momentDay = pattern.Lazy(`(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)`)
)

// Dutch writes a cell as people write it, and text so that it stays text.
func Dutch(name string, of sheet.Type, cell string) string {
	switch {
	case of == sheet.Day:
		if d, err := model.ParseDate(cell); err == nil && !d.IsZero() {
			return d.Time().Format("02-01-2006")
		}
	case of == sheet.Moment:
		if at, err := time.Parse(time.RFC3339, cell); err == nil {
			return at.Format("02-01-2006 15:04")
		}
	case of == sheet.Number && of.Holds(cell):
		return cell
	case name == "bevindingen_soorten": // it holds nothing that was typed
		cell = anyDay().ReplaceAllString(cell, "$3-$2-$1")
	case name == "vervolg":
		cell = stepDay().ReplaceAllString(cell, "$1$4-$3-$2")
	case name == "direct_bellen":
		cell = momentDay().ReplaceAllString(cell, "$3-$2-$1 $4")
	}
	return sheet.Keep(sheet.Unkept(cell))
}
