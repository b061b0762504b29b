package findings

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/sources"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// kindDigits say what a line is. After typed text only digits answer: every
// letter may be the first of the next sentence.
var kindDigits = []question.Letter[model.InfoKind]{
	{Key: "1", Is: model.SeenSelf},
	{Key: "2", Is: model.Said},
	{Key: "3", Is: model.ThirdParty},
	{Key: "4", Is: model.Document},
	{Key: "5", Is: model.Suspicion, Word: "vermoeden van mij"},
}

// What is being asked about a line, as it stands in [model.Spot.Part].
const (
	partKind     = "soort"
	partWords    = "bron_woorden"
	partVia      = "via"
	partViaWords = "via_woorden"
	partSeen     = "gezien"
)

// ask is what is asked about a line. Its digits are an answer that is not
// whole yet: it may turn out to be the begin of the next sentence.
type ask struct {
	part    string // "" when nothing is asked
	digits  string
	opened  bool // on purpose, and not by ending the line
	sourced bool // the line has a source, so somebody may have passed it on
	page    int  // of those who may have passed it on
}

// asking reads what [ask.String] wrote.
func asking(s string) ask {
	var a ask
	for w := range strings.FieldsSeq(s) {
		switch {
		case w == partKind || w == partWords || w == partVia || w == partViaWords || w == partSeen:
			a.part = w
		case w == opened:
			a.opened = true
		case question.Digits(w):
			a.digits = w
		}
	}
	return a
}

const opened = "geopend"

// String is how it stands in [model.Spot.Part].
func (a ask) String() string {
	if a.part == "" {
		return ""
	}
	out := strings.Fields(a.part + " " + a.digits)
	if a.opened {
		out = append(out, opened)
	}
	return strings.Join(out, " ")
}

// words reports whether the worker's own words are asked for.
func (a ask) words() bool {
	return a.part == partWords || a.part == partViaWords || a.part == partSeen
}

// passers are who may have passed something on, on pages of at most ten.
var passers = [][]sources.Source{sources.From, sources.Said}

// label takes the keys while a line is asked what it is and whom it is from.
// Only a whole answer counts; what is none begins the next line.
func (f field) label(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	if next, r, used := f.steer(press, d); used {
		return next, r
	}
	line := d.Findings[f.at]
	switch {
	case f.ask.part == partSeen:
		return f.ownTyped(press, d)
	case f.ask.words():
		if in, taken := (question.Lookup{Env: f.env, In: form.InSource}).Takes(press, f.own); taken {
			f.own = in
			return f, f.named(d, "")
		}
		return f.ownTyped(press, d)
	case press.Text == theme.MarkConfidential && f.ask.opened && f.ask.digits == "":
		line.Confidential = !line.Confidential
		return f, f.relabelled(d, line)
	case question.Digits(press.Text):
		return f.digit(press, d)
	case press.Text != "":
		return f.nextLine(press, d)
	}
	return f, question.Kept(d)
}

// steer takes the keys that end the question, or go from part to part of it.
func (f field) steer(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result, bool) {
	k := f.env.Keys
	switch {
	case key.Matches(press, k.Form.Next):
		next, r := f.settled(d)
		return next, r, true
	case key.Matches(press, k.Form.Back), press.String() == "shift+tab", press.Code == tea.KeyLeft && !f.ask.words():
		return f.opened(d, -1), question.Kept(d), true
	case press.String() == "tab":
		return f, question.Result{Draft: d, Move: question.Next}, true
	case press.Code == tea.KeyUp:
		return f.up(d)
	case press.Code == tea.KeyDown:
		return f.down(d)
	case key.Matches(press, k.Field.Label) && !f.ask.words():
		return f.further(d), question.Kept(d), true
	case question.Erases(press) && !f.ask.words():
		next, r := f.back(d)
		return next, r, true
	}
	return f, question.Result{}, false
}

// Taken returns the draft with the label that a digit stands for and no key has taken yet, for
// whoever goes on elsewhere: no sentence begins so. Changed is false where none stands there.
func Taken(f question.Field, d model.Draft) (model.Draft, bool) {
	lines, ok := f.(field)
	if !ok {
		return d, false
	}
	return lines.taken(d)
}

func (f field) taken(d model.Draft) (model.Draft, bool) {
	kind, ok := question.Pick(kindDigits, f.ask.digits)
	if f.ask.part != partKind || !ok || !f.on(d) {
		return d, false
	}
	return f.relabelled(d, d.Findings[f.at].Labelled(kind, model.SourceNone)).Draft, true
}

// further goes on to who passed it on, and there to who else may have.
func (f field) further(d model.Draft) field {
	switch {
	case f.ask.digits != "":
	case f.ask.part == partVia:
		f.ask.page = (f.ask.page + 1) % len(passers)
	case d.Findings[f.at].Source != model.SourceNone:
		f.ask = ask{part: partVia, opened: true, sourced: true}
	}
	return f
}

// back takes back a digit, or who passed it on.
func (f field) back(d model.Draft) (question.Field, question.Result) {
	line := d.Findings[f.at]
	switch {
	case f.ask.digits != "":
		f.ask.digits = ""
	case f.ask.part == partVia && line.Via != model.SourceNone:
		line.Via, line.ViaWords = model.SourceNone, ""
		return f, f.relabelled(d, line)
	}
	return f, question.Kept(d)
}

