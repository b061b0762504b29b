package ui

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/screen/access"
	"tijdig/ui/screen/arrival"
	"tijdig/ui/screen/checklist"
	"tijdig/ui/screen/contact"
	"tijdig/ui/screen/erase"
	"tijdig/ui/screen/filestatus"
	"tijdig/ui/screen/followup"
	"tijdig/ui/screen/handover"
	"tijdig/ui/screen/network"
	"tijdig/ui/screen/openlines"
	"tijdig/ui/screen/overview"
	"tijdig/ui/screen/postbox"
	"tijdig/ui/screen/putback"
	"tijdig/ui/screen/quicknotes"
	"tijdig/ui/screen/receive"
	"tijdig/ui/screen/recovery"
	"tijdig/ui/screen/region"
	"tijdig/ui/screen/removable"
	"tijdig/ui/screen/retention"
	"tijdig/ui/screen/same"
	"tijdig/ui/screen/settings"
	"tijdig/ui/screen/signalpage"
	"tijdig/ui/screen/signals"
	"tijdig/ui/screen/subject"
	"tijdig/ui/screen/targets"
	"tijdig/ui/screen/today"
	"tijdig/ui/screen/trash"
)

// entry is a screen in the table: the request that opens it, and where it comes back
// after the lock screen, its place and how it is made again there.
type entry struct {
	open func(App, tea.Msg) nav.Screen // nil for another request
	at   nav.PlaceName                 // nav.At…; "" where it does not come back
	back func(nav.Env, nav.Place) nav.Placed
}

// on makes a screen of requests of one type.
func on[M tea.Msg](make func(App, M) nav.Screen) func(App, tea.Msg) nav.Screen {
	return func(a App, msg tea.Msg) nav.Screen {
		if m, ok := msg.(M); ok {
			return make(a, m)
		}
		return nil
	}
}

