package ui

import (
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"tijdig/store/export"
	"tijdig/ui/keymap"
	"tijdig/ui/uitest"
)

// places names where keys act, by the parts of keymap.Map that the README
// shows, in its order.
var places = []struct{ field, title string }{
	{"Global", "Everywhere"},
	{"Today", "Vandaag"},
	{"Form", "A form"},
	{"Rows", "A question in rows"},
	{"Item", "An item of a checklist"},
	{"Check", "Nagaan"},
	{"Acute", "Direct bellen"},
	{"List", "A list"},
	{"Followup", "Vervolg"},
	{"Inquiry", "Nog na te gaan"},
	{"Page", "A page to read"},
	{"Access", "Inzage"},
	{"File", "Bestand"},
	{"Network", "Netwerk"},
	{"Dialog.Postbox", "Postvak"},
	{"Settings", "Instellingen"},
}

// elsewhere are the parts of keymap.Map that belong to a question or a moment: the bar shows
// them where they act.
var elsewhere = []string{"Field", "Lines", "People", "Palette", "Dialog"}

// TestEveryKeyHasItsPlace holds that no part of the keys is in neither list.
func TestEveryKeyHasItsPlace(t *testing.T) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[keymap.Map]()) {
		shown := slices.ContainsFunc(places, func(p struct{ field, title string }) bool { return p.field == f.Name })
		if shown == slices.Contains(elsewhere, f.Name) {
			t.Errorf("the keys of %s are to stand in the README, or to be named as standing elsewhere", f.Name)
		}
	}
}

// TestTheReadmeNamesTheFormatsThereAre holds its line about outputs to the list.
func TestTheReadmeNamesTheFormatsThereAre(t *testing.T) {
	b, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := "--format " + strings.Join(export.Names("VRAAG"), "|") + " "; !strings.Contains(string(b), want) {
		t.Errorf("the README does not say %q", want)
	}
	for _, name := range export.Names("VRAAG") {
		if !strings.Contains(string(b), "\n| `"+name+"` | ") {
			t.Errorf("the README does not say what %s holds", name)
		}
	}
}

// TestTheReadmeShowsTheKeysThatAct keeps the key table of the README equal to
// the bindings. Run it with -update to write the table.
func TestTheReadmeShowsTheKeysThatAct(t *testing.T) { inReadme(t, "keys", keyTable(t)) }

// TestTheReadmeTellsEveryPackage keeps its list equal to what the packages say of themselves.
// Run it with -update to write the list.
func TestTheReadmeTellsEveryPackage(t *testing.T) { inReadme(t, "packages", packageTable(t)) }

// inReadme holds a part of the README to what it is to say.
func inReadme(t *testing.T, part, says string) {
	t.Helper()
	from, to := "<!-- "+part+" -->\n", "<!-- /"+part+" -->"
	b, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(b), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok1 || !ok2 {
		t.Fatalf("the README has no place for the %s", part)
	}
	uitest.File(t, "../README.md", before+from+says+to+after)
}

// packageTable has each package with the first sentence of its comment, in the order of their
// paths. A package without one fails.
func packageTable(t *testing.T) string {
	t.Helper()
	says := map[string]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if pkg := path.Dir(name); path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") && pkg != "." {
			src, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				return err
			}
			says[pkg] += new(doc.Package).Synopsis(f.Doc.Text())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(says) < 50 {
		t.Fatalf("only %d packages", len(says))
	}
	var s strings.Builder
	s.WriteString("\n| Package | It |\n| --- | --- |\n")
	for _, pkg := range slices.Sorted(maps.Keys(says)) {
		own, ok := strings.CutPrefix(says[pkg], "Package "+path.Base(pkg)+" ")
		if !ok {
			t.Errorf("the comment of package %s does not begin with its name: %q", pkg, says[pkg])
		}
		s.WriteString("| `" + pkg + "` | " + strings.ReplaceAll(own, "|", "\\|") + " |\n")
	}
	s.WriteString("\n")
	return s.String()
}

func keyTable(t *testing.T) string {
	t.Helper()
	m := reflect.ValueOf(*keymap.Default())
	var s strings.Builder
	s.WriteString("\n| Where | Keys |\n| --- | --- |\n")
	for _, p := range places {
		v := m
		for part := range strings.SplitSeq(p.field, ".") {
			v = v.FieldByName(part)
		}
		if !v.IsValid() {
			t.Fatalf("keymap has no part %s", p.field)
		}
		var keys []string
		seen := map[string]bool{}
		for _, field := range v.Fields() {
			h := field.Interface().(key.Binding).Help()
			if row := "`" + strings.ReplaceAll(h.Key, "|", "\\|") + "` " + h.Desc; !seen[row] {
				seen[row] = true
				keys = append(keys, row)
			}
		}
		s.WriteString("| " + p.title + " | " + strings.Join(keys, " · ") + " |\n")
	}
	s.WriteString("\n")
	return s.String()
}
