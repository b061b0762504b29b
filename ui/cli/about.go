package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/disk"
	"tijdig/store/export/jsonl"
	"tijdig/ui/cli/fail"
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

// form reads a form for whoever writes one. No record is opened.
func (r *run) form() *cobra.Command {
	c := &cobra.Command{Use: "form", Short: command.FormShort, Args: none, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(
		&cobra.Command{Use: "check FILE", Short: command.FormCheckShort, Args: needs("FILE"), RunE: func(_ *cobra.Command, args []string) error {
			return r.aboutForm(args[0], command.FormGood)
		}},
		&cobra.Command{Use: "show FILE", Short: command.FormShowShort, Args: needs("FILE"), RunE: func(_ *cobra.Command, args []string) error {
			return r.aboutForm(args[0], command.FormPage)
		}},
	)
	return c
}

// schema describes the lines of a JSONL output, for whoever writes a program that reads
// them. No record is opened.
func (r *run) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: command.SchemaShort,
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			if err := r.loadForm(); err != nil {
				return err
			}
			b, err := jsonl.Schema(form.NewBook(form.Quick(), r.entry()))
			if err != nil {
				return err
			}
			_, err = r.Out.Write(b)
			return err
		},
	}
}

func (r *run) aboutForm(path string, say func(*form.Form) string) error {
	f, err := readForm(path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(r.Out, say(f))
	return err
}

// loadForm reads the form of --form, if there is one.
func (r *run) loadForm() (err error) {
	if r.formFile != "" {
		r.Env.Form, err = readForm(r.formFile)
	}
	return err
}

// entry is the form that new signals are entered with. The built-in one is read when
// something first asks for it.
func (r *run) entry() *form.Form {
	if r.Env.Form == nil {
		r.Env.Form = form.Quick()
	}
	return r.Env.Form
}

func readForm(path string) (*form.Form, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, fail.With(command.NoFormFile)
	}
	defer disk.Release(f)
	read, err := form.Read(f, filepath.Base(path))
	if err != nil {
		return nil, fail.With(command.BadForm(err))
	}
	return read, nil
}
