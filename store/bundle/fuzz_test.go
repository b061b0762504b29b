package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/export"
	"tijdig/store/export/jsonl"
)

// FuzzRead gives the reader whatever may come from a stranger. It must end, and what it
// reads must go into a file that stays whole, that shows each signal, and into which the
// same does not come in twice.
func FuzzRead(f *testing.F) {
	s := filled(f, 1)
	good := plain(f, gathered(f, s))
	f.Add(good)
	f.Add(asLines(f, s))
	for _, harm := range []string{`{"tijdig":"bundel","vorm":1,"niveau":"complete","verzonnen":true}` + "\n", "age-encryption.org/v1\n", "\ufeff"} {
		f.Add([]byte(harm))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		b, err := Read(bytes.NewReader(in), Key{Words: said})
		if err != nil {
			return
		}
		to := fresh(t)
		m, err := to.Merge(t.Context(), b.Parcel)
		if errors.Is(err, store.ErrFiction) || errors.Is(err, store.ErrOtherLaw) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range to.Touched(m) {
			if _, err := to.Signal(id); err != nil {
				t.Errorf("a signal that came in: %v", err)
			}
		}
		if r, err := to.Check(t.Context()); err != nil || !r.Whole() {
			t.Errorf("%+v, %v", r, err)
		}
		if again, err := to.Merge(t.Context(), b.Parcel); err != nil || again.Any() {
			t.Errorf("came in twice: %+v, %v", again, err)
		}
	})
}

// asLines writes all signals of a file as lines with names.
func asLines(t testing.TB, s *store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	e, err := export.New(export.JSONL, &b, export.Options{Level: model.Complete, Fiction: s.Demo()})
	if err != nil {
		t.Fatal(err)
	}
	_, each := s.Each(t.Context(), func(r model.Record) error {
		all, e1 := s.Revisions(r.Signal.Signal)
		for _, v := range all {
			if v.Revision != r.Signal.Revision {
				r.Earlier = append(r.Earlier, v)
			}
		}
		return errors.Join(e1, e.Encode(r))
	})
	if err := errors.Join(each, e.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLinesWithNamesGiveTheirRecordsBack holds that an output as JSONL is as good as a
// bundle: every version comes in, and a bundle of the same brings nothing more.
func TestLinesWithNamesGiveTheirRecordsBack(t *testing.T) {
	a, b := filled(t, 40), fresh(t)
	got, err := Read(bytes.NewReader(asLines(t, a)), Key{})
	if err != nil || len(got.Refused) > 0 || got.Signals != 40 {
		t.Fatalf("%d signals, %+v, %v", got.Signals, got.Refused, err)
	}
	if m, err := b.Merge(t.Context(), got.Parcel); err != nil || len(m.New) != 40 || len(m.Refused) > 0 {
		t.Fatalf("%+v, %v", m, err)
	}
	for h := range a.Heads().All() {
		x, errX := a.Revisions(h.Signal)
		y, errY := b.Revisions(h.Signal)
		if err := errors.Join(errX, errY); err != nil || len(x) != len(y) {
			t.Errorf("%d versions, want %d, %v", len(y), len(x), err)
		}
	}
	got, err = Read(bytes.NewReader(plain(t, gathered(t, a))), Key{})
	if err != nil {
		t.Fatal(err)
	}
	if m, err := b.Merge(t.Context(), got.Parcel); err != nil || m.Any() || len(m.Refused) > 0 || m.Same != 40 {
		t.Errorf("%+v, %v", m, err)
	}
}

// TestLinesOfSeveralFilesComeInTogether has two files say other things of one subject, as
// they come together out of a database: every signal comes in, and it is known by both codes.
func TestLinesOfSeveralFilesComeInTogether(t *testing.T) {
	a := filled(t, 3)
	lines := asLines(t, a)
	_, after, _ := bytes.Cut(lines, []byte("\n"))
	other, _, _ := bytes.Cut(after, []byte("\n"))
	var l jsonl.Line
	if err := json.Unmarshal(other, &l); err != nil {
		t.Fatal(err)
	}
	was := l.Subject.Code
	l.Subject.Code, l.Name = "Q9Z8W", "Anders"
	l.Signal.Revision, l.Signal.Signal, l.Earlier = model.NewID(), model.NewID(), nil
	theirs, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := bytes.Cut(lines, []byte("\n"))
	got, err := Read(bytes.NewReader(slices.Concat(lines, first, []byte("\n"), theirs, []byte("\n"))), Key{})
	if err != nil || len(got.Refused) > 0 {
		t.Fatalf("%+v, %v", got.Refused, err)
	}
	b := fresh(t)
	if m, err := b.Merge(t.Context(), got.Parcel); err != nil || len(m.New) != 4 {
		t.Errorf("%+v, %v", m, err)
	}
	if s, ok := b.ByOtherCode("Q9Z8W"); !ok || s.Code != was {
		t.Errorf("by their code one finds %+v", s)
	}
	police := bytes.Replace(theirs, []byte(`"niveau"`), []byte(`"wpg":true,"niveau"`), 1)
	got, err = Read(bytes.NewReader(slices.Concat(lines, police, []byte("\n"))), Key{})
	if err != nil || len(got.Refused) != 1 || got.Refused[0].Why != BadSaid {
		t.Errorf("police data among what is none: %+v, %v", got.Refused, err)
	}
	l.Subject.Kind = map[bool]model.Kind{true: model.Family, false: model.Child}[l.Subject.Kind == model.Child]
	theirs, err = json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	got, err = Read(bytes.NewReader(slices.Concat(lines, theirs, []byte("\n"))), Key{})
	if err != nil || len(got.Refused) != 1 || got.Refused[0].Why != Twice {
		t.Errorf("control, of another kind: %+v, %v", got.Refused, err)
	}
}

func TestLinesWithoutNamesAreRefused(t *testing.T) {
	var b bytes.Buffer
	e, err := export.New(export.JSONL, &b, export.Options{Level: model.Pseudonymous})
	if err = errors.Join(err, e.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(&b, Key{}); !errors.Is(err, ErrLevel) {
		t.Errorf("%v", err)
	}
}
