// Package cases holds the three acceptance cases as data, so that every test
// speaks about the same child, the same young person and the same group. All
// persons, places and facts are invented.
package cases

import (
	"crypto/sha256"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// Case is a signal as the worker entered it, with whom it is about.
type Case struct {
	Subject model.Subject
	Name    string // roepnaam, "" for none
	Content model.Content
	Author  model.Author
	Started time.Time
	Written time.Time // when it was recorded
}

// All returns the cases in the order of their days.
func All() []Case { return []Case{Skatebaan(), Scooter(), NietTegenMama()} }

// zone is winter time in the Netherlands, where all cases play.
var zone = time.FixedZone("CET", 3600)

// at returns a moment in November 2026.
func at(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, zone)
}

// id returns the same id for the same words, so that outputs can be compared.
func id(words string) (out model.ID) {
	sum := sha256.Sum256([]byte(words))
	copy(out[:], sum[:])
	return out
}

func (c Case) ref() model.FormRef {
	return model.FormRef{Form: "snel", Version: 1, Catalogue: catalogue.Version()}
}

// Draft returns the case as a concept, the moment before it is recorded.
func (c Case) Draft() model.Draft {
	return model.Draft{
		Signal: id(string(c.Subject.Code) + " signal"), Rev: 40, Subject: c.Subject, Name: c.Name,
		Started: c.Started, Changed: c.Written, FormRef: c.ref(), Content: c.Content.Clone(),
	}
}

// Signal returns the case as recorded.
func (c Case) Signal() model.Signal {
	return model.Signal{
		Revision: id(string(c.Subject.Code) + " version"), Signal: id(string(c.Subject.Code) + " signal"), Subject: c.Subject.ID,
		N: 1, Written: c.Written, Author: c.Author, State: model.Open, FormRef: c.ref(), Content: c.Content.Clone(),
	}
}

func subject(kind model.Kind, code model.Code, mark string, made time.Time) model.Subject {
	return model.Subject{ID: id(string(code)), Kind: kind, Code: code, Mark: mark, Created: made}
}

func line(written time.Time, kind model.InfoKind, from model.Source, text string) model.Finding {
	return model.Finding{ID: id(text), Kind: kind, Source: from, Confidential: from.Confidential(), Text: text, Written: written}
}

func check(answer model.CheckAnswer, from model.Source, when time.Time, band model.Band) model.Check {
	return model.Check{Answer: answer, Source: from, At: when, Band: band}
}

func planned(kind string, day int, who string) model.Step {
	return model.Step{ID: id(kind + who), Type: kind, Planned: model.Date{Year: 2026, Month: 11, Day: day}, Status: model.Planned, Who: who}
}

func done(kind string, when time.Time, text string) model.Step {
	return model.Step{ID: id(kind + text), Type: kind, Text: text, Done: model.SeenAt(when), Status: model.Done}
}
