package model

import (
	"slices"
	"time"
)

// CallState says whether somebody still has to be called about a signal, or has to
// say that nobody has to.
type CallState byte

// The states.
const (
	CallUnknown CallState = iota // a list head from before this was kept
	CallSettled                  // nothing asks for a call, or Direct bellen was answered after it did
	CallOpen                     // something does, and Direct bellen was not answered since
)

// grave are the items of the catalogue that open Direct bellen when they become ja or
// vermoed. They are marked in the catalogue too, which refuses to be read where the
// two differ: list heads are made down here, where no catalogue is known.
var grave = map[string]bool{
	"a.alleen": true, "a.basiszorg": true, "a.dreiging": true, "a.gevaar-nu": true, "a.letsel": true, "a.onthulling": true,
	"a.ouder-crisis": true, "a.seksueel": true, "a.uitbuiting": true, "a.wapen-thuis": true, "a.zelfdoding": true,
	"r.gez.hard": true, "r.grp.aansturing": true, "r.grp.druk": true, "r.grp.geweld": true, "r.grp.wapens": true,
	"r.ind.slaapplek": true, "r.ind.wapen": true, "r.ind.weglopen": true, "r.vri.ronselen": true,
}

// Grave reports whether an item of the catalogue asks for a call when it is answered
// with ja or vermoed.
func Grave(slug string) bool { return grave[slug] }

// Asks names what asks for a call: the question of direct danger, and grave items in
// the order of their names.
func (c Content) Asks() []string {
	var out []string
	for slug, check := range c.Checks {
		if grave[slug] && (check.Answer == CheckYes || check.Answer == CheckMaybe) {
			out = append(out, slug)
		}
	}
	slices.Sort(out)
	if c.Answers.One(QDanger) == Yes {
		out = append([]string{QDanger}, out...)
	}
	return out
}

// Call says whether a call is still open: direct danger is ja or a grave item is ja or
// vermoed, and Direct bellen was not answered since the last of those answers. A danger
// that was answered before its moment was kept is settled by any answer.
func (c Content) Call() CallState {
	asks := c.Asks()
	if len(asks) == 0 {
		return CallSettled
	}
	var since time.Time
	for _, name := range asks {
		at := c.Checks[name].At
		if name == QDanger {
			at = c.DangerAt
		}
		if at.After(since) {
			since = at
		}
	}
	for _, a := range c.Acute {
		if !a.At.Before(since) {
			return CallSettled
		}
	}
	return CallOpen
}
