package privacy

import (
	"sync"

	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/say"
)

// Asker is who asks to see what stands about somebody.
type Asker string

// The askers.
const (
	AskerSelf   Asker = "kind_vanaf_12_of_jongere"
	AskerParent Asker = "ouder_met_gezag"
	AskerOther  Asker = "iemand_anders_vraagt"
)

// Askers lists them in the order they are offered.
var Askers = []Asker{AskerSelf, AskerParent, AskerOther}

// Words is what people call who asks.
func (a Asker) Words() string { return words.Of(string(a)) }

// Reason is why a line is left out of what somebody asked to see.
type Reason string

// The reasons that the law gives.
const (
	ForAnother Reason = "privacy_van_een_ander"
	ForCare    Reason = "goede_zorg"
)

// Reasons lists them in the order they are offered.
var Reasons = []Reason{ForAnother, ForCare}

// Words is what people call the reason.
func (r Reason) Words() string { return words.Of(string(r)) }

// leftToOthers are the marks where something is of others than whom it is about: what it
// was, and why it is left out.
var leftToOthers = sync.OnceValue(func() marks {
	return marks{
		source:  say.Unnamed,
		finding: notShown("wat iemand vertrouwelijk vertelde"),
		note:    notShown("toelichting uit een vertrouwelijke bron"),
		place:   notShown("plek die kan zeggen wie iets vertelde"),
		answer:  notShown("antwoord dat kan zeggen wie iets vertelde"),
		doer:    notShown("wie dit doet, want dat kan zeggen wie iets vertelde"),
		told:    notShown("wat kan zeggen wie iets vertelde"),
		why:     notShown("waaruit dat bleek, want dat kan zeggen wie iets vertelde"),
		who:     notShown("wie precies"),
		called:  notShown("hoe iemand heet of te vinden is"),
		name:    notShown("naam of nummer"),
		age:     notShown("leeftijd en waar die woont"),
	}
})

func notShown(what string) string {
	return "[weggelaten: " + what + "; " + ForAnother.Words() + "]"
}

// passesToSubject is [View.passes] for whom it is about: all of it, but for what somebody
// else is called, and names in what was typed.
func (v *View) passesToSubject(column string) passage {
	switch typed, known := v.free[column]; {
	case v.inRows[column], v.self[column]:
		return whole
	case v.priv[column] == form.PrivacyName, v.name[column]:
		return stopped
	case known && !typed:
		return whole
	}
	return masked
}
