package handover

import (
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/recipient"
	"tijdig/store/bundle"
	"tijdig/ui/text/sharing"
)

// openers lists what may open a bundle: words, a key that is typed, or that of somebody whose
// key is kept.
func (m Model) openers() []string {
	out := []string{sharing.FiveWords, sharing.TypedKey}
	for _, r := range m.kept {
		out = append(out, r.Name)
	}
	return out[:min(len(out), len(digits))]
}

// The openers before those whose key is kept.
const (
	byWords = iota
	byTyped
	byKept
)

// openedBy has words open it, or a key that is to be typed, and goes on; or adds one whose key
// is kept, or takes that back.
func (m Model) openedBy(n int) Model {
	m.problem = ""
	switch n {
	case byWords:
		m.chosen, m.typing = nil, false
		return m.move(+1)
	case byTyped:
		m.typing = true
		return m.move(+1)
	}
	is := called(m.openers()[n])
	chosen := slices.DeleteFunc(slices.Clone(m.chosen), is)
	if len(chosen) == len(m.chosen) {
		chosen = append(chosen, m.openers()[n])
	}
	m.chosen = chosen
	return m
}

// opens reports whether the n-th of the openers does.
func (m Model) opens(n int) bool {
	switch n {
	case byWords:
		return !m.keyed()
	case byTyped:
		return m.typing
	}
	return slices.ContainsFunc(m.chosen, called(m.openers()[n]))
}

// keyed reports whether keys open the bundle, and no words.
func (m Model) keyed() bool { return m.bundled() && (m.typing || len(m.chosen) > 0) }

// keys are the public keys it is sealed for: of those chosen, and of those typed. Unknown are
// names that were typed of which no key is kept.
func (m Model) keys() (keys, unknown []string, err error) {
	var typed, names []string
	if m.typing {
		typed, names, err = recipient.List(m.field(rowKeys))
	}
	for _, name := range slices.Concat(m.chosen, names) {
		i := slices.IndexFunc(m.kept, func(r model.Receiver) bool { return called(name)(r.Name) })
		if i < 0 {
			unknown = append(unknown, name)
			continue
		}
		typed = append(typed, m.kept[i].Key)
	}
	for _, k := range typed {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys, unknown, err
}

// called tells whether a name is this one, however it is written in capitals.
func called(name string) func(string) bool {
	return func(other string) bool { return strings.EqualFold(other, name) }
}

// unfit says what is wrong with the keys; "" where nothing is.
func (m Model) unfit() string {
	keys, unknown, err := m.keys()
	if err == nil && len(unknown) == 0 && len(keys) > 0 {
		err = bundle.Seal{Recipients: keys}.Check()
	}
	switch {
	case err != nil:
		return sharing.BadReceiver(err)
	case len(unknown) > 0:
		return sharing.NoSuchReceiver(unknown[0])
	case m.keyed() && len(keys) == 0:
		return sharing.NoKeyTyped
	}
	return ""
}
