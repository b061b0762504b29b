package jsonl

import (
	"reflect"
	"regexp"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/say"
)

// machineNames are the values of the types that take one of a few. The empty one stands
// where nothing was said and the field is written all the same.
var machineNames = map[reflect.Type]func() []string{
	reflect.TypeFor[model.Level]():    func() []string { return texts(model.Levels...) },
	reflect.TypeFor[model.Kind]():     func() []string { return texts(model.Kinds...) },
	reflect.TypeFor[model.Band]():     func() []string { return append(texts(model.Bands...), string(model.BandUnknown)) },
	reflect.TypeFor[model.InfoKind](): func() []string { return texts(model.InfoKinds...) },
	reflect.TypeFor[model.Source](): func() []string {
		return texts(model.FromChild, model.FromYouth, model.FromParent, model.FromMother, model.FromFather, model.FromOtherCare, model.FromRelative, model.FromResident, model.FromSchool,
			model.FromDaycare, model.FromColleague, model.FromDoctor, model.FromPolice, model.FromKeyPerson, model.FromOnline, model.FromOther, model.FromSelf, model.FromDocument, say.Hidden)
	},
	reflect.TypeFor[model.FindingStatus](): func() []string {
		return texts(model.FindingOpen, model.FindingConfirmed, model.FindingRefuted, model.FindingWithdrawn)
	},
	reflect.TypeFor[model.Role]():       func() []string { return texts(model.Roles...) },
	reflect.TypeFor[model.StepStatus](): func() []string { return texts(model.Planned, model.Done, model.Failed, model.Dropped) },
	reflect.TypeFor[model.CheckAnswer](): func() []string {
		return append(texts(model.CheckYes, model.CheckMaybe, model.CheckNo, model.CheckUnknown), "")
	},
	reflect.TypeFor[model.AcuteAnswer](): func() []string {
		return texts(model.AcuteCalling, model.AcuteOther, model.AcuteNoDanger, model.AcuteUnsure)
	},
	reflect.TypeFor[model.State](): func() []string { return texts(model.Open, model.Closed) },
}

func texts[T ~string](all ...T) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// answersNode describes the answers to the questions of some forms. A question that is not
// among them is answered with texts.
func answersNode(forms form.Book) node {
	known, order := map[string][]node{}, []string{}
	for _, f := range forms.Forms() {
		for _, q := range f.Columns() {
			if known[q.ID] == nil {
				order = append(order, q.ID)
			}
			known[q.ID] = append(known[q.ID], answerNode(q))
		}
	}
	props, cells := node{}, node{}
	for _, id := range order {
		of := known[id][0]
		if len(known[id]) > 1 { // asked in more forms than one, each with its own options
			of = node{"anyOf": known[id]}
		}
		if rows, _, name, cell := model.InRow(id); cell {
			cells["^"+regexp.QuoteMeta(rows)+`\.[0-9a-f]{32}\.`+regexp.QuoteMeta(name)+"$"] = of
		} else {
			props[id] = of
		}
	}
	return node{
		"description": "by question; a cell of a question in rows as question.row.question",
		"type":        "object", "properties": props, "patternProperties": cells,
		"additionalProperties": node{"type": "array", "items": node{"type": "string"}},
	}
}

// answerNode describes the answer to a question.
func answerNode(q form.Question) node {
	list := func(item node) node { return node{"title": q.FullLabel(), "type": "array", "items": item} }
	one := func(item node) node { n := list(item); n["maxItems"] = 1; return n }
	options := make([]node, 0, len(q.Options))
	for _, o := range q.Options {
		options = append(options, node{"const": o.ID, "title": o.Label})
	}
	//exhaustive:enforce
	switch q.Kind {
	case form.Choice:
		return one(node{"oneOf": options})
	case form.Choices:
		n := list(node{"oneOf": options})
		n["uniqueItems"] = true
		return n
	case form.Number:
		return one(node{"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`})
	case form.Date:
		return one(node{"type": "string", "pattern": dayPattern})
	case form.Seen:
		return one(node{"type": "string", "pattern": seenPattern})
	case form.Rows:
		return list(node{"type": "string", "pattern": idPattern})
	case form.Age:
		n := list(node{"type": "string"})
		n["prefixItems"] = []node{{"enum": machineNames[reflect.TypeFor[model.Band]()]()}}
		return n
	case form.Text, form.Area, form.Mark, form.Place:
		return one(node{"type": "string"})
	case form.Checklist, form.Subject, form.Findings, form.Steps, form.People, form.Note:
	}
	return list(node{"type": "string"})
}
