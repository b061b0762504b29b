package model

// The machine names: the guide's Dutch words in ASCII snake_case. They stand
// in the file, in every export and on the command line. A name is for ever;
// the words people see for it are in model/words and may change.

// Kind says who or what a subject is.
type Kind string

// The kinds of subject.
const (
	Child  Kind = "kind"       // 0-11
	Youth  Kind = "jongere"    // 12-23
	Family Kind = "gezin"      // who care for and live with a child
	Group  Kind = "jeugdgroep" // a loose set of young people; never a member list
	Place  Kind = "plek"       // a spot in the neighbourhood
)

// Kinds lists the kinds in the order of the form.
var Kinds = []Kind{Child, Youth, Family, Group, Place}

// Band is an age band. It is all of an age that leaves the program without
// names; what was said stands beside it, see [Age].
type Band string

// The age bands, in years.
const (
	Band0       Band = "0-5"
	Band6       Band = "6-11"
	Band12      Band = "12-17"
	Band18      Band = "18-23"
	BandNone    Band = ""         // not asked
	BandUnknown Band = "onbekend" // asked, not known
)

// Bands lists the known bands from young to old.
var Bands = []Band{Band0, Band6, Band12, Band18}

// BandOf returns the band for an age in whole years, and false for an age the
// program does not work with (over 23).
func BandOf(age int) (Band, bool) {
	switch {
	case age < 0 || age > 23:
		return BandNone, false
	case age <= 5:
		return Band0, true
	case age <= 11:
		return Band6, true
	case age <= 17:
		return Band12, true
	}
	return Band18, true
}

// The answers to a yes-or-no question.
const (
	Yes     = "ja"
	No      = "nee"
	Unsure  = "weet_niet"
	NotYet  = "nog_niet"
	OnPurp  = "bewust_niet"
	Unknown = "onbekend"
)

// InfoKind says what a line of a signal is: fact, statement, hearsay,
// document or suspicion. It never changes by itself.
type InfoKind string

// The kinds of information.
const (
	InfoNone   InfoKind = ""                      // not labelled yet
	SeenSelf   InfoKind = "feit_zelf_waargenomen" // the worker saw or heard it happen
	Said       InfoKind = "uitspraak_betrokkene"  // someone concerned said it
	ThirdParty InfoKind = "informatie_derde"      // hearsay
	Document   InfoKind = "document"              // read in a document
	Suspicion  InfoKind = "hypothese"             // the worker's own suspicion
)

// InfoKinds lists the kinds in the order they are offered.
var InfoKinds = []InfoKind{SeenSelf, Said, ThirdParty, Document, Suspicion}

// Source is the role of whoever information came from; never a name.
type Source string

// The sources.
const (
	SourceNone    Source = ""
	FromChild     Source = "kind"
	FromYouth     Source = "jongere"
	FromParent    Source = "ouder" // of older lines and answers: not said which
	FromMother    Source = "moeder"
	FromFather    Source = "vader"
	FromOtherCare Source = "stief_of_pleegouder"
	FromRelative  Source = "familie"
	FromResident  Source = "bewoner"
	FromSchool    Source = "school"
	FromDaycare   Source = "opvang"
	FromColleague Source = "collega"
	FromDoctor    Source = "huisarts_of_jeugdarts"
	FromPolice    Source = "politie"
	FromKeyPerson Source = "sleutelfiguur"
	FromOnline    Source = "online"
	FromOther     Source = "anders"      // takes words
	FromSelf      Source = "zelf_gezien" // only on checklist answers
	FromDocument  Source = "document"    // only on checklist answers
)

// Confidential reports whether a source is confidential unless the worker
// says otherwise.
func (s Source) Confidential() bool {
	return s == FromRelative || s == FromResident || s == FromKeyPerson
}

// FindingStatus says what became of a line that was to be looked into.
type FindingStatus string

// The states of a line.
const (
	FindingNone      FindingStatus = "" // not said: open where the kind is
	FindingOpen      FindingStatus = "open"
	FindingConfirmed FindingStatus = "bevestigd"
	FindingRefuted   FindingStatus = "weerlegd"
	FindingWithdrawn FindingStatus = "ingetrokken"
)

// Urgency is how soon the worker wants something done. It is the worker's own
// judgement about acting, not a level of risk.
type Urgency string

// The urgencies.
const (
	UrgencyNone Urgency = ""
	Now         Urgency = "nu"
	ThreeDays   Urgency = "binnen_3_dagen"
	TwoWeeks    Urgency = "binnen_2_weken"
	Watch       Urgency = "aankijken"
)

// Urgencies lists the urgencies from soon to late.
var Urgencies = []Urgency{Now, ThreeDays, TwoWeeks, Watch}

// Days returns within how many whole days of writing something should be
// done, and false when no term was set.
func (u Urgency) Days() (int, bool) {
	switch u {
	case Now:
		return 0, true
	case ThreeDays:
		return 3, true
	case TwoWeeks:
		return 14, true
	default: // to keep an eye on, or not asked
		return 0, false
	}
}

// StepStatus says what became of a step.
type StepStatus string

// The states of a step.
const (
	Planned StepStatus = "gepland"
	Done    StepStatus = "gedaan"
	Failed  StepStatus = "niet_gelukt"
	Dropped StepStatus = "vervallen"
)

// CheckAnswer is what was found about one item of the checklist. Not looked at is
// the absence of an answer, never one of these.
type CheckAnswer string

// The answers to a checklist item.
const (
	CheckYes   CheckAnswer = "ja"
	CheckMaybe CheckAnswer = "vermoed"
	CheckNo    CheckAnswer = "nee"

	CheckUnknown CheckAnswer = "niet_bekend" // asked or looked at, and it cannot be said
)

// State says where a recorded signal stands.
type State string

// The states of a signal.
const (
	Open   State = "open"
	Closed State = "afgesloten"
)

// The questions of the built-in form, by their machine names. Rules look
// answers up under these; a form without one of them simply never answers it.
const (
	QDanger    = "direct_gevaar"
	QAbout     = "over_wie"
	QMark      = "herkenning"
	QAge       = "leeftijd"
	QSeen      = "gezien_op"
	QPlace     = "waar"
	QFindings  = "bevindingen"
	QUrgency   = "hoe_snel"
	QDiscussed = "besproken"
	QWhyNot    = "reden_niet_besproken"
	QSteps     = "vervolg"
	QPeople    = "personen"
)

// QClosed is the day a signal was closed.
const QClosed = "afgesloten_op"

// QTags is the name under which the target groups that were chosen are kept.
const QTags = "doelgroep"
