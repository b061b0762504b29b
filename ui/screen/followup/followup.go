// Package followup is the screen Vervolg: the planned steps of all signals by day. What became
// of one is said here, with what came of it, and the next step in the same breath.
package followup

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/settle"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// Model is the screen.
type Model = settle.List[due, asking]

// New returns the list; what was done last can be taken back.
func New(env nav.Env, last nav.Amended) Model { return settle.New(env, kind, last) }

var kind = settle.Kind[due, asking]{
	At: nav.AtFollowup, Title: listing.Followup, Count: listing.StepCount,
	None: listing.NoSteps, Unread: listing.NotAllRead, Back: listing.StepNotDone,
	Acts: func(k *keymap.Map) []settle.Act {
		return []settle.Act{
			{Key: k.Followup.Done, As: string(model.Done)},
			{Key: k.Followup.Failed, As: string(model.Failed)},
			{Key: k.Followup.Day, As: string(model.Planned)},
			{Key: k.Followup.Dropped, As: string(model.Dropped)},
		}
	},
	Undo: func(k *keymap.Map) key.Binding { return k.Followup.Undo },
	Out: &settle.Out{
		Key:  func(k *keymap.Map) key.Binding { return k.Followup.Agenda },
		Open: func(signals []model.ID) tea.Msg { return nav.OpenAgenda{Signals: signals} },
	},
	Read: waiting, Ask: ask, Continue: resume,
	Heading: func(env nav.Env, d due) string { return group(d.step.Day, model.DateOf(env.Now())) },
	Columns: columns,
	Cells: func(d due, today model.Date) []string {
		return []string{d.day(today), d.code(), text.About(*d.Head()), d.name()}
	},
	Draw: func(env nav.Env, cells []string, widths []int, _ bool, _ int) tea.View {
		return layout.Text(layout.Line(cells, widths, settle.Gap, nil, env.Theme.Who.Of))
	},
	Widest: 110,
}

// columns are those of a row: the day, the code, who it is about and the step.
var columns = []layout.Column{{Want: 9, Least: 14}, {Want: 9}, {Least: 13, Falls: 1}, {Least: 22}}
