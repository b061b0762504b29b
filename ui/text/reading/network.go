package reading

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/network"
)

// FoundBecause says why something was found that is called otherwise; "" when it is called
// so, or was only spelled a little differently than a name begins.
func FoundBecause(h network.Hit) string {
	since := ""
	if h.Why.Year > 0 {
		since = " sinds " + strconv.Itoa(h.Why.Year)
	}
	switch h.Why.By {
	case network.ByAlias:
		return "ook bekend als " + h.Why.Said
	case network.BySpelling:
		return "lijkt op " + h.Why.Said
	case network.ByPart:
		return h.Why.Said + " hoort" + since + " bij " + h.Name
	case network.ByPast:
		says := h.Why.Said + " heet" + since + " nu " + h.Name
		if h.Kind == network.Municipality {
			says = h.Why.Said + " hoort" + since + " bij " + h.Name
		}
		if len(h.Why.Rest) > 0 {
			says += ", en deels bij " + strings.Join(h.Why.Rest, ", ")
		}
		return says
	case network.ByName:
	}
	return ""
}

// FromNetwork says what may be taken over from the network, and why it is called so.
func FromNetwork(name, why string) string {
	if why == "" {
		return "→ " + name + " (uit je netwerk)"
	}
	return "→ " + name + " (" + why + ")"
}

// The pages Netwerk and Contact.
const (
	NetworkTitle   = "Netwerk"
	ContactTitle   = "Contact"
	KeyPerson      = "sleutelfiguur"
	NoChildrenHere = "Alleen volwassenen bij wie je terecht kunt. Geen gegevens over kinderen, jongeren of ouders: die horen in een signaal."
	LastOfContact  = "Dit is de laatste vraag. esc bewaart en gaat terug."
	StillRight     = "nog juist?"
)

// ContactSaved says when a contact was last on the disk.
func ContactSaved(at time.Time) string { return "contact bewaard " + at.Format("15:04:05") }

// What is said on Netwerk.
const (
	NoteContact     = "contact noteren"
	NoGroup         = "Nog niet ingedeeld"
	Municipalities  = "Gemeenten"
	FoundHead       = "Gevonden"
	NoneFound       = "Niets gevonden. esc toont alles; n noteert een contact van jezelf."
	NotNotedHere    = "Over ouders, familie en buren staat hier niets: wat zij zien of zeggen hoort in een signaal."
	ContactGone     = "Weggehaald uit je netwerk. u zet het terug zolang je hier blijft."
	ContactRight    = "Klopt nog, vandaag nagekeken. u neemt het terug."
	ContactBack     = "Het staat er weer zoals het was."
	ContactsDamaged = "Niet alles van je netwerk is te lezen; op Bestand (b op Vandaag) staat wat beschadigd is."
)

// ContactCount counts whom the worker noted.
func ContactCount(n int) string {
	switch n {
	case 0:
		return "nog geen eigen contacten"
	case 1:
		return "1 eigen contact"
	}
	return strconv.Itoa(n) + " eigen contacten"
}

// GroupHead names a part of the network, and when it is thought of.
func GroupHead(g network.Group) string { return g.Label + " · " + g.When }

// OrNameless names a contact of which neither organisation nor role nor name was filled in.
func OrNameless(name string) string {
	if name == "" {
		return "zonder naam"
	}
	return name
}

// EntryIs says what an entry is.
func EntryIs(e network.Entry) string {
	if e.Kind == network.Municipality {
		return ""
	}
	return string(e.Kind)
}

// EntryWhere says where an entry works, or in which region it is.
func EntryWhere(e network.Entry, today model.Date) string {
	where := []string{}
	if e.Area != "" {
		where = append(where, e.Area)
	}
	for _, r := range e.Regions {
		if r.To.IsZero() || today.Before(r.To) {
			where = append(where, r.Kind+" "+r.Name)
		}
	}
	return strings.Join(where, ", ")
}

// PartNamed says which part of what fell apart this is.
func PartNamed(part, of string) string { return part + " (uit " + of + ")" }

