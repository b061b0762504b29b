package openlines

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store/digest"
	"tijdig/ui/amend"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// line is a line that is no fact yet, with the signal it is of.
type line struct {
	head  *model.Head // of the list as it was read; not to be changed
	line  digest.Line
	draft model.ID // a concept of the signal; zero while there is none
}

func (l line) code() string { return model.SignalCode(l.head.Code, l.head.N) }

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
	for i := range heads {
		h := &heads[i]
		if h.Concept || h.State == model.Closed {
			continue
		}
		e, _ := env.Search.Digest().Of(h.Signal)
		for _, l := range e.Open {
			out = append(out, line{h, l, drafts[h.Signal]})
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
	concept concept.Concept
}

func ask(env nav.Env, of line, as model.FindingStatus, draft model.Draft) asking {
	return asking{of, as, input.NewLine("", -1, false), concept.New(env, draft)}
}

// outcome is what comes of a key: a save, something to say, and whether that was all, or
// nothing was said.
type outcome struct {
	cmd        tea.Cmd
	notice     string
	over, slip bool
}

func (a asking) update(env nav.Env, msg tea.Msg) (asking, outcome) {
	press, _ := msg.(tea.KeyPressMsg)
	k := env.Keys.Form
	switch {
	case key.Matches(press, k.Back) && a.in.Value() == "":
		return a, outcome{slip: true}
	case key.Matches(press, k.Next), key.Matches(press, k.Back):
		next, cmd := a.settle(env)
		return next, outcome{cmd: cmd, over: true}
	}
	before := a.in.Value()
	var took input.Took
	a.in, took = a.in.Update(msg)
	if a.in.Value() == before {
		return a, outcome{notice: took.Say()}
	}
	next, cmd := a.settle(env)
	return next, outcome{cmd: cmd, notice: took.Say()}
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

func (a asking) keys(k keymap.Map) []key.Binding {
	so := k.Form.Back
	if a.in.Value() != "" {
		so = keymap.As(so, text.SaveSoFar)
	}
	return []key.Binding{keymap.As(k.Form.Next, text.SettleSo), so}
}

// Spot says in a concept that it was left here; see [model.Spot.Screen].
const Spot = "na_te_gaan"

// spot stands in the concept, which opens here again also when the program was ended.
func (a asking) spot() model.Spot {
	return model.Spot{Question: model.QFindings, Line: -1, Screen: Spot, Part: string(a.as) + "/" + a.of.line.ID.String()}
}

// place keeps what stands in the input letter by letter. Where nothing was said yet there is
// no concept to return to.
func (a asking) place(p nav.Place) nav.Place {
	if a.concept.Draft().Rev == 0 {
		return p
	}
	p.Signals = []model.ID{a.concept.Draft().ID}
	p.Top, p.Typed = a.in.Column(), []string{a.in.Value()}
	return p
}

// Continue asks on in a concept that was left here; nil when it holds no such line.
func (m Model) Continue(d model.Draft) *Model {
	as, named, _ := strings.Cut(d.Spot.Part, "/")
	id, err := model.ParseID(named)
	i := slices.IndexFunc(d.Findings, func(f model.Finding) bool { return f.ID == id })
	if err != nil || i < 0 {
		return nil
	}
	f := d.Findings[i]
	of := line{head: amend.HeadOf(m.env, d), line: digest.LineOf(f)}
	a := ask(m.env, of, model.FindingStatus(as), d)
	a.in = input.NewLine(f.StatusWhy, -1, false)
	m.ask = &a
	return &m
}
