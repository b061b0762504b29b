package form

import (
	"errors"
	"strconv"
	"strings"

	"tijdig/model/pattern"
)

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
