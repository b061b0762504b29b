package form

import (
	"crypto/sha256"
	"slices"

	"tijdig/model"
	"tijdig/model/guidance"
	"tijdig/model/steps"
)

// Lines are what a note says beside these answers; none when it says nothing, or is no note.
func (q Question) Lines(facts Facts) []string {
	if q.Kind != Note {
		return nil
	}
	return guidance.Say(q.Says, guidance.Record{Content: facts.Said(), Kind: facts.Kind, Texts: facts.Texts})
}

// note refuses a note that says nothing, one that wants an answer, and one that is no note.
func (c *checker) note(at string, q Question) error {
	switch {
	case q.Kind == Note && !guidance.Known(q.Says):
		return c.file.Errorf(at+".says", "%q zegt niets", q.Says)
	case q.Kind == Note && (q.Required || q.History || q.Remember != Forget):
		return c.file.Errorf(at, "op een vraag van soort %q komt geen antwoord", q.Kind)
	case q.Kind != Note && q.Says != "":
		return c.file.Errorf(at+".says", "een vraag van soort %q zegt niets", q.Kind)
	}
	return nil
}

// plans refuses what can be no day of a step, and kinds of step there are not.
func (c *checker) plans(at string, q Question) error {
	_, known := steps.Find(q.Plans)
	switch {
	case q.Ahead && q.Kind != Date:
		return c.file.Errorf(at+".ahead", "alleen een dag kan nog komen")
	case q.Plans != "" && !q.Ahead:
		return c.file.Errorf(at+".plans", "alleen een dag die nog komt (ahead) plant een stap")
	case q.Plans != "" && (!known || q.Plans == steps.Other):
		return c.file.Errorf(at+".plans", "geen soort stap %q", q.Plans)
	}
	return nil
}

// Planned returns the content with a step on each day that plans one: moved along with its
// day, and gone with it. What was done with such a step already stays as it is.
func (f *Form) Planned(signal model.ID, facts Facts) model.Content {
	c := facts.Clone()
	days := map[model.ID]model.Step{}
	for _, q := range f.Asked(facts) {
		day, err := model.ParseDate(c.Answers.One(q.ID))
		if q.Plans != "" && err == nil {
			id := plannedBy(signal, q.ID)
			days[id] = model.Step{ID: id, Type: q.Plans, Planned: day, Status: model.Planned}
		}
	}
	var out []model.Step
	for _, s := range c.Steps {
		p, wanted := days[s.ID]
		delete(days, s.ID)
		switch {
		case s.Status != model.Planned || !f.plansIt(signal, facts.Content, s.ID):
		case !wanted:
			continue
		default:
			s.Planned = p.Planned
		}
		out = append(out, s)
	}
	for _, q := range f.Asked(facts) { // in the order of the form
		if p, ok := days[plannedBy(signal, q.ID)]; ok && q.Plans != "" {
			out = append(out, p)
		}
	}
	c.Steps = out
	return c
}

// plansIt reports whether a step came from a day of this form, also one that has gone.
func (f *Form) plansIt(signal model.ID, c model.Content, step model.ID) bool {
	return slices.ContainsFunc(f.All(c), func(q Question) bool { return q.Plans != "" && plannedBy(signal, q.ID) == step })
}

// plannedBy names the step of a question, so that it stays one step however often the day
// is changed.
func plannedBy(signal model.ID, question string) (id model.ID) {
	sum := sha256.Sum256(append(append([]byte("plans\x00"), signal[:]...), question...))
	copy(id[:], sum[:])
	return id
}