// EntrySays is what is known of an entry that is shipped; before are those that became it.
func EntrySays(e network.Entry, before []string) (out []string) {
	if e.Phone != "" {
		out = append(out, "Telefoon "+e.Phone+", nagekeken op "+dates.ShowDate(e.Checked, model.Date{})+".")
	}
	if len(e.Aliases) > 0 {
		out = append(out, "Ook: "+strings.Join(e.Aliases, ", ")+".")
	}
	if len(before) > 0 {
		out = append(out, "Hierin opgegaan: "+strings.Join(before, ", ")+".")
	}
	if !e.From.IsZero() {
		out = append(out, "Sinds "+strconv.Itoa(e.From.Year)+".")
	}
	if e.Note != "" {
		out = append(out, e.Note)
	}
	switch {
	case e.Private:
		out = append(out, NotNotedHere)
	case len(out) == 0:
		out = append(out, "enter noteert wie jij hier kent.")
	}
	return out
}

// ContactIs says what a contact is.
func ContactIs(c network.Contact) string {
	if c.Draft.Answers.One(network.QSort) == network.KeyPerson {
		return KeyPerson
	}
	return "eigen contact"
}

// ContactSays is how a contact is reached, since when it is known to be right, what it is
// called now and what is needed.
func ContactSays(c network.Contact, now time.Time) (out []string) {
	one := c.Draft.Answers.One
	reach := []string{OrNameless(c.Name)}
	for _, s := range []string{one(network.QPhone), one(network.QMail)} {
		if s != "" {
			reach = append(reach, s)
		}
	}
	out = append(out, strings.Join(reach, " · "))
	if to := one(network.QNow); to != "" {
		says := "Heet nu " + to
		if !c.Until.IsZero() {
			says += ", sinds " + strconv.Itoa(c.Until.Year)
		}
		out = append(out, says+".")
	}
	if s := one(network.QNeeds); s != "" {
		out = append(out, "Heeft nodig: "+s)
	}
	if n := len(c.Draft.Answers[network.QAsked]); n == 1 {
		out = append(out, "Eén keer iets gevraagd of gedaan.")
	} else if n > 1 {
		out = append(out, strconv.Itoa(n)+" keer iets gevraagd of gedaan.")
	}
	today := model.DateOf(now)
	switch {
	case c.Checked().IsZero():
		out = append(out, "Nooit nagekeken of het klopt.")
	case c.Due(today):
		out = append(out, "Klopte op "+dates.ShowDate(c.Checked(), today)+". Nog juist? k zegt van wel.")
	default:
		out = append(out, "Klopte op "+dates.ShowDate(c.Checked(), today)+".")
	}
	return out
}

// ContactRemove asks whether a contact may go.
func ContactRemove(name string) string {
	return name + " weghalen uit je netwerk, met alles wat erbij staat?"
}

// What is said of who is involved around a subject.
const (
	AsList         = "als lijst"
	AsDrawing      = "als tekening"
	NobodyInvolved = "Hier staat nog niemand. Wie betrokken is vul je in bij een signaal (e, en dan ctrl+o); wie er woont en wat er gepland is komt hier vanzelf bij."
)

// Involved says who somebody is around a subject, and what they do.
func Involved(in network.Involved, today model.Date) string {
	says := in.Who
	if in.Does != "" {
		says += ": " + in.Does
	}
	if !in.Until.IsZero() {
		says += " (tot " + dates.ShowDate(in.Until, today) + ")"
	}
	return says
}

// ReachedAt says how the worker reaches somebody, by what they noted; "" where that is
// nothing.
func ReachedAt(c network.Contact) string {
	reach := []string{}
	for _, q := range []string{network.QName, network.QPhone, network.QMail} {
		if s := c.Draft.Answers.One(q); s != "" {
			reach = append(reach, s)
		}
	}
	if len(reach) == 0 {
		return ""
	}
	return " · jouw contact: " + strings.Join(reach, ", ")
}
