package delivery

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/export"
	"tijdig/store/export/sealedpage"
)

const said = "maan kanon fiets linde zwaan"

// TestABundleIsWholeUnderItsNameOrNotThere writes one, reads it back by the words and by
// nothing else, and holds that it stands in the ledger as any output does.
func TestABundleIsWholeUnderItsNameOrNotThere(t *testing.T) {
	j := filled(t, 3)
	s, ids, path := j.Store, j.Signals, filepath.Join(t.TempDir(), "b.age")
	j.Receiver = "Fatima"
	r, err := j.Bundle(t.Context(), path, false, bundle.Seal{Words: said, Work: 1})
	if err != nil || r.Written != len(ids) {
		t.Fatalf("%+v, %v", r, err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := bundle.Read(bytes.NewReader(raw), bundle.Key{Words: said}); err != nil || b.Signals != len(ids) || len(b.Refused) > 0 {
		t.Errorf("%d signals, %v, %v", b.Signals, b.Refused, err)
	}
	es, err := s.Handovers()
	if err != nil || len(es) != 1 || es[0].Format != string(bundle.Format) || es[0].Level != model.Complete || es[0].State != store.HandoverDone {
		t.Errorf("%+v, %v", es, err)
	}
	if _, err := j.Bundle(t.Context(), path, false, bundle.Seal{Words: said, Work: 1}); !errors.Is(err, store.ErrExists) {
		t.Errorf("over another: %v", err)
	}
	if _, err := j.Bundle(t.Context(), path+"2", false, bundle.Seal{Recipients: []string{"age1niets"}}); !errors.Is(err, bundle.ErrRecipient) {
		t.Errorf("for nobody: %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("in the folder: %v, %v", left, err)
	}
}

// TestABundleThatDoesNotReadBackGetsNoName alters what stands on the disk before it is
// read back.
func TestABundleThatDoesNotReadBackGetsNoName(t *testing.T) {
	j, path := filled(t, 3), filepath.Join(t.TempDir(), "b.age")
	_, err := j.into(t.Context(), path, false, func(ctx context.Context, w io.Writer) (Result, bundle.Back, error) {
		b, r, err := j.packed(ctx)
		if err != nil {
			return r, nil, err
		}
		if _, err := b.Seal(w, bundle.Seal{Words: said, Work: 1}); err != nil {
			return r, nil, err
		}
		var other bytes.Buffer
		back, err := bundle.NewWriter(bundle.Marks{}, "", sunday).Seal(&other, bundle.Seal{Words: said + " boot", Work: 1})
		return r, back, err // of another bundle: what stands there is not that
	})
	if err == nil {
		t.Fatal("it counted")
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 0 {
		t.Errorf("in the folder: %v, %v", left, err)
	}
}

// TestWhoWasDestroyedDoesNotGoAlong moves a signal to somebody else and destroys all there
// is about whom it was about first.
func TestWhoWasDestroyedDoesNotGoAlong(t *testing.T) {
	j := filled(t, 1)
	s, ids := j.Store, j.Signals
	was, err := s.Signal(ids[0])
	if err != nil {
		t.Fatal(err)
	}
	d := model.Draft{
		ID: model.NewID(), Signal: ids[0], Rev: 1, Parents: []model.ID{was.Revision}, Content: was.Content, Changed: sunday,
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: sunday},
	}
	if _, err := s.Record(d, model.Author{}, sunday); err != nil {
		t.Fatal(err)
	}
	e := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Known: true, Subject: model.Subject{ID: was.Subject}, Changed: sunday}
	if _, err := s.Record(e, model.Author{}, sunday); err != nil {
		t.Fatal(err)
	}
	for _, h := range s.SignalsOf(was.Subject) {
		if _, err := s.Destroy(h.Signal); err != nil {
			t.Fatal(err)
		}
	}
	b, r, err := j.packed(t.Context())
	if err != nil || r.Written != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	var out bytes.Buffer
	if err := b.Plain(&out); err != nil {
		t.Fatal(err)
	}
	if got, err := bundle.ReadPlain(&out); err != nil || len(got.Refused) > 0 || len(got.Versions) != 1 || len(got.Subjects) != 1 {
		t.Errorf("%d versions of %d, %v, %v", len(got.Versions), len(got.Subjects), got.Refused, err)
	}
}

// TestASealedPageIsWholeUnderItsNameOrNotThere writes one, which opens with the words and says
// what the page without a seal says, stands in the ledger, and counts as handed over whole.
// Without words there is none.
func TestASealedPageIsWholeUnderItsNameOrNotThere(t *testing.T) {
	j := filled(t, 3)
	j.Format, j.Level, j.Receiver = export.Page, model.Complete, "Fatima"
	dir := t.TempDir()
	path := filepath.Join(dir, "pagina.html")
	if r, err := j.File(t.Context(), path, false); err != nil || r.Written != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	plain := j
	plain.Format = export.HTML
	var want bytes.Buffer
	if _, err := plain.Preview(t.Context(), &want); err != nil || !bytes.Equal(j.unsealed(t, got), want.Bytes()) {
		t.Errorf("it holds another document, %v", err)
	}
	es, err := j.Store.Handovers()
	if err != nil || len(es) != 1 || es[0].Format != string(export.Page) || es[0].State != store.HandoverDone {
		t.Errorf("%+v, %v", es, err)
	}
	for h := range j.Store.Heads().All() {
		if h.HandedOver.IsZero() {
			t.Error("a signal is not marked as handed over")
		}
	}
	j.Words = ""
	if _, err := j.File(t.Context(), path+"2", false); !errors.Is(err, sealedpage.ErrWeak) {
		t.Errorf("without words: %v", err)
	}
	if left := inFolder(t, dir); len(left) != 1 {
		t.Errorf("in the folder: %v", left)
	}
}

// TestAPageThatDoesNotReadBackGetsNoName reads it back as if it were sealed otherwise.
func TestAPageThatDoesNotReadBackGetsNoName(t *testing.T) {
	j, path := filled(t, 3), filepath.Join(t.TempDir(), "pagina.html")
	j.Format = export.Page
	_, err := j.into(t.Context(), path, false, func(ctx context.Context, w io.Writer) (Result, bundle.Back, error) {
		r, err := j.encode(ctx, w)
		if err != nil {
			return r, nil, err
		}
		other := sealedpage.New(said, 1)
		return r, other.ReadBack, other.Seal(io.Discard, []byte("anders"), "")
	})
	if !errors.Is(err, sealedpage.ErrNotEqual) {
		t.Fatalf("it counted: %v", err)
	}
	if left := inFolder(t, filepath.Dir(path)); len(left) != 0 {
		t.Errorf("in the folder: %v", left)
	}
}
