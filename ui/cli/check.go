package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text/command"
)

// check reads everything in the file and says how it stands.
func (r *run) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: command.CheckShort,
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return r.Reading(func(s *store.Store) error {
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
					return errors.Join(fail.With(command.CheckFailed), store.ErrDamaged)
				case slices.ContainsFunc(s.Warnings(), store.Warning.Doubts):
					return fail.With(command.CheckDoubts)
				}
				return nil
			})
		},
	}
}

// log prints what was done with the file and when, for the privacy officer.
// It never says about whom.
func (r *run) log() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "log",
		Short: command.LogShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			return r.With(func(s *store.Store) error { return r.printLog(s, asJSON) })
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, command.FlagJSON)
	return c
}

// printLog prints the lines that can be read, and fails when the chain does
// not hold.
func (r *run) printLog(s *store.Store, asJSON bool) error {
	lines, broken := s.LogEntries()
	if broken != nil && !errors.Is(broken, store.ErrDamaged) {
		return broken
	}
	enc := json.NewEncoder(r.Out)
	for _, e := range lines {
		var err error
		if asJSON {
			err = enc.Encode(e)
		} else {
			_, err = fmt.Fprintln(r.Out, command.LogLine(e, r.Env.Now().Location()))
		}
		if err != nil {
			return err
		}
	}
	if broken != nil {
		return fail.With(command.LogBroken(broken))
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.LogHolds(len(lines)))
	return nil
}
