package drafts_test

import (
	"errors"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/change/changetest"
	"tijdig/store/drafts"
)

func concept(words string) model.Draft {
	d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Sitting: model.NewID(), Rev: 1}
	d.Answers = model.Answers{model.QPlace: {words}}
	return d
}

// said is the concept as it was saved the next time.
func said(d model.Draft, words string) model.Draft {
	d = d.Clone()
	d.Rev++
	d.Answers[model.QPlace] = model.Answer{words}
	return d
}

func TestASaveThatComesLateChangesNothing(t *testing.T) {
	d := changetest.New(t)
	k := drafts.Of(d)
	first := concept("Park")
	now := said(first, "Plein")
	if err := errors.Join(k.SaveDraft(first), k.SaveDraft(now)); err != nil {
		t.Fatal(err)
	}
	seq := d.State().Seq
	if err := k.SaveDraft(now); err != nil || d.State().Seq != seq {
		t.Errorf("the same once more: %v, a commit %v", err, d.State().Seq != seq)
	}
	other := now.Clone()
	other.Answers[model.QPlace] = model.Answer{"School"}
	for how, late := range map[string]model.Draft{"an earlier state": first, "other words of the same rev": other} {
		if err := k.SaveDraft(late); !errors.Is(err, change.ErrOutdated) {
			t.Errorf("%s: %v", how, err)
		}
	}
	if err := k.Discard(now.ID); err != nil {
		t.Fatal(err)
	}
	if err := k.SaveDraft(said(now, "Halte")); !errors.Is(err, change.ErrEnded) {
		t.Errorf("after it was thrown away: %v", err)
	}
	d = changetest.Again(t, d)
	if got, err := drafts.Of(d).Thrown(now.ID); err != nil || got.Answers.One(model.QPlace) != "Plein" || d.Heads.All().Len() > 0 {
		t.Errorf("%+v, %v", got.Answers, err)
	}
}

func TestWhatIsTakenBackStandsBesideAnotherOfItsSignal(t *testing.T) {
	d := changetest.New(t)
	k := drafts.Of(d)
	one, other := concept("Park"), concept("Plein")
	other.Signal = one.Signal
	if err := errors.Join(k.SaveDraft(one), k.Discard(one.ID), k.SaveDraft(other), k.Restore(one.ID)); err != nil {
		t.Fatal(err)
	}
	d = changetest.Again(t, d)
	k = drafts.Of(d)
	if got := k.DraftsOf(one.Signal); len(got) != 2 || len(k.Discarded()) > 0 {
		t.Errorf("%d in hand, %d thrown away", len(got), len(k.Discarded()))
	}
	if err := k.SaveDraft(said(one, "School")); err != nil {
		t.Errorf("it cannot be written on: %v", err)
	}
}

func contact(org string) model.Draft {
	return model.Draft{ID: model.NewID(), Rev: 1, Content: model.Content{Answers: model.Answers{"organisatie": {org}}}}
}

func orgs(t *testing.T, k *drafts.Keeper) (out []string) {
	t.Helper()
	all, err := k.Contacts()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		out = append(out, d.Answers.One("organisatie"))
	}
	return out
}

func TestContactsAreThereAfterReopenInTheirOrder(t *testing.T) {
	d := changetest.New(t)
	k := drafts.Of(d)
	want := []string{"wijkteam", "school", "Halt"}
	for _, n := range want {
		if err := k.SaveContact(contact(n)); err != nil {
			t.Fatal(err)
		}
	}
	d = changetest.Again(t, d)
	k = drafts.Of(d)
	if got := orgs(t, k); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestALateSaveChangesNoContactAndBringsNoneBack(t *testing.T) {
	k := drafts.Of(changetest.New(t))
	d := contact("wijkteam")
	later := d.Clone()
	later.Rev, later.Answers["organisatie"] = 2, model.Answer{"wijkteam Oost"}
	if err := errors.Join(k.SaveContact(later), k.SaveContact(d)); err != nil {
		t.Fatal(err)
	}
	if got := orgs(t, k); !slices.Equal(got, []string{"wijkteam Oost"}) {
		t.Errorf("after an earlier state came late: %q", got)
	}
	if err := k.DropContact(d.ID); err != nil {
		t.Fatal(err)
	}
	if err := k.SaveContact(later); !errors.Is(err, change.ErrEnded) {
		t.Errorf("a save after it was let go: %v", err)
	}
	if got := orgs(t, k); len(got) > 0 {
		t.Errorf("let go, and there is %q", got)
	}
	later.Rev++
	if err := k.SaveContact(later); err != nil || len(orgs(t, k)) != 1 {
		t.Errorf("letting go is not taken back: %v", err)
	}
	if err := errors.Join(k.DropContact(later.ID), k.DropContact(later.ID), k.DropContact(model.NewID())); err != nil {
		t.Errorf("letting go twice: %v", err)
	}
}
