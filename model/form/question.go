package form

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/pattern"
)

// Kind is what sort of answer a question wants.
type Kind string

// The kinds. The second group is that of the built-in form: their answers
// have a place of their own in a signal, so each has a fixed name and stands
// in a form at most once.
const (
	Text      Kind = "text"      // one line
	Area      Kind = "area"      // many lines
	Number    Kind = "number"    // a number, kept with a point: 12.5
	Date      Kind = "date"      // a day, kept as 2026-11-22
	Choice    Kind = "choice"    // one option
	Choices   Kind = "choices"   // any number of options
	Checklist Kind = "checklist" // pages of items, answered as on the checklist
	Rows      Kind = "rows"      // rows, each with answers to the same questions
	Note      Kind = "note"      // nothing to answer: what [guidance] says beside the answers, while it says anything

	Subject  Kind = "subject"  // who it is about
	Mark     Kind = "mark"     // how to recognise the subject
	Age      Kind = "age"      // an age, kept as a band
	Seen     Kind = "seen"     // when it was seen, kept as [model.Seen] writes it
	Place    Kind = "place"    // where
	Findings Kind = "findings" // lines, each with its kind and source
	Steps    Kind = "steps"    // next steps
	People   Kind = "people"   // who else belongs with the subject
)

// special maps the kinds of the built-in form to the name that each has.
var special = map[Kind]string{
	Subject: model.QAbout, Mark: model.QMark, Age: model.QAge, Seen: model.QSeen, Place: model.QPlace,
	Findings: model.QFindings, Steps: model.QSteps, People: model.QPeople,
}

// Built reports whether an answer has a place of its own wherever signals are shown or
// written: rules look at it, or its kind is special. Any other question is shown and
// written as its form says.
func Built(id string) bool { return built()[id] }

var built = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{model.QWhyNot: true}
	for id := range fixed {
		out[id] = true
	}
	for _, id := range special {
		out[id] = true
	}
	return out
})

// Question is one question.
type Question struct {
	ID       string   `json:"id"`
	Kind     Kind     `json:"kind"`
	Label    string   `json:"label"`
	Hint     string   `json:"hint,omitempty"`
	Required bool     `json:"required,omitempty"` // asked for, never enforced
	Remember Remember `json:"remember,omitempty"` // what becomes of the last answer
	About    string   `json:"about,omitempty"`    // [AboutWorker], or the subject
	Lookup   Lookup   `json:"lookup,omitempty"`   // where a name is looked up while it is typed
	Privacy  Privacy  `json:"privacy,omitempty"`
	History  bool     `json:"history,omitempty"` // what was answered in earlier versions is shown with it
	Ahead    bool     `json:"ahead,omitempty"`   // a date that lies ahead rather than behind
	Plans    string   `json:"plans,omitempty"`   // of a date ahead: the kind of step that is planned on it
	Says     string   `json:"says,omitempty"`    // of a note: what is said; a name of [guidance]
	Unit     string   `json:"unit,omitempty"`    // of a number, in words
	Least    *float64 `json:"least,omitempty"`   // nil: a number may be as small as one likes
	Most     *float64 `json:"most,omitempty"`    // nil: as large
	Default  string   `json:"default,omitempty"` // an option, or for a date words such as "vandaag"
	Options  []Option `json:"options,omitempty"`
	Pages    []Page   `json:"pages,omitempty"`
	When     *When    `json:"when,omitempty"` // nil: always asked

	Each []model.PersonAsk `json:"each,omitempty"` // of people: what else is asked of each

	Questions []Question `json:"questions,omitempty"` // of each row
	One       string     `json:"one,omitempty"`       // what a row is called
	Line      []string   `json:"line,omitempty"`      // which questions a row is known by in a list; the first, where none is said

	Block string `json:"-"` // the block it stands in; "" where a form has none
	Of    string `json:"-"` // of a cell: what its row is called
	Row   int    `json:"-"` // of a cell: which row, from 1; 0 where that does not matter
}

// Option is one of the answers to a choice.
type Option struct {
	ID    string `json:"id"`
	Key   string `json:"key,omitempty"` // the letter that chooses it; without one, its position does
	Label string `json:"label"`
}

// Lookup says where a name is looked up while it is typed, to be offered as it is now.
type Lookup string

// Where names are looked up. A form may say one of the first two; the others go with the kind
// of a question.
const (
	InNothing Lookup = ""
	InNetwork Lookup = "netwerk"  // whom there is to turn to
	InTowns   Lookup = "gemeente" // at a place
	InStep    Lookup = "stap"     // whom a step is taken with
	InSource  Lookup = "bron"     // whom something came from
)

