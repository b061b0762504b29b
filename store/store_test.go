package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/vault"
)

// clock stands still, at a moment with an offset.
func clock() time.Time {
	return time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600))
}

const pass = "vijf woorden die niemand raadt"

func fresh(t testing.TB) *Store {
	t.Helper()
	s, _, err := Create(filepath.Join(t.TempDir(), "a.tijdig"), options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// goBy gives the file another clock, once nothing in the background reads the one it has.
func (s *Store) goBy(now func() time.Time) {
	s.working.Wait()
	s.db.Now = now
}

// commits counts the changes in the file, once nothing in the background makes one.
func (s *Store) commits() uint64 {
	s.working.Wait()
	return s.Info().Seq
}

func options() CreateOptions {
	return CreateOptions{Passphrase: pass, KDF: vault.CheapKDF, Paper: true, Now: clock}
}

func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return unlocked(t, s.Path())
}

func unlocked(t testing.TB, path string) *Store {
	t.Helper()
	l, err := Open(path, OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(pass)
	if err != nil {
		l.Close()
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// concept returns a small concept about a new subject.
func concept(n int) model.Draft {
	d := model.Draft{
		ID: model.NewID(), Signal: model.NewID(), Rev: 1, Started: clock().Add(time.Duration(n) * time.Minute),
		Changed: clock().Add(time.Duration(n) * time.Second),
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: clock()},
	}
	d.Answers = model.Answers{model.QAge: {"6-11"}, model.QPlace: {"Schoolplein"}}
	d.Findings = []model.Finding{{
		ID: model.NewID(), Kind: model.Suspicion, Text: fmt.Sprintf("bevinding %d: draagt al weken dezelfde jas", n), Written: clock(),
	}}
	return d
}

func save(t testing.TB, s *Store, d model.Draft) {
	t.Helper()
	if err := s.SaveDraft(d); err != nil {
		t.Fatal(err)
	}
}

func record(t testing.TB, s *Store, d model.Draft) model.Signal {
	t.Helper()
	sig, err := s.Record(d, model.Author{Name: "Sanne"}, d.Changed)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func TestConceptIsThereAfterReopen(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	d.Typing = map[string]string{model.QSeen: "gist"}
	before := d.Clone()
	before.Answers[model.QPlace] = model.Answer{"Park"}
	edit, _ := model.Difference(model.QPlace, before, d)
	d.History = d.With(edit)
	save(t, s, d)
	s = reopen(t, s)
	got, err := s.Draft(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Content.Equal(d.Content) || got.Rev != 1 || got.Typing[model.QSeen] != "gist" || len(got.Undo) != 1 {
		t.Errorf("came back as %+v", got)
	}
	if !got.Started.Equal(d.Started) {
		t.Errorf("started %v, want %v", got.Started, d.Started)
	}
}

func TestRecordedSignalIsThereAfterReopen(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	d.Name = "Sem"
	save(t, s, d)
	sig := record(t, s, d)
	s = reopen(t, s)
	got, err := s.Signal(d.Signal)
	if err != nil {
		t.Fatal(err)
	}
	if got.Revision != sig.Revision || got.N != 1 || !got.Content.Equal(d.Content) || !got.Written.Equal(sig.Written) {
		t.Errorf("came back as %+v, want %+v", got, sig)
	}
	if _, err := s.Draft(d.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("concept is still there: %v", err)
	}
	if name, err := s.Name(got.Subject); name != "Sem" || err != nil {
		t.Errorf("roepnaam %q, %v", name, err)
	}
	if sub, ok := s.FindCode(d.Subject.Code); !ok || sub.ID != got.Subject {
		t.Errorf("code finds %v %v", sub, ok)
	}
}

func TestLateSaveBringsNothingBack(t *testing.T) {
	s := fresh(t)
	recorded, thrownAway := concept(1), concept(2)
	for _, d := range []model.Draft{recorded, thrownAway} {
		save(t, s, d)
	}
	record(t, s, recorded)
	if err := s.Discard(thrownAway.ID); err != nil {
		t.Fatal(err)
	}
	for _, d := range []model.Draft{recorded, thrownAway} {
		d.Rev = 9
		if err := s.SaveDraft(d); !errors.Is(err, ErrEnded) {
			t.Errorf("a late save says %v", err)
		}
		if _, err := s.Draft(d.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("a late save brought a concept back: %v", err)
		}
	}
}

func TestOlderSaveIsPassedOver(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	for _, rev := range []uint64{3, 9, 4, 9, 1} {
		d.Rev = rev
		d.Answers = model.Answers{model.QPlace: {fmt.Sprint(rev)}}
		want := error(nil)
		if rev == 4 || rev == 1 {
			want = ErrOutdated
		}
		if err := s.SaveDraft(d); !errors.Is(err, want) {
			t.Errorf("rev %d: %v, want %v", rev, err, want)
		}
	}
	got, err := s.Draft(d.ID)
	if err != nil || got.Rev != 9 || got.Answers.One(model.QPlace) != "9" {
		t.Errorf("kept rev %d, %v", got.Rev, err)
	}
}

func TestEditOfRecordedSignalIsSavedAndRecorded(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	first := record(t, s, d)
	edit := d.Clone()
	edit.ID = model.NewID()
	edit.Parents, edit.Rev, edit.Known, edit.Reason = []model.ID{first.Revision}, 1, true, "aangevuld"
	save(t, s, edit)
	if heads := slices.Collect(s.Heads().All()); len(heads) != 2 {
		t.Fatalf("%d heads, want the signal and its concept", len(heads))
	}
	second := record(t, s, edit)
	all, err := s.Revisions(d.Signal)
	if err != nil || len(all) != 2 || all[1].Revision != second.Revision || second.N != 1 {
		t.Fatalf("%d versions, %v, number %d", len(all), err, second.N)
	}
	now, err := s.Currents(d.Signal)
	if err != nil || len(now) != 1 || now[0].Revision != second.Revision {
		t.Errorf("%d current, %v", len(now), err)
	}
}

func TestRecordingTwiceMakesOneVersion(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	a, b := record(t, s, d), record(t, s, d)
	if a.Revision != b.Revision {
		t.Error("a second version was made of one concept")
	}
	if h := slices.Collect(s.Heads().All()); len(h) != 1 || h[0].Revisions != 1 {
		t.Errorf("heads %+v", h)
	}
}

func TestTwoVersionsAreSettledByOneWithBothAsParents(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	first := record(t, s, d)
	var parents []model.ID
	for i := range 2 {
		e := d.Clone()
		e.ID = model.NewID()
		e.Parents, e.Started = []model.ID{first.Revision}, clock().Add(time.Duration(10+i)*time.Hour)
		parents = append(parents, record(t, s, e).Revision)
	}
	if h := slices.Collect(s.Heads().All()); h[0].Versions != 2 {
		t.Fatalf("%d current versions, want 2", h[0].Versions)
	}
	e := d.Clone()
	e.ID = model.NewID()
	e.Parents, e.Started = parents, clock().Add(99*time.Hour)
	record(t, s, e)
	if h := slices.Collect(s.Heads().All()); h[0].Versions != 1 || h[0].Revisions != 4 {
		t.Errorf("%d current of %d", h[0].Versions, h[0].Revisions)
	}
}

func TestNumbersOfASubjectCountOn(t *testing.T) {
	s := fresh(t)
	a := concept(1)
	record(t, s, a)
	b := concept(2)
	b.Subject, b.Known = a.Subject, true
	if sig := record(t, s, b); sig.N != 2 {
		t.Errorf("number %d, want 2", sig.N)
	}
	if got := s.SignalsOf(a.Subject.ID); len(got) != 2 || got[0].Signal != b.Signal {
		t.Errorf("signals of the subject: %+v", got)
	}
	if subs := s.Subjects(); len(subs) != 1 || subs[0].Code != a.Subject.Code {
		t.Errorf("subjects: %+v", subs)
	}
}

func TestTakenCodeIsNeverGivenTwice(t *testing.T) {
	s := fresh(t)
	a, b := concept(1), concept(2)
	b.Subject.Code = a.Subject.Code
	record(t, s, a)
	record(t, s, b)
	subs := s.Subjects()
	if len(subs) != 2 || subs[0].Code == subs[1].Code {
		t.Errorf("subjects: %+v", subs)
	}
}

func TestThrownAwayComesBack(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	if err := s.Discard(d.ID); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	if got := s.Discarded(); len(got) != 1 || got[0].Head.Signal != d.Signal || !got[0].At.Equal(clock()) {
		t.Fatalf("thrown away: %+v", got)
	}
	if err := s.Restore(d.ID); err != nil {
		t.Fatal(err)
	}
	got, err := s.Draft(d.ID)
	if err != nil || !got.Content.Equal(d.Content) || len(s.Discarded()) != 0 || s.Heads().Len() != 1 {
		t.Errorf("came back as %+v, %v", got, err)
	}
	d.Rev = 2
	save(t, s, d)
	if got, _ := s.Draft(d.ID); got.Rev != 2 {
		t.Error("a concept taken back cannot be saved")
	}
}

// Where things stand in a header, as FORMAT.md says in section 2.
const (
	headerPad   = 2048 // to how many bytes it is filled up at least
	headerTail  = 64   // bytes of the two sums at its end
	wrappedFrom = 85   // where the key begins in the body of a slot
)

// TestACodeNeverNamesTwoWhenSomebodyComesBack moves the only signal of a subject to another,
// lets a third take the code that nobody has then, and moves the signal back. Control: where
// nobody took it, the code is what it was.
func TestACodeNeverNamesTwoWhenSomebodyComesBack(t *testing.T) {
	for _, taken := range []bool{true, false} {
		s := fresh(t)
		d := concept(1)
		first := record(t, s, d)
		other := concept(2)
		other.Signal, other.Subject = model.NewID(), model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K-0002"}
		there := record(t, s, other)
		about := func(id model.ID) model.Subject {
			t.Helper()
			sub, err := s.Subject(id)
			if err != nil {
				t.Fatal(err)
			}
			return sub
		}
		code := about(first.Subject).Code
		move := func(from model.Signal, to model.ID) model.Signal {
			t.Helper()
			m := concept(1)
			m.ID, m.Signal, m.Subject, m.Known, m.Parents = model.NewID(), from.Signal, about(to), true, []model.ID{from.Revision}
			return record(t, s, m)
		}
		moved := move(first, there.Subject)
		if taken {
			third := concept(3)
			third.ID, third.Signal, third.Subject = model.NewID(), model.NewID(), model.Subject{ID: model.NewID(), Kind: model.Child, Code: code}
			if got := about(record(t, s, third).Subject); got.Code != code {
				t.Fatalf("control: the code was not free: %s", got.Code)
			}
		}
		move(moved, first.Subject)
		owners := map[model.Code]model.ID{}
		for h := range s.Heads().All() {
			if o, ok := owners[h.Code]; ok && o != h.Subject {
				t.Errorf("%s names two", h.Code)
			}
			owners[h.Code] = h.Subject
		}
		if now := about(first.Subject).Code; (now != code) != taken {
			t.Errorf("taken %v: %s was %s", taken, now, code)
		}
		if back, ok := s.ByOtherCode(code); taken && (!ok || back.ID != first.Subject) {
			t.Errorf("it is not known by the code it had: %v", back)
		}
	}
}
