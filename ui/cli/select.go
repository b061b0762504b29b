package cli

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/fold"
	"tijdig/model/same"
	"tijdig/store"
	"tijdig/ui/text"
)

// selection says which signals a command is about.
type selection struct {
	since, until, place, status, kind, code string

	written bool // since is about when a version was written, not about when it was seen
}

func (s *selection) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.since, "since", "", text.FlagSince)
	f.StringVar(&s.until, "until", "", text.FlagUntil)
	f.StringVar(&s.place, "wijk", "", text.FlagPlace)
	f.StringVar(&s.status, "status", "", text.FlagStatus)
	f.StringVar(&s.kind, "kind", "", text.FlagKind)
	f.StringVar(&s.code, "code", "", text.FlagCode)
}

// parse returns the test for a head, or a usage error for what is no date,
// status, kind or code.
func (s selection) parse(now time.Time) (func(*store.Store, model.Head) bool, error) {
	from, err := day(s.since, now)
	if err != nil {
		return nil, err
	}
	to, err := day(s.until, now)
	if err != nil {
		return nil, err
	}
	if s.status != "" && !slices.Contains([]string{statusConcept, statusOpen, statusNoStep, statusClosed}, s.status) {
		return nil, UsageError{errors.New(text.BadStatus)}
	}
	if s.kind != "" && !slices.Contains(model.Kinds, model.Kind(s.kind)) {
		return nil, UsageError{errors.New(text.BadKind)}
	}
	var code model.Code
	n := 0
	if s.code != "" {
		if code, n, err = model.ParseCode(s.code); err != nil {
			return nil, UsageError{errors.New(text.BadCode)}
		}
	}
	place := fold.Text(s.place)
	return func(in *store.Store, h model.Head) bool {
		return (from.IsZero() || !s.began(h).Before(from)) &&
			(to.IsZero() || !h.Seen.IsZero() && !to.Before(h.Seen.Date)) &&
			(place == "" || strings.Contains(fold.Text(h.Place), place)) &&
			(s.status == "" || s.status == statusOf(h) || s.status == statusOpen && statusOf(h) == statusNoStep) &&
			(s.kind == "" || h.Kind == model.Kind(s.kind)) &&
			(code == "" || named(in, h, code, n))
	}, nil
}

// named reports whether a code names a signal, or its subject where it has no number: by any
// code that this has.
func named(s *store.Store, h model.Head, code model.Code, n int) bool {
	if n > 0 {
		return h.Is(code, n)
	}
	one, _ := s.Joined(h.Subject)
	return h.Code == code || slices.ContainsFunc(one.Members, func(m same.Member) bool { return m.Code == code })
}

// began is the day that since is compared with.
func (s selection) began(h model.Head) model.Date {
	if s.written {
		return model.DateOf(h.Changed)
	}
	return h.Seen.Date
}

// day reads a date as people say it, or as 2026-11-22.
func day(s string, now time.Time) (model.Date, error) {
	if s == "" {
		return model.Date{}, nil
	}
	if d, err := model.ParseDate(s); err == nil {
		return d, nil
	}
	seen, err := dates.Seen(s, now)
	if err != nil {
		return model.Date{}, UsageError{errors.New(text.BadDate)}
	}
	return seen.Date, nil
}

// words say what was chosen, for where an output came from. A place and a code are named
// only where names may be.
func (s selection) words(names bool) string {
	var out []string
	for _, part := range []struct {
		name, value string
		tells       bool
	}{
		{"--since", s.since, false},
		{"--until", s.until, false},
		{"--status", s.status, false},
		{"--kind", s.kind, false},
		{"--wijk", s.place, true},
		{"--code", s.code, true},
	} {
		switch {
		case part.value == "":
		case part.tells && !names:
			out = append(out, part.name)
		default:
			out = append(out, part.name+" "+part.value)
		}
	}
	if len(out) == 0 {
		return text.AllSignals
	}
	return strings.Join(out, ", ")
}
