package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

var confirmWith = regexp.MustCompile(`--confirm "([a-z ]+)"`)

// agrees says yes to the change that waits, as the program says how.
func (sh *shell) agrees(folder string) {
	sh.t.Helper()
	out, said, _ := sh.run("exchange", folder, "--dry-run", "--name", "x")
	words := confirmWith.FindStringSubmatch(out)
	if words == nil {
		sh.t.Fatalf("nothing to agree to: %s%s", out, said)
	}
	sh.does(0, []string{sharing.ChangeConfirmed}, "exchange", folder, "--confirm", words[1])
}

// member makes the card of a laptop.
func (sh *shell) member(name string) string {
	sh.t.Helper()
	return strings.TrimSpace(sh.does(0, []string{sharing.CardGive, sharing.CardCompare}, "exchange", "--card", "--name", name))
}

func TestATeamSharesAFolder(t *testing.T) {
	a, b := newShell(t), colleague(t)
	folder := t.TempDir()
	a.member("Sanne")
	card := b.member("Fatima")
	b.does(1, []string{text.ExchangeNotIn}, "exchange", folder)
	_, words, _ := strings.Cut(a.does(0, []string{sharing.MemberAdded, "je team         Sanne en Fatima; controlewoorden: "}, "exchange", "--add", card), "controlewoorden: ")
	a.does(0, []string{command.WouldHappen, "gedeeld         2 signalen, want nog niet bij Fatima"}, "exchange", folder, "--dry-run")
	if all, _ := os.ReadDir(folder); len(all) != 0 {
		t.Fatal("trying did something")
	}
	a.does(0, []string{"gedeeld         2 signalen, want nog niet bij Fatima", "nog stil        Fatima"}, "exchange", folder)
	b.does(0, []string{"opgenomen door Sanne; het team is: Sanne en Fatima", "controlewoorden: " + words}, "exchange", folder)
	b.does(1, []string{command.NoSuchCode}, "show", "J-91KD")
	b.agrees(folder)
	b.does(0, []string{sharing.ExchangeNothing}, "exchange", folder)
	b.does(0, []string{"Robin", "Stokhasselt"}, "show", "J-91KD", "--identified")
	a.does(0, []string{"opgeruimd       1 bestand van jou"}, "exchange", folder)
	a.changes(a.ids[0], "Markt")
	a.does(0, nil, "exchange", folder)
	b.does(0, []string{"aangevuld       J-91KD.1", "kopie vooraf gemaakt"}, "exchange", folder)
	a.does(0, []string{sharing.MemberRemoved, "je team         Sanne; "}, "exchange", "--remove", "fatima")
	a.does(0, []string{"opgeruimd       2 bestanden van jou", "laten staan     1 bestand, van iemand die niet in het team zit"}, "exchange", folder)
	a.does(0, []string{sharing.ExchangeNothing}, "exchange", folder)
}

func TestTheTeamIsAskedBeforeItChanges(t *testing.T) {
	a, b, c := newShell(t), colleague(t), colleague(t)
	folder := t.TempDir()
	a.member("Sanne")
	a.does(0, nil, "exchange", "--add", b.member("Fatima"))
	a.does(0, nil, "exchange", folder)
	b.agrees(folder)
	a.does(0, nil, "exchange", "--add", c.member("Noor"))
	a.does(0, nil, "exchange", folder)
	b.does(0, []string{"Sanne wijzigt het team. erbij: Noor", "Bel Sanne en vergelijk ze"}, "exchange", folder)
	b.does(1, []string{"Er wacht geen wijziging"}, "exchange", folder, "--confirm", "een twee drie vier vijf zes")
	b.agrees(folder)
	a.does(0, nil, "exchange", "--remove", "Noor")
	a.does(0, nil, "exchange", folder)
	b.does(0, []string{"eruit: Noor", "wordt nu al niets meer gedeeld"}, "exchange", folder)
}

func TestAnExchangeThatCannotBeIsSaid(t *testing.T) {
	sh := newShell(t)
	for _, c := range []struct {
		status int
		words  string
		args   []string
	}{
		{2, command.ExchangeWhich, nil},
		{2, command.ExchangeOneThing, []string{"--card", "--add", "x"}},
		{2, "dit is te veel", []string{"a", "b"}},
		{1, command.ExchangeNoName, []string{"--card"}},
		{1, "Dit is geen kaart", []string{"--add", "age1x"}},
		{1, "Die naam kan niet", []string{"--card", "--name", strings.Repeat("x", 50)}},
		{1, "De map is niet te lezen", []string{filepath.Join(sh.dir, "weg"), "--name", "Sanne"}},
		{1, "niemand in het team met die naam", []string{"--remove", "Noor"}},
	} {
		sh.does(c.status, []string{c.words}, append([]string{"exchange"}, c.args...)...)
	}
}
