package exchange

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/store/records"
	"tijdig/store/vault"
)

func TestACardComesThroughAMail(t *testing.T) {
	l := newLaptop(t, tempDir(t), tempDir(t), "  Fatima   el Idrissi ")
	c := l.card()
	if c.Name != "Fatima el Idrissi" || len(strings.Fields(c.Words())) != checkWords {
		t.Errorf("%+v", c)
	}
	got, err := ParseCard("  " + strings.ReplaceAll(c.Line(), " age1", "\n age1") + " \r\n")
	if err != nil || got.Name != c.Name || !got.is(c) || got.Read != c.Read {
		t.Errorf("%+v, %v", got, err)
	}
	if again, err := Mine(l.s, "anders"); err != nil || again.Line() != c.Line() {
		t.Errorf("another card the second time: %+v, %v", again, err)
	}
	for _, bad := range []struct {
		line string
		want error
	}{
		{"", ErrCard},
		{"Fatima " + c.Read, ErrCard},
		{strings.Replace(c.Line(), "Fatima", "Noor", 1), ErrCardTorn},
		{c.Line()[:len(c.Line())-4], ErrCardTorn},
		{strings.Replace(c.Line(), signMark, "teken2", 1), ErrCardTorn},
		{c.Line() + " nog wat", ErrCardTorn},
	} {
		if _, err := ParseCard(bad.line); !errors.Is(err, bad.want) {
			t.Errorf("%q: %v", bad.line, err)
		}
	}
	for _, name := range []string{"", " ", "age1x", strings.Repeat("x", maxName+1)} {
		if _, err := cardName(name); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// opens reports whether a file in the folder opens with the key of a laptop, whatever the
// program would do with it.
func (l *laptop) opens(name string) bool {
	l.t.Helper()
	m := l.keys()
	raw, err := os.ReadFile(filepath.Join(l.folder, name))
	l.check(err)
	_, err = age.Decrypt(bytes.NewReader(raw), m.age)
	return err == nil
}

// TestWhoLeftGetsNothingMore holds that no file opens with the key of who was taken out, from
// the moment others see that, and before they said yes. The control is that files of before
// did.
func TestWhoLeftGetsNothingMore(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Daan")
	a, b, d := all[0], all[1], all[2]
	for _, l := range all {
		l.does()
	}
	v := a.records("Markt")
	a.does()
	opened := 0
	for _, name := range a.files() {
		if d.opens(name) {
			opened++
		}
	}
	if opened != 4 {
		t.Fatalf("control: %d of %d files open for who is still in the team", opened, len(a.files()))
	}
	a.check(Remove(a.s, "daan"))
	a.does()
	b.records("Station")
	r := b.does()
	if len(r.Changes) != 1 || len(r.Changes[0].Go) != 1 || r.Changes[0].Go[0].Name != "Daan" || r.Changes[0].By != "Sanne" || len(r.Team) != 3 {
		t.Fatalf("%+v", r.Changes)
	}
	mine := d.ownFiles()
	for _, name := range a.files() {
		if d.opens(name) != slices.Contains(mine, name) {
			t.Errorf("%s: opens for who left: %v", name, d.opens(name))
		}
	}
	b.agrees()
	b.does()
	b.records("School")
	b.does()
	a.does()
	if r := d.does(); r.In.Any() || d.has(v.Revision) {
		t.Errorf("who left took in: %+v", r)
	}
	w := d.records("Park") // and gives nothing more either
	d.does()
	if a.does(); a.has(w.Revision) {
		t.Error("what came of who left was taken in")
	}
}

func TestWhoIsLeftAloneTakesEverythingOutOfTheFolder(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	a.records("Markt")
	a.does()
	if len(b.lettersIn()) != 1 {
		t.Fatal("control: there was no letter")
	}
	a.check(Remove(a.s, "Fatima"))
	if r := a.does(); r.Gone != 2 || len(a.files()) != 0 {
		t.Errorf("%+v, %v are left", r, a.files())
	}
}

// ownFiles lists what a laptop put in the folder itself.
func (l *laptop) ownFiles() (out []string) {
	l.t.Helper()
	r, err := l.job().look(l.t.Context())
	l.check(err)
	for _, f := range r.all {
		if r.isMine(f) {
			out = append(out, f.name)
		}
	}
	return out
}

// TestAnOlderListPutsNobodyBack has a laptop that does not know yet that somebody left
// change the team: its change comes, and who left does not.
func TestAnOlderListPutsNobodyBack(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Daan", "Noor")
	a, b := all[0], all[1]
	e := newLaptop(t, tempDir(t), a.folder, "Emre")
	a.check(Remove(a.s, "Daan"))
	b.check(Add(b.s, e.card()))
	b.does()
	r := a.does()
	if len(r.Changes) != 1 || !r.Changes[0].Beside || len(r.Changes[0].Come) != 1 || len(r.Changes[0].Go) != 0 {
		t.Fatalf("%+v", r.Changes)
	}
	a.agrees()
	a.does()
	b.agrees()
	b.does()
	all[3].agrees()
	e.agrees()
	for _, l := range []*laptop{a, b, all[3], e} {
		m, _, err := Members(l.s)
		var names []string
		for _, c := range m {
			names = append(names, c.Name)
		}
		slices.Sort(names)
		if err != nil || !slices.Equal(names, []string{"Emre", "Fatima", "Noor", "Sanne"}) {
			t.Errorf("%s: %v, %v", l.name, names, err)
		}
		if r := l.does(); len(r.Changes) > 0 {
			t.Errorf("%s: a change is left: %+v", l.name, r.Changes)
		}
	}
}

// TestOfTwoWhoTakeEachOtherOutTheOthersChoose has two members take each other out. Who says
// yes to one of them hears nothing of the other any more, and nothing opens for both sides.
func TestOfTwoWhoTakeEachOtherOutTheOthersChoose(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Daan")
	a, b, c := all[0], all[1], all[2]
	for _, l := range all {
		l.does()
	}
	a.check(Remove(a.s, "Fatima"))
	b.check(Remove(b.s, "Sanne"))
	a.does()
	b.does()
	r := c.does()
	if len(r.Changes) != 2 {
		t.Fatalf("shown: %+v", r.Changes)
	}
	v := c.records("Markt") // goes to neither while both wait
	c.does()
	if a.does(); a.has(v.Revision) {
		t.Error("the first took in what was written while its going waited")
	}
	if b.does(); b.has(v.Revision) {
		t.Error("the second took in what was written while its going waited")
	}
	sanne := slices.IndexFunc(r.Changes, func(ch Change) bool { return ch.By == "Sanne" })
	_, err := c.job().Confirm(t.Context(), strings.ReplaceAll(r.Changes[sanne].Words, " ", "-"))
	c.check(err)
	if r := c.does(); len(r.Changes) != 0 {
		t.Errorf("after a choice: %+v", r.Changes)
	}
	if a.does(); !a.has(v.Revision) {
		t.Error("who was chosen does not get it")
	}
	if b.does(); b.has(v.Revision) {
		t.Error("who was not chosen gets it")
	}
	w := b.records("Park")
	b.does()
	for _, l := range []*laptop{a, c} {
		if l.does(); l.has(w.Revision) {
			t.Errorf("%s took in what came of the other", l.name)
		}
	}
}

// TestWhoLeftChangesNothing has somebody who was taken out make lists of their own: from an
// older one, and a first one.
func TestWhoLeftChangesNothing(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Daan")
	a, d := all[0], all[2]
	e := newLaptop(t, tempDir(t), a.folder, "Emre")
	a.check(Remove(a.s, "Daan"))
	d.check(Add(d.s, e.card()))
	d.check(Remove(d.s, "Sanne"))
	d.does()
	if r := a.does(); len(r.Changes) != 0 {
		t.Errorf("%+v", r.Changes)
	}
	k := known{}
	for _, l := range []*laptop{a, d} {
		t, err := l.s.Team()
		l.check(err)
		k.add(t.Lists)
	}
	now, mine := inForceOf(t, a)
	if got := changes(now, mine, k); len(got) != 0 {
		t.Errorf("told of the lists themselves: %+v", got)
	}
	b := all[1]
	elsewhere := firstOf(t, e)
	for name, c := range map[string]struct {
		list
		counts int
	}{
		"as it should be, the control": {list{N: now.N + 1, From: []hash{now.hash}}, 1},
		"a number too high":            {list{N: now.N + 2, From: []hash{now.hash}}, 0},
		"from what nobody knows":       {list{N: now.N + 1, From: []hash{{1}}}, 0},
		"from what she was not on":     {list{N: 2, From: []hash{elsewhere.hash}}, 0},
		"the same number once more":    {list{N: now.N, From: []hash{now.hash}}, 0},
	} {
		c.Members, c.By = append(slices.Clone(now.Members), e.card()), b.card().Sign
		w, err := c.write(b.keys())
		b.check(err)
		k := maps.Clone(mine)
		k[w.hash], k[elsewhere.hash] = w, elsewhere
		if got := changes(now, mine, k); len(got) != c.counts {
			t.Errorf("%s: %+v", name, got)
		}
	}
	forged := now.list
	forged.N, forged.From, forged.By = now.N+1, []hash{now.hash}, now.Members[0].Sign // in the name of another
	w, err := forged.write(d.keys())
	d.check(err)
	if _, err := readList(w.raw); err == nil {
		t.Error("a list counts that another signed")
	}
}

// firstOf is the first list of a laptop that is in no team but its own.
func firstOf(t *testing.T, l *laptop) written {
	t.Helper()
	other := newLaptop(t, tempDir(t), l.folder, "Ander")
	l.check(Add(l.s, other.card()))
	now, _ := inForceOf(t, l)
	return now
}

// TestOfTwoNotesWithOneNumberOnlyWhatBothSayCounts is for a file that was put back and did
// not see what it said before.
func TestOfTwoNotesWithOneNumberOnlyWhatBothSayCounts(t *testing.T) {
	c := Card{Sign: []byte("x")}
	x, y := model.NewID(), model.NewID()
	note := func(n uint64, salt string, has ...model.ID) letter {
		m := marks{[]byte(salt), map[short]bool{}}
		for _, v := range has {
			m.has[shortOf(m.salt, v)] = true
		}
		return letter{head: head{N: n, Salt: m.salt, Has: m.raw()}, from: c.Sign}
	}
	for name, of := range map[string]struct {
		notes      []letter
		hasX, hasY bool
	}{
		"the higher":   {[]letter{note(1, "s", x, y), note(2, "s", y)}, false, true},
		"one number":   {[]letter{note(2, "s", x, y), note(1, "s", x), note(2, "s", y)}, false, true},
		"another salt": {[]letter{note(2, "s", x, y), note(2, "t", x, y)}, false, false},
	} {
		r := run{all: of.notes}
		m, ok := r.noteOf(c)
		if !ok || m.holds(x) != of.hasX || m.holds(y) != of.hasY {
			t.Errorf("%s: %v %v", name, m.holds(x), m.holds(y))
		}
	}
}

func inForceOf(t *testing.T, l *laptop) (written, known) {
	t.Helper()
	team, err := l.s.Team()
	l.check(err)
	return inForce(team)
}

func TestTwoWhoTookEachOtherInBecomeOneTeam(t *testing.T) {
	dir, folder := tempDir(t), tempDir(t)
	a, b := newLaptop(t, dir, folder, "Sanne"), newLaptop(t, dir, folder, "Fatima")
	a.check(Add(a.s, b.cardTo(a)))
	b.check(Add(b.s, a.cardTo(b)))
	v := a.records("Markt")
	a.does()
	if r := b.does(); len(r.In.New) != 1 || len(r.Changes) != 0 || !b.has(v.Revision) {
		t.Errorf("%+v", r)
	}
	c := newLaptop(t, dir, folder, "Noor")
	a.check(Add(a.s, c.card()))
	a.does()
	b.agrees()
	b.does()
	a.agrees()
	for _, l := range []*laptop{a, b} {
		if m, _, err := Members(l.s); err != nil || len(m) != 3 {
			t.Errorf("%s: %d, %v", l.name, len(m), err)
		}
	}
}

// cardTo is the card as a colleague got it, who has one too.
func (l *laptop) cardTo(o *laptop) Card {
	l.t.Helper()
	o.card()
	return l.card()
}

func TestAChangeThatCannotBeIsRefused(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	other := newLaptop(t, tempDir(t), a.folder, "fatima")
	alone := newLaptop(t, tempDir(t), a.folder, "Noor")
	for name, c := range map[string]struct{ got, want error }{
		"a name that is taken": {Add(a.s, other.card()), ErrTaken},
		"a card twice":         {Add(a.s, b.card()), ErrKnown},
		"nobody":               {Remove(a.s, "Emre"), ErrMember},
		"oneself":              {Remove(a.s, "Sanne"), ErrSelf},
		"without keys":         {Add(alone.s, b.card()), ErrNoTeam},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v", name, c.got)
		}
	}
	if _, err := a.job().Confirm(t.Context(), "geen enkel woord hier klopt niet"); !errors.Is(err, ErrWords) {
		t.Error(err)
	}
}

// TestAStrangerWithACardGetsNowhere has somebody who knows the card of a laptop, which
// anybody may, fill the folder with what opens for it.
func TestAStrangerWithACardGetsNowhere(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a := all[0]
	s := newLaptop(t, tempDir(t), a.folder, "Vreemde")
	s.card()
	m := s.keys()
	to := []Card{a.card(), m.Card}
	put := func(h head, body []byte) {
		raw, err := seal(m, to, h, body)
		s.check(err)
		s.check(os.WriteFile(filepath.Join(a.folder, newName()), raw, 0o600))
	}
	put(head{Holds: []holds{{Signal: model.NewID(), Versions: []model.ID{model.NewID()}}}}, []byte("x"))
	put(head{N: 1 << 40, Has: bytes.Repeat([]byte{1}, maxStrange)}, nil)
	if r := a.does(); r.Passed.Strange != 2 || r.In.Any() || len(r.Changes) != 0 {
		t.Errorf("%+v", r)
	}
	alone := newLaptop(t, tempDir(t), a.folder, "Noor")
	to = []Card{alone.card()}
	const n = 12
	for range n {
		put(head{N: 1, Has: []byte("12345678"), Lists: [][]byte{make([]byte, maxStrange-1000)}}, []byte("niet gelezen"))
	}
	r, err := alone.job().look(t.Context())
	if err != nil || len(r.all) != n || !r.out.Passed.More {
		t.Fatalf("%d were read, %+v, %v", len(r.all), r.out.Passed, err)
	}
	kept := 0
	for _, l := range r.all {
		for _, raw := range l.Lists {
			kept += len(raw)
		}
		if l.Has != nil {
			t.Error("it was listened to for more than who is in the team")
		}
	}
	if kept == 0 || kept > maxTold {
		t.Errorf("%d bytes of a stranger are kept", kept)
	}
}

// TestALetterSaysWhoseItIs has a member seal what another signed to
// somebody else, and put a bundle behind a head it does not belong to.
func TestALetterSaysWhoseItIs(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Noor")
	a, b, c := all[0], all[1], all[2]
	raw, err := seal(a.keys(), []Card{a.card(), b.card()}, head{Sum: []byte{1}}, []byte("iets"))
	a.check(err)
	in, err := opened(bytes.NewReader(raw), b.keys())
	b.check(err)
	var text, again bytes.Buffer
	_, err = text.ReadFrom(in)
	b.check(err)
	forward := func(text []byte) error {
		again.Reset()
		w, err := age.Encrypt(&again, c.keys().age.Recipient())
		b.check(err)
		_, err = w.Write(text)
		b.check(errors.Join(err, w.Close()))
		_, err = read(&again, c.keys(), func([]byte) (bool, bool) { return true, true }, nil)
		return err
	}
	if err := forward(text.Bytes()); !errors.Is(err, errBroken) {
		t.Errorf("what was for another was read: %v", err)
	}
	all2, err := seal(a.keys(), []Card{c.card()}, head{}, []byte("iets"))
	a.check(err)
	in, err = opened(bytes.NewReader(all2), c.keys())
	c.check(err)
	text.Reset()
	_, err = text.ReadFrom(in)
	c.check(err)
	if err := forward(text.Bytes()); err != nil {
		t.Fatalf("control: %v", err)
	}
	if err := forward(bytes.Replace(text.Bytes(), []byte("iets"), []byte("niet"), 1)); !errors.Is(err, errBroken) {
		t.Errorf("another bundle was read: %v", err)
	}
}

// TestAFileThatGoesItsOwnWayIsNobodyInTheTeam holds that two laptops are never one member,
// and that new keys of a file are new keys here too.
func TestAFileThatGoesItsOwnWayIsNobodyInTheTeam(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	if _, err := all[0].s.OwnWay([]byte("elders")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := all[1].s.Rewrite(said5, vault.CheapKDF); err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if team, err := l.s.Team(); err != nil || team.Read != "" || team.Lists != nil {
			t.Errorf("%s: %+v, %v", l.name, team, err)
		}
	}
	if _, err := all[0].job().Do(t.Context()); !errors.Is(err, ErrNoTeam) {
		t.Error(err)
	}
}

// TestSharingIsNoHandingOver holds that the ledger tells what went to whom, and that nothing
// is proposed to be destroyed because the team has it.
func TestSharingIsNoHandingOver(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a := all[0]
	a.records("Markt")
	for range 2 {
		a.does()
		all[1].does()
	}
	es, err := a.s.Handovers()
	if err != nil || len(es) != 1 || es[0].Format != records.Posted || es[0].Receiver != "Fatima" || es[0].Count != 1 {
		t.Errorf("%+v, %v", es, err)
	}
	due, err := a.s.Due(clock().AddDate(10, 0, 0))
	waits, err2 := a.s.Waiting()
	if err = errors.Join(err, err2); err != nil || len(due)+len(waits) > 0 || !a.s.Heads().At(0).HandedOver.IsZero() {
		t.Errorf("%d due, %d waited for, %v", len(due), len(waits), err)
	}
}
