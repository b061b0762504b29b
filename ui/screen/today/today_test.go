package today

import (
	"path/filepath"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
)

// TestOfAListFromBeforeCallsWereKeptTheSignalsAreAsked takes from the heads what they
// know of a call, as a file has them that an earlier version wrote.
func TestOfAListFromBeforeCallsWereKeptTheSignalsAreAsked(t *testing.T) {
	now := time.Date(2026, 11, 22, 14, 12, 0, 0, time.UTC)
	s, _, err := store.Create(filepath.Join(t.TempDir(), "s.tijdig"), store.CreateOptions{
		Passphrase: "appel boot kerk zeven lamp", KDF: store.KDF{Memory: 8, Time: 1, Threads: 1}, Paper: true, Now: func() time.Time { return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	danger := model.Content{Answers: model.Answers{model.QDanger: {model.Yes}}}
	called := danger.Clone()
	called.Acute = []model.Acute{{At: now, Answer: model.AcuteCalling}}
	for i, c := range []model.Content{danger, called} {
		d := model.Draft{
			ID: model.NewID(), Signal: model.NewID(), Rev: 1, Content: c, Started: now, Changed: now,
			Subject: model.Subject{ID: model.NewID(), Code: []model.Code{"A0001", "A0002"}[i], Kind: model.Child},
		}
		if _, err := s.Record(d, model.Author{}, now); err != nil {
			t.Fatal(err)
		}
		d.ID, d.Signal, d.Subject.ID = model.NewID(), model.NewID(), model.NewID()
		if err := s.SaveDraft(d); err != nil {
			t.Fatal(err)
		}
	}
	known, asking := 0, 0
	var unknown []*model.Head
	for h := range s.Heads().All() {
		if h.Call == model.CallOpen {
			known++
		}
		h.Call = model.CallUnknown
		unknown = append(unknown, &h)
	}
	for _, h := range asked(s, unknown) {
		asking++
		if h.Code != "A0001" {
			t.Errorf("%s was called about", h.Code)
		}
	}
	if len(unknown) != 4 || known != 2 || asking != 2 {
		t.Errorf("of %d heads %d knew of an open call, and %d signals", len(unknown), known, asking)
	}
}
