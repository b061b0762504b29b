package region

import (
	"regexp"
	"strings"

	"tijdig/model/network"
	"tijdig/model/pattern"
)

// Doubt is something that may well be about a person, which has no place in a package. Whoever
// takes it in decides.
type Doubt struct {
	Name string // of what it is said of
	Said string
}

var (
	mobileRE = pattern.Lazy(`^(06|\+31 ?\(?0?\)?[ -]?6|0031[ -]?6)`)
	mailRE   = pattern.Lazy(`[^ ]+@[^ ]+`)
	titleRE  = pattern.Lazy(`(?i)\b(mevr|mw|dhr|mevrouw|meneer)\b\.? +[A-Z]`)
)

// Doubts lists what in the book, and not in what comes with the program, looks as if it were
// of a person: a mobile number, a mail address, or a name behind mevrouw or meneer.
func (b *Book) Doubts() (out []Doubt) {
	look := func(name, phone string, texts ...string) {
		if mobileRE().MatchString(phone) {
			out = append(out, Doubt{name, phone})
		}
		for _, s := range append(texts, name) {
			for _, re := range []*regexp.Regexp{mailRE(), titleRE()} {
				if m := re.FindString(s); m != "" {
					out = append(out, Doubt{name, strings.TrimSpace(m)})
				}
			}
		}
	}
	for _, e := range b.Network().All() {
		if e.Kind != network.Role {
			look(e.Name, e.Phone, append([]string{e.Note, e.Area, e.Source}, e.Aliases...)...)
		}
	}
	for _, n := range b.Numbers() {
		look(n.When, n.Number, n.Note)
	}
	return out
}
