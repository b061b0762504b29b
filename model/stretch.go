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
		switch {
		case s.list():
			lists = append(lists, s)
		case s.part() == partTyping:
			typing = s.of()
		default:
			others = append(others, s)
		}
	}
	switch {
	case len(lists) == 1 && len(others) == 0:
		then, now := before.Content, after.Content
		return named(lists[0].part()).stretch(lists[0], &then, &now)
	case len(lists) > 0 || len(others) > 1:
		return "", false
	case len(others) == 0 && typing != "":
		return string(PartAnswers) + ":" + typing, spliced(before.Typing[typing], after.Typing[typing])
	case len(others) == 0:
		return "", false
	}
	return others[0].textStretch(typing, before, after)
}

// stretch is that of a swap in a list: one item began, or one text in it was
// typed in.
func (l list[T]) stretch(s Swap, before, after *Content) (string, bool) {
	name := s.Part + " " + strconv.Itoa(s.At)
	switch {
	case s.Now == 1 && s.Then == 0:
		return name, false
	case s.Now != 1 || s.Then != 1:
		return "", false
	}
	b, a := (*l.at(before))[s.At], (*l.at(after))[s.At]
	if l.typing != nil && l.typing(b, a) {
		return name + " -", true
	}
	var now []string
	l.texts(&a, func(_ TextKind, s *string) { now = append(now, *s) })
	n, of, typed := 0, "", false
	l.texts(&b, func(_ TextKind, s *string) {
		was := *s
		if *s = now[n]; was != *s && l.same(&b, &a) {
			of, typed = name+strings.Repeat(" ", n), spliced(was, *s)
		}
		*s = was
		n++
	})
	return of, typed
}

// typing reports that the day of a step is typed, which is not one text.
func (s Step) typing(after Step) bool {
	return s.ID == after.ID && s.Status == after.Status && s.Type == after.Type && s.Text == after.Text
}

// textStretch is that of a swap of one value.
func (s Swap) textStretch(typing string, before, after Draft) (string, bool) {
	kind, q := s.part(), s.of()
	switch {
	case kind == PartAnswers && typing == q:
		return s.Part, spliced(before.Typing[q], after.Typing[q])
	case typing != "":
		return "", false
	case kind == PartAnswers && len(before.Answers[q]) < 2 && len(after.Answers[q]) < 2:
		return s.Part, spliced(before.Answers.One(q), after.Answers.One(q))
	case kind == PartChecks:
		b, a := before.Checks[q], after.Checks[q]
		if b.Note, b.At = a.Note, a.At; a != b {
			return "", false // an answer or a source is an edit of its own
		}
		return s.Part, spliced(before.Checks[q].Note, a.Note)
	case kind == partReason:
		return s.Part, spliced(before.Reason, after.Reason)
	case kind == partSubject:
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
