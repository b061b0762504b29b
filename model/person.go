package model

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Role is what a person is to the subject.
type Role string

// The roles a person may have.
const (
	RoleChild   Role = "kind"
	RoleMother  Role = "moeder"
	RoleFather  Role = "vader"
	RoleParent  Role = "ouder_verzorger" // another who brings up, or not said which
	RoleSibling Role = "broer_zus"
	RolePartner Role = "partner"
	RoleOther   Role = "ander"
)

// Roles lists the roles in the order they are offered.
var Roles = []Role{RoleChild, RoleMother, RoleFather, RoleParent, RoleSibling, RolePartner, RoleOther}

// Minor reports whether someone in this role has an age band that counts for
// the checklist.
func (r Role) Minor() bool { return r == RoleChild || r == RoleSibling || r == RoleOther }

// Parent reports whether someone in this role brings up.
func (r Role) Parent() bool { return r == RoleMother || r == RoleFather || r == RoleParent }

// Person is someone who belongs with the subject: a role and an age band,
// never a name.
type Person struct {
	ID      ID     `json:"id"`
	Role    Role   `json:"rol"`
	Band    Band   `json:"leeftijdsband,omitempty"`
	AgeSaid string `json:"leeftijd,omitempty"` // as [Age.Said]
	AgeDay  Date   `json:"leeftijd_op,omitzero"`
	Home    string `json:"woont_in,omitempty"` // ja, nee or deels
	About
}

// About is what is known of a person beside who that is; "" is not asked.
type About struct {
	Spoken      string `json:"gesproken,omitempty"` // ja or nee: did the worker speak to this person
	Authority   string `json:"gezag,omitempty"`     // ja, nee or onbekend
	Interpreter string `json:"tolk,omitempty"`      // ja or nee: is one needed
}

// PersonAsk names something that a form can ask of each person.
type PersonAsk string

// What can be asked of each person, as a form names it.
const (
	AskSpoken      PersonAsk = "gesproken"
	AskAuthority   PersonAsk = "gezag"
	AskInterpreter PersonAsk = "tolk"
)

// PersonAsks lists what can be asked, in the order it is asked.
var PersonAsks = []PersonAsk{AskSpoken, AskAuthority, AskInterpreter}

// Answers lists what can be answered.
func (a PersonAsk) Answers() []string {
	if a == AskAuthority {
		return []string{Yes, No, Unknown}
	}
	return []string{Yes, No}
}

// Concerns reports whether something is asked of this person: nobody has authority who is
// a child.
func (a PersonAsk) Concerns(p Person) bool {
	return a != AskAuthority || !p.Role.Minor() || p.Role == RoleOther
}

// Said is where the answer stands.
func (a *About) Said(ask PersonAsk) *string {
	switch ask {
	case AskSpoken:
		return &a.Spoken
	case AskAuthority:
		return &a.Authority
	case AskInterpreter:
		return &a.Interpreter
	}
	panic("no such question: " + string(ask))
}

// Age returns how old the person is, as it was said.
func (p Person) Age() Age { return Age{p.Band, p.AgeSaid, p.AgeDay} }

// Aged returns the person with an age.
func (p Person) Aged(a Age) Person {
	p.Band, p.AgeSaid, p.AgeDay = a.Band, a.Said, a.Day
	return p
}

// Together returns who stands in any of several lists. The same person has another id
// in each, so that who is described alike in two lists counts once, and as often as in
// the list that has the most of them. Of what is known of somebody beside that, the first
// list that says it counts.
func Together(lists [][]Person) []Person {
	type nth struct {
		Person
		n int
	}
	var out []Person
	at := map[nth]int{}
	for _, people := range lists {
		here := map[Person]int{}
		for _, p := range people {
			who := p
			who.ID, who.About = ID{}, About{}
			here[who]++
			i, had := at[nth{who, here[who]}]
			if !had {
				at[nth{who, here[who]}] = len(out)
				out = append(out, p)
				continue
			}
			for _, ask := range PersonAsks {
				if said := out[i].Said(ask); *said == "" {
					*said = *p.Said(ask)
				}
			}
		}
	}
	return out
}

// Age is an age as somebody said it, and when: "8 jaar" on 22 November. The
// band follows from it as of that day, and is all that leaves the program
// without names.
type Age struct {
	Band Band
	Said string // as typed; "" in older records, which hold a band only
	Day  Date   // when it was said; zero in older records
}

