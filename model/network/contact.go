package network

import (
	"strings"

	"tijdig/model"
)

// The questions of the form `contact` that something looks at.
const (
	QSort    = "soort"
	QGroup   = "groep"
	QOrg     = "organisatie"
	QRole    = "rol"
	QName    = "naam"
	QPhone   = "telefoon"
	QMail    = "mail"
	QArea    = "gebied"
	QFrom    = "sinds"
	QAliases = "aliassen"
	QNow     = "heet_nu"
	QUntil   = "tot"
	QNeeds   = "heeft_nodig"
	QAsked   = "gevraagd"
	QChecked = "nagekeken"

	// KeyPerson is the answer to [QSort] that somebody is trusted in the neighbourhood.
	KeyPerson = "sleutelfiguur"
)

// Holds is how many days what was noted of a contact is taken to be right.
const Holds = 182

// Contact is whom the worker noted, as answers to the form `contact`.
type Contact struct {
	Entry
	Draft model.Draft
}

// NewContact reads a contact out of its answers.
func NewContact(d model.Draft) Contact {
	one := d.Answers.One
	e := Entry{Kind: Own, ID: d.ID, Group: one(QGroup), Area: one(QArea)}
	e.Trusted = one(QSort) == KeyPerson
	if e.Group == "" && e.Trusted {
		e.Group = groups()[0].ID
	}
	var parts []string
	for _, q := range []string{QOrg, QRole, QName} {
		if q == QName {
			e.office = strings.Join(parts, ", ")
		}
		if s := strings.TrimSpace(one(q)); s != "" {
			parts = append(parts, s)
		}
	}
	e.Name = strings.Join(parts, ", ")
	for a := range strings.SplitSeq(one(QAliases), ",") {
		if a = strings.TrimSpace(a); a != "" {
			e.Aliases = append(e.Aliases, a)
		}
	}
	if len(parts) > 1 {
		e.Aliases = append(e.Aliases, parts...)
	}
	e.From, _ = model.ParseDate(one(QFrom)) //nolint:errcheck // a day that was not understood is none
	if now := strings.TrimSpace(one(QNow)); now != "" {
		e.Into = []Into{{Name: now}}
		e.Until, _ = model.ParseDate(one(QUntil)) //nolint:errcheck // a day that was not understood is none
	}
	return Contact{e.known(), d}
}

// Checked is the day it was last known to be right; zero when that was never said.
func (c Contact) Checked() model.Date {
	d, _ := model.ParseDate(c.Draft.Answers.One(QChecked)) //nolint:errcheck // a day that was not understood is none
	return d
}

// Due reports a contact of which it is to be asked whether it is still right.
func (c Contact) Due(today model.Date) bool {
	return c.Checked().IsZero() || today.Sub(c.Checked()) > Holds
}

// Begin returns what a contact there begins with.
func (e Entry) Begin() model.Answers {
	a := model.Answers{QSort: {"beroeps"}}
	put := func(q, s string) {
		if s != "" {
			a[q] = model.Answer{s}
		}
	}
	put(QGroup, e.Group)
	put(QArea, e.Area)
	put(QPhone, e.Phone)
	switch {
	case e.Kind == Municipality:
		put(QOrg, "gemeente "+e.Name)
		put(QArea, e.Name)
		gs := groups()
		put(QGroup, gs[len(gs)-1].ID)
	case e.Kind == Role && e.Name == KeyPerson:
		a[QSort] = model.Answer{KeyPerson}
	case e.Kind == Role:
		put(QRole, e.Name)
	default:
		put(QOrg, e.Name)
	}
	return a
}
