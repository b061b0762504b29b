package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/textlint"
	"tijdig/model/words"
	"tijdig/store"
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
			return r.with(func(s *store.Store) error { return r.printList(s, pick, asJSON) })
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
		return nil, say(command.BadCode)
	}
	sub, ok := s.FindCode(c)
	if !ok {
		if sub, ok = s.ByOtherCode(c); !ok {
			return nil, say(notFound(s, c))
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
		return nil, say(notFound(s, c))
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

func (r *run) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: command.CheckShort,
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return r.reading(func(s *store.Store) error {
				rep, err := s.Check(c.Context())
				if err != nil {
					return err
				}
				for _, l := range command.CheckReport(rep, s.Warnings(), s.Altered(), s.Pending()) {
					fmt.Fprintln(r.Out, l)
				}
				if d, differs := s.Differs(); differs {
					for _, l := range command.DiffersReport(d, r.Env.Now()) {
						fmt.Fprintln(r.Out, l)
					}
				}
				switch {
				case !rep.Whole():
					return errors.Join(say(command.CheckFailed), store.ErrDamaged)
				case slices.ContainsFunc(s.Warnings(), store.Warning.Doubts):
					return say(command.CheckDoubts)
				}
				return nil
			})
		},
	}
}
