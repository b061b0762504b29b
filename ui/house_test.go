package ui_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// floors are the packages of this program from the ground up. A package may import
// only packages of a lower floor, so arrows point down and never sideways: what two
// screens share moves down to a noun. A name before a pattern wins from it.
var floors = [][]string{
	{"model"}, // the words everybody shares
	{"model/pattern"},
	{"model/clean", "model/fold", "model/strict"},
	{"model/*"}, // rules about them: no screens, no files, no clock
	{"model/guidance", "model/stats", "model/profile"}, // rules that know the catalogue and the steps
	{"model/form", "model/fixtures", "model/textlint"}, // these know the catalogue, or whom to call
	{"model/region"},                // what a region puts beside or in the place of any of these
	{"store/disk", "store/folders"}, // what differs between systems
	{"store/pages"},                 // the rooms of the store, from the ground up
	{"store/vault"},
	{"store/plan", "store/plan/plantest"}, // what is made once for each type
	{"store/codec"},
	{"store/objects"},
	{"store/heads", "store/objects/objectstest"},
	{"store/proof", "store/records"},
	{"store/copies", "store/change", "store/merge"},
	{"store/change/changetest"},
	{"store/damage", "store/emergency", "store/erase", "store/kept", "store/ledger", "store/reading", "store/recording", "store/repair"},
	{"store/drafts"},
	{"ui/theme", "ui/keymap", "ui/layout", "ui/uitest", "store", "store/digest", "model/demodata"},
	{"store/export/xlsx", "store/export/quickjson", "store/export/xlsxtest", "store/export/pdf", "store/export/sealedpage", "store/export/pdftest", "store/export/pgtest", "store/export/sheet"}, // formats of files, which know nothing of signals
	{"store/export/doc", "store/export/say"}, // ways of writing what is to be read, and words for what there is
	{"store/export/privacy"},                 // what a level lets through
	{"store/export/tables", "store/export/jsonl", "store/export/paper"},
	{"store/export/book"},
	{"store/export/sql"},
	{"store/*"},
	{"store/export/exporttest"}, // what tests of outputs have in common
	{"store/bundle"},            // reads an output, which is one way to hand over, too
	{"store/delivery"},
	{"store/exchange"}, // gathers what it gives as an output does
	{"ui/text", "ui/nav"},
	{"ui/text/*"},
	{"ui/text/command"}, // its reports say what the rooms beside it say
	{"ui/sight"},
	{"ui/input", "ui/rows", "ui/sources", "ui/known"},
	{"ui/amend", "ui/asked", "ui/checklistpage", "ui/concept", "ui/recoverycode", "ui/phrase"},
	{"ui/field/question"}, // what a form and a field agree on
	{"ui/field/*"},
	{"ui/field", "ui/settle"},
	{"ui/cli/fail"},
	{"ui/cli/*"},
	{"ui/screen/*", "ui/*"}, // a screen each, and ui/cli, which is one without a screen
	{"ui"},
	{"."},        // wiring
	{"ui/e2e/*"}, // rigs stand outside the house and look at all of it
	{"ui/e2e"},
}

// only says where a call may stand, and nowhere else in the program. Tests and rigs
// may do as they like.
var only = map[call]string{
	{"github.com/charmbracelet/x/ansi", "NewStyle"}: "ui/theme",  // styles are named by meaning, in one place
	{"charm.land/bubbles/v2/key", "NewBinding"}:     "ui/keymap", // so help and README come from what acts
	{"os", "Exit"}:  ".", // everyone else returns, so that words are saved first
	{"time", "Now"}: ".", // everyone else is given the time
}

// banned may be imported nowhere, tests included: the program has no network.
var banned = map[string]string{
	"net":        "there is no network here, ever",
	"net/http":   "there is no network here, ever",
	"crypto/tls": "there is no network here, ever",
	"log":        "a log file is a place where words about a child end up",
	"log/slog":   "a log file is a place where words about a child end up",
	"unsafe":     "memory is handled in one way only",
}

// rot shows in the largest file, function, struct and room, never in the median.
// Each entry of spared is what stands over a limit with reason, as file, file:name
// or package; one that no longer stands over it must go.
var (
	limits = limit{fileLines: 400, funcLines: 80, fields: 20, files: 12}
	spared = map[string]string{
		"ui/keymap/keymap.go:Default": "a table of keys, one a line; cut in two it is harder to read",
	}
)

// rigs are packages that only tests use.
var rigs = []string{"ui/uitest", "store/plan/plantest", "store/objects/objectstest", "store/change/changetest", "ui/e2e/*", "store/crashtest", "store/export/xlsxtest", "store/export/pdftest", "store/export/pgtest", "store/export/exporttest"}

func TestTheHouseStands(t *testing.T) {
	h := newHouse()
	files := 0
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && path != "." && (strings.HasPrefix(name, ".") || name == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		files++
		return h.look(path, src)
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("looked at %d files only", files)
	}
	for _, c := range h.complaints() {
		t.Error(c)
	}
}
