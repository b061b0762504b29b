package nextsteps

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/text/recording"
)

// picked is what was picked by letter about a step. It counts at once, and it
// stops counting when typing goes on: then the letters began the next step.
type picked struct {
	letters string
	before  model.Step // the step as it was before the first letter
}

// day reports whether another day was picked, which enter asks for.
func (p picked) day() bool { return strings.HasSuffix(strings.ToLower(p.letters), otherDay) }

// status takes what became of the step. Words typed here are the next step,
// also where they begin with a letter that answers.
func (f field) status(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if _, pasted := msg.(tea.PasteMsg); pasted {
		return f.following("", msg, d)
	}
	if !ok {
		return f, question.Kept(d)
	}
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, k.Next) && f.pick.day():
		f.part = partDate
		return f.opened(d), question.Kept(d)
	case key.Matches(press, k.Next):
		f.at, f.part = len(d.Steps), ""
		return f.opened(d), question.Kept(d)
	case press.Code == tea.KeyUp:
		return f.line(d, -1)
	case press.Code == tea.KeyDown:
		return f.line(d, +1)
	case key.Matches(press, f.env.Keys.Field.Clip) && f.pick.letters != "":
		return f.unpicked(d)
	case key.Matches(press, f.env.Keys.Field.Clip):
		return f.removed(d)
	case key.Matches(press, k.Back):
		return f, question.Passed(d) // not to the day, whose esc leads here: esc would go round
	}
	st, ok := question.Pick(statusLetters, press.Text)
	switch {
	case ok || strings.EqualFold(press.Text, otherDay):
		return f.chosen(press.Text, st, d)
	case press.Text == "" || f.pick.letters == "" && strings.TrimSpace(press.Text) == "":
		r := question.Kept(d)
		r.Notice = recording.PickLetter
		return f, r
	}
	letters := f.pick.letters
	if letters != "" {
		d = d.Clone()
		d.Steps[f.at] = f.pick.before
	}
	return f.following(letters, press, d)
}

// chosen marks what was picked. Without a status it is another day, and the
// step is as it was.
func (f field) chosen(letter string, st model.StepStatus, d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	s := &d.Steps[f.at]
	if f.pick.letters == "" {
		f.pick.before = *s
	}
	f.pick.letters += letter
	*s = f.pick.before
	if st != "" {
		s.Status, s.Done = st, model.Seen{}
	}
	if st == model.Done {
		s.Done = f.doneAt(*s)
	}
	return f, question.Result{Draft: d, Changed: true}
}

// unpicked takes the picked letters back, and asks again.
func (f field) unpicked(d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	d.Steps[f.at] = f.pick.before
	f.pick = picked{}
	return f, question.Result{Draft: d, Changed: true}
}

// following goes on with the next step, of which these letters were typed.
func (f field) following(letters string, msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	at := f.at
	f.at, f.part = len(d.Steps), ""
	f = f.opened(d)
	f.in = input.NewLine(letters, -1, false)
	if strings.HasSuffix(strings.ToLower(letters), otherDay) {
		f.day, f.before = at+1, len(letters)
	}
	next, r := f.what(msg, d)
	if letters != "" && r.Notice == "" {
		r.Notice = recording.NextStepBegun
	}
	return next, r
}