// digit takes a digit, which may still turn out to be the begin of a sentence.
func (f field) digit(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	first := f.ask.digits
	kind, _ := question.Pick(kindDigits, first)
	source, known := sources.Pick(sources.Of(kind), press.Text)
	switch {
	case f.ask.part == partVia && first == "":
		if _, ok := sources.Pick(passers[f.ask.page], press.Text); !ok {
			return f.nextLine(press, d)
		}
		f.ask.digits = press.Text
		return f, question.Kept(d)
	case f.ask.part == partKind && first == "":
		if _, ok := question.Pick(kindDigits, press.Text); !ok && !(f.ask.opened && press.Text == seenDigit) {
			return f.nextLine(press, d)
		}
		f.ask.digits = press.Text
		return f, question.Kept(d)
	case f.ask.part == partKind && known:
		return f.labelled(d, d.Findings[f.at].Labelled(kind, source), first+press.Text)
	}
	return f.nextLine(press, d)
}

// settled takes enter: it makes an answer whole, or leaves the line as it is.
func (f field) settled(d model.Draft) (question.Field, question.Result) {
	line := d.Findings[f.at]
	switch {
	case f.ask.digits == "":
		f.at++
		return f.opened(d, -1), question.Kept(d)
	case f.ask.part == partVia:
		return f.passedOn(d, line)
	case f.ask.digits == seenDigit:
		f.ask = ask{part: partSeen, opened: true}
		f.own = input.NewLine(ownWords(f.env, d, line, partSeen), -1, true)
		before := d.Clone()
		f.since = &before
		return f, question.Kept(d)
	}
	kind, _ := question.Pick(kindDigits, f.ask.digits)
	return f.labelled(d, line.Labelled(kind, model.SourceNone), "")
}

func (f field) passedOn(d model.Draft, line model.Finding) (question.Field, question.Result) {
	line.Via, _ = sources.Pick(passers[f.ask.page], f.ask.digits)
	line.ViaWords = ""
	line.Confidential = line.Confidential || line.Via.Confidential()
	r := f.relabelled(d, line)
	if line.Via == model.FromOther {
		f.ask = ask{part: partViaWords, opened: true}
		f.own = input.NewLine("", -1, false)
		return f, r
	}
	f.at++
	return f.opened(r.Draft, -1), r
}

// labelled stores a whole label and asks what is left to ask about it, or goes
// to the next line. The digits of it may still become text again.
func (f field) labelled(d model.Draft, line model.Finding, typed string) (question.Field, question.Result) {
	r := f.relabelled(d, line)
	if typed != "" {
		f.given = &given{line: f.at, before: d, digits: typed}
	}
	if line.Source == model.FromOther {
		f.ask.part, f.ask.digits = partWords, ""
		f.own = input.NewLine("", -1, false)
		return f, r
	}
	f.at++
	return f.opened(r.Draft, -1), r
}

func (f field) relabelled(d model.Draft, line model.Finding) question.Result {
	d = d.Clone()
	d.Findings[f.at] = line
	return question.Result{Draft: d, Changed: true}
}

// ownTyped takes the worker's own words for who it was.
func (f field) ownTyped(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	var took input.Took
	was := f.own.Value()
	f.own, took = f.own.Update(msg)
	if f.own.Value() == was {
		return f, question.Result{Draft: d, Notice: took.Say()}
	}
	r := f.named(d, was)
	r.Notice = took.Say()
	return f, r
}

// named puts who it was, or when it was seen, on the line as it was typed, where was stood
// before.
func (f field) named(d model.Draft, was string) question.Result {
	line := d.Findings[f.at]
	switch f.ask.part {
	case partViaWords:
		line.ViaWords = f.own.Value()
	case partSeen:
		line = f.seenAt(line, was, f.own.Value())
	default:
		line.SourceWords = f.own.Value()
	}
	r := f.relabelled(d, line)
	if f.ask.part == partSeen {
		r.Since = f.since
		r.Draft.Typing[seenCell(line)] = f.own.Value()
	}
	return r
}

// Typed returns what is being typed of a line: its text, or who it was or when it was seen in
// the worker's own words.
func Typed(at model.Spot, line model.Finding) string {
	switch a := asking(at.Part); a.part {
	case partViaWords:
		return line.ViaWords
	case partWords:
		return line.SourceWords
	case partSeen:
		return ""
	}
	return line.Text
}

// ownWords are the words that stand where the worker's own are asked for.
func ownWords(env question.Env, d model.Draft, line model.Finding, part string) string {
	switch {
	case part == partViaWords:
		return line.ViaWords
	case part != partSeen:
		return line.SourceWords
	case d.Typing[seenCell(line)] != "" || line.Seen.IsZero():
		return d.Typing[seenCell(line)]
	}
	return dates.Show(line.Seen, env.Now())
}

// nextLine takes what is no answer for the next sentence of somebody who types
// on: it begins the next line, with the digits before it, and this one stays
// as it was.
func (f field) nextLine(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result) {
	in, _ := input.NewArea(f.ask.digits, -1).Update(press)
	f.given = nil
	return f.beginLine(d, in.Value())
}

func (f field) beginLine(d model.Draft, words string) (question.Field, question.Result) {
	if words == "" {
		return f, question.Kept(d)
	}
	notice := recording.LabelStays
	if d.Findings[f.at].Kind == model.InfoNone {
		notice = recording.Unlabelled
	}
	d = d.Clone()
	f.at++
	d.Findings = slices.Insert(d.Findings, f.at, f.line(words))
	return f.opened(d, -1), question.Result{Draft: d, Changed: true, Notice: notice}
}
