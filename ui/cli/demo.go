package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/store"
	"tijdig/ui/cli/fail"
	"tijdig/ui/cli/opener"
	"tijdig/ui/nav"
	"tijdig/ui/text/command"
)

// DemoPassphrase opens the fictional file that demo makes. It is no secret.
const DemoPassphrase = "demo"

// demoConcepts is for how many signals there is one concept that is not
// finished.
const demoConcepts = 100

// flagFiction tells the child of demo what file it opens.
const flagFiction = "verzonnen"

// demoCount is how many signals the program shows without being asked.
const demoCount = 300

// demo opens the screens on fictional signals, or writes a file of them.
func (r *run) demo() *cobra.Command {
	count, seed := demoCount, uint64(1)
	c := &cobra.Command{
		Use:   "demo",
		Short: command.DemoShort,
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			if r.Name == "" {
				return r.showDemo(c.Context(), count, seed)
			}
			if r.PassphraseFile() == "" {
				return fail.Usage(command.NeedPassphraseFile)
			}
			pass, err := r.NewPassphrase(r.PassphraseFile(), true)
			if err != nil {
				return err
			}
			return r.writeDemo(r.Name, pass, count, seed)
		},
	}
	c.Flags().IntVar(&count, "count", count, command.FlagCount)
	c.Flags().Uint64Var(&seed, "seed", seed, command.FlagSeed)
	return c
}

// writeDemo makes a file that says of itself that it is fictional, so that its
// signals never mix with real ones.
func (r *run) writeDemo(path, pass string, count int, seed uint64) error {
	s, _, err := store.Create(path, store.CreateOptions{Passphrase: pass, KDF: store.CheapKDF, Demo: true, Now: r.Env.Now})
	if err != nil {
		return err
	}
	world := demodata.New(seed, r.Env.Now())
	err = s.Load(func(put putFunc) error { return world.Each(count, put) })
	if err != nil {
		return errors.Join(err, s.Close())
	}
	for _, d := range world.Concepts(count / demoConcepts) {
		if err := s.SaveDraft(d); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	err = s.UpdateSettings(func(set *model.Settings) {
		set.PaperNoted = true // there is nothing here to lose
		set.Author.Profile = "jongerenwerk"
	})
	return errors.Join(err, s.Close())
}

// showDemo opens the screens on a file of its own that is gone afterwards.
func (r *run) showDemo(ctx context.Context, count int, seed uint64) error {
	if err := window(); err != nil {
		return err
	}
	if err := r.loadForm(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tijdig-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, opener.Default)
	fmt.Fprintln(r.Err, command.MakingDemo)
	if err := r.writeDemo(path, DemoPassphrase, count, seed); err != nil {
		return err
	}
	args := []string{"--file", path, "--" + flagFiction}
	if r.formFile != "" {
		args = append(args, "--form", r.formFile)
	}
	return r.App(ctx, App{Env: r.Env, Door: func() (nav.Door, error) { return demoDoor(path), nil }, Args: args})
}

func demoDoor(path string) nav.Door {
	return nav.Door{Path: path, KDF: store.CheapKDF, Secrets: []store.Secret{{Passphrase: DemoPassphrase}}, Hint: command.DemoHint}
}
