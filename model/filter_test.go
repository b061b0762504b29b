package model

import (
	"fmt"
	"strings"
	"testing"
)

// TestFiltersAreFewShortAndToldApart holds how many are kept, and that of two one is default.
func TestFiltersAreFewShortAndToldApart(t *testing.T) {
	var s Settings
	for n := range MaxFilters + 1 {
		all, why := s.WithFilter("", Filter{Name: fmt.Sprint("f", n), Default: true})
		if (why == FilterMany) != (n == MaxFilters) {
			t.Errorf("%d: %q", n, why)
		}
		s.Filters = all
	}
	if f, i, ok := s.DefaultFilter(); !ok || i != MaxFilters-1 || f.Name != "f8" {
		t.Errorf("default is %q", f.Name)
	}
	if _, why := s.WithFilter("f1", Filter{Name: "F2"}); why != FilterTaken {
		t.Errorf("two of one name: %q", why)
	}
	s.Filters, _ = s.WithFilter("F1", Filter{Name: "Noord"})
	if s.Filters[1].Name != "Noord" || len(s.WithoutFilter("noord")) != MaxFilters-1 {
		t.Errorf("renamed: %+v", s.Filters)
	}
	for f, want := range map[Filter]FilterFault{
		{Name: "a", Words: "b", Only: "deel", Order: "code"}: "",
		{Name: " "}: FilterNameless,
		{Name: strings.Repeat("é", MaxFilterName+1)}:              FilterLongName,
		{Name: "a", Words: strings.Repeat("x", MaxFilterWords+1)}: FilterLong,
		{Name: "a", Only: "anders"}:                               FilterOnly,
		{Name: "a", Order: "anders"}:                              FilterOrder,
	} {
		if got := f.Fault([]string{"deel"}, []string{"code"}); got != want {
			t.Errorf("%+v: %q, want %q", f, got, want)
		}
	}
}
