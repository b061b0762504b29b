package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/store/exchange"
	"tijdig/ui/cli/fail"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

// asked is what was asked of an exchange.
type asked struct {
	folder      string
	dry, card   bool
	name        string
	add, remove string
	confirm     string
}

// exchange keeps the file up to date with those of a team.
func (r *run) exchange() *cobra.Command {
	var w asked
	c := &cobra.Command{
		Use:   "exchange [MAP]",
		Short: command.ExchangeShort,
		Args:  atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				w.folder = args[0]
			}
			return r.runExchange(c.Context(), w)
		},
	}
	f := c.Flags()
	f.BoolVar(&w.dry, "dry-run", false, command.FlagDryRun)
	f.BoolVar(&w.card, "card", false, command.FlagCard)
	f.StringVar(&w.name, "name", "", command.FlagCardName)
	f.StringVar(&w.add, "add", "", command.FlagAddCard)
	f.StringVar(&w.remove, "remove", "", command.FlagRemoveMember)
	f.StringVar(&w.confirm, "confirm", "", command.FlagConfirm)
	return c
}

func atMostOne(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fail.Usage(command.TooManyArguments(args[1]))
	}
	return nil
}

func (r *run) runExchange(ctx context.Context, w asked) error {
	things := 0
	for _, asked := range []bool{w.card, w.add != "", w.remove != "", w.folder != "" || w.confirm != "" || w.dry} {
		if asked {
			things++
		}
	}
	if things > 1 {
		return fail.Usage(command.ExchangeOneThing)
	}
	if err := r.loadForm(); err != nil {
		return err
	}
	ctx, end := ended(ctx)
	defer end()
	return r.With(func(s *store.Store) error {
		switch {
		case w.card:
			return r.showCard(s, w.name)
		case w.add != "":
			return r.addMember(s, w)
		case w.remove != "":
			return r.removeMember(s, w.remove)
		}
		return r.share(ctx, s, w)
	})
}

// mine returns the card of the file, and makes it where there is none.
func mine(s *store.Store, name string) (exchange.Card, error) {
	c, err := exchange.Mine(s, cmp.Or(name, s.Settings().Author.Name))
	if errors.Is(err, exchange.ErrName) && name == "" {
		err = fail.With(command.ExchangeNoName)
	}
	return c, err
}

func (r *run) showCard(s *store.Store, name string) error {
	c, err := mine(s, name)
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Err, sharing.CardGive)
	fmt.Fprintln(r.Err, sharing.CardCompare+c.Words())
	_, err = fmt.Fprintln(r.Out, c.Line())
	return err
}

func (r *run) addMember(s *store.Store, w asked) error {
	c, err := exchange.ParseCard(w.add)
	if err != nil {
		return err
	}
	if _, err := mine(s, w.name); err != nil {
		return err
	}
	if err := exchange.Add(s, c); err != nil {
		return err
	}
	fmt.Fprintln(r.Err, sharing.MemberAdded+c.Words())
	return r.tellTeam(s)
}

func (r *run) removeMember(s *store.Store, name string) error {
	if err := exchange.Remove(s, name); err != nil {
		return err
	}
	fmt.Fprintln(r.Err, sharing.MemberRemoved)
	return r.tellTeam(s)
}

func (r *run) tellTeam(s *store.Store) error {
	all, words, err := exchange.Members(s)
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Err, command.TeamOthersSee)
	_, err = fmt.Fprintln(r.Out, sharing.TeamLine(all, words))
	return err
}

// share exchanges with the folder, after a yes to a change of the team where that was given.
func (r *run) share(ctx context.Context, s *store.Store, w asked) error {
	folder := cmp.Or(w.folder, s.Settings().Postbox)
	if folder == "" {
		return fail.Usage(command.ExchangeWhich)
	}
	if _, err := mine(s, w.name); err != nil {
		return err
	}
	j := exchange.Job{Store: s, Form: r.entry(), Folder: folder, Made: r.Env.Now(), Program: text.ProgramVersion()}
	if w.confirm != "" {
		c, err := j.Confirm(ctx, w.confirm)
		if err != nil {
			return err
		}
		fmt.Fprintln(r.Err, sharing.ChangeConfirmed+sharing.Team(c.All))
	}
	do := j.Do
	if w.dry {
		fmt.Fprintln(r.Err, "tijdig: "+command.WouldHappen)
		do = j.Would
	}
	rep, err := do(ctx)
	if err != nil && !rep.Any() {
		return err
	}
	return errors.Join(err, r.tellExchange(rep, folder, w.dry))
}

func (r *run) tellExchange(rep exchange.Report, folder string, dry bool) error {
	lines := sharing.Exchanged(rep)
	if len(rep.Team) > 0 {
		lines = append(lines, sharing.TeamLine(rep.Team, rep.Words))
	}
	for _, c := range rep.Changes {
		lines = append(lines, sharing.TeamChange(c, "tijdig exchange "+strconv.Quote(folder)+" --confirm \""+c.Words+"\"")...)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(r.Out, l); err != nil {
			return err
		}
	}
	if rep.In.Copy != "" {
		fmt.Fprintln(r.Err, "tijdig: "+command.CopyBefore(filepath.Base(rep.In.Copy)))
	}
	switch {
	case len(rep.In.Refused) > 0:
		return fail.With(command.ExchangeSomeBroken)
	case rep.More:
		fmt.Fprintln(r.Err, "tijdig: "+sharing.ExchangeMore)
	case len(rep.Team) == 0 && len(rep.Changes) == 0:
		return fail.With(text.ExchangeNotIn)
	case !rep.Any() && !dry && len(rep.Team) > 0:
		fmt.Fprintln(r.Err, "tijdig: "+sharing.ExchangeNothing)
	}
	return nil
}
