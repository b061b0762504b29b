package search

import (
	"context"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/store"
)

// Fill puts everything in the file in the index. It reads beside whoever
// writes and stops when ctx ends. Damaged records are left out.
func (x *Index) Fill(ctx context.Context, s *store.Store) error {
	_, err := s.Each(ctx, func(sig model.Signal, sub model.Subject, name string) error {
		x.Put(sig.Signal, append(texts(sig.Content, sub, name), sig.Reason)...)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if _, err := s.EachDraft(ctx, x.putDraft); err != nil {
		return err
	}
	x.Whole()
	return nil
}

func (x *Index) putDraft(d model.Draft) error {
	if len(d.Parents) == 0 {
		x.Put(d.Signal, append(texts(d.Content, d.Subject, d.Name), d.Reason)...)
	}
	return nil
}

// Refresh brings the index up to date with one signal or concept.
func (x *Index) Refresh(s *store.Store, id model.ID) error {
	sig, err := s.Signal(id)
	if err == nil {
		sub, err := s.Subject(sig.Subject)
		if err != nil {
			return err
		}
		name, err := s.Name(sig.Subject)
		if err != nil {
			return err
		}
		x.Put(id, append(texts(sig.Content, sub, name), sig.Reason)...)
		return nil
	}
	for _, draft := range s.DraftsOf(id) {
		d, err := s.Draft(draft)
		if err != nil {
			return err
		}
		if err := x.putDraft(d); err != nil {
			return err
		}
	}
	return nil
}

// texts lists what a signal can be found by.
func texts(c model.Content, sub model.Subject, name string) []string {
	out := []string{string(sub.Code), sub.Mark, name, words.Of(string(sub.Kind))}
	for _, a := range c.Answers {
		for _, v := range a {
			out = append(out, v, words.Of(v))
		}
	}
	for _, f := range c.Findings {
		out = append(out, f.Text, f.SourceWords, f.ViaWords, f.StatusWhy, f.OwnView)
	}
	for _, s := range c.Steps {
		t, _ := steps.Find(s.Type)
		out = append(out, t.Label, s.Text, s.Said, s.Who)
	}
	for _, s := range c.Unclear {
		out = append(out, s)
	}
	for _, a := range c.Acute {
		out = append(out, words.Of(string(a.Answer)), a.Text)
	}
	for _, k := range c.Checks {
		out = append(out, k.Note)
	}
	return out
}
