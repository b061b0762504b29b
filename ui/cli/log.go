package cli

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/ui/text/command"
)

// log prints what was done with the file and when, for the privacy officer.
// It never says about whom.
func (r *run) log() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "log",
		Short: command.LogShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			return r.with(func(s *store.Store) error { return r.printLog(s, asJSON) })
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
		return say(command.LogBroken(broken))
	}
	fmt.Fprintln(r.Err, "tijdig: "+command.LogHolds(len(lines)))
	return nil
}
