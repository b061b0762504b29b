package form

import (
	"fmt"
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// deepest is how far conditions may hold conditions.
const deepest = 8

// condition refuses what is not exactly one thing, what looks ahead, and what asks for an
// answer that cannot be given.
func (c *checker) condition(at string, w *When, depth int) error {
	if w == nil {
		return nil
	}
	if depth > deepest {
		return c.file.Errorf(at, "meer dan %d voorwaarden in elkaar", deepest)
	}
	if n := w.things(); n != 1 {
		return c.file.Errorf(at, "%d dingen om naar te kijken; het moet er een zijn van all, any, not, question, subject, band, target, profile en item", n)
	}
	switch {
	case w.Question != "":
		return c.onQuestion(at, w)
	case w.Item != "":
		return c.onItem(at, w)
	case len(w.Is) > 0 || w.compares() > 0:
		return c.file.Errorf(at, "is, before, after, more en less horen bij een vraag, is ook bij een punt")
	case w.Not != nil:
		return c.condition(at+".not", w.Not, depth+1)
	}
	for i := range w.All {
		if err := c.condition(fmt.Sprintf("%s.all[%d]", at, i), &w.All[i], depth+1); err != nil {
			return err
		}
	}
	for i := range w.Any {
		if err := c.condition(fmt.Sprintf("%s.any[%d]", at, i), &w.Any[i], depth+1); err != nil {
			return err
		}
	}
	return c.onSubject(at, w)
}

// things counts what a condition looks at.
func (w *When) things() (n int) {
	for _, given := range []bool{
		w.All != nil, w.Any != nil, w.Not != nil, w.Question != "", w.Subject != nil, w.Band != nil, w.Target != nil, w.Profile != nil, w.Item != "",
	} {
		if given {
			n++
		}
	}
	return n
}

// compares counts what an answer is held against.
func (w *When) compares() (n int) {
	for _, given := range []bool{!w.Before.IsZero(), !w.After.IsZero(), w.More != nil, w.Less != nil} {
		if given {
			n++
		}
	}
	return n
}

// onSubject refuses kinds, bands, groups and professions that there are not, and what is
// asked only later.
func (c *checker) onSubject(at string, w *When) error {
	for i, k := range w.Subject {
		if !slices.Contains(model.Kinds, k) {
			return c.file.Errorf(fmt.Sprintf("%s.subject[%d]", at, i), "geen soort onderwerp %q", k)
		}
	}
	for i, b := range w.Band {
		if !slices.Contains(model.Bands, b) && b != model.BandUnknown {
			return c.file.Errorf(fmt.Sprintf("%s.band[%d]", at, i), "geen leeftijdsgroep %q", b)
		}
	}
	for i, t := range w.Target {
		if !slices.ContainsFunc(catalogue.Tags(), func(have catalogue.Tag) bool { return have.Name == t }) {
			return c.file.Errorf(fmt.Sprintf("%s.target[%d]", at, i), "geen doelgroep %q", t)
		}
	}
	for i, p := range w.Profile {
		if !c.works(p) {
			return c.file.Errorf(fmt.Sprintf("%s.profile[%d]", at, i), "geen profiel %q", p)
		}
	}
	for kind, looks := range map[Kind]bool{Subject: w.Subject != nil, Age: w.Band != nil} {
		if looks && c.later(kind) {
			return c.file.Errorf(at, "de vraag van soort %q komt pas later", kind)
		}
	}
	for i, given := range [][]string{names(w.Subject), names(w.Band), w.Target, w.Profile} {
		if given != nil && len(given) == 0 {
			return c.file.Errorf(at+[]string{".subject", ".band", ".target", ".profile"}[i], "leeg, zodat er nooit aan voldaan is")
		}
	}
	return c.filled(at, w)
}

// filled refuses all and any without anything in it.
func (c *checker) filled(at string, w *When) error {
	if w.All != nil && len(w.All) == 0 || w.Any != nil && len(w.Any) == 0 {
		return c.file.Errorf(at, "niets om naar te kijken")
	}
	return nil
}

func names[T ~string](all []T) (out []string) {
	if all == nil {
		return nil
	}
	out = []string{}
	for _, v := range all {
		out = append(out, string(v))
	}
	return out
}

// later reports whether a question of a special kind stands in the form and was not met
// yet.
func (c *checker) later(kind Kind) bool {
	return !c.kinds[kind] && slices.ContainsFunc(c.f.Questions, func(q Question) bool { return q.Kind == kind })
}

// onItem refuses an item that neither the catalogue nor an earlier checklist holds, and
// answers that are none.
func (c *checker) onItem(at string, w *When) error {
	if _, known := catalogue.Find(w.Item); !known && !c.codes[w.Item] {
		return c.file.Errorf(at+".item", "geen punt %q bij Nagaan of in een vraag die eerder staat", w.Item)
	}
	if w.compares() > 0 {
		return c.file.Errorf(at, "bij een punt hoort alleen is")
	}
	answers := []model.CheckAnswer{model.CheckYes, model.CheckMaybe, model.CheckNo, model.CheckUnknown}
	for i, v := range w.Is {
		if !slices.Contains(answers, model.CheckAnswer(v)) {
			return c.file.Errorf(fmt.Sprintf("%s.is[%d]", at, i), "geen antwoord %q op een punt", v)
		}
	}
	return nil
}

// onQuestion refuses what is not an earlier question, or holds its answers against what
// they can never be.
func (c *checker) onQuestion(at string, w *When) error {
	q, ok := c.names[w.Question]
	if !ok {
		return c.file.Errorf(at+".question", "geen vraag %q die eerder staat", w.Question)
	}
	if w.compares() > 0 && len(w.Is) > 0 {
		return c.file.Errorf(at, "is staat alleen")
	}
	if (!w.Before.IsZero() || !w.After.IsZero()) && q.Kind != Date && q.Kind != Seen {
		return c.file.Errorf(at, "before en after horen bij een dag, en %q is van soort %q", w.Question, q.Kind)
	}
	if (w.More != nil || w.Less != nil) && q.Kind != Number {
		return c.file.Errorf(at, "more en less horen bij een getal, en %q is van soort %q", w.Question, q.Kind)
	}
	//exhaustive:enforce
	switch q.Kind {
	case Checklist, Findings, Steps, People, Subject, Note:
		return c.file.Errorf(at+".question", "%q is van soort %q, waar een voorwaarde niet naar kan kijken", w.Question, q.Kind)
	case Choice, Choices:
		for i, v := range w.Is {
			if _, ok := q.Option(v); !ok {
				return c.file.Errorf(fmt.Sprintf("%s.is[%d]", at, i), "%q heeft geen optie %q", w.Question, v)
			}
		}
	case Age:
		for i, v := range w.Is {
			if !slices.Contains(model.Bands, model.Band(v)) && v != string(model.BandUnknown) {
				return c.file.Errorf(fmt.Sprintf("%s.is[%d]", at, i), "geen leeftijdsgroep %q", v)
			}
		}
	case Text, Area, Number, Date, Seen, Place, Mark, Rows:
		if len(w.Is) > 0 {
			return c.file.Errorf(at+".is", "van een vraag van soort %q alleen of zij is ingevuld", q.Kind)
		}
	}
	return nil
}
