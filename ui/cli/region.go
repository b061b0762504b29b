package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tijdig/model/region"
	"tijdig/store"
	"tijdig/store/regionbook"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

// region reads, writes and takes in the package of a region.
func (r *run) region() *cobra.Command {
	c := &cobra.Command{Use: "region", Short: command.RegionShort, Args: none, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	var from string
	begin := &cobra.Command{Use: "new DIR", Short: command.RegionNewShort, Args: needs("DIR"), RunE: func(_ *cobra.Command, args []string) error {
		return r.newRegion(args[0], from)
	}}
	begin.Flags().StringVar(&from, "van", region.Empty, command.FlagRegionFrom+strings.Join(region.Shipped(), ", "))
	var dry bool
	load := &cobra.Command{Use: "load PATH", Short: command.RegionLoadShort, Args: needs("PATH"), RunE: func(_ *cobra.Command, args []string) error {
		return r.loadRegion(args[0], dry)
	}}
	load.Flags().BoolVar(&dry, "dry-run", false, command.FlagDryRun)
	c.AddCommand(
		begin,
		&cobra.Command{Use: "check PATH", Short: command.RegionCheckShort, Args: needs("PATH"), RunE: func(_ *cobra.Command, args []string) error {
			p, err := readRegion(args[0])
			if err != nil {
				return err
			}
			r.doubt(p.Book)
			_, err = fmt.Fprintln(r.Out, command.RegionRight(p.Book.About()))
			return err
		}},
		&cobra.Command{Use: "show [PATH]", Short: command.RegionShowShort, Args: cobra.MaximumNArgs(1), RunE: func(_ *cobra.Command, args []string) error {
			return r.showRegion(args)
		}},
		load,
		&cobra.Command{Use: "back", Short: command.RegionBackShort, Args: none, RunE: func(*cobra.Command, []string) error {
			return r.With(r.takeBackRegion)
		}},
	)
	return c
}

func readRegion(path string) (regionbook.Package, error) {
	p, err := regionbook.Load(path)
	if err != nil {
		return p, fail.With(sharing.RegionRefused(err))
	}
	return p, nil
}

// newRegion writes a package to start from in a folder that is not there yet.
func (r *run) newRegion(dir, from string) error {
	files, ok := region.Start(from)
	if !ok {
		return fail.Usage(command.RegionStart(region.Shipped()))
	}
	if err := os.Mkdir(dir, 0o750); errors.Is(err, os.ErrExist) {
		return fail.With(command.RegionNotEmpty)
	} else if err != nil {
		return fail.With(command.RegionNotWritten)
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return fail.With(command.RegionNotWritten)
		}
	}
	_, err := fmt.Fprintln(r.Out, command.RegionWritten(dir))
	return err
}

// showRegion says what a package would change beside what comes with the program, or which
// one the file keeps.
func (r *run) showRegion(args []string) error {
	if len(args) == 1 {
		p, err := readRegion(args[0])
		if err != nil {
			return err
		}
		return r.printRegion(nil, p.Book)
	}
	return r.Reading(func(s *store.Store) error {
		b, err := regionbook.Read(s)
		if err != nil {
			return fail.With(sharing.RegionDamaged)
		}
		return r.printRegion(nil, b)
	})
}

// doubt asks about what may be of a person.
func (r *run) doubt(b *region.Book) {
	for _, l := range sharing.RegionDoubts(b.Doubts()) {
		fmt.Fprintln(r.Err, "tijdig: "+l)
	}
}

func (r *run) printRegion(was, b *region.Book) error {
	r.doubt(b)
	lines := []string{sharing.RegionName(b.About())}
	if b != nil {
		lines = append(lines, sharing.RegionChanges(was.Changes(b))...)
	}
	_, err := fmt.Fprintln(r.Out, strings.Join(lines, "\n"))
	return err
}

// loadRegion says what changes in the file, and takes the package in.
func (r *run) loadRegion(path string, dry bool) error {
	p, err := readRegion(path)
	if err != nil {
		return err
	}
	return r.With(func(s *store.Store) error {
		was, err := regionbook.Read(s)
		if err != nil {
			fmt.Fprintln(r.Err, "tijdig: "+sharing.RegionDamaged)
		}
		if now, err := s.Region(); err == nil && bytes.Equal(now, p.Packed) {
			fmt.Fprintln(r.Err, "tijdig: "+command.RegionSame)
			return nil
		}
		if err := r.printRegion(was, p.Book); err != nil {
			return err
		}
		if old := was.About(); old != nil {
			fmt.Fprintln(r.Err, "tijdig: "+sharing.RegionInstead(old, p.Book.About()))
		}
		if dry {
			fmt.Fprintln(r.Err, "tijdig: "+command.RegionWouldChange)
			return nil
		}
		if err := s.KeepRegion(p.Packed); err != nil {
			return err
		}
		fmt.Fprintln(r.Err, "tijdig: "+sharing.RegionTaken)
		return nil
	})
}

func (r *run) takeBackRegion(s *store.Store) error {
	err := s.TakeBackRegion()
	if errors.Is(err, store.ErrNotFound) {
		return fail.With(command.RegionNothingBack)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Err, "tijdig: "+sharing.RegionBackDone)
	b, err := regionbook.Read(s)
	if err != nil {
		return fail.With(sharing.RegionDamaged)
	}
	return r.printRegion(nil, b)
}
