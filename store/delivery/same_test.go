package delivery

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/bundle"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
)

// twoAsOne is a file with two children who are one, each with a signal in which the other's
// roepnaam stands.
func twoAsOne(t *testing.T) (j Job, young model.Signal) {
	t.Helper()
	j = filled(t, 0)
	var of []model.ID
	for i, one := range []struct {
		code       model.Code
		name, text string
	}{{"B0000", "Quirijn", "Zebedeus zat bij de tunnel"}, {"C0000", "Zebedeus", "Quirijn had geen jas"}} {
		at := sunday.Add(time.Duration(i) * time.Hour)
		sig, err := j.Store.Record(model.Draft{
			Signal: model.NewID(), Rev: 1, Started: at, Changed: at, Name: one.name,
			Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: one.code, Created: at},
			Content: model.Content{
				Answers:  model.Answers{model.QAbout: {string(model.Child)}, model.QSeen: {model.SeenAt(at).String()}},
				Findings: []model.Finding{{ID: model.NewID(), Kind: model.SeenSelf, Text: one.text, Written: at}},
			},
		}, model.Author{}, at)
		if err != nil {
			t.Fatal(err)
		}
		j.Signals, of, young = append(j.Signals, sig.Signal), append(of, sig.Subject), sig
	}
	if err := j.Store.JoinSubjects(of[0], of[1]); err != nil {
		t.Fatal(err)
	}
	return j, young
}

func (j Job) written(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := j.Preview(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestOneOfTwoCodesGoesOutAndNoneOfItsNames writes two who are one without names: both signals
// are of one, and no roepnaam of either gets through.
func TestOneOfTwoCodesGoesOutAndNoneOfItsNames(t *testing.T) {
	j, _ := twoAsOne(t)
	j.Text = true
	for _, f := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
		j.Format = f
		out := j.written(t)
		for _, name := range []string{"Quirijn", "Zebedeus"} {
			if strings.Contains(out, name) {
				t.Errorf("%s: %s stands in\n%s", f, name, out)
			}
		}
		if f != export.JSONL && !strings.Contains(out, "B-0000.101") {
			t.Errorf("%s: not as one\n%s", f, out)
		}
	}
	j.Format = export.Text
	if out := j.written(t); !strings.Contains(out, "Ook bekend als") || !strings.Contains(out, "C-0000") {
		t.Errorf("not said:\n%s", out)
	}
	j.Level, j.Format = model.Complete, export.Text
	if out := j.written(t); !strings.Contains(out, "Quirijn, Zebedeus") {
		t.Errorf("control: with names\n%s", out)
	}
}

// TestWhoAsksSeesAllOfBoth prints all there is about one who was two, asked for by either.
func TestWhoAsksSeesAllOfBoth(t *testing.T) {
	j, young := twoAsOne(t)
	j.Format = export.Text.As(paper.ForAccess)
	r, err := Inspection(j, young.Subject, privacy.AskerSelf).Reading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, l := range r.Lines {
		all.WriteString(l.Text + "\n")
	}
	for _, want := range []string{"Zebedeus zat bij de tunnel", "Quirijn had geen jas"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is left out of\n%s", want, all.String())
		}
	}
}

// TestLinesWithNamesGiveBackThatTwoAreOne takes an output with names in elsewhere.
func TestLinesWithNamesGiveBackThatTwoAreOne(t *testing.T) {
	j, young := twoAsOne(t)
	j.Format, j.Level = export.JSONL, model.Complete
	b, err := bundle.Read(strings.NewReader(j.written(t)), bundle.Key{})
	if err != nil || len(b.Refused) > 0 {
		t.Fatal(err, b.Refused)
	}
	to := filled(t, 0).Store
	m, err := to.Merge(t.Context(), b.Parcel)
	if err != nil || len(m.Joined) != 1 || m.Said != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	one, joined := to.Joined(young.Subject)
	names, _ := to.Names(young.Subject)
	if !joined || one.Code != "B0000" || to.SignalCode(young) != "B-0000.101" || len(names) != 2 {
		t.Errorf("there it is %+v, called %q", one, names)
	}
	if err := to.PartSubject(young.Subject); err != nil || to.SignalCode(young) != "C-0000.1" {
		t.Errorf("%v, %s", err, to.SignalCode(young))
	}
	if m, err = to.Merge(t.Context(), b.Parcel); err != nil || m.Any() {
		t.Errorf("what was taken back came again: %+v, %v", m, err)
	}
}
