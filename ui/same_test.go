package ui

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
	"tijdig/ui/uitest"
)

// twoChildren records a signal about each of two children, who are the same.
func twoChildren(d *uitest.Desk) {
	now := d.Model().(App).env.Now()
	first := model.Draft{
		ID: model.NewID(), Signal: model.NewID(), Rev: 1, Started: now, Changed: now, Name: "Robin",
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: "B7K2F", Created: now.AddDate(0, -2, 0)},
		Content: model.Content{Answers: model.Answers{model.QPlace: {"school van Robin"}, model.QAge: {"6-11"}}},
	}
	if _, err := stored(d).Record(first, model.Author{}, now.AddDate(0, -2, 0)); err != nil {
		panic(err)
	}
	d.Pass(time.Minute)
	d.Press("n", "n", "k")
	d.Type("Robbie")
	d.Press("enter", "7", "enter")
	d.Type("school van Robbie")
	d.Press("enter", "ctrl+k")
}

// sameAs opens Zelfde als of the child that was written about last, with the other beside it.
func sameAs(d *uitest.Desk) {
	twoChildren(d)
	d.Press("s", "w", "d")
	d.Type("Robin")
	d.Press("enter")
}

// TestTwoChildrenAreSaidToBeOneAndTwoAgain walks it by its keys: who may be chosen, what is
// shown beforehand, both codes and names afterwards, and back.
func TestTwoChildrenAreSaidToBeOneAndTwoAgain(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		sameAs(d)
		s := stored(d)
		subs := s.Subjects()
		young, old := subs[0], subs[1]
		d.Sees("Robbie", "Robin", old.Code.String(), young.Code.String(), reading.SameUndo[:40])
		d.Press("enter")
		d.Sees(reading.SameDone(old.Code, young.Code)[:30], reading.SubjectTitle, reading.AlsoCode, young.Code.String())
		d.Press("space")
		d.Sees("Robin, Robbie")
		if len(s.Subjects()) != 1 || len(s.SignalsOf(young.ID)) != 2 {
			t.Fatalf("%d subjects\n%s", len(s.Subjects()), d.Screen())
		}
		d.Press("enter")
		d.Sees(old.Code.String()+".101", reading.AlsoCode, young.Code.String()+".1")
		d.Press("esc", "esc")
		d.Sees(old.Code.String()+".1", old.Code.String()+".101")
		d.SeesNot(young.Code.String())
		for _, words := range []string{"Robbie", "Robin", string(young.Code), young.Code.String() + ".1"} {
			d.Press("/")
			d.Type(words)
			d.Sees(old.Code.String()+".101", old.Code.String()+".1 ")
			d.Press("esc")
		}
		d.Press("w", "a")
		d.Sees(reading.ApartTitle, reading.ApartCounts[:40])
		d.Press("enter")
		d.Sees(reading.ApartDone(young.Code))
		d.SeesNot(reading.AlsoCode)
		if len(s.Subjects()) != 2 || len(s.SignalsOf(young.ID)) != 1 {
			t.Fatalf("%d subjects\n%s", len(s.Subjects()), d.Screen())
		}
		d.Press("esc")
		d.Sees(old.Code.String()+".1", young.Code.String()+".1")
	})
}

// TestOneOfThreeIsTakenApart joins three children, and takes the one apart that is chosen by its
// roepnaam; the others stay one.
func TestOneOfThreeIsTakenApart(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		sameAs(d)
		d.Press("enter", "esc", "esc")
		d.Pass(time.Minute) // of two of one moment either may stand first
		d.Press("n", "n", "k")
		d.Type("Bob")
		d.Press("enter", "7", "enter", "enter", "ctrl+k", "s", "w", "d")
		d.Type("Robbie")
		d.Sees("B-7K2F", "(ook ")
		d.Press("enter", "enter", "a")
		d.Sees(reading.ApartWho)
		d.Type("Robbie")
		d.Press("enter")
		d.Sees(reading.ApartDo)
		d.Press("esc")
		d.Sees(reading.ApartWho)
		d.Press("enter", "enter")
		subs := stored(d).Subjects()
		if len(subs) != 2 {
			t.Fatalf("%d subjects\n%s", len(subs), d.Screen())
		}
		d.Press("space")
		d.Sees("Robin, Bob")
	})
}

// TestTheKeptOneOfThreeIsTakenApart takes the one apart under whose code all three stand.
func TestTheKeptOneOfThreeIsTakenApart(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		sameAs(d)
		d.Press("enter", "esc", "esc")
		d.Pass(time.Minute)
		d.Press("n", "n", "k")
		d.Type("Bob")
		d.Press("enter", "7", "enter", "enter", "ctrl+k", "s", "w", "d")
		d.Type("Robbie")
		d.Press("enter", "enter", "a")
		d.Type("Robin")
		d.Press("enter")
		d.Sees("B-7K2F staat daarna weer op zichzelf")
		d.Press("enter")
		subs := stored(d).Subjects()
		if len(subs) != 2 {
			t.Fatalf("%d subjects\n%s", len(subs), d.Screen())
		}
		for _, sub := range subs {
			if n := len(stored(d).SignalsOf(sub.ID)); (sub.Code == "B7K2F") != (n == 1) || n > 2 {
				t.Errorf("%s has %d signals", sub.Code, n)
			}
		}
	})
}

// TestANewSignalIsAboutWhomTheyAreTogether finds somebody by the roepnaam of the other, and
// writes on under the code that is kept.
func TestANewSignalIsAboutWhomTheyAreTogether(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		sameAs(d)
		d.Press("enter", "esc", "esc", "n", "n", "b")
		d.Type("Robbie")
		d.Sees("B-7K2F  Robin  (ook ")
		d.Press("enter", "enter")
		d.Sees(recording.Earlier(2), "B-7K2F")
		d.Press("ctrl+k")
		if subs := stored(d).Subjects(); len(subs) != 1 || len(stored(d).SignalsOf(subs[0].ID)) != 3 {
			t.Errorf("%+v\n%s", subs, d.Screen())
		}
		d.Sees("B-7K2F.2")
	})
}

// TestAFamilyIsNotOfferedAsTheSameChild offers only who is of one kind.
func TestAFamilyIsNotOfferedAsTheSameChild(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "g", "enter", "7", "enter", "enter", "ctrl+k")
		twoChildren(d)
		d.Press("s", "w", "d")
		for _, sub := range stored(d).Subjects() {
			if sub.Kind == model.Family {
				d.SeesNot(sub.Code.String())
			}
		}
		d.Sees("Robin")
	})
}

// TestDestroyingSaysWhoGoesAlong shows beforehand that two that are one go together.
func TestDestroyingSaysWhoGoesAlong(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		sameAs(d)
		subs := stored(d).Subjects()
		d.Press("enter", "V")
		d.Sees(subs[0].Code.String(), "dat is dezelfde")
		d.Type(string(subs[1].Code))
		d.Press("enter")
		if n := stored(d).Heads().Len(); n != 0 {
			t.Errorf("%d signals stay\n%s", n, d.Screen())
		}
	})
}
