package say

import (
	"cmp"
	"strings"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/model/words"
)

// Age says how old somebody is: the band, or where the level lets it through
// what was said and when.
func Age(a model.Age) string {
	switch {
	case a.Band == model.BandNone:
		return ""
	case a.Said == "":
		return words.Of(string(a.Band))
	}
	return a.Said + " (" + dates.ShowDate(a.Day, model.Date{}) + "), leeftijdsgroep " + words.Of(string(a.Band))
}

// Answered is the answer to a question in words, also where they were not understood.
func Answered(q form.Question, s model.Signal) string {
	return cmp.Or(Unclear(s.Unclear[q.ID]), Answer(q, s.Answers[q.ID]))
}

// Answer says an answer as people write it, a day with its year.
func Answer(q form.Question, a model.Answer) string {
	one := strings.Join(a, "")
	switch day, err := model.ParseDate(one); {
	case q.Kind == form.Date && err == nil:
		return dates.ShowDate(day, model.Date{})
	case q.Kind == form.Age:
		return Age(model.AgeOf(a))
	case q.Kind == form.Seen:
		if s, err := model.ParseSeen(one); err == nil {
			return When(s)
		}
	}
	return q.Words(a)
}
