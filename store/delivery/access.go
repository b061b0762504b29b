package delivery

import (
	"context"
	"errors"
	"io"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
)

// byLine reports whether the output is a document that is read line by line before it goes.
func (j Job) byLine() bool { return j.Format.Document().ByLine() }

// Reading returns what such a document says, line by line, with the sum that it is to be
// written by: see [paper.Access]. Nothing left, so nothing is entered in the ledger.
func (j Job) Reading(ctx context.Context) (paper.Reading, error) {
	defer thrifty()()
	j.Access.Read = ""
	_, is, err := j.encoded(ctx, io.Discard)
	return is, err
}

// about adds what stands in the file about the subject of such a document beside its
// signals: what is not recorded, what left, and what cannot be read.
func (j Job) about(o *export.Options) (err error) {
	if !j.byLine() {
		return nil
	}
	if o.Concepts, err = j.concepts(); err != nil {
		return err
	}
	for _, id := range j.Signals {
		if _, err := j.Store.Revisions(id); errors.Is(err, store.ErrDamaged) {
			o.Torn++
		}
	}
	all, err := j.Store.HandoversOf(j.Signals)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	for _, e := range all {
		if e.State == store.HandoverBegun { // this one
			continue
		}
		o.Handed = append(o.Handed, paper.Handed{
			Departure: paper.Departure{Day: model.DateOf(e.At), What: export.Left(e.Format, o.Forms), Level: e.Level, Signals: e.Count},
			Receiver:  e.Receiver, Why: e.Why, Broken: e.State == store.HandoverBroken,
		})
	}
	return nil
}

// concepts reads those about the subject, those that were thrown away too.
func (j Job) concepts() (out []paper.Concept, err error) {
	add := func(d model.Draft, thrown bool, err error) error {
		if err == nil || errors.Is(err, store.ErrDamaged) {
			out = append(out, paper.Concept{Draft: d, Thrown: thrown, Damaged: err != nil})
			return nil
		}
		return err
	}
	for _, h := range j.Store.SignalsOf(j.Access.Subject) {
		if !h.Concept {
			continue
		}
		d, err := j.Store.Draft(h.Draft)
		if err := add(d, false, err); err != nil {
			return nil, err
		}
	}
	for _, t := range j.Store.Discarded() {
		if t.Head.Subject != j.Access.Subject {
			continue
		}
		d, err := j.Store.Thrown(t.Head.Draft)
		if err := add(d, true, err); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Inspection makes j the job of a print of all that stands about one subject, for who asks
// to see it.
func Inspection(j Job, subject model.ID, asker privacy.Asker) Job {
	subject = j.Store.Kept(subject)
	j.Level, j.Access.Subject, j.Access.Asker, j.Signals = model.Complete, subject, asker, nil
	for _, h := range j.Store.SignalsOf(subject) {
		if !h.Concept {
			j.Signals = append(j.Signals, h.Signal)
		}
	}
	return j
}
