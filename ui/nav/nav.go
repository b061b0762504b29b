// Package nav is what screens and the app say to each other: the contract a
// screen meets, what it is given, and what it may ask for.
package nav

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/profile"
	"tijdig/model/region"
	"tijdig/store"
	"tijdig/store/export/paper"
	"tijdig/store/search"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
)

// Screen is one full page. It is told the size of its own area in a
// [tea.WindowSizeMsg] before it is first drawn and after every change.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	View() tea.View
	Title() Title
	Keys() []key.Binding // the keys that act right now, most useful first
}

// Title is what the first line of the window says.
type Title struct {
	Where string // the screen
	Who   string // the code it is about
	More  string // beside it
	Right string // how far, or when
}

// Editor is a screen on which a concept is written. The app hands the concept
// from one to the next, so that there is only ever one newest copy.
type Editor interface {
	Screen
	Draft() model.Draft
	Adopt(model.Draft) Screen
}

// Keeper is a screen holding work that must outlive the program. Keep is
// called once, after the last Update, whatever ended the program.
type Keeper interface{ Keep() error }

// Unsaved is a screen whose concepts may not be on the disk.
type Unsaved interface{ Unsaved() []model.Draft }

// Reporter is a screen that says in the status line how its work stands on
// the disk.
type Reporter interface{ Status() Status }

// Status is the line above the keys: what is on the disk, and a remark.
type Status struct {
	Text  string
	Right string
	Bad   bool // something is not saved
}

// Bare is a screen that may stand without a frame: on the lock screen nothing
// says what program this is, because others may be looking.
type Bare interface{ Bare() bool }

// Actor is a screen with more to do than fits in its bar.
type Actor interface{ Actions() []key.Binding }

// Waiter is a screen of which the last key asked for what a command is still reading.
// It is drawn when that has come, or else a frame later without it.
type Waiter interface{ Waits() bool }

// Stale is a screen that may be reading anew what keys act on. Until it has, it keeps them,
// and then sends them on in their order.
type Stale interface{ Stale() bool }

// Caller is a screen about a recorded signal. Call opens Direct bellen in front of a
// concept of its next version, where the answer is noted; nil where no call is open.
type Caller interface{ Call() tea.Cmd }

// Env is what every screen is given. While the file is open it changes only where the
// package of a region comes or goes, and then the screens are made anew.
type Env struct {
	Store    *store.Store // nil before unlocking
	Region   *region.Book // what is known of the world outside the file
	Form     *form.Form
	Search   *search.Index
	Theme    theme.Theme
	Keys     *keymap.Map
	Now      func() time.Time
	NewCode  func() model.Code // a code that is free in the file; nil draws one
	Autosave time.Duration     // longest a keystroke waits before its save begins
	KDF      store.KDF         // what a passphrase that is set here costs
}

// Shown returns the code by which a subject is shown: that of the one it is by now.
func (e Env) Shown(sub model.Subject) model.Code {
	if e.Store != nil {
		if one, joined := e.Store.Joined(sub.ID); joined {
			return one.Code
		}
	}
	return sub.Code
}

// Saved returns when the file was last written to, in the worker's own time.
func (e Env) Saved() time.Time {
	at := e.Store.Saved()
	if at.IsZero() {
		return at
	}
	return at.In(e.Now().Location())
}

// In returns what screens are given once another package of a region is in use. A form that
// the program was started with stays.
func (e Env) In(b *region.Book) Env {
	if e.Form.BuiltIn() || e.Form == e.Region.Form() {
		e.Form = b.Form()
	}
	e.Region = b
	return e
}

// Profile returns the line of work of who writes.
func (e Env) Profile() profile.Profile {
	return e.Region.Profiles().Of(e.Store.Settings().Author.Profile)
}

// Fitted returns a concept as one of the form its answers are of.
func (e Env) Fitted(d model.Draft) model.Draft {
	if e.Form.BuiltIn() {
		d.FormRef = form.Fitting(d.Content).Ref(d.Catalogue)
	}
	return d
}

// Missing returns the required questions that have no answer yet in a concept.
func (e Env) Missing(d model.Draft) []string {
	f := e.Form
	if f.BuiltIn() {
		f = form.Fitting(d.Content)
	}
	return f.Missing(e.Facts(d))
}

// Facts returns what the conditions of a form look at in a concept.
func (e Env) Facts(d model.Draft) form.Facts {
	f := form.Facts{Content: d.Content, Begun: d.Begun, Kind: d.Subject.Kind}
	if e.Store != nil {
		f.Profile = e.Store.Settings().Author.Profile
	}
	return f
}

// KeysOnly is part of a screen on which nothing is typed.
type KeysOnly struct{}

func (KeysOnly) keysOnly() {}

