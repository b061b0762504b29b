package openlines

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store/digest"
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
	typed bool // a concept of the signal is open
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
	typed := map[model.ID]bool{}
	for i := range heads {
		if heads[i].Concept {
			typed[heads[i].Signal] = true
		}
	}
	var out []line
	for i := range heads {
		h := &heads[i]
		if h.Concept || h.State == model.Closed {
			continue
		}
		e, _ := env.Search.Digest().Of(h.Signal)
		for _, l := range e.Open {
			out = append(out, line{h, l, typed[h.Signal]})
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
	d.Spot = model.Spot{Question: model.QFindings, Line: -1}
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

// place is where the worker is in the question; back returns there. Where nothing was said yet
// there is no concept to return to.
func (a asking) place(p nav.Place) nav.Place {
	if a.concept.Draft().Rev == 0 {
		return p
	}
	p.Signals = []model.ID{a.concept.Draft().ID}
	p.Choices = []string{string(a.as), a.of.line.ID.String()}
	p.Top, p.Typed = a.in.Column(), []string{a.in.Value()}
	return p
}

func back(env nav.Env, p nav.Place) *asking {
	d, err := env.Store.Draft(p.Signal())
	id, errID := model.ParseID(p.Choice(1))
	if err != nil || errID != nil {
		return nil // recorded meanwhile, or never begun
	}
	a := ask(env, line{head: &model.Head{}}, model.FindingStatus(p.Choice(0)), d.Sit())
	for _, h := range env.Store.SignalsOf(d.Subject.ID) {
		if h.Signal == d.Signal && !h.Concept {
			a.of.head = &h
		}
	}
	for _, f := range d.Findings {
		if f.ID == id {
			a.of.line = digest.Line{ID: f.ID, Kind: f.Kind, Source: f.Source, SourceWords: f.SourceWords, Confidential: f.Confidential, Text: f.Text, Written: model.DateOf(f.Written)}
		}
	}
	a.in = input.NewLine(p.Word(0), p.Top, false)
	return &a
}
