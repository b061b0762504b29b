package signalpage

import (
	"slices"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/model/words"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
)

// change is one thing that two versions say differently: what it is, what it
// was, and what it became; "" where it was not there.
type change struct{ label, was, is string }

// changes lists what differs between two versions, in words.
func (m Model) changes(before, after model.Signal) []change {
	var out []change
	for _, c := range model.Changed(before.Content, after.Content) {
		if i := slices.IndexFunc(contentParts, func(p part) bool { return p.of == c.Part }); i >= 0 {
			out = append(out, contentParts[i].changes(m, c.Of, before.Content, after.Content)...)
		}
	}
	if before.State != after.State {
		out = append(out, change{reading.StateLabel, words.Of(string(before.State)), words.Of(string(after.State))})
	}
	return out
}

func (m Model) answerChange(name string, before, after model.Content) []change {
	if q, ok := m.env.Form.Find(name); ok {
		if was, is := answer(q, before, m), answer(q, after, m); was != is {
			return []change{{q.FullLabel(), was, is}}
		}
		return []change{{q.FullLabel(), before.Answers.One(name), after.Answers.One(name)}}
	}
	return []change{{m.questionLabel(name), catalogue.AnswerWords(name, before.Answers[name]), catalogue.AnswerWords(name, after.Answers[name])}}
}

func (m Model) unclearChange(name string, before, after model.Content) []change {
	return []change{{m.questionLabel(name), before.Unclear[name], after.Unclear[name]}}
}

func (m Model) checkChange(code string, before, after model.Content) []change {
	return []change{{m.itemLabel(code), checkSays(before.Checks, code), checkSays(after.Checks, code)}}
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
	s := recording.CheckAnswer(c)
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

func (m Model) acuteChanges(_ string, before, after model.Content) []change {
	var out []change
	for i, a := range after.Acute {
		is, was := m.acuteSays(a), ""
		if i < len(before.Acute) {
			was = m.acuteSays(before.Acute[i])
		}
		if is != was {
			out = append(out, change{recording.AcuteTitle, was, is})
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
func (m Model) findingChanges(_ string, before, after model.Content) []change {
	const apart = "\x00" // stands in no text
	whole := func(f model.Finding, _ time.Time) string { return words.Label(f) + apart + f.Text }
	out := itemChanges(m, reading.FindingsHead, before.Findings, after.Findings, func(f model.Finding) model.ID { return f.ID }, whole)
	for i, c := range out {
		was, old, _ := strings.Cut(c.was, apart)
		is, now, _ := strings.Cut(c.is, apart)
		switch {
		case was == is, now == "":
			out[i] = change{was, old, now}
		case old == "":
			out[i] = change{is, old, now}
		default: // the label changed, and perhaps the words
			out[i] = change{reading.FindingsHead, was + ": " + old, is + ": " + now}
		}
	}
	return out
}

// itemChanges lists the items that came, went or say something else.
func itemChanges[T any](m Model, label string, before, after []T, id func(T) model.ID, says func(T, time.Time) string) []change {
	now := m.env.Now()
	was := map[model.ID]string{}
	for _, b := range before {
		was[id(b)] = says(b, now)
	}
	var out []change
	for _, a := range after {
		old := was[id(a)]
		delete(was, id(a))
		if is := says(a, now); is != old {
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
