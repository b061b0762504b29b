package listing

import (
	"strconv"
	"strings"

	"tijdig/model/catalogue"
	"tijdig/ui/text"
)

// Doelgroep bij meer signalen.
const (
	TargetsTitle  = "Doelgroep"
	TargetsRecord = "leg vast"
	TargetsBusy   = "wordt vastgelegd"
	TargetsWhy    = "De doelgroep hoort bij de aanpak, niet bij een persoon. Hij zet bij Nagaan de punten die erbij passen voorop. Eerst zie je wat er verandert."
)

// TargetsAsk asks which group.
func TargetsAsk(signals int) string { return "Welke doelgroep, bij " + text.Signals(signals) + "?" }

// TargetsHave says how many have a group already.
func TargetsHave(label string, n, of int) string {
	return label + "  (nu bij " + strconv.Itoa(n) + " van " + strconv.Itoa(of) + ")"
}

func target(tag string) string { return strings.Join(catalogue.TagLabels([]string{tag}), "") }

// TargetsPlan says what will change.
func TargetsPlan(tag string, off bool, n int) string {
	switch {
	case n == 0:
		return "Er verandert niets."
	case off:
		return target(tag) + " gaat weg bij " + text.Signals(n) + "."
	}
	return target(tag) + " komt bij " + text.Signals(n) + "."
}

// TargetsStay says how many stay as they are.
func TargetsStay(off bool, n int) string {
	if off {
		return "Bij " + text.Signals(n) + " stond die er niet."
	}
	return "Bij " + text.Signals(n) + " stond die er al."
}

// TargetsDone says what was recorded.
func TargetsDone(tag string, off bool, n int) string {
	if off {
		return target(tag) + " is weg bij " + text.Signals(n) + " (u: ongedaan)"
	}
	return target(tag) + " staat bij " + text.Signals(n) + " (u: ongedaan)"
}

// TargetsBack says how many versions were taken back.
func TargetsBack(n, of int) string {
	if n < of {
		return "Ongedaan gemaakt bij " + strconv.Itoa(n) + " van " + text.Signals(of) + "; de rest is sindsdien veranderd."
	}
	return "Ongedaan gemaakt bij " + text.Signals(n) + "."
}

// TargetsStopped says how far it came before it went wrong.
func TargetsStopped(n, of int, err error) string {
	return "Gestopt na " + strconv.Itoa(n) + " van " + text.Signals(of) + ": " + text.Error(err)
}
