package model

import (
	"strconv"
	"strings"
)

// Stretch names the one text an edit is about, so that keys typed in it one
// after another are one edit; "" when the edit is more than text. It is typed
// when characters came or went in one place, and not when the text was
// replaced or has just begun.
func Stretch(e Edit, before, after Draft) (name string, typed bool) {
	var lists, others []Swap
	typing := ""
	for _, s := range e.Swaps {
		kind, q := s.named()
		switch {
		case s.list():
			lists = append(lists, s)
		case kind == partTyping:
			typing = q
		default:
			others = append(others, s)
		}
	}
	switch {
	case len(lists) == 1 && len(others) == 0:
		return lists[0].stretch(before, after)
	case len(lists) > 0 || len(others) > 1:
		return "", false
	case len(others) == 0 && typing != "":
		return partAnswer + typing, spliced(before.Typing[typing], after.Typing[typing])
	case len(others) == 0:
		return "", false
	}
	return others[0].textStretch(typing, before, after)
}

// stretch is that of a swap in a list: one item began, or one text in it was
// typed in.
func (s Swap) stretch(before, after Draft) (string, bool) {
	name := s.Part + " " + strconv.Itoa(s.At)
	switch {
	case s.Now == 1 && s.Then == 0:
		return name, false
	case s.Now != 1 || s.Then != 1:
		return "", false
	}
	switch s.Part {
	case partFindings:
		return findingStretch(name, before.Findings[s.At], after.Findings[s.At])
	case partSteps:
		b, a := before.Steps[s.At], after.Steps[s.At]
		c := b
		if c.Text = a.Text; c == a {
			return name, spliced(b.Text, a.Text)
		}
		if b.ID == a.ID && b.Status == a.Status && b.Type == a.Type && b.Text == a.Text {
			return name + " dag", true
		}
	}
	return "", false
}

func findingStretch(name string, b, a Finding) (string, bool) {
	c := b
	c.Text, c.Corrected = a.Text, a.Corrected
	if c == a {
		return name, spliced(b.Text, a.Text)
	}
	c = b
	if c.SourceWords = a.SourceWords; c == a {
		return name + " bron", spliced(b.SourceWords, a.SourceWords)
	}
	c = b
	if c.ViaWords = a.ViaWords; c == a {
		return name + " via", spliced(b.ViaWords, a.ViaWords)
	}
	return "", false
}

// textStretch is that of a swap of one value.
func (s Swap) textStretch(typing string, before, after Draft) (string, bool) {
	kind, q := s.named()
	switch {
	case kind == partAnswer && typing == q:
		return s.Part, spliced(before.Typing[q], after.Typing[q])
	case typing != "":
		return "", false
	case kind == partAnswer && len(before.Answers[q]) < 2 && len(after.Answers[q]) < 2:
		return s.Part, spliced(before.Answers.One(q), after.Answers.One(q))
	case kind == partCheck:
		b, a := before.Checks[q], after.Checks[q]
		if b.Note, b.At = a.Note, a.At; a != b {
			return "", false // an answer or a source is an edit of its own
		}
		return s.Part, spliced(before.Checks[q].Note, a.Note)
	case s.Part == partReason:
		return s.Part, spliced(before.Reason, after.Reason)
	case s.Part == partSubject:
		b, a := whom(before), whom(after)
		c := b
		c.Name, c.Subject.Mark = a.Name, a.Subject.Mark
		return s.Part, c == a && (spliced(b.Name, a.Name) || spliced(b.Subject.Mark, a.Subject.Mark))
	}
	return "", false
}

// spliced reports whether b is a with characters put in, or taken out, in one
// place.
func spliced(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return len(a) < len(b) && strings.HasSuffix(b, a[n:])
}
