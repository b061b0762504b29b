package search

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
)

// TestWordsOfAFormOfOnesOwnAreFound keeps a form in the file and looks for what was chosen
// in it, from a real file and without the form at hand.
func TestWordsOfAFormOfOnesOwnAreFound(t *testing.T) {
	at := time.Date(2026, 11, 22, 14, 12, 0, 0, time.UTC)
	s, _, err := store.Create(filepath.Join(t.TempDir(), "a.tijdig"), store.CreateOptions{
		Passphrase: "appel boot kerk", KDF: store.KDF{Memory: 8, Time: 1, Threads: 1}, Paper: true, Now: func() time.Time { return at },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	text, err := os.ReadFile("testdata/form-a.json")
	if err != nil {
		t.Fatal(err)
	}
	hash, err := s.KeepForm(text)
	if err != nil {
		t.Fatal(err)
	}
	d := model.Draft{
		Signal: model.NewID(), Rev: 1, Started: at, Changed: at, Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Created: at},
		FormRef: model.FormRef{Form: "proef", Version: 1, Hash: hash},
		Content: model.Content{Answers: model.Answers{"hulp": {"b"}, "vrij": {"proefwoordzaan"}}, Acute: []model.Acute{{At: at, Text: "anderproefwoord"}}},
	}
	sig, err := s.Record(d, model.Author{}, at)
	if err != nil {
		t.Fatal(err)
	}
	x := New()
	if err := x.Fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"thuis", "proefwoordzaan", "anderproefwoord"} {
		if !x.Find(w).Has(sig.Signal) {
			t.Errorf("%s is not found", w)
		}
	}
	if x.Find("school").Has(sig.Signal) {
		t.Error("what was not chosen is found")
	}
}
