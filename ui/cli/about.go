package cli

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"tijdig/model/catalogue"
	"tijdig/model/words"
	"tijdig/ui/text/command"
)

// catalogue prints the items, one a line with tabs between.
func (r *run) catalogue() *cobra.Command {
	return &cobra.Command{
		Use:   "catalogue",
		Short: command.CatalogueShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(r.Out, strings.Join([]string{"code", "punt", "uitleg", "over", "leeftijd", "direct", "privacy", "bron"}, "\t"))
			for _, i := range catalogue.All() {
				flag := ""
				if i.Flag {
					flag = "!"
				}
				_, err := fmt.Fprintln(r.Out, strings.Join([]string{
					i.Slug, i.Label, i.Help, words.List(i.Subjects), words.List(i.Ages), flag, string(i.Privacy), strings.Join(i.Basis, ", "),
				}, "\t"))
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// version says which program this is, for a report of what went wrong.
func (r *run) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: command.VersionShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			goes := ""
			if info, ok := debug.ReadBuildInfo(); ok {
				goes = info.GoVersion
			}
			_, err := fmt.Fprintln(r.Out, command.VersionOf(goes, r.entry().Version, catalogue.Version()))
			return err
		},
	}
}