// table lists the screens. Those of a concept, which is read first or shared by several,
// are opened in open.go and come back in place.go.
var table = []entry{
	{at: nav.AtToday, back: func(env nav.Env, _ nav.Place) nav.Placed { return today.New(env) }},
	{open: on(func(a App, m nav.OpenChecklist) nav.Screen { return checklist.New(a.env, m.Draft) })},
	{
		on(func(a App, _ nav.OpenScribbles) nav.Screen { return quicknotes.New(a.env) }),
		nav.AtScribbles, func(env nav.Env, _ nav.Place) nav.Placed { return quicknotes.New(env) },
	},
	{
		on(func(a App, m nav.OpenSignals) nav.Screen { return signals.New(a.env, m) }),
		nav.AtSignals, func(env nav.Env, p nav.Place) nav.Placed { return signals.New(env, nav.OpenSignals{Only: p.Only}) },
	},
	{
		on(func(a App, _ nav.OpenFollowup) nav.Screen { return followup.New(a.env, a.amended) }),
		nav.AtFollowup, func(env nav.Env, _ nav.Place) nav.Placed { return followup.New(env, nav.Amended{}) },
	},
	{
		on(func(a App, _ nav.OpenLines) nav.Screen { return openlines.New(a.env, a.amended) }),
		nav.AtLines, func(env nav.Env, _ nav.Place) nav.Placed { return openlines.New(env, nav.Amended{}) },
	},
	{
		on(func(a App, _ nav.OpenOverview) nav.Screen { return overview.New(a.env) }),
		nav.AtOverview, func(env nav.Env, _ nav.Place) nav.Placed { return overview.New(env) },
	},
	{
		on(func(a App, m nav.OpenSignal) nav.Screen { return signalpage.New(a.env, m.Signal) }),
		nav.AtSignal, func(env nav.Env, p nav.Place) nav.Placed { return signalpage.New(env, p.Signal()) },
	},
	{
		on(func(a App, m nav.OpenSubject) nav.Screen { return subject.New(a.env, m.Subject) }),
		nav.AtSubject, func(env nav.Env, p nav.Place) nav.Placed { return subject.New(env, p.Subject) },
	},
	{
		on(func(a App, m nav.OpenSame) nav.Screen { return same.New(a.env, m) }),
		nav.AtSame, func(env nav.Env, p nav.Place) nav.Placed { return same.At(env, p) },
	},
	{
		on(func(a App, m nav.OpenAccess) nav.Screen { return access.New(a.env, m.Subject) }),
		nav.AtAccess, func(env nav.Env, p nav.Place) nav.Placed { return access.New(env, p.Subject) },
	},
	{
		on(func(a App, m nav.OpenHandOver) nav.Screen { return handover.Open(a.env, m) }),
		nav.AtHandOver, func(env nav.Env, p nav.Place) nav.Placed {
			return handover.Open(env, nav.OpenHandOver{Signals: p.Signals, Access: p.Access})
		},
	},
	{
		on(func(a App, m nav.OpenTargets) nav.Screen { return targets.New(a.env, m.Signals) }),
		nav.AtTargets, func(env nav.Env, p nav.Place) nav.Placed { return targets.New(env, p.Signals) },
	},
	{open: on(func(a App, m nav.OpenAgenda) nav.Screen { return handover.Agenda(a.env, m.Signals) })},
	{open: on(func(a App, _ nav.OpenCounts) nav.Screen { return handover.Counts(a.env) })},
	{
		on(func(a App, _ nav.OpenReceive) nav.Screen { return receive.New(a.env) }),
		nav.AtReceive, func(env nav.Env, _ nav.Place) nav.Placed { return receive.New(env) },
	},
	{
		on(func(a App, _ nav.OpenPostbox) nav.Screen { return postbox.New(a.env) }),
		nav.AtPostbox, func(env nav.Env, _ nav.Place) nav.Placed { return postbox.New(env) },
	},
	{open: on(func(a App, m nav.OpenDestroy) nav.Screen { return erase.New(a.env, m.Subject, m.Signals) })},
	{
		on(func(a App, _ nav.OpenHealth) nav.Screen { return filestatus.New(a.env) }),
		nav.AtHealth, func(env nav.Env, _ nav.Place) nav.Placed { return filestatus.New(env) },
	},
	{open: on(func(a App, _ nav.OpenStick) nav.Screen { return removable.Copy(a.env) })},
	{open: on(func(a App, _ nav.OpenPutBack) nav.Screen { return putback.New(a.env) })},
	{
		on(func(a App, _ nav.OpenDue) nav.Screen { return retention.New(a.env) }),
		nav.AtDue, func(env nav.Env, _ nav.Place) nav.Placed { return retention.New(env) },
	},
	{
		on(func(a App, _ nav.OpenArrival) nav.Screen { return arrival.New(a.env) }),
		nav.AtArrival, func(env nav.Env, _ nav.Place) nav.Placed { return arrival.New(env) },
	},
	{
		on(func(a App, _ nav.OpenDiscarded) nav.Screen { return trash.New(a.env) }),
		nav.AtDiscarded, func(env nav.Env, _ nav.Place) nav.Placed { return trash.New(env) },
	},
	{open: on(func(a App, _ nav.OpenRecovery) nav.Screen { return recovery.NewCode(a.env) })},
	{open: on(func(a App, _ nav.OpenPassphrase) nav.Screen { return recovery.AnotherPassphrase(a.env, a.door.KDF) })},
	{open: on(func(a App, _ nav.OpenRewrite) nav.Screen { return recovery.NewKeys(a.env, a.door.KDF) })},
	{
		on(func(a App, _ nav.OpenSettings) nav.Screen { return settings.New(a.env) }),
		nav.AtSettings, func(env nav.Env, _ nav.Place) nav.Placed { return settings.New(env) },
	},
	{
		on(func(a App, _ nav.OpenNetwork) nav.Screen { return network.New(a.env) }),
		nav.AtNetwork, func(env nav.Env, _ nav.Place) nav.Placed { return network.New(env) },
	},
	{on(func(a App, _ nav.OpenRegion) nav.Screen { return region.New(a.env) }), nav.AtRegion, func(env nav.Env, _ nav.Place) nav.Placed { return region.New(env) }},
	{on(func(a App, m nav.OpenContact) nav.Screen { return contact.New(a.env, m.Draft) }), nav.AtContact, contact.At},
}

// screenFor returns the screen a request asks for; nil for what the table does not hold.
func (a App) screenFor(msg tea.Msg) nav.Screen {
	for _, e := range table {
		if e.open == nil {
			continue
		}
		if s := e.open(a, msg); s != nil {
			return s
		}
	}
	return nil
}

// screenAt makes the screen of a place, or nil when it cannot be made again.
func screenAt(env nav.Env, p nav.Place) nav.Placed {
	switch p.Screen {
	case nav.AtConcept, nav.AtChecklist, nav.AtAcute:
		return editorAt(env, p)
	}
	for _, e := range table {
		if e.back != nil && e.at == p.Screen {
			return e.back(env, p)
		}
	}
	return nil
}