// TakesText reports whether something can be typed or pasted on a screen.
func TakesText(s Screen) bool {
	_, only := s.(interface{ keysOnly() })
	return !only
}

// What a screen may ask of the app. Each is a message, sent with [Send].
type (
	OpenIntake struct {
		Draft model.Draft // without a signal: a new one
		Call  bool        // with Direct bellen in front
		Form  *form.Form  // it was entered with; nil for the one that new signals are entered with
	}
	OpenConcept   struct{ Draft model.ID } // reads the concept first
	OpenChecklist struct{ Draft model.Draft }
	OpenAcute     struct {
		Why    []string // about the concept in front, if there is one
		Sudden bool     // the key that led here meant something else
	}
	OpenScribbles struct{}
	OpenSignals   struct {
		Search bool // with the cursor in the search line
		Only   Only
	}
	OpenFollowup struct{}
	OpenLines    struct{} // what is no fact yet
	OpenOverview struct{}
	OpenSignal   struct{ Signal model.ID }
	OpenSubject  struct{ Subject model.ID }
	OpenSame     struct {
		Subject model.ID
		Apart   bool // it is not: one of those it was said to be is another
	}
	OpenAccess   struct{ Subject model.ID } // all that stands about it, for who asks to see it
	OpenHandOver struct {
		Signals []model.ID
		Access  *paper.Access // nil unless it is all that stands about a subject
	}
	OpenTargets    struct{ Signals []model.ID } // a target group on or off for all of them
	OpenAgenda     struct{ Signals []model.ID } // their steps go to a calendar
	OpenCounts     struct{}                     // to hand over what was counted of all signals
	OpenRecovery   struct{}
	OpenPassphrase struct{} // a new one, by choice
	OpenRewrite    struct{} // everything under new keys
	OpenSettings   struct{}
	OpenNetwork    struct{}
	OpenRegion     struct{}
	RegionChanged  struct{ Book *region.Book } // what is known of the world outside: nil for what comes with the program
	OpenContact    struct{ Draft model.Draft } // as the answers to the form of a contact; without an id: a new one
	OpenEmergency  struct{}                    // for what is not saved
	OpenDestroy    struct {
		Subject model.ID
		Signals []model.ID // only these of its signals; none means all
	}
	OpenReceive   struct{} // what a colleague gave
	OpenPostbox   struct{} // the folder that is shared with the team
	OpenHealth    struct{}
	OpenDue       struct{}
	OpenArrival   struct{} // what was handed over and may not have arrived
	OpenDiscarded struct{}
	Destroyed     struct{} // something is gone for good: nothing may remember it
	MakeCopy      struct{} // beside the file
	OpenPutBack   struct{}
	OpenStick     struct{} // a copy on another disk
	PutBack       struct { // a copy in the place of the file; the program ends locked
		Options store.RestoreOptions
	}
	Back     struct{}
	Recorded struct{ Notice string } // back to Vandaag, with news
	Changed  struct{}                // the file holds something new; lists read again
	Hold     struct{}                // keys wait until a screen has come or gone
	Release  struct{}                // keys wait no longer
	Drop     struct{}                // what the keys waited for did not come
	Sudden   struct{}                // what now stands in front was announced by no key
	Called   struct{}                // Direct bellen was answered by calling: on to what was seen
	Indexed  struct{}                // the search index holds something new
	Verified struct{}                // everything in the file was read once
	Notice   string                  // news for the status line
	Failure  struct{ Err error }
	Saved    struct {
		Signal model.ID
		Rev    uint64
		At     time.Time
	}
	Unlocked struct {
		Store     *store.Store
		Otherwise bool // not by the passphrase: a new one is asked at once
	}
)

// Amended says which version was just made from a list, where it can be taken back with one
// key, and what is said then. Once it was, only what it said is left, to be offered again.
type Amended struct {
	Signal model.Signal
	Back   string
	Before model.Content
}

// Can reports whether there is one to take back.
func (a Amended) Can() bool { return !a.Signal.Signal.IsZero() }

// Only names a part of the signals to list.
type Only string

// The parts that can be listed by themselves.
const (
	OnlyAll      Only = ""
	OnlyUnshared Only = "niet_overgedragen"
	OnlyNoStep   Only = "zonder_stap"
	OnlyClosed   Only = "afgesloten"

	OnlyUnfinished Only = "niet_af"
	OnlyStepsDue   Only = "stap_nu"
	OnlyStepsLater Only = "stap_later"
)

// Parts lists those of which each has a name.
var Parts = []string{string(OnlyUnshared), string(OnlyNoStep), string(OnlyClosed), string(OnlyUnfinished), string(OnlyStepsDue), string(OnlyStepsLater)}
