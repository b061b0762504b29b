package intake

import (
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/form"
	"tijdig/model/pattern"
	"tijdig/model/textlint"
	"tijdig/ui/known"
	"tijdig/ui/nav"
)

// places is where things were seen before.
type places struct {
	used  []string // in any signal, last used first
	today string   // in the last signal of today
}

// others returns the places that may be offered whomever the signal is about: none
// that leads to somebody.
func (p places) others(who []known.Subject) []string {
	return slices.DeleteFunc(slices.Clone(p.used), func(s string) bool { return private(s, who) })
}

// offers returns what → takes at a question: at Waar the last place of this subject
// and else that of today, elsewhere what the form says to remember.
func (m Model) offers(q form.Question, d model.Draft) map[string]model.Answer {
	var a model.Answer
	switch {
	case len(d.Parents) > 0: // what was recorded about it stands there already
	case q.Kind == form.Place:
		if p := m.places.of(d, m.fields.Known); p != "" {
			a = model.Answer{p}
		}
	case q.Remember == form.Offer:
		a = m.env.Store.Settings().Remembered[q.ID]
	}
	if len(a) == 0 {
		return nil
	}
	return map[string]model.Answer{q.ID: a}
}

// of returns the place that is offered for a signal: where its own subject was seen
// last, or else the last place of today, unless that leads to somebody else.
func (p places) of(d model.Draft, known []known.Subject) string {
	for _, k := range known {
		if d.Known && k.Is(d.Subject.ID) && k.Place != "" {
			return k.Place
		}
	}
	if private(p.today, known) {
		return ""
	}
	return p.today
}

// numbered is a word with a number behind it, as a street with its house number has.
var numbered = pattern.Lazy(`(?i)\pL{3,}\.?\s*(?:nr\.?|nummer|huisnr\.?)?\s*\d{1,4}\s?[a-z]?\b`)

// private reports whether a place may lead to somebody: it holds a pattern that is
// warned about, an address, somebody's home, or the name of somebody in the file.
func private(place string, who []known.Subject) bool {
	if place == "" {
		return false
	}
	if slices.ContainsFunc(textlint.Find(place, textlint.Where{Subject: model.Place}), textlint.Hint.Personal) || numbered().MatchString(place) {
		return true
	}
	words := fold.Words(place)
	home := slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "thuis") })
	if home || slices.Contains(words, "bij") || len(textlint.Names(place)) > 0 {
		return true
	}
	return slices.ContainsFunc(who, func(k known.Subject) bool {
		return slices.ContainsFunc(fold.Words(k.Name), func(w string) bool { return len(w) > 1 && slices.Contains(words, w) })
	})
}

// lastPlaceIn returns what finds where the newest recorded signal among heads was seen, other
// than the signal being written.
func lastPlaceIn(env nav.Env, self model.ID) func([]model.Head) string {
	return func(heads []model.Head) string {
		for _, h := range heads {
			if h.Concept || h.Signal == self || h.Place == "" {
				continue
			}
			return wholePlace(env, h)
		}
		return ""
	}
}

// placeOfToday returns the place of the signal that was recorded last today.
func placeOfToday(env nav.Env, self model.ID) string {
	now := env.Now()
	for h := range env.Store.Heads().All() {
		if model.DateOf(h.Changed.In(now.Location())) != model.DateOf(now) {
			return "" // newest first
		}
		if !h.Concept && h.Signal != self && h.Place != "" {
			return wholePlace(env, h)
		}
	}
	return ""
}

// wholePlace returns the place of a signal, which a list may show cut off.
func wholePlace(env nav.Env, h model.Head) string {
	if !strings.HasSuffix(h.Place, "…") {
		return h.Place
	}
	s, err := env.Store.Signal(h.Signal)
	if err != nil {
		return "" // a damaged signal only means that nothing is offered
	}
	return s.Answers.One(model.QPlace)
}
