package demodata

import (
	"math/rand/v2"
	"time"

	"tijdig/model"
	"tijdig/model/form"
)

// conceptSeed keeps the dice of concepts apart from those of signals.
const conceptSeed = 1 << 40

// Concepts returns n signals that were not finished: begun within the last
// day and left at some question. One in three is a scribble, of which only a
// line stands there.
func (w *World) Concepts(n int) []model.Draft {
	var out []model.Draft
	for i := range n {
		t := &teller{Rand: rand.New(rand.NewPCG(w.seed, conceptSeed+uint64(i))), now: w.now}
		out = append(out, t.concept(i%3 == 2))
	}
	return out
}

func (t *teller) concept(scribble bool) model.Draft {
	sc := pick(t, told().Scenes)
	at := t.now.Add(-time.Duration(10+t.IntN(20*60)) * time.Minute)
	sub := model.Subject{ID: t.id(), Kind: sc.Subject, Code: t.code(), Created: at}
	band := model.BandNone
	if len(sc.Bands) > 0 {
		band = pick(t, sc.Bands)
	}
	d := model.Draft{
		Signal: t.id(), Rev: 20, Subject: sub, Scribble: scribble, Started: at, Changed: at.Add(3 * time.Minute),
		FormRef: ref(), Content: t.content(sc, sub, band, pick(t, told().Wards), at),
	}
	d.Checks, d.People, d.Acute = nil, nil, nil
	d.Findings = d.Findings[:1]
	d.Spot.Question = model.QUrgency
	delete(d.Answers, model.QUrgency)
	delete(d.Answers, model.QWhyNot)
	d.Answers[model.QDiscussed] = model.Answer{model.NotYet}
	if scribble {
		d.Subject = model.Subject{}
		d.Answers = model.Answers{model.QSeen: d.Answers[model.QSeen], model.QPlace: d.Answers[model.QPlace]}
		d.Spot.Question = model.QDanger
	}
	d.Missing = form.Quick().Missing(form.Facts{Content: d.Content, Kind: d.Subject.Kind})
	return d
}
