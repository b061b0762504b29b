// Package keymap holds every key of the program. The bar, the palette and the
// key table of the README are drawn from the same bindings that act, so they
// cannot drift apart.
package keymap

import "charm.land/bubbles/v2/key"

// Map has one struct per place where keys act.
type Map struct {
	Global   Global
	Form     Form
	Field    Field
	Lines    Lines
	People   People
	Rows     Rows
	Item     Item
	Check    Check
	Acute    Acute
	Today    Today
	List     List
	Followup Followup
	Inquiry  Inquiry
	Page     Page
	Access   Access
	File     File
	Network  Network
	Settings Settings
	Palette  Palette
	Dialog   Dialog
}

// Global keys work everywhere, also while typing, so none is printable.
// Emergency has no key of its own: only the palette presses it.
type Global struct{ Palette, Acute, Cover, Saved, Emergency, Quit key.Binding }

// Form keys move through questions and act before the question does. Discard and Apart
// have no key of their own: only the palette presses them.
type Form struct{ Next, Down, Up, Back, Goto, Full, Done, Checklist, Undo, Redo, Discard, Apart key.Binding }

// Field keys belong to the question in focus. Not every kind of question has
// each of them, so two may share a key.
type Field struct{ Newline, Pick, Label, Take, Offer, Clip key.Binding }

// Lines are the keys of a question that is answered in lines.
// Label has no key of its own: only the palette presses it.
type Lines struct{ Digit, Confidential, LabelInside, Label key.Binding }

// People are the keys of the people in the house.
type People struct{ Add, Remove, More, Of key.Binding }

// Rows are the keys of a question that is answered in rows.
type Rows struct{ Add, Open, Remove, Higher, Lower key.Binding }

// Item keys answer the item at the mark of a checklist, where nothing is typed.
type Item struct{ Digit, Yes, Maybe, No, Unknown, Clear, Source, Note key.Binding }

// Check keys move through the checklist.
type Check struct {
	Next, Prev, Up, Down, Goto, Rest, Search key.Binding
	All, Undo, Help, Focus, Back, Done       key.Binding
}

// Acute keys answer the screen Direct bellen.
type Acute struct{ Calling, Other, NoDanger, Unsure, Back key.Binding }

// Today keys act on the first screen.
type Today struct {
	New, Scribbles, Open, Done, Undo, Search, Signals, Followup, Lines, Overview, File, Settings, Discard key.Binding
	Receive, Postbox, Network, Up, Down, Enter                                                            key.Binding
}

// List keys act on a list while nothing is typed. Keep has no key of its own: only the palette
// presses it, also while words are typed.
type List struct {
	Up, Down, PageUp, PageDown, Home, End, Open, Search, Sort key.Binding
	Filters, Filter, Keep, New, HandOver, Who, Target, LetGo  key.Binding
	Tag                                                       key.Binding
	Back                                                      key.Binding
}

// Followup keys say what became of the step at the mark of Vervolg.
type Followup struct{ Done, Failed, Dropped, Day, Undo, Agenda key.Binding }

// Inquiry keys say what became of the line at the mark of what is to be looked into, and that
// what was handed over arrived.
type Inquiry struct{ Confirmed, Refuted, Withdrawn, Undo key.Binding }

// Page keys act on a page to read.
type Page struct {
	Up, Down, PageUp, PageDown, Edit, Step, Who, HandOver key.Binding
	Versions, New, Names, Around, Access                  key.Binding
	Same, Apart, Destroy, Undo, Redo, Back                key.Binding
}

// Access keys say of a line of what somebody asked to see why it is left out, or that it is
// not.
type Access struct{ Another, Care, Keep key.Binding }

// File keys act on the page about the file, beside those of a page to read.
type File struct{ Trash, Copy, Stick, PutBack, Seen key.Binding }

// Network keys act on Netwerk, beside those of a list.
type Network struct{ New, Right, Remove, Undo key.Binding }

