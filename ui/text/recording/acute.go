package recording

import (
	"tijdig/model"
	"tijdig/model/words"
)

// Direct bellen.
const (
	AcuteTitle     = "Direct bellen"
	AcuteWhy       = "Waarom dit scherm"
	CalledWhom     = "Wie bel je?"
	SomeoneElse    = "iemand anders"
	ThenType       = "Daarna typ je verder bij wat je zag of hoorde. enter: zonder te zeggen wie. esc: toch niet, dan staat er niets."
	NoteNothing    = "toch niet"
	NothingNoted   = "Er is niets genoteerd."
	OrTypeWho      = ", of typ wie"
	ThenEnter      = "Dit noteert wie je belt. Na enter typ je verder bij wat je zag of hoorde."
	WhoCalls       = "wie?"
	WhyNoDanger    = "waarom?"
	NotesTime      = "noteert de tijd; je typt door"
	CallForAdvice  = "bel Veilig Thuis voor advies"
	TheyAsk        = "Ze zullen vragen"
	TheyAskWhat    = "waar is het kind nu, wie is erbij, hoe lang nog veilig"
	TheyAskOfGroup = "waar is het, wie loopt gevaar, hoe lang nog"
	Also           = "Ook"
	OtherChildren  = "zijn er andere kinderen in huis?"
	NothingFirst   = "Er hoeft niets eerst ingevuld te worden."
	CalledVT       = "gebeld met Veilig Thuis"
	CalledOther    = "gebeld"
	DangerHead     = "Eerst bellen"
	CallKey        = " · ctrl+d"
)

// CalledNamed says who was called, in the worker's words.
func CalledNamed(who string) string { return CalledOther + ": " + who }

// DangerAnswer says how the first question was answered.
func DangerAnswer(answer string) string { return "direct gevaar nu: " + words.Of(answer) }

// CheckAnswer says how an item was answered.
func CheckAnswer(c model.Check) string {
	if !c.Looked() {
		return "niet nagegaan"
	}
	return words.Of(string(c.Answer))
}
