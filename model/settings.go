package model

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
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

// Clone returns settings that share nothing that can be changed.
func (s Settings) Clone() Settings {
	s.Places, s.Receivers, s.Filters = slices.Clone(s.Places), slices.Clone(s.Receivers), slices.Clone(s.Filters)
	s.Remembered = maps.Clone(s.Remembered)
	return s
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

// Terms are after how many days the worker is asked again. None of them is a law, and none
// does anything by itself.
type Terms struct {
	HandedOver int `json:"handed_over"` // a signal that was handed over complete: can it go?
	ThrownAway int `json:"thrown_away"` // a concept that was thrown away: can it go for good?
	OpenLines  int `json:"open_lines"`  // a suspicion, or hearsay: is it known by now?
}

// DefaultTerms are those that come with the program.
var DefaultTerms = Terms{HandedOver: 30, ThrownAway: 30, OpenLines: 14}

// TermLimit is what a term can be set to, in days. They are long enough to hear that a signal
// arrived and to miss what was thrown away, and short enough for a laptop, which is no archive.
type TermLimit struct {
	Name        string // as in JSON
	Asks        string // what is asked then
	Of          func(Terms) int
	Least, Most int
}

// TermLimits lists the terms in the order they are told.
var TermLimits = []TermLimit{
	{"handed_over", "vragen of een overgedragen signaal weg kan", func(t Terms) int { return t.HandedOver }, 7, 180},
	{"thrown_away", "vragen of een weggegooid concept weg kan", func(t Terms) int { return t.ThrownAway }, 7, 180},
	{"open_lines", "vragen of een vermoeden of horen zeggen klopt", func(t Terms) int { return t.OpenLines }, 1, 90},
}

// DueBefore returns the moment before which a signal must have been changed last to be asked
// about.
func (t Terms) DueBefore(now time.Time) time.Time { return now.AddDate(0, 0, -t.HandedOver) }

// TrashDue reports whether a concept was thrown away so long ago that letting it go may be
// proposed.
func (t Terms) TrashDue(thrown, now time.Time) bool {
	return now.Sub(thrown) > time.Duration(t.ThrownAway)*24*time.Hour
}

// LooksAgain reports whether a line that was written on a day, and is no fact, comes up for
// another look.
func (t Terms) LooksAgain(written, today Date) bool { return today.Sub(written) >= t.OpenLines }

// Filter is what the list of signals was narrowed to, kept under a name. Only and Order are
// machine names of the list.
type Filter struct {
	Name    string `json:"naam"`
	Words   string `json:"woorden,omitempty"`
	Only    string `json:"alleen,omitempty"`
	Order   string `json:"volgorde,omitempty"`
	Default bool   `json:"standaard,omitempty"` // the list opens with it; of one at most
}

// How many filters are kept, each with a digit of its own, and how long they may be, in
// characters.
const (
	MaxFilters     = 9
	MaxFilterName  = 40
	MaxFilterWords = 200
)

// FilterFault is why a filter is not kept, or not read.
type FilterFault string

// The faults.
const (
	FilterNameless FilterFault = "naam_leeg"
	FilterLongName FilterFault = "naam_te_lang"
	FilterTaken    FilterFault = "naam_bestaat"
	FilterLong     FilterFault = "woorden_te_lang"
	FilterMany     FilterFault = "te_veel"
	FilterOnly     FilterFault = "alleen_onbekend"
	FilterOrder    FilterFault = "volgorde_onbekend"
)

// Fault returns what is wrong with a filter by itself, "" for nothing, given the parts and the
// orders there are.
func (f Filter) Fault(parts, orders []string) FilterFault {
	switch {
	case strings.TrimSpace(f.Name) == "":
		return FilterNameless
	case utf8.RuneCountInString(f.Name) > MaxFilterName:
		return FilterLongName
	case utf8.RuneCountInString(f.Words) > MaxFilterWords:
		return FilterLong
	case f.Only != "" && !slices.Contains(parts, f.Only):
		return FilterOnly
	case f.Order != "" && !slices.Contains(orders, f.Order):
		return FilterOrder
	}
	return ""
}

// WithFilter returns the filters with f in the place of the one that was called was; "" for
// one more, behind the others. Of the others none is the default where f is. It says why that
// cannot be.
func (s Settings) WithFilter(was string, f Filter) ([]Filter, FilterFault) {
	out, at := slices.Clone(s.Filters), -1
	for i := range out {
		switch {
		case was != "" && strings.EqualFold(out[i].Name, was):
			at = i
		case strings.EqualFold(out[i].Name, f.Name):
			return s.Filters, FilterTaken
		}
		out[i].Default = out[i].Default && !f.Default
	}
	switch {
	case at >= 0:
		out[at] = f
	case len(out) >= MaxFilters:
		return s.Filters, FilterMany
	default:
		out = append(out, f)
	}
	return out, ""
}

// WithoutFilter returns the filters but for the one of this name.
func (s Settings) WithoutFilter(name string) []Filter {
	return slices.DeleteFunc(slices.Clone(s.Filters), func(f Filter) bool { return strings.EqualFold(f.Name, name) })
}

// DefaultFilter returns the one that the list opens with, and where it stands.
func (s Settings) DefaultFilter() (Filter, int, bool) {
	i := slices.IndexFunc(s.Filters, func(f Filter) bool { return f.Default })
	if i < 0 {
		return Filter{}, 0, false
	}
	return s.Filters[i], i, true
}
