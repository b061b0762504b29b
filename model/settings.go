package model

import (
	"slices"
	"strings"
	"time"
)

// Settings are what the worker set once: who they are, and what the program
// remembers between signals. They live in the file and nowhere else.
type Settings struct {
	Author     Author            `json:"door"`
	Places     []string          `json:"plekken,omitempty"`     // last used first, at most MaxPlaces
	Remembered map[string]Answer `json:"onthouden,omitempty"`   // last answer at questions that ask to be remembered
	PaperNoted bool              `json:"herstelcode_genoteerd"` // Vandaag keeps asking until this is true
	LockAfter  int               `json:"vergrendel_na"`         // minutes without a key; 0 means the default of 3
	ShortCode  string            `json:"korte_code,omitempty"`  // a sum of its digits; "" when the worker set none
	Receivers  []Receiver        `json:"ontvangers,omitempty"`  // whom bundles can be sealed for, by their names
	Filters    []Filter          `json:"filters,omitempty"`     // of the list of signals, in the order of their digits
	Police     bool              `json:"wpg,omitempty"`         // what stands in the file is police data, and goes nowhere else
	Postbox    string            `json:"postvak,omitempty"`     // the folder that is shared with the team; "" for none
	Exchanged  time.Time         `json:"uitgewisseld,omitzero"` // when that was done last; zero for never
}

// exchangeAgain is after how many days a worker is reminded that the team waits.
const exchangeAgain = 7

// ExchangeWaits reports that nothing was exchanged with the team for a week, and for how many
// days. Where that was never done there may be no team yet.
func (s Settings) ExchangeWaits(now time.Time) (days int, waits bool) {
	if s.Postbox == "" || s.Exchanged.IsZero() {
		return 0, false
	}
	days = DateOf(now).Sub(DateOf(s.Exchanged.In(now.Location())))
	return days, days >= exchangeAgain
}

// Receiver is somebody whose public key is kept.
type Receiver struct {
	Name string `json:"naam"`
	Key  string `json:"sleutel"` // age1…
}

// ReceiverCalled returns the one of this name, however it is written in capitals.
func (s Settings) ReceiverCalled(name string) (Receiver, bool) {
	i := slices.IndexFunc(s.Receivers, func(r Receiver) bool { return strings.EqualFold(r.Name, name) })
	if i < 0 {
		return Receiver{}, false
	}
	return s.Receivers[i], true
}

// WithReceiver returns the receivers in order of their names, with r in the place of the one
// that was called was; "" for one more.
func (s Settings) WithReceiver(was string, r Receiver) []Receiver {
	out := s.WithoutReceiver(was)
	at, _ := slices.BinarySearchFunc(out, r.Name, func(o Receiver, name string) int {
		return strings.Compare(strings.ToLower(o.Name), strings.ToLower(name))
	})
	return slices.Insert(out, at, r)
}

// WithoutReceiver returns the receivers but for the one of this name.
func (s Settings) WithoutReceiver(name string) []Receiver {
	return slices.DeleteFunc(slices.Clone(s.Receivers), func(r Receiver) bool { return strings.EqualFold(r.Name, name) })
}

// MaxPlaces is how many places are remembered.
const MaxPlaces = 50
