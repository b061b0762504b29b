package model

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
