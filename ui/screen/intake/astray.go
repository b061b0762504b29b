package intake

import (
	"strings"
	"time"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/pattern"
	"tijdig/ui/field/question"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
)

// run is what was typed since a text was left for a question with options. Letters
// answer there, so that who goes on typing answers with the first of the words; the
// first letter that is no answer shows that words were meant.
type run struct {
	from   string      // the question of the text
	before model.Draft // without the answers
	keys   string
	last   time.Time // when its last key came
	slow   bool      // its keys did not come as those of a word do
}

// How fast keys follow each other: those of a word while one types on, and those that a
// terminal gives which cannot say that something was pasted, or that a finger rests on.
const (
	inWord  = 300 * time.Millisecond
	inPaste = 80 * time.Millisecond
)

// leaving begins a run where the focus goes from a text to options, goes on with it from
// options to options, and ends it elsewhere.
func (m Model) leaving(to int) *run {
	switch here, there := m.Here(), m.Asked[to]; {
	case ofOptions(here):
		return m.run
	case ofOptions(there) && (here.Kind == form.Findings || here.Kind == form.Text || here.Kind == form.Area):
		return &run{from: here.ID, before: m.concept.Draft(), last: m.env.Now()}
	}
	return nil
}

// goesOn adds a character to the run; any other key ends it, but for enter in a paste.
func (m Model) goesOn(press tea.KeyPressMsg) *run {
	r, now := m.run, m.env.Now()
	switch {
	case r == nil, press.Text == "" && !m.pasted(press):
		return nil
	case !ofOptions(m.Here()) && !(m.Here().Kind == form.Steps && r.word(press.Text, now)):
		return nil // text is typed where text is asked for
	}
	next := *r
	next.slow = r.slow || r.keys != "" && now.Sub(r.last) > inWord
	next.keys, next.last = r.keys+press.Text, now
	return &next
}

// pasted reports an enter that came at once behind the one that left the text, as empty lines
// do in a paste. It answers nothing.
func (m Model) pasted(press tea.KeyPressMsg) bool {
	return m.run != nil && m.run.keys == "" && key.Matches(press, m.env.Keys.Form.Next) && ofOptions(m.Here()) && m.env.Now().Sub(m.run.last) < inPaste
}

// pastedOn goes back to the lines that were just left: what is pasted right behind them is
// another.
func (m Model) pastedOn() Model {
	r := m.run
	if m.run = nil; r == nil || r.keys != "" || !ofOptions(m.Here()) {
		return m
	}
	at := m.Index(r.from)
	if at < 0 || m.Asked[at].Kind != form.Findings {
		return m
	}
	m.At = at
	return m.focus(model.Spot{Question: r.from, Line: len(r.before.Findings)})
}

// word reports whether letters that each answered something were the beginning of a word
// that goes on with one more.
func (r *run) word(letter string, now time.Time) bool {
	keys := r.keys + letter
	return len(r.keys) >= 2 && !r.slow && now.Sub(r.last) <= inWord && strings.IndexFunc(keys, notLetter) < 0 && begins().MatchString(keys)
}

// sentence reports a capital with a small letter behind it that a sentence may begin with: no
// options are chosen so.
func (r *run) sentence() bool {
	keys := []rune(r.keys)
	return len(keys) == 2 && unicode.IsUpper(keys[0]) && unicode.IsLower(keys[1]) && begins().MatchString(r.keys)
}

func notLetter(c rune) bool { return !unicode.IsLetter(c) }

// begins matches what a Dutch word may begin with: letters without a vowel among them are
// the keys of options.
var begins = pattern.Lazy(`(?i)^([bcdfghjklmnpqrstvwxz]|[bcfgkpsvwt][lrh]|s[cfjklmnpqtw]|d[rw]|gn|kn|kw|pn|ps|tj|tw|zw|fj|wr|s[ct][hr])?[aeiouyáéëïóöü]`)

// astray takes back what the run answered, and gives its characters to the text that
// was left: to a new line where it is one of lines or has more than one, and else behind
// what stands there.
func (m Model) astray() (nav.Screen, tea.Cmd, bool) {
	r := m.run
	if r == nil || strings.TrimSpace(r.keys) == "" {
		return m, nil, false
	}
	m.run = nil
	at := m.Index(r.from)
	d := r.before.Clone()
	say := recording.NotTypedHere
	if at >= 0 {
		m.At, say = at, recording.TypedBack
		switch m.Asked[at].Kind {
		case form.Findings:
			say = recording.WordsBack
			d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Text: r.keys, Written: m.env.Now()})
		case form.Area:
			d.Answers[r.from] = model.Answer{d.Answers.One(r.from) + "\n" + r.keys}
		default:
			d.Answers[r.from] = model.Answer{d.Answers.One(r.from) + " " + r.keys}
		}
	}
	var cmd tea.Cmd
	m, cmd = m.change(question.Result{Draft: d, Since: &r.before})
	spot := model.Spot{Question: m.Here().ID, Line: len(d.Findings) - 1, Column: -1}
	return m.focus(spot), tea.Batch(cmd, nav.Send(nav.Notice(say))), true
}
