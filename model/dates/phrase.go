package dates

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/pattern"
)

// phrase is what a text says, before a day is chosen: each part is nil or
// zero when nothing was said about it.
type phrase struct {
	to      way          // in which direction a day is looked for
	exact   *time.Time   // "nu", "2 uur geleden"
	day     *model.Date  // a day that needs no choosing
	weekday time.Weekday // with hasWeekday
	week    *int         // whole weeks from this one: "vorige week" is -1
	strict  way          // "afgelopen", "komende": not today itself
	month   int          // 1-12
	dom     int          // day of the month
	year    int
	clock   *clock
	dot     *dotted // "7.12": a day or a time
	part    model.Part
	about   bool

	hasWeekday bool
	short      bool                 // the year was said in two digits
	weeks      *int                 // the day was said as so many weeks from now: beside a weekday a week is meant
	isoWeek    int                  // "week 50"
	feast      func(int) model.Date // the day of a feast in a year
	asks       bool                 // "volgende" or "vorige" with a weekday: people mean either of two
	named      bool                 // the day was said by its name: "gisteren"
	due        bool                 // said as only what lies ahead is said: "4 weken", "eind december"
}

// A rule looks at the front of the words, notes what it understands and
// returns how many words that took; 0 when it is not for this rule.
type rule func(p *phrase, w []string, now time.Time) (int, error)

// rules are tried in this order at every place. Longer forms come first.
var rules = []rule{
	dottedRule, bareHour, roundabout, edge, ago, within, nthOfMonth, weekRule, isoWeekRule, weekend, feastRule, partAlone, namedDay, weekdayRule,
	dayMonth, monthDay, numericDate, signedDays, ordinal, dayPart, clockRule, span, filler,
}

func parse(text string, now time.Time, to way) (*phrase, error) {
	if len(text) > MaxText {
		return nil, ErrNotUnderstood
	}
	w := split(text)
	p := &phrase{to: to}
	if len(w) == 0 {
		p.exact = &now
		return p, nil
	}
	for len(w) > 0 {
		n, err := p.take(w, now)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, ErrNotUnderstood
		}
		w = w[n:]
	}
	if err := p.settle(model.DateOf(now)); err != nil {
		return nil, err
	}
	return p, p.sound()
}

func (p *phrase) take(w []string, now time.Time) (int, error) {
	for _, r := range rules {
		if n, err := r(p, w, now); n > 0 || err != nil {
			return n, err
		}
	}
	return 0, nil
}

// sound refuses a phrase that says nothing, or two days at once.
func (p *phrase) sound() error {
	if p.hasWeekday && p.weeks != nil && p.week == nil {
		p.day, p.week = nil, p.weeks // "vrijdag over twee weken"
	}
	days := 0
	for _, said := range []bool{p.exact != nil, p.day != nil, p.dom != 0, p.week != nil, p.isoWeek != 0, p.feast != nil} {
		if said {
			days++
		}
	}
	switch {
	case days > 1, days == 0 && !p.hasWeekday && p.clock == nil && p.part == "":
		return ErrNotUnderstood
	case p.hasWeekday && p.exact != nil:
		return ErrNotUnderstood
	case p.exact != nil && (p.clock != nil || p.part != ""):
		return ErrNotUnderstood
	case p.clock != nil && len(p.clock.minutes(p.part)) == 0:
		return ErrNoSuchDay // "14:05 's avonds"
	case p.strict != 0 && !p.hasWeekday, p.asks && p.week != nil:
		return ErrNotUnderstood
	case p.year != 0 && p.dom == 0 && p.feast == nil:
		return ErrNotUnderstood
	}
	return nil
}

// split makes lower-case words of a text. Commas separate; the signs for
// about stand by themselves; a full stop after an abbreviation goes.
func split(text string) []string {
	text = strings.ToLower(text)
	text = strings.NewReplacer(", ", " ", ";", " ", "±", " ± ", "~", " ± ", "’", "'", "‘", "'", "`", "'", "–", "-", "—", "-").Replace(text)
	text = apart().ReplaceAllString(text, "$1 $2 $3")
	text = spaced().ReplaceAllString(text, "$1-$2-$3")
	w := strings.Fields(strings.TrimSuffix(text, ","))
	for i, s := range w {
		if len(s) > 1 {
			w[i] = strings.TrimSuffix(s, ".")
		}
	}
	return w
}

var (
	apart  = pattern.Lazy(`(\d)-(\pL{3,})(?:-(\d{2,4}))?`)                 // 23-sep-2020
	spaced = pattern.Lazy(`(\d{1,2}) [-/] (\d{1,2}) [-/] (\d{4}|\d{2})\b`) // 22 - 11 - 2026
)

func isNone(text string) bool {
	switch strings.Join(split(text), " ") {
	case "geen", "geen dag", "geen datum":
		return true
	}
	return false
}

func (p *phrase) setDay(d model.Date) error {
	if p.day != nil {
		return ErrNotUnderstood
	}
	p.day = &d
	return nil
}

func (p *phrase) setPart(part model.Part) error {
	if p.part != "" && p.part != part {
		return ErrNotUnderstood
	}
	p.part = part
	return nil
}
