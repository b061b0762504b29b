package question

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text/reading"
)

// Lookup is what the network offers beside what is typed. Like an answer of a former time it
// is only shown, and → behind the last letter takes it: enter leaves what was typed.
type Lookup struct {
	Env Env
	In  form.Lookup
}

// least is how many letters are typed before anything is offered: fewer say nothing.
const least = 3

// offers returns what stands there when → is pressed, and why; "" for nothing to offer.
func (l Lookup) offers(typed string) (whole, why string) {
	before := ""
	if l.In == form.InStep { // only whom: what is to be done is the worker's own
		for _, with := range []string{" met ", " bij ", " aan ", " van "} {
			if i := strings.LastIndex(typed, with); i >= len(before) && i >= 0 {
				before = typed[:i+len(with)]
			}
		}
		if before == "" {
			return "", ""
		}
	}
	words := typed[len(before):]
	if utf8.RuneCountInString(strings.TrimSpace(words)) < least {
		return "", ""
	}
	for _, h := range l.Env.Region.Network().Find(words, model.DateOf(l.Env.Now()), l.Env.Network) {
		office := h.Office()
		switch {
		case h.Why.By == network.BySpelling || office == "" || office == words:
		case l.In == form.InSource && h.Trusted: // as a source such a person has a kind of their own, which is confidential
		case l.In == form.InTowns && h.Kind != network.Municipality:
		case l.In != form.InTowns && h.Kind == network.Municipality:
		default:
			return before + office, reading.FoundBecause(h)
		}
	}
	return "", ""
}

// Takes returns the line with what is offered in it, where a key asks for that.
func (l Lookup) Takes(msg tea.Msg, in input.Line) (input.Line, bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || l.In == form.InNothing || !key.Matches(press, l.Env.Keys.Field.Offer) || !in.AtEnd() {
		return in, false
	}
	whole, _ := l.offers(in.Value())
	if whole == "" {
		return in, false
	}
	return input.NewLine(whole, -1, false), true
}

// View is what stands below what is typed; nothing where nothing is offered.
func (l Lookup) View(typed string, width int) tea.View {
	if l.In == form.InNothing {
		return tea.View{}
	}
	whole, why := l.offers(typed)
	if whole == "" {
		return tea.View{}
	}
	return layout.Prose(l.Env.Theme.Hint.Of, reading.FromNetwork(whole, why), max(4, width))
}

// Keys are those that act on what is typed.
func (l Lookup) Keys(typed string) []key.Binding {
	if l.In == form.InNothing {
		return nil
	}
	if whole, _ := l.offers(typed); whole == "" {
		return nil
	}
	return []key.Binding{l.Env.Keys.Field.Offer}
}
