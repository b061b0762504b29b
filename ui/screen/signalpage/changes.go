package signalpage

import (
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/model/words"
	"tijdig/ui/text"
)

// change is one thing that two versions say differently: what it is, what it
// was, and what it became; "" where it was not there.
type change struct{ label, was, is string }

// changes lists what differs between two versions, in words.
func (m Model) changes(before, after model.Signal) []change {
	var out []change
	for _, part := range model.Changed(before.Content, after.Content) {
		kind, name, named := strings.Cut(part, ":")
		switch {
		case part == "direct_gevaar_op": // goes with the answer about danger
		case named && kind == "antwoorden":
			out = append(out, m.answerChange(name, before.Content, after.Content))
		case named && kind == "niet_begrepen":
			out = append(out, change{m.questionLabel(name), before.Unclear[name], after.Unclear[name]})
		case named:
			out = append(out, change{m.itemLabel(name), checkSays(before.Checks, name), checkSays(after.Checks, name)})
		default:
			out = append(out, m.listChanges(part, before.Content, after.Content)...)
		}
	}
	if before.State != after.State {
		out = append(out, change{text.StateLabel, words.Of(string(before.State)), words.Of(string(after.State))})
	}
	return out
}

func (m Model) answerChange(name string, before, after model.Content) change {
	if q, ok := m.env.Form.Find(name); ok {
		if was, is := answer(q, before, m), answer(q, after, m); was != is {
			return change{q.FullLabel(), was, is}
		}
		return change{q.FullLabel(), before.Answers.One(name), after.Answers.One(name)}
	}
	return change{m.questionLabel(name), catalogue.AnswerWords(name, before.Answers[name]), catalogue.AnswerWords(name, after.Answers[name])}
}

func (m Model) questionLabel(name string) string {
	if q, ok := m.env.Form.Find(name); ok {
		return q.FullLabel()
	}
	return words.Of(name)
}

func checkSays(checks map[string]model.Check, name string) string {
	c, ok := checks[name]
	if !ok {
		return ""
	}
	s := text.CheckAnswer(c)
	if more := text.SourceAndNote(c); more != "" {
		s += "  (" + more + ")"
	}
	return s
}

func (m Model) itemLabel(code string) string {
	if item, ok := catalogue.Find(code); ok {
		return item.Label
	}
	if item, ok := m.formItem(code); ok {
		return item.Label
	}
	return words.Of(code)
}

// listChanges lists what differs in a list, item by item.
func (m Model) listChanges(part string, before, after model.Content) []change {
	now := m.env.Now()
	switch {
	case part == model.QFindings:
		return m.findingChanges(before.Findings, after.Findings)
	case part == model.QPeople:
		return itemChanges(text.PeopleHead, before.People, after.People, func(p model.Person) model.ID { return p.ID },
			func(p model.Person) string { return text.Person(p, now) })
	case part == model.QSteps:
		return itemChanges(text.StepsHead, before.Steps, after.Steps, func(s model.Step) model.ID { return s.ID },
			func(s model.Step) string { return text.WholeStep(s, now) })
	}
	var out []change
	for i, a := range after.Acute {
		is, was := m.acuteSays(a), ""
		if i < len(before.Acute) {
			was = m.acuteSays(before.Acute[i])
		}
		if is != was {
			out = append(out, change{text.AcuteTitle, was, is})
		}
	}
	return out
}

func (m Model) acuteSays(a model.Acute) string {
	s := dates.Show(model.SeenAt(a.At.In(m.env.Now().Location())), m.env.Now()) + "  " + words.Of(string(a.Answer))
	if a.Text != "" {
		s += ": " + a.Text
	}
	return s
}

// findingChanges lists lines by their words, and by their label where that is
// what changed.
func (m Model) findingChanges(before, after []model.Finding) []change {
	const apart = "\x00" // stands in no text
	id := func(f model.Finding) model.ID { return f.ID }
	whole := func(f model.Finding) string { return words.Label(f) + apart + f.Text }
	out := itemChanges(text.FindingsHead, before, after, id, whole)
	for i, c := range out {
		was, old, _ := strings.Cut(c.was, apart)
		is, now, _ := strings.Cut(c.is, apart)
		switch {
		case was == is, now == "":
			out[i] = change{was, old, now}
		case old == "":
			out[i] = change{is, old, now}
		default: // the label changed, and perhaps the words
			out[i] = change{text.FindingsHead, was + ": " + old, is + ": " + now}
		}
	}
	return out
}

// itemChanges lists the items that came, went or say something else.
func itemChanges[T any](label string, before, after []T, id func(T) model.ID, says func(T) string) []change {
	was := map[model.ID]string{}
	for _, b := range before {
		was[id(b)] = says(b)
	}
	var out []change
	for _, a := range after {
		old := was[id(a)]
		delete(was, id(a))
		if is := says(a); is != old {
			out = append(out, change{label, old, is})
		}
	}
	for _, b := range before {
		if s, gone := was[id(b)]; gone {
			out = append(out, change{label, s, ""})
		}
	}
	return out
}
