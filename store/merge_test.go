package store

import (
	"errors"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// parcel packs signals, all where none are named.
func parcel(t testing.TB, s *Store, signals ...model.ID) (p Parcel) {
	t.Helper()
	p.Demo = s.Demo()
	if len(signals) == 0 {
		for h := range s.Heads().All() {
			if !h.Concept {
				signals = append(signals, h.Signal)
			}
		}
	}
	about := map[model.ID]bool{}
	for _, id := range signals {
		vs, err := s.Pack(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			v.Line = len(p.Versions) + 1
			p.Versions, about[v.Subject] = append(p.Versions, v), true
		}
	}
	for id := range about {
		b, err := s.Bearer(id)
		if err != nil {
			t.Fatal(err)
		}
		p.Subjects = append(p.Subjects, b)
	}
	forms, err := s.Forms()
	if err != nil {
		t.Fatal(err)
	}
	p.Forms = forms
	return p
}

func takeParcel(t testing.TB, s *Store, p Parcel) Merged {
	t.Helper()
	would, err := s.PreviewMerge(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Merge(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if len(would.New) != len(m.New) || len(would.Diverged) != len(m.Diverged) || len(would.Continued) != len(m.Continued) ||
		would.Versions != m.Versions || len(would.Recoded) != len(m.Recoded) || len(would.Refused) != len(m.Refused) || would.Same != m.Same {
		t.Errorf("it would have done %+v, and did %+v", would, m)
	}
	return m
}

// change records a version of a signal that came from these.
func changeOf(t testing.TB, s *Store, d model.Draft, place string, parents ...model.ID) model.Signal {
	t.Helper()
	e := d.Clone()
	e.ID, e.Parents = model.NewID(), parents
	e.Answers[model.QPlace] = model.Answer{place}
	return record(t, s, e)
}

func currents(t testing.TB, s *Store, signal model.ID) (ids []model.ID) {
	t.Helper()
	all, err := s.Currents(signal)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		ids = append(ids, v.Revision)
	}
	return ids
}

func TestWhatAColleagueGivesComesInWithAllItsVersions(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d := concept(1)
	d.Name = "Robin"
	first := record(t, a, d)
	second := changeOf(t, a, d, "Markt", first.Revision)
	m := takeParcel(t, b, parcel(t, a))
	if len(m.New) != 1 || m.Versions != 2 || m.Copy == "" {
		t.Fatalf("%+v", m)
	}
	got, err := b.Signal(d.Signal)
	if err != nil || got.Revision != second.Revision || got.Answers.One(model.QPlace) != "Markt" || got.Author.Name != "Sanne" {
		t.Errorf("%+v, %v", got, err)
	}
	if name, err := b.Name(d.Subject.ID); name != "Robin" || err != nil {
		t.Errorf("name %q, %v", name, err)
	}
	h := slices.Collect(b.Heads().All())
	if len(h) != 1 || h[0].Code != d.Subject.Code || h[0].Revisions != 2 || h[0].Versions != 1 {
		t.Errorf("%+v", h)
	}
	if m := takeParcel(t, b, parcel(t, a)); m.Any() || m.Same != 1 || m.Copy != "" {
		t.Errorf("the second time: %+v", m)
	}
	b = reopen(t, b)
	if all, err := b.Revisions(d.Signal); err != nil || len(all) != 2 {
		t.Errorf("%d versions, %v", len(all), err)
	}
	if r, err := b.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestTwoPeopleChangingOneSignalLoseNothing(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d := concept(1)
	first := record(t, a, d)
	takeParcel(t, b, parcel(t, a))
	mine := changeOf(t, a, d, "Markt", first.Revision)
	theirs := changeOf(t, b, d, "Station", first.Revision)
	if m := takeParcel(t, a, parcel(t, b)); len(m.Diverged) != 1 || m.Versions != 1 {
		t.Fatalf("%+v", m)
	}
	takeParcel(t, b, parcel(t, a))
	for _, s := range []*Store{a, b} {
		if now := currents(t, s, d.Signal); len(now) != 2 || !slices.Contains(now, mine.Revision) || !slices.Contains(now, theirs.Revision) {
			t.Errorf("current are %v", now)
		}
		if h := s.Heads().At(0); h.Versions != 2 || h.Revisions != 3 {
			t.Errorf("%+v", h)
		}
	}
	// a step that is ticked stands on one of the two, and leaves the other
	if _, err := a.SetState(d.Signal, model.Closed, "", model.Author{}, clock()); err != nil {
		t.Fatal(err)
	}
	if now := currents(t, a, d.Signal); len(now) != 2 {
		t.Errorf("a change of one made %d current", len(now))
	}
	one := changeOf(t, a, d, "Markt en station", currents(t, a, d.Signal)...)
	if m := takeParcel(t, b, parcel(t, a)); len(m.Continued) != 1 || m.Versions != 2 {
		t.Errorf("%+v", m)
	}
	if now := currents(t, b, d.Signal); len(now) != 1 || now[0] != one.Revision {
		t.Errorf("settled, current are %v", now)
	}
}

func TestACodeThatIsTakenBecomesAnotherAndBothAreKnown(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d, e := concept(1), concept(2)
	e.Subject.Code = d.Subject.Code
	record(t, a, d)
	record(t, b, e)
	m := takeParcel(t, b, parcel(t, a))
	if len(m.Recoded) != 1 || m.Recoded[0].Theirs != d.Subject.Code || m.Recoded[0].Here == "" || m.Recoded[0].Here == d.Subject.Code {
		t.Fatalf("%+v", m.Recoded)
	}
	if sub, ok := b.FindCode(m.Recoded[0].Here); !ok || sub.ID != d.Subject.ID {
		t.Error("not found by its code here")
	}
	if sub, ok := b.ByOtherCode(d.Subject.Code); !ok || sub.ID != d.Subject.ID {
		t.Error("not found by the code of the colleague")
	}
	if sub, ok := b.FindCode(d.Subject.Code); !ok || sub.ID != e.Subject.ID {
		t.Error("the code no longer names who had it")
	}
}

func TestANumberThatIsTakenBecomesAnother(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d := concept(1)
	record(t, a, d)
	takeParcel(t, b, parcel(t, a))
	again := func(s *Store) model.Draft {
		e := concept(3)
		e.Subject, e.Known = d.Subject, true
		if sig := record(t, s, e); sig.N != 2 {
			t.Fatalf("number %d", sig.N)
		}
		return e
	}
	mine, theirs := again(a), again(b)
	m := takeParcel(t, a, parcel(t, b))
	if len(m.New) != 1 || m.New[0].N != 3 || len(m.Recoded) != 1 || m.Recoded[0].TheirN != 2 || m.Recoded[0].HereN != 3 {
		t.Fatalf("%+v", m)
	}
	if sig, err := a.Signal(theirs.Signal); err != nil || sig.N != 3 {
		t.Errorf("%d, %v", sig.N, err)
	}
	takeParcel(t, b, parcel(t, a))
	if sig, err := b.Signal(mine.Signal); err != nil || sig.N != 4 { // 3 is asked for by another, which has 2 here
		t.Errorf("%d, %v", sig.N, err)
	}
	if m := takeParcel(t, a, parcel(t, b)); m.Any() || len(m.Refused) > 0 {
		t.Errorf("another number passes for another version: %+v", m)
	}
}

// TestMoreThanOneCommitKeepsCodeAndNumbers takes in more signals of one subject than go
// into a commit, where some numbers are taken.
func TestMoreThanOneCommitKeepsCodeAndNumbers(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d := concept(1)
	record(t, a, d)
	takeParcel(t, b, parcel(t, a))
	more := func(s *Store, n int) {
		for range n {
			e := concept(3)
			e.Subject, e.Known = d.Subject, true
			record(t, s, e)
		}
	}
	more(a, 2*merge.BatchSignals+20)
	more(b, 3)
	m := takeParcel(t, b, parcel(t, a))
	if len(m.New) != 2*merge.BatchSignals+20 || len(m.Recoded) != 3 {
		t.Fatalf("%d new, %+v", len(m.New), m.Recoded)
	}
	numbers := map[int]bool{}
	for h := range b.Heads().All() {
		if numbers[h.N] || h.Code != d.Subject.Code {
			t.Errorf("%s %d comes twice, or under another code", h.Code, h.N)
		}
		numbers[h.N] = true
	}
	e := concept(4)
	e.Subject, e.Known = d.Subject, true
	if sig := record(t, b, e); numbers[sig.N] {
		t.Errorf("number %d was given twice", sig.N)
	}
}

func TestWhatWasDestroyedStaysSo(t *testing.T) {
	a, b := fresh(t), fresh(t)
	d, e := concept(1), concept(2)
	record(t, a, d)
	record(t, a, e)
	takeParcel(t, b, parcel(t, a))
	if _, err := b.Destroy(d.Signal); err != nil {
		t.Fatal(err)
	}
	m := takeParcel(t, b, parcel(t, a))
	if m.Any() || m.Destroyed != 1 || m.Same != 1 {
		t.Errorf("%+v", m)
	}
	f := concept(3) // another signal about whom was destroyed
	f.Subject, f.Known = d.Subject, true
	record(t, a, f)
	if m := takeParcel(t, b, parcel(t, a, f.Signal)); m.Any() || m.Destroyed != 1 {
		t.Errorf("%+v", m)
	}
}

// TestWhatCannotBeIsRefusedByItsLine holds that nothing of a refused version comes in, and
// that what is here stays as it is.
func TestWhatCannotBeIsRefusedByItsLine(t *testing.T) {
	a := fresh(t)
	d := concept(1)
	first := record(t, a, d)
	good := parcel(t, a)
	altered := func(name string, v any) Version {
		body, err := objects.With(good.Versions[0].Body, name, v)
		if err != nil {
			t.Fatal(err)
		}
		out, err := merge.NewVersion(body)
		if err != nil {
			t.Fatal(err)
		}
		out.Line = 7
		return out
	}
	x, y := model.NewID(), model.NewID()
	circle := func(id, from model.ID) Version {
		v := altered("versie", id.String())
		body, err := objects.With(v.Body, "vorige_versies", []any{from.String(), first.Revision.String()})
		if err != nil {
			t.Fatal(err)
		}
		v, err = merge.NewVersion(body)
		if err != nil {
			t.Fatal(err)
		}
		v.Line = 7
		return v
	}
	stranger := altered("versie", model.NewID().String())
	body, err := objects.With(stranger.Body, "onderwerp", model.NewID().String())
	if err != nil {
		t.Fatal(err)
	}
	if stranger, err = merge.NewVersion(body); err != nil {
		t.Fatal(err)
	}
	stranger.Line = 7
	for name, c := range map[string]struct {
		in  []Version
		why merge.Refusal
		n   int
	}{
		"other words under a known id": {[]Version{altered("reden", "anders")}, merge.RefusedOther, 1},
		"about nobody":                 {[]Version{stranger}, merge.RefusedNobody, 1},
		"a circle":                     {[]Version{circle(x, y), circle(y, x)}, merge.RefusedCircle, 2},
		"from itself":                  {[]Version{circle(x, x)}, merge.RefusedUnsound, 1},
		"without an id":                {[]Version{altered("versie", model.ID{}.String())}, merge.RefusedUnsound, 1},
		"without a number":             {[]Version{altered("volgnummer", int64(0))}, merge.RefusedUnsound, 1},
	} {
		m := takeParcel(t, a, Parcel{Subjects: good.Subjects, Versions: c.in})
		if m.Any() || len(m.Refused) != c.n || m.Refused[0] != (merge.Refused{Line: 7, Why: c.why}) {
			t.Errorf("%s: %+v", name, m)
		}
	}
	if now := currents(t, a, d.Signal); len(now) != 1 || now[0] != first.Revision {
		t.Errorf("current are %v", now)
	}
}

func TestFictionAndRealNeverMix(t *testing.T) {
	real, err := Parcel{}, error(nil)
	demo, _, err := Create(t.TempDir()+"/d.tijdig", CreateOptions{Passphrase: pass, KDF: vault.CheapKDF, Demo: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { demo.Close() })
	if _, err := demo.Merge(t.Context(), real); !errors.Is(err, ErrFiction) {
		t.Errorf("real signals in a fictional file: %v", err)
	}
	if _, err := fresh(t).Merge(t.Context(), Parcel{Demo: true}); !errors.Is(err, ErrFiction) {
		t.Errorf("fictional signals in a real file: %v", err)
	}
}

func TestPoliceDataStaysAmongItself(t *testing.T) {
	s := fresh(t)
	police := func(on bool) error { return s.UpdateSettings(func(set *model.Settings) { set.Police = on }) }
	if err := police(true); err != nil || !s.Police() {
		t.Fatalf("an empty file becomes one of police data: %v", err)
	}
	if _, err := s.Merge(t.Context(), Parcel{}); !errors.Is(err, ErrOtherLaw) {
		t.Errorf("other signals come in: %v", err)
	}
	if _, err := fresh(t).Merge(t.Context(), Parcel{Police: true}); !errors.Is(err, ErrOtherLaw) {
		t.Errorf("police data goes into another file: %v", err)
	}
	if _, err := s.Merge(t.Context(), Parcel{Police: true}); err != nil {
		t.Errorf("control: police data goes among police data: %v", err)
	}
	record(t, s, concept(1))
	if err := police(false); !errors.Is(err, ErrOtherLaw) || !s.Police() {
		t.Errorf("a file with police data becomes another: %v", err)
	}
	if err := s.db.Commit(func(t *change.Tx) error { return t.Put(objects.Live, objects.KindSettings, model.ID{}, []byte{0xff}) }); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	if err := police(false); !errors.Is(err, ErrOtherLaw) || !s.Police() {
		t.Errorf("settings that are damaged make it another file: %v", err)
	}
	if err := s.UpdateSettings(func(set *model.Settings) { set.LockAfter = 5 }); err != nil || !s.Settings().Police {
		t.Errorf("settings that began anew: %v, %+v", err, s.Settings())
	}
	other := fresh(t)
	record(t, other, concept(1))
	err := other.UpdateSettings(func(set *model.Settings) { set.Police = true })
	if !errors.Is(err, ErrOtherLaw) || other.Police() {
		t.Errorf("a file with other records becomes one of police data: %v", err)
	}
}

func TestADefinitionTravelsWithWhatWasEnteredByIt(t *testing.T) {
	a, b := fresh(t), fresh(t)
	hash, err := a.KeepForm([]byte(`{"id":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	d := concept(1)
	d.FormRef = model.FormRef{Form: "x", Version: 1, Hash: hash}
	record(t, a, d)
	if m := takeParcel(t, b, parcel(t, a)); m.Forms != 1 {
		t.Errorf("%+v", m)
	}
	if text, err := b.Form(hash); err != nil || string(text) != `{"id":"x"}` {
		t.Errorf("%s, %v", text, err)
	}
}

// TestWhatAnotherProgramWroteTravels holds that fields this program does not know go from
// file to file.
func TestWhatAnotherProgramWroteTravels(t *testing.T) {
	a, b, c := fresh(t), fresh(t), fresh(t)
	d := concept(1)
	sig := record(t, a, d)
	err := a.db.Commit(func(t *change.Tx) error {
		body, err := objects.GetBody(t.Bolt, t.Keys, objects.Live, objects.KindVersion, sig.Revision)
		if err != nil {
			return err
		}
		if body, err = objects.With(body, "later", map[string]any{"diep": []any{int64(1), "x"}}); err != nil {
			return err
		}
		return t.Put(objects.Live, objects.KindVersion, sig.Revision, body)
	})
	if err != nil {
		t.Fatal(err)
	}
	takeParcel(t, b, parcel(t, a))
	takeParcel(t, c, parcel(t, b))
	if m := takeParcel(t, a, parcel(t, c)); m.Any() || len(m.Refused) > 0 {
		t.Errorf("%+v", m)
	}
	x, errX := a.Pack(d.Signal)
	y, errY := c.Pack(d.Signal)
	if err := errors.Join(errX, errY); err != nil || !objects.SameBut(x[0].Body, y[0].Body) {
		t.Errorf("%x is %x, %v", x[0].Body, y[0].Body, err)
	}
}