// AgeOf reads the answer to the question for an age: its band, and in newer
// records what was said and when.
func AgeOf(a Answer) Age {
	var age Age
	if len(a) > 0 {
		age.Band = Band(a[0])
	}
	if len(a) == 3 {
		day, err := ParseDate(a[2])
		if err == nil {
			age.Said, age.Day = a[1], day
		}
	}
	return age
}

// Answer is how an age stands among the answers. The band comes first, where
// every rule and every older program looks for it.
func (a Age) Answer() Answer {
	switch {
	case a.Band == BandNone:
		return nil
	case a.Said == "":
		return Answer{string(a.Band)}
	}
	return Answer{string(a.Band), a.Said, a.Day.String()}
}

// SayAge returns an age said on a day. Over reports one above 23, which has no band.
func SayAge(said string, day Date) (a Age, over bool) {
	band, over := ReadAge(said)
	return Age{Band: band, Said: strings.TrimSpace(said), Day: day}, over
}

// Age returns how old the subject is, as it was said.
func (c Content) Age() Age { return AgeOf(c.Answers[QAge]) }

// AgeHolds is how many days an age that was said is good for; then it is asked
// again.
const AgeHolds = 365

// Stale reports whether an age was said too long ago to go on with.
func (a Age) Stale(today Date) bool { return !a.Day.IsZero() && today.Sub(a.Day) > AgeHolds }

// ReadAge returns the band of an age as somebody says it: "8", "8½", "8 jaar",
// "bijna 12", "18 maanden", "14 à 15". What names no one band is unknown, and
// never another band. Over reports an age above 23.
func ReadAge(said string) (band Band, over bool) {
	m := ages().FindStringSubmatch(strings.ToLower(strings.TrimSpace(said)))
	if m == nil {
		return BandUnknown, false
	}
	low, high := years(m[2], m[4]), years(m[2], m[4])
	if m[3] != "" {
		high = years(m[3], m[4])
	}
	if nearly := strings.HasPrefix(m[1], "bijna"); nearly && m[4] == "" {
		low, high = low-1, high-1
	}
	from, ok := BandOf(low)
	to, also := BandOf(high)
	switch {
	case !ok || !also:
		return BandUnknown, low > 23
	case from != to || low > high:
		return BandUnknown, false
	}
	return from, false
}

// ages is how an age is said: about, a number or two, and in what.
var ages = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(agePattern) })

const agePattern = `^(bijna |ongeveer |ong\. ?|rond de |rond |circa |ca\.? ?|net |pas |ruim |± ?|~ ?)?` +
	`(` + age + `)` + `(?: ?(?:-|–|/|a|à|of|tot|en) ?(` + age + `))?` +
	` ?(?:j|jr|jr\.|jaar|jarig|jarige|jaar oud)?(m|mnd|maand|maanden|maanden oud|w|wk|weken|week|weken oud|week oud|dagen|dagen oud|dag)?$`

const age = `\d{1,3}(?:½|¼|¾| ?1/2|[.,]\d| en een half)?|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|` +
	`vijftien|zestien|zeventien|achttien|negentien|twintig|eenentwintig|tweeëntwintig|drieëntwintig|anderhalf|anderhalve`

var numbers = strings.Fields("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien " +
	"negentien twintig eenentwintig tweeëntwintig drieëntwintig")

// years returns an age in whole years, given in years, months (m), weeks (w)
// or days (d).
func years(said, unit string) int {
	n := 0
	digits := strings.IndexFunc(said, func(r rune) bool { return r < '0' || r > '9' })
	switch {
	case digits < 0:
		n, _ = strconv.Atoi(said) //nolint:errcheck // its digits were matched
	case digits > 0:
		n, _ = strconv.Atoi(said[:digits]) //nolint:errcheck // its digits were matched
	case strings.HasPrefix(said, "anderhal") || said == "één":
		n = 1
	default:
		for i, w := range numbers {
			if w == said {
				n = i
			}
		}
	}
	switch {
	case strings.HasPrefix(unit, "m"):
		return n / 12
	case strings.HasPrefix(unit, "w"):
		return n / 52
	case strings.HasPrefix(unit, "d"):
		return n / 365
	}
	return n
}
