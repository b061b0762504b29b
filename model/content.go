package model

import (
	"slices"
	"strings"
	"time"
)

// Answer is what was filled in at one question: one string for text, the
// machine names of options for choices. Empty means not answered.
type Answer []string

// Answers maps the machine name of a question to its answer.
type Answers map[string]Answer

// One returns the single value of an answer, "" when there is none.
func (a Answers) One(question string) string {
	if v := a[question]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Finding is one line of what was seen or heard, with what it is and whom it
// came from, so that a rumour never reads as a fact.
type Finding struct {
	ID           ID       `json:"id"`
	Kind         InfoKind `json:"soort,omitempty"`
	Text         string   `json:"tekst"`
	Source       Source   `json:"bron_rol,omitempty"`
	Confidential bool     `json:"bron_vertrouwelijk,omitempty"`
	Provenance
	Seen      Seen      `json:"datum_waarneming,omitzero"` // zero: as the signal itself
	Written   time.Time `json:"datum_vastlegging"`
	Corrected time.Time `json:"gecorrigeerd,omitzero"` // when recorded words were last changed
	Outcome
	OwnView string `json:"eigen_kijk,omitempty"` // of whom it is about, in their words
}

// Provenance is what is known of a source beside its role.
type Provenance struct {
	SourceWords string `json:"bron_woorden,omitempty"` // who, where the role is [FromOther]
	Via         Source `json:"via,omitempty"`          // who passed it on; none: nobody
	ViaWords    string `json:"via_woorden,omitempty"`  // who, where Via is [FromOther]
}

// Outcome is what became of a suspicion or of hearsay.
type Outcome struct {
	Status    FindingStatus `json:"status,omitempty"`
	StatusDay Date          `json:"status_datum,omitzero"`
	StatusWhy string        `json:"status_toelichting,omitempty"`
}

// SeenIn returns when the line was seen: where nothing was said of it, when the rest of its
// signal was.
func (f Finding) SeenIn(c Content) Seen {
	if f.Seen.IsZero() {
		return c.Seen()
	}
	return f.Seen
}

// SameLabel reports whether two lines are of the same kind and from the same
// source, so that their words may stand in one line.
func (f Finding) SameLabel(g Finding) bool {
	return f.Kind == g.Kind && f.Source == g.Source && f.Confidential == g.Confidential && f.Provenance == g.Provenance
}

// Labelled returns the line with another kind and source. A source that is
// confidential by itself makes the line so; what passed it on is asked anew.
func (f Finding) Labelled(k InfoKind, s Source) Finding {
	f.Kind, f.Source, f.Confidential, f.Provenance = k, s, s.Confidential(), Provenance{}
	return f
}

// Open reports whether the line is a suspicion or hearsay: something that
// still has to be confirmed or refuted.
func (f Finding) Open() bool {
	return (f.Kind == Suspicion || f.Kind == ThirdParty) && (f.Status == FindingNone || f.Status == FindingOpen)
}

// Settled reports a line of which it is known what became of it.
func (f Finding) Settled() bool { return f.Status != FindingNone && f.Status != FindingOpen }

// Step is something done or to be done about a signal.
type Step struct {
	ID      ID         `json:"id"`
	Type    string     `json:"type"`                     // a machine name of model/steps
	Text    string     `json:"tekst,omitempty"`          // in the worker's words
	Planned Date       `json:"gepland_op"`               // zero: no day set
	Said    string     `json:"gepland_gezegd,omitempty"` // the day in the worker's words, where it was not understood
	Done    Seen       `json:"gedaan_op"`                // zero: not done
	Status  StepStatus `json:"status"`
	Who     string     `json:"wie,omitempty"`    // a role
	Called  bool       `json:"gebeld,omitempty"` // made on Direct bellen: never taken back

	Result    string `json:"uitkomst,omitempty"`    // what came of it, or why nothing did
	ChildSeen string `json:"kind_gezien,omitempty"` // ja or nee; "" when it was not said
}

// Undated reports a planned step whose day was not understood: nothing comes of it by
// itself, so it counts as none until it has a day.
func (s Step) Undated() bool { return s.Status == Planned && s.Planned.IsZero() && s.Said != "" }

// Settled returns the step with what became of it at a moment.
func (s Step) Settled(as StepStatus, at time.Time) Step {
	s.Status, s.Done = as, Seen{}
	if as == Done {
		s.Done = SeenAt(at)
	}
	return s
}

// Check is what was found about one item of the checklist.
type Check struct {
	Answer CheckAnswer `json:"antwoord"`
	Source Source      `json:"bron,omitempty"`
	Note   string      `json:"toelichting,omitempty"`
	At     time.Time   `json:"datum"`                 // of the answer; a source or a note added later leaves it
	Bulk   bool        `json:"in_een_keer,omitempty"` // answered by "the rest of this page: no"
	Band   Band        `json:"nagegaan_bij,omitempty"`
}

// Looked reports whether the item was looked at: a note or a source alone answers
// nothing.
func (c Check) Looked() bool { return c.Answer != "" }

// AcuteAnswer is what the worker answered on the screen Direct bellen.
type AcuteAnswer string

// The answers on the screen Direct bellen.
const (
	AcuteCalling  AcuteAnswer = "ik_bel_nu"
	AcuteOther    AcuteAnswer = "iemand_anders_belt"
	AcuteNoDanger AcuteAnswer = "geen_direct_gevaar"
	AcuteUnsure   AcuteAnswer = "weet_niet"
)

// Acute is one answer given on Direct bellen. Leaving the screen without an
// answer leaves none: an accidental key must not stand in a child's file.
type Acute struct {
	At     time.Time   `json:"tijd"`
	Answer AcuteAnswer `json:"antwoord"`
	Text   string      `json:"tekst,omitempty"`      // who calls, or why there is no danger
	Why    []string    `json:"aanleiding,omitempty"` // what opened the screen: question or item names
}

// Seen returns when it was seen; zero when that was not said or not
// understood.
func (c Content) Seen() Seen {
	s, err := ParseSeen(c.Answers.One(QSeen))
	if err != nil {
		return Seen{}
	}
	return s
}

// Band returns the age band of the subject.
func (c Content) Band() Band { return Band(c.Answers.One(QAge)) }

// Bands returns the bands the checklist has to cover: that of the subject and
// of every child in the house, young first, without doubles.
func (c Content) Bands() []Band {
	on := map[Band]bool{c.Band(): true}
	for _, p := range c.People {
		if p.Role.Minor() && p.Home != No {
			on[p.Band] = true
		}
	}
	var out []Band
	for _, b := range Bands {
		if on[b] {
			out = append(out, b)
		}
	}
	return out
}

// Urgency returns how soon the worker wants something done.
func (c Content) Urgency() Urgency { return Urgency(c.Answers.One(QUrgency)) }

// WithStep returns the content with the step of that id as it is given.
func (c Content) WithStep(step Step) Content {
	c = c.Clone()
	for i, s := range c.Steps {
		if s.ID == step.ID {
			c.Steps[i] = step
		}
	}
	return c
}

// NextStep returns the planned step that comes first, and false when there is
// none. A step without a day comes after those with one.
func (c Content) NextStep() (Step, bool) {
	var best Step
	found := false
	for _, s := range c.Steps {
		if s.Status != Planned || s.empty() {
			continue
		}
		if !found || (!s.Planned.IsZero() && (best.Planned.IsZero() || s.Planned.Before(best.Planned))) {
			best, found = s, true
		}
	}
	return best, found
}

// CallState says whether somebody still has to be called about a signal, or has to
// say that nobody has to.
type CallState byte

// The states.
const (
	CallUnknown CallState = iota // a list head from before this was kept
	CallSettled                  // nothing asks for a call, or Direct bellen was answered after it did
	CallOpen                     // something does, and Direct bellen was not answered since
)

// grave are the items of the catalogue that open Direct bellen when they become ja or
// vermoed. They are marked in the catalogue too, which refuses to be read where the
// two differ: list heads are made down here, where no catalogue is known.
var grave = map[string]bool{
	"a.alleen": true, "a.basiszorg": true, "a.dreiging": true, "a.gevaar-nu": true, "a.letsel": true, "a.onthulling": true,
	"a.ouder-crisis": true, "a.seksueel": true, "a.uitbuiting": true, "a.wapen-thuis": true, "a.zelfdoding": true,
	"r.gez.hard": true, "r.grp.aansturing": true, "r.grp.druk": true, "r.grp.geweld": true, "r.grp.wapens": true,
	"r.ind.slaapplek": true, "r.ind.wapen": true, "r.ind.weglopen": true, "r.vri.ronselen": true,
}

// Grave reports whether an item of the catalogue asks for a call when it is answered
// with ja or vermoed.
func Grave(slug string) bool { return grave[slug] }

// Asks names what asks for a call: the question of direct danger, and grave items in
// the order of their names.
func (c Content) Asks() []string {
	var out []string
	for slug, check := range c.Checks {
		if grave[slug] && (check.Answer == CheckYes || check.Answer == CheckMaybe) {
			out = append(out, slug)
		}
	}
	slices.Sort(out)
	if c.Answers.One(QDanger) == Yes {
		out = append([]string{QDanger}, out...)
	}
	return out
}

// Call says whether a call is still open: direct danger is ja or a grave item is ja or
// vermoed, and Direct bellen was not answered since the last of those answers. A danger
// that was answered before its moment was kept is settled by any answer.
func (c Content) Call() CallState {
	asks := c.Asks()
	if len(asks) == 0 {
		return CallSettled
	}
	var since time.Time
	for _, name := range asks {
		at := c.Checks[name].At
		if name == QDanger {
			at = c.DangerAt
		}
		if at.After(since) {
			since = at
		}
	}
	for _, a := range c.Acute {
		if !a.At.Before(since) {
			return CallSettled
		}
	}
	return CallOpen
}

// OtherStep is the machine name of a step that fits none of the others: it is
// what its own words say, and without them nothing.
const OtherStep = "anders"

// FeedbackStep is the machine name of the step that tells those it came from what was done
// with it.
const FeedbackStep = "terugkoppeling"

// Said returns c without what says nothing: a line without words, a step of
// one's own without words, somebody without a role, an answer of spaces alone. It is what
// counts, what is looked at for what is missing, and what is recorded; only while it is
// being written may an empty line stand between others. Nothing of c is changed.
func (c Content) Said() Content {
	for _, p := range parts {
		p.said(&c)
	}
	return c
}

// blank reports an answer of spaces alone.
func blank(a Answer) bool {
	return len(a) > 0 && !slices.ContainsFunc(a, func(s string) bool { return strings.TrimSpace(s) != "" })
}

func (f Finding) empty() bool { return strings.TrimSpace(f.Text) == "" }

func (s Step) empty() bool {
	return (s.Type == "" || s.Type == OtherStep) && strings.TrimSpace(s.Text) == ""
}

func (p Person) empty() bool { return p.Role == "" }
