package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/fold"
	"tijdig/model/same"
	"tijdig/model/textlint"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
)

// row is what list says of a signal, by the machine names.
type row struct {
	Code     string     `json:"code"`
	Kind     model.Kind `json:"soort"`
	Band     model.Band `json:"leeftijdsband,omitempty"`
	Seen     string     `json:"gezien_op,omitempty"`
	Place    string     `json:"waar,omitempty"`
	Urgency  string     `json:"hoe_snel,omitempty"`
	Status   string     `json:"status"`
	Step     string     `json:"volgende_stap,omitempty"`
	StepDue  model.Date `json:"gepland_op"`
	Call     string     `json:"direct_bellen,omitempty"` // "open" while nobody was called
	Missing  int        `json:"onvolledig,omitempty"`
	Versions int        `json:"versies,omitempty"`
	Fiction  bool       `json:"verzonnen,omitempty"`
	Police   bool       `json:"wpg,omitempty"`
}

func (r *run) list() *cobra.Command {
	var asJSON bool
	var sel selection
	c := &cobra.Command{
		Use:   "list",
		Short: command.ListShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			pick, err := sel.parse(r.Env.Now())
			if err != nil {
				return err
			}
			return r.With(func(s *store.Store) error { return r.printList(s, pick, asJSON) })
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, command.FlagJSON)
	sel.flags(c)
	return c
}

func (r *run) printList(s *store.Store, pick func(*store.Store, model.Head) bool, asJSON bool) error {
	out := bufio.NewWriter(r.Out) // a line each would ask the system a hundred thousand times
	enc := json.NewEncoder(out)
	terminal := term.IsTerminal(os.Stdout.Fd())
	places := map[string]string{} // what is public of each: many signals are of one place
	for h := range s.Heads().All() {
		if !pick(s, h) {
			continue
		}
		place, known := places[h.Place]
		if !known {
			place = public(h.Place)
			places[h.Place] = place
		}
		w := rowOf(h, place)
		w.Fiction, w.Police = s.Demo(), s.Police()
		var err error
		if asJSON {
			err = enc.Encode(w)
		} else {
			_, err = fmt.Fprintln(out, r.lineOf(h, w, terminal))
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// public is a place that leads to nobody; "" for one that names somebody or a house.
func public(place string) string {
	if len(textlint.Personal(place)) > 0 || len(textlint.Names(place)) > 0 {
		return ""
	}
	return place
}

func rowOf(h model.Head, place string) row {
	call := ""
	if h.Call == model.CallOpen {
		call = statusOpen
	}
	return row{
		Call: call,
		Code: codeOf(h), Kind: h.Kind, Band: h.Band, Seen: h.Seen.String(), Place: place,
		Urgency: string(h.Urgency), Status: statusOf(h), Step: h.NextType, StepDue: h.NextDue,
		Missing: h.Missing, Versions: h.Revisions,
	}
}

func codeOf(h model.Head) string {
	if h.N > 0 {
		return model.SignalCode(h.Code, h.N)
	}
	return h.Code.String()
}

// The values of --status, and what list calls a signal.
const (
	statusConcept = "concept"
	statusOpen    = "open"
	statusNoStep  = "zonder_stap"
	statusClosed  = "afgesloten"
)

func statusOf(h model.Head) string {
	switch {
	case h.Concept:
		return statusConcept
	case h.State == model.Closed:
		return statusClosed
	case !h.HasStep():
		return statusNoStep
	}
	return statusOpen
}

// lineOf is one line for people. On a terminal others may look along, so no
// place stands there: codes only.
func (r *run) lineOf(h model.Head, w row, terminal bool) string {
	today := model.DateOf(r.Env.Now())
	step := words.Of(w.Status)
	if h.NextType != "" {
		step = text.StepName(model.Step{Type: h.NextType}) + " " + dates.ShowDate(h.NextDue, today)
	}
	if h.Call == model.CallOpen {
		step = text.NotCalled
	}
	place := w.Place
	if terminal {
		place = ""
	}
	marks := ""
	if w.Fiction {
		marks = "  [" + text.DemoBanner + "]"
	}
	if w.Police {
		marks += "  [" + text.PoliceBanner + "]"
	}
	who := text.KindAge(h)
	return strings.TrimRight(fmt.Sprintf("%-12s %-18s %-14s %-16s %s", w.Code, who, dates.ShowDate(h.Seen.Date, today), words.Of(w.Urgency), strings.TrimSpace(place+"  "+step+marks)), " ")
}

// find returns the signals a code names: one signal, or all of a subject.
func find(s *store.Store, code string) ([]model.Head, error) {
	c, n, err := model.ParseCode(code)
	if err != nil {
		return nil, fail.With(command.BadCode)
	}
	sub, ok := s.FindCode(c)
	if !ok {
		if sub, ok = s.ByOtherCode(c); !ok {
			return nil, fail.With(notFound(s, c))
		}
		c = sub.Code // by which its signals are numbered
	}
	var out []model.Head
	for _, h := range s.SignalsOf(sub.ID) {
		if !h.Concept && (n == 0 || h.Is(c, n)) {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil, fail.With(notFound(s, c))
	}
	return out, nil
}

// notFound says why a code names no signal: list also names concepts.
func notFound(s *store.Store, c model.Code) string {
	for h := range s.Heads().All() {
		if h.Concept && h.Code == c {
			return command.StillConcept
		}
	}
	return command.NoSuchCode
}

// selection says which signals a command is about.
type selection struct {
	since, until, place, status, kind, code string

	written bool // since is about when a version was written, not about when it was seen
}

func (s *selection) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.since, "since", "", command.FlagSince)
	f.StringVar(&s.until, "until", "", command.FlagUntil)
	f.StringVar(&s.place, "wijk", "", command.FlagPlace)
	f.StringVar(&s.status, "status", "", command.FlagStatus)
	f.StringVar(&s.kind, "kind", "", command.FlagKind)
	f.StringVar(&s.code, "code", "", command.FlagCode)
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
		return nil, fail.Usage(command.BadStatus)
	}
	if s.kind != "" && !slices.Contains(model.Kinds, model.Kind(s.kind)) {
		return nil, fail.Usage(command.BadKind)
	}
	var code model.Code
	n := 0
	if s.code != "" {
		if code, n, err = model.ParseCode(s.code); err != nil {
			return nil, fail.Usage(command.BadCode)
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
		return model.Date{}, fail.Usage(command.BadDate)
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
		return command.AllSignals
	}
	return strings.Join(out, ", ")
}
