package openlines

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/store/digest"
	"tijdig/ui/amend"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/settle"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// line is a line that is no fact yet, with the signal it is of.
type line struct {
	head  store.HeadRef // in the list as it was read
	line  digest.Line
	draft model.ID // a concept of the signal; zero while there is none
}

func (l line) ID() model.ID      { return l.line.ID }
func (l line) Head() *model.Head { return l.head.Head() }
func (l line) Draft() model.ID   { return l.draft }

func (l line) code() string { h := l.Head(); return model.SignalCode(h.Code, h.N) }

// finding is the line as far as the digest has it.
func (l line) finding() model.Finding {
	f := model.Finding{ID: l.line.ID, Kind: l.line.Kind, Text: l.line.Text, Source: l.line.Source, Confidential: l.line.Confidential}
	f.SourceWords = l.line.SourceWords
	return f
}

// open lists the lines of all open signals, the oldest first.
func open(env nav.Env) []line {
	heads := env.Store.Heads()
	drafts := amend.Begun(heads)
	var out []line
	for i := range heads.Len() {
		h := heads.At(i)
		if h.Concept || h.State == model.Closed {
			continue
		}
		e, _ := env.Search.Digest().Of(h.Signal)
		for _, l := range e.Open {
			out = append(out, line{heads.Ref(i), l, drafts[h.Signal]})
		}
	}
	slices.SortStableFunc(out, func(a, b line) int { return a.line.Written.Sub(b.line.Written) })
	return out
}

// asking is the one question about a line: from what it shows. The answer goes into a concept
// of the next version of its signal, saved while it is typed.
type asking struct {
	of      line
	as      model.FindingStatus
	in      input.Line
	offer   string // what was said of it before that was taken back
	concept concept.Concept
}

func ask(env nav.Env, of line, as string, draft model.Draft, before model.Content) asking {
	a := asking{of: of, as: model.FindingStatus(as), in: input.NewLine("", -1, false), concept: concept.New(env, draft)}
	for _, f := range before.Findings {
		if f.ID == of.line.ID {
			a.offer = f.StatusWhy
		}
	}
	return a
}

// Update takes a key or a paste. Enter records what became of the line, also without a word;
// esc does where something was typed.
func (a asking) Update(env nav.Env, msg tea.Msg) (asking, settle.Outcome) {
	press, _ := msg.(tea.KeyPressMsg)
	k := env.Keys.Form
	before := a.in.Value()
	var took input.Took
	switch {
	case key.Matches(press, k.Back) && before == "":
		return a, settle.Outcome{Slip: true}
	case key.Matches(press, k.Next), key.Matches(press, k.Back):
		next, cmd := a.settle(env)
		return next, settle.Outcome{Cmd: cmd, Over: true}
	case key.Matches(press, env.Keys.Field.Offer) && before == "" && a.offer != "":
		a.in = input.NewLine(a.offer, -1, false)
	default:
		a.in, took = a.in.Update(msg)
	}
	if a.in.Value() == before {
		return a, settle.Outcome{Notice: took.Say()}
	}
	next, cmd := a.settle(env)
	return next, settle.Outcome{Cmd: cmd, Notice: took.Say()}
}

// settle says what became of the line, and from what that shows.
func (a asking) settle(env nav.Env) (asking, tea.Cmd) {
	d := a.concept.Draft().Clone()
	for i := range d.Findings {
		if d.Findings[i].ID == a.of.line.ID {
			d.Findings[i].Outcome = model.Outcome{Status: a.as, StatusDay: model.DateOf(env.Now()), StatusWhy: a.in.Value()}
		}
	}
	d.Spot = a.spot()
	var cmd tea.Cmd
	a.concept, cmd = a.concept.Change(model.QFindings, d)
	return a, cmd
}

// View draws the line and the question about it.
func (a asking) View(env nav.Env, w int) tea.View {
	t := env.Theme
	label := words.Label(a.of.finding()) + ", " + listing.DaysAgo(a.of.line.Written, model.DateOf(env.Now()))
	return layout.Rows(
		layout.Prose(t.Label.Of, label, w), layout.Prose(nil, a.of.line.Text, w), layout.Text(" "),
		layout.Text(t.Chosen.Of("["+words.Of(string(a.as))+"]")),
		layout.Text(t.Here.Of(listing.AskWhy(a.as))), a.in.View(w), layout.Prose(t.Hint.Of, listing.MayBeEmptyOr(a.in.Value(), a.offer), w),
	)
}

// Keys lists what acts while it is asked.
func (a asking) Keys(k *keymap.Map) []key.Binding {
	so := k.Form.Back
	if a.in.Value() != "" {
		so = text.Named(so, listing.SaveSoFar)
	}
	return []key.Binding{text.Named(k.Form.Next, listing.SettleSo), so}
}

func (a asking) Concept() concept.Concept { return a.concept }

func (a asking) With(c concept.Concept) asking {
	a.concept = c
	return a
}

func (a asking) Code() string { return a.of.code() }

func (a asking) News() string { return listing.LineSettled(a.as) }

func (a asking) Word() (word string, column int, typed bool) {
	return a.in.Value(), a.in.Column(), true
}

func (a asking) Retyped(word string, column int) asking {
	a.in = input.NewLine(word, column, false)
	return a
}

// Spot says in a concept that it was left here; see [model.Spot.Screen].
const Spot = "na_te_gaan"

// spot stands in the concept, which opens here again also when the program was ended.
func (a asking) spot() model.Spot {
	return model.Spot{Question: model.QFindings, Line: -1, Screen: Spot, Part: string(a.as) + "/" + a.of.line.ID.String()}
}

// resume asks on in a concept that was left here; false when it holds no such line.
func resume(env nav.Env, d model.Draft) (a asking, ok bool) {
	as, named, _ := strings.Cut(d.Spot.Part, "/")
	id, err := model.ParseID(named)
	i := slices.IndexFunc(d.Findings, func(f model.Finding) bool { return f.ID == id })
	if err != nil || i < 0 {
		return a, false
	}
	f := d.Findings[i]
	a = ask(env, line{head: amend.HeadOf(env, d), line: digest.LineOf(f)}, as, d, model.Content{})
	a.in = input.NewLine(f.StatusWhy, -1, false)
	return a, true
}