// Settings keys act on the page Instellingen, where nothing is typed.
type Settings struct{ Up, Down, Less, More, Open, Remove, Back key.Binding }

// Moved keys answer how a file came to this machine.
type Moved struct{ Copied, Moved, Later key.Binding }

// Palette keys act in the list of everything one can do.
type Palette struct{ Up, Down, Take, Back key.Binding }

// Postbox keys act on Postvak, where nothing is typed.
type Postbox struct{ Agree, Card, Add, Remove, Folder key.Binding }

// Dialog keys answer a yes-or-no question.
type Dialog struct {
	Yes, No key.Binding
	Moved   Moved
	Postbox Postbox
}

// Default returns the keys of the program.
func Default() *Map {
	return &Map{
		Global: Global{
			Palette:   bind("alles", "ctrl+p", "ctrl+p", "f1"),
			Acute:     bind("bellen", "ctrl+d", "ctrl+d", "f9"),
			Cover:     bind("afdekken", "ctrl+l", "ctrl+l", "f12"),
			Saved:     bind("is alles bewaard?", "ctrl+s", "ctrl+s"),
			Emergency: bind("noodkopie", "ctrl+p …", "f19"),
			Quit:      bind("sluiten", "ctrl+c", "ctrl+c"),
		},
		Form: Form{
			Next:      bind("verder", "enter", "enter"),
			Down:      bind("volgende", "↓", "down", "tab"),
			Up:        bind("vorige", "↑", "up", "shift+tab"),
			Back:      bind("terug", "esc", "esc"),
			Goto:      bind("ga naar", "ctrl+g", "ctrl+g"),
			Full:      bind("volledig", "ctrl+o", "ctrl+o"),
			Done:      bind("klaar", "ctrl+k", "ctrl+k"),
			Checklist: bind("nagaan", "ctrl+n", "ctrl+n"),
			Undo:      bind("ongedaan", "ctrl+z", "ctrl+z"),
			Redo:      bind("opnieuw", "ctrl+y", "ctrl+y"),
			Discard:   bind("concept weggooien", "ctrl+p …", "f20"),
			Apart:     bind("apart signaal over een jongere", "ctrl+p …", "f17"),
		},
		Field: Field{
			Newline: bind("nieuwe regel", "ctrl+j", "ctrl+j"),
			Pick:    bind("kiest", "letter", "left", "right"), // an arrow points, a letter takes
			Label:   bind("label", "→", "right"),
			Take:    bind("neem over", "↓ enter", "down"),
			Offer:   bind("neem over", "→", "right"),
			Clip:    bind("weg", "backspace", "backspace"),
		},
		Lines: Lines{
			Digit:        bind("kies", "cijfer", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
			Confidential: bind("vertrouwelijk", "*", "*"),
			LabelInside:  bind("label", "shift+tab", "shift+tab"),
			Label:        bind("soort, bron of vertrouwelijk", "→", "f18"),
		},
		People: People{
			Add:    bind("persoon erbij", "p", "p"),
			Remove: bind("laatste weg", "backspace", "backspace"),
			More:   bind("meer over wie hier staat", "m", "m"),
			Of:     bind("meer over deze", "1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		},
		Rows: Rows{
			Add:    bind("erbij", "+", "+"),
			Open:   bind("wijzigen", "→", "right"),
			Remove: bind("weg", "backspace", "backspace", "delete"),
			Higher: bind("hoger", "shift+↑", "shift+up"),
			Lower:  bind("lager", "shift+↓", "shift+down"),
		},
		Item: Item{
			Digit:   bind("ja", "1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
			Yes:     bind("ja", "j", "j"),
			Maybe:   bind("vermoed", "v", "v"),
			No:      bind("nee", "n", "n"),
			Unknown: bind("niet bekend", "o", "o"),
			Clear:   bind("antwoord weg", "del", "delete", "backspace"),
			Source:  bind("bron", "b", "b"),
			Note:    bind("toelichting", "t", "t"),
		},
		Check: Check{
			Next:   bind("verder", "enter", "enter", "space"),
			Prev:   bind("vorig blad", "shift+tab", "shift+tab"),
			Up:     bind("punt erboven", "↑", "up"),
			Down:   bind("punt eronder", "↓", "down", "tab"),
			Goto:   bind("blad", "g", "g"),
			Rest:   bind("rest nee", "r", "r"),
			Search: bind("zoek", "/", "/"),
			All:    bind("alles tonen", "*", "*"),
			Undo:   bind("ongedaan", "u", "u", "ctrl+z"),
			Help:   bind("uitleg", "?", "?"),
			Focus:  bind("doelgroep", "d", "d"),
			Back:   bind("terug", "esc", "esc", "ctrl+n"),
			Done:   bind("klaar", "ctrl+k", "ctrl+k"),
		},
		Acute: Acute{
			Calling:  bind("ik bel nu", "b", "b"),
			Other:    bind("iemand anders belt", "i", "i"),
			NoDanger: bind("geen direct gevaar", "g", "g"),
			Unsure:   bind("weet ik niet", "w", "w"),
			Back:     bind("terug zonder antwoord", "esc", "esc"),
		},
		Today: Today{
			New:       bind("nieuw signaal", "n", "n"),
			Scribbles: bind("krabbels", "k", "k"),
			Open:      bind("open", "1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
			Done:      bind("stap gedaan", "g", "g"),
			Undo:      bind("ongedaan", "u", "u", "ctrl+z"),
			Search:    bind("zoek", "/", "/"),
			Signals:   bind("signalen", "s", "s"),
			Followup:  bind("vervolg", "v", "v"),
			Lines:     bind("nog na te gaan", "a", "a"),
			Overview:  bind("overzicht", "z", "z"),
			File:      bind("bestand", "b", "b"),
			Settings:  bind("instellingen", "i", "i"),
			Discard:   bind("concept weggooien", "del", "delete"),
			Receive:   bind("inlezen van een collega", "c", "c"),
			Postbox:   bind("postvak van je team", "p", "p"),
			Network:   bind("netwerk", "w", "w"),
			Up:        bind("omhoog", "↑", "up", "shift+tab"),
			Down:      bind("omlaag", "↓", "down", "tab"),
			Enter:     bind("open", "enter", "enter"),
		},
		List: List{
			Up:       bind("omhoog", "↑", "up", "shift+tab"),
			Down:     bind("omlaag", "↓", "down", "tab"),
			PageUp:   bind("blad omhoog", "pgup", "pgup"),
			PageDown: bind("blad omlaag", "pgdn", "pgdown"),
			Home:     bind("begin", "home", "home"),
			End:      bind("eind", "end", "end"),
			Open:     bind("open", "enter", "enter"),
			Search:   bind("zoek", "/", "/"),
			Sort:     bind("volgorde", "v", "v"),
			Filters:  bind("bewaarde filters", "f", "f"),
			Filter:   bind("bewaard filter", "1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
			Keep:     bind("bewaar dit filter", "ctrl+p …", "f16"),
			New:      bind("nieuw", "n", "n"),
			HandOver: bind("overdragen", "o", "o"),
			Who:      bind("over wie", "w", "w"),
			Target:   bind("doelgroep bij deze", "d", "d"),
			Tag:      bind("kies erbij", "spatie", "space"),
			LetGo:    bind("opruimen", "V", "V"),
			Back:     bind("terug", "esc", "esc"),
		},
		Followup: Followup{
			Done:    bind("gedaan", "g", "g"),
			Failed:  bind("niet gelukt", "n", "n"),
			Dropped: bind("vervallen", "v", "v"),
			Day:     bind("andere dag", "d", "d"),
			Undo:    bind("ongedaan", "u", "u", "ctrl+z"),
			Agenda:  bind("naar agenda", "a", "a"),
		},
		Inquiry: Inquiry{
			Confirmed: bind("bevestigd", "b", "b"),
			Refuted:   bind("weerlegd", "w", "w"),
			Withdrawn: bind("ingetrokken", "i", "i"),
			Undo:      bind("ongedaan", "u", "u", "ctrl+z"),
		},
		Page: Page{
			Up:       bind("omhoog", "↑", "up"),
			Down:     bind("omlaag", "↓", "down"),
			PageUp:   bind("blad omhoog", "pgup", "pgup", "shift+tab"),
			PageDown: bind("blad omlaag", "pgdn", "pgdown", "tab"),
			Edit:     bind("wijzigen", "e", "e"),
			Step:     bind("stap erbij", "v", "v"),
			Who:      bind("over wie", "w", "w"),
			HandOver: bind("overdragen", "o", "o"),
			Versions: bind("versies", "s", "s"),
			New:      bind("nieuw signaal", "n", "n"),
			Names:    bind("naam tonen", "spatie", "space"),
			Access:   bind("alles laten zien (inzage)", "i", "i"),
			Around:   bind("betrokken", "b", "b"),
			Same:     bind("zelfde als …", "d", "d"),
			Apart:    bind("toch twee", "a", "a"),
			Destroy:  bind("vernietigen", "V", "V"),
			Undo:     bind("vorige versie terug", "u", "u", "ctrl+z"),
			Redo:     bind("opnieuw", "ctrl+y", "ctrl+y"),
			Back:     bind("terug", "esc", "esc"),
		},
		Access: Access{
			Another: bind("weg (privacy)", "p", "p"),
			Care:    bind("weg (zorg)", "g", "g"),
			Keep:    bind("zet terug", "t", "t"),
		},
		File: File{
			Trash:   bind("weggegooid", "g", "g"),
			Copy:    bind("kopie maken", "k", "k"),
			Stick:   bind("kopie op een stick", "x", "x"),
			PutBack: bind("kopie terugzetten", "t", "t"),
			Seen:    bind("gezien", "z", "z"),
		},
		Network: Network{
			New:    bind("nieuw contact", "n", "n"),
			Right:  bind("klopt nog", "k", "k"),
			Remove: bind("weghalen", "del", "delete", "backspace"),
			Undo:   bind("ongedaan", "u", "u", "ctrl+z"),
		},
		Settings: Settings{
			Up:     bind("omhoog", "↑", "up", "shift+tab"),
			Down:   bind("omlaag", "↓", "down", "tab"),
			Less:   bind("vorige", "←", "left"),
			More:   bind("volgende", "→", "right"),
			Open:   bind("verander", "enter", "enter"),
			Remove: bind("weghalen", "backspace", "backspace", "delete"),
			Back:   bind("terug", "esc", "esc"),
		},
		Palette: Palette{
			Up:   bind("omhoog", "↑", "up", "shift+tab"),
			Down: bind("omlaag", "↓", "down", "tab"),
			Take: bind("doen", "enter", "enter"),
			Back: bind("terug", "esc", "esc"),
		},
		Dialog: Dialog{
			Yes: bind("ja", "j", "j"), No: bind("nee", "n", "n", "esc"),
			Moved: Moved{
				Copied: bind("een kopie", "k", "k"),
				Moved:  bind("verhuisd", "v", "v"),
				Later:  bind("later", "esc", "esc"),
			},
			Postbox: Postbox{
				Agree:  bind("akkoord met het team", "j", "j"),
				Card:   bind("je kaart", "k", "k"),
				Add:    bind("collega erbij", "+", "+"),
				Remove: bind("collega eruit", "del", "delete", "backspace"),
				Folder: bind("andere map", "m", "m"),
			},
		},
	}
}

func bind(does, shown string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// Nth returns b with only its n-th key, counted from 0, for what that one does.
func Nth(b key.Binding, n int, does string) key.Binding {
	k := b.Keys()[n]
	b.SetKeys(k)
	b.SetHelp(k, does)
	return b
}

// Of returns b with other words for its keys and for what it does, for a bar
// where only some of them act.
func Of(b key.Binding, keys, does string) key.Binding {
	b.SetHelp(keys, does)
	return b
}
