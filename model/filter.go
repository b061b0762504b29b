package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

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
