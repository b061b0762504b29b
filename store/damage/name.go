// Package damage tells whose an object is that does not open, or that only a state has which
// is not shown: what of, of which signal and under which code, as far as the rest of the file
// can tell. It knows no open store and no words for people, and repairs nothing.
package damage

import (
	"iter"
	"slices"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Object is one object, and whose it is.
type Object struct {
	Where  string     // bucket and the start of its key
	What   string     // "version", "concept", "subject", "name", "signal", "list"; "" when it cannot be told
	Signal model.ID   // zero when it cannot be told
	Code   model.Code // of its subject
	N      int        // number of the signal; 0 for a concept
}

// Blame tells whose damaged objects are: keys cannot be turned back, so the keys of everything
// on the list are made and compared. Versions are those of a signal that has more than one.
func Blame(bad []proof.Spot, k *vault.Keys, list iter.Seq[model.Head], versions func(signal model.ID) []model.ID) (out []Object) {
	at := map[proof.Spot]*Object{}
	for _, b := range bad {
		at[b] = &Object{Where: b.Where()}
	}
	for h := range list {
		note := func(b vault.Bucket, kd vault.Kind, id model.ID, what string) {
			if d := at[proof.Spot{Bucket: b, Key: k.Name(kd, id)}]; d != nil && d.What == "" {
				d.What, d.Signal, d.Code, d.N = what, h.Signal, h.Code, h.N
			}
		}
		if h.Concept {
			note(objects.Live, objects.KindConcept, h.Draft, "concept")
			note(objects.Lists, objects.KindConceptHead, h.Draft, "list")
			continue
		}
		note(objects.Lists, objects.KindHead, h.Signal, "list")
		note(objects.Live, objects.KindLine, h.Signal, "signal")
		about := h.Alone().Subject
		note(objects.Live, objects.KindSubject, about, "subject")
		note(objects.Live, objects.KindName, about, "name")
		note(objects.Live, objects.KindVersion, h.Revision, "version")
		if h.Revisions < 2 {
			continue
		}
		for _, v := range versions(h.Signal) {
			note(objects.Live, objects.KindVersion, v, "version")
		}
	}
	for _, b := range bad {
		out = append(out, *at[b])
	}
	return out
}

// Name tells what objects are that were read of another state, one entry for each kind of a
// signal. What is no business of the worker is left out: the root, the log, settings.
func Name(all []proof.Met, k *vault.Keys, list iter.Seq[model.Head]) (out []Object) {
	listed := map[model.ID]model.Head{} // by signal and by subject
	for h := range list {
		listed[h.Signal], listed[h.Alone().Subject] = h, h
	}
	var place [64]byte
	for _, m := range all {
		d := Object{Where: m.Where()}
		payload, ok := k.OpenIn(place[:0], nil, m.Bucket, m.Key, m.Value)
		switch {
		case m.Bucket == objects.Roots:
			continue
		case !ok:
		case m.Bucket == objects.Lists:
			e, ok := heads.Parse(payload)
			if !ok || e.Thrown {
				continue
			}
			listed[e.Signal], listed[e.Subject] = e.Head, e.Head
			continue
		default:
			e, body, ok := objects.ParseEnvelope(payload)
			if !ok || wordOf(e.Kind) == "" {
				continue
			}
			d.What, d.Signal = wordOf(e.Kind), e.ID
			var v records.Bare
			if e.Kind == objects.KindVersion && objects.Decode(body, &v) == nil {
				d.Signal = v.Signal
			}
			var c model.Draft
			if e.Kind == objects.KindConcept && objects.Decode(body, &c) == nil {
				d.Code, d.Signal = c.Subject.Code, c.Signal
			}
		}
		if !slices.ContainsFunc(out, func(o Object) bool { return d.What != "" && o.What == d.What && o.Signal == d.Signal }) {
			out = append(out, d)
		}
	}
	for i := range out {
		if h, ok := listed[out[i].Signal]; ok {
			out[i].Signal, out[i].Code, out[i].N = h.Signal, h.Code, h.N
		}
	}
	return out
}

// wordOf is what a damaged object of a kind is called; "" when it is no
// business of the worker.
func wordOf(k vault.Kind) string {
	switch k {
	case objects.KindVersion:
		return "version"
	case objects.KindConcept, objects.KindThrown:
		return "concept"
	case objects.KindSubject:
		return "subject"
	case objects.KindName:
		return "name"
	case objects.KindLine:
		return "signal"
	case objects.KindContact, objects.KindContacts:
		return "contact"
	default:
		return ""
	}
}
