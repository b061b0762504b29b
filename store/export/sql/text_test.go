package sql

import (
	"strings"
	"testing"
)

// TestTextIsOneLineOfSQLThatItCannotEnd writes what would end it, or a line.
func TestTextIsOneLineOfSQLThatItCannotEnd(t *testing.T) {
	for in, want := range map[string]string{
		"gewoon":      "'gewoon'",
		"oma's huis":  "'oma''s huis'",
		`a\b`:         `E'a\\b'`,
		"een\ntwee":   `E'een\ntwee'`,
		"\x1b[2J":     `E'\x1b[2J'`,
		"nul\x00":     "E'nul\uFFFD'",
		"\xff":        "'\uFFFD'",
		"'; DROP --":  "'''; DROP --'",
		`\'; DROP --`: `E'\\''; DROP --'`,
	} {
		if got := literal(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// TestLongNamesStayApart has names that PostgreSQL would cut to the same.
func TestLongNamesStayApart(t *testing.T) {
	long := strings.Repeat("é", 40)
	one, two := plainName(long+"1"), plainName(long+"2")
	if one == two || len(one) > nameLen || len(two) > nameLen {
		t.Errorf("%q and %q", one, two)
	}
	if got := plainName("vraag.huis=ja"); got != "vraag_huis_ja" {
		t.Error(got)
	}
	if fingerprint("a", "bc") == fingerprint("ab", "c") {
		t.Error("what is divided otherwise has one fingerprint")
	}
}