// Option returns the option with a name.
func (q Question) Option(id string) (Option, bool) {
	i := slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return q.Options[i], true
}

// Words returns an answer as people read it: the words for the options that were
// chosen, or what was typed. Where the words for an option hold what stands between
// two of them, each stands in quotes, so that one option never reads as two.
func (q Question) Words(a model.Answer) string {
	if q.Kind == Rows {
		return q.counted(len(a))
	}
	between, quote := ", ", false
	for _, o := range q.Options {
		if strings.ContainsAny(o.Label, ",;\"") {
			between, quote = "; ", len(a) > 0 && q.Kind == Choices
		}
	}
	out := make([]string, len(a))
	for i, v := range a {
		if q.Kind == Number {
			v = q.ShowNumber(v)
		}
		if out[i] = v; len(q.Options) == 0 {
			continue
		}
		if o, ok := q.Option(v); ok {
			out[i] = o.Label
		}
		if quote {
			out[i] = `"` + strings.ReplaceAll(out[i], `"`, `""`) + `"`
		}
	}
	return strings.Join(out, between)
}

// AsksName reports whether the answer to a question is what a person is
// called, as far as its label says so: "Roepnaam", "Naam van de moeder",
// "Achternaam". A form has no other way to say it.
func (q Question) AsksName() bool {
	if q.Kind != Text && q.Kind != Area {
		return false
	}
	return slices.ContainsFunc(fold.Words(q.Label), func(w string) bool {
		return (strings.HasSuffix(w, "naam") || strings.HasSuffix(w, "namen")) && !slices.Contains(ofThings, w)
	})
}

// ofThings are words for names that no person has.
var ofThings = []string{"straatnaam", "plaatsnaam", "schoolnaam", "groepsnaam", "clubnaam", "bestandsnaam"}

// Why what was typed is no answer to a number.
var (
	ErrNoNumber  = errors.New("form: not a number")
	ErrNoMeasure = errors.New("form: smaller or larger than the question takes")
)

// numberRE is a number as people type one, with a comma or a point.
var numberRE = pattern.Lazy(`^[-+]?[0-9]{1,12}([.,][0-9]{1,6})?$`)

// ReadNumber reads what was typed into the form it is kept in: with a point, and without
// zeros that say nothing. The unit may stand behind it.
func (q Question) ReadNumber(typed string) (kept string, err error) {
	s := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), q.Unit))
	if !numberRE().MatchString(s) {
		return "", ErrNoNumber
	}
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil {
		return "", ErrNoNumber
	}
	if q.Least != nil && n < *q.Least || q.Most != nil && n > *q.Most {
		return "", ErrNoMeasure
	}
	return strconv.FormatFloat(n, 'f', -1, 64), nil
}

// ShowNumber is a kept number as people write it, with its unit.
func (q Question) ShowNumber(kept string) string {
	if kept == "" {
		return ""
	}
	return strings.TrimSpace(strings.Replace(kept, ".", ",", 1) + " " + q.Unit)
}

// Bounds says between what a number has to lie; "" when anything goes.
func (q Question) Bounds() string {
	show := func(n float64) string { return q.ShowNumber(strconv.FormatFloat(n, 'f', -1, 64)) }
	switch {
	case q.Least != nil && q.Most != nil:
		return strings.TrimSuffix(show(*q.Least), " "+q.Unit) + " tot en met " + show(*q.Most)
	case q.Least != nil:
		return show(*q.Least) + " of meer"
	case q.Most != nil:
		return show(*q.Most) + " of minder"
	}
	return ""
}

// mostDigits is how many options digits can choose from.
const mostDigits = 9

// digitsBehindText takes the letters off the options of questions that are asked right behind
// typed text: who types on there would answer with the first letter of a word. Digits choose
// there, by position. What has digits in its words keeps its letters.
func digitsBehindText(all []Question) {
	typed := false
	for i := range all {
		q := &all[i]
		typed = typed && (i == 0 || q.Block == all[i-1].Block)
		digitsBehindText(q.Questions)
		if typed && q.lettered() {
			q.Options = slices.Clone(q.Options)
			for n := range q.Options {
				q.Options[n].Key = ""
			}
		}
		if q.Kind != Note && q.When == nil { // the others may be passed by
			typed = q.Kind == Text || q.Kind == Area
		}
	}
}

// lettered reports options that letters choose, and digits could.
func (q Question) lettered() bool {
	return (q.Kind == Choice || q.Kind == Choices) && len(q.Options) <= mostDigits &&
		!slices.ContainsFunc(q.Options, func(o Option) bool { return strings.ContainsFunc(o.Label, unicode.IsDigit) })
}
