package ui_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

type call struct{ pkg, name string }

type limit struct{ fileLines, funcLines, fields, files int }

// house looks at one source file after another and keeps what is wrong.
type house struct {
	said  []string
	spent map[string]bool            // entries of spared that were needed
	rooms map[string]map[string]bool // the files of each package, without its tests
}

func newHouse() *house {
	return &house{spent: map[string]bool{}, rooms: map[string]map[string]bool{}}
}

func (h *house) say(format string, args ...any) {
	h.said = append(h.said, fmt.Sprintf(format, args...))
}

// complaints is everything that is wrong, rooms with too much in them and spared
// entries that nobody needs included.
func (h *house) complaints() []string {
	for pkg, files := range h.rooms {
		h.size(pkg, "files", len(files), limits.files)
	}
	for place := range spared {
		if !h.spent[place] {
			h.say("%s is within its limit; take it off the list", place)
		}
	}
	slices.Sort(h.said)
	return h.said
}

// look checks the file at name, which is relative to the program's root.
func (h *house) look(name string, src []byte) error {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	h.banned(name, f)
	if strings.HasSuffix(name, "_test.go") {
		return nil
	}
	pkg := path.Dir(name)
	h.arrows(name, pkg, f)
	if !slices.ContainsFunc(rigs, func(r string) bool { return matches(r, pkg) }) {
		h.calls(name, pkg, f)
	}
	h.sizes(name, fset, f)
	h.enter(pkg, path.Base(name))
	return nil
}

// enter counts file into its room. What differs between systems is one file to a
// reader, however many systems there are.
func (h *house) enter(pkg, file string) {
	if h.rooms[pkg] == nil {
		h.rooms[pkg] = map[string]bool{}
	}
	stem := strings.TrimSuffix(file, ".go")
	for _, system := range systems {
		stem = strings.TrimSuffix(stem, system)
	}
	h.rooms[pkg][stem] = true
}

var systems = []string{"_linux", "_darwin", "_bsd", "_windows", "_unix", "_otherunix", "_other"}

func (h *house) banned(name string, f *ast.File) {
	for _, im := range f.Imports {
		if why, ok := banned[imported(im)]; ok {
			h.say("%s imports %s: %s", name, imported(im), why)
		}
	}
}

func (h *house) arrows(name, pkg string, f *ast.File) {
	from, ok := floor(pkg)
	if !ok {
		h.say("%s: package %s has no floor", name, pkg)
		return
	}
	for _, im := range f.Imports {
		to, ours := strings.CutPrefix(imported(im), "tijdig/")
		if n, _ := floor(to); ours && n >= from {
			h.say("%s: %s is on floor %d and imports %s on floor %d", name, pkg, from, to, n)
		}
		if pkg == "model" && strings.Contains(imported(im), ".") {
			h.say("%s: model imports %s; it stands on the standard library alone", name, imported(im))
		}
	}
}

func (h *house) calls(name, pkg string, f *ast.File) {
	local := map[string]string{} // what the file calls a package, to its path
	for _, im := range f.Imports {
		p := imported(im)
		short := path.Base(strings.TrimSuffix(p, "/v2"))
		if im.Name != nil {
			short = im.Name.Name
		}
		local[short] = p
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok {
			if where, ok := only[call{local[x.Name], sel.Sel.Name}]; ok && where != pkg {
				h.say("%s: %s.%s belongs in %s", name, x.Name, sel.Sel.Name, where)
			}
		}
		return true
	})
}

func (h *house) sizes(name string, fset *token.FileSet, f *ast.File) {
	lines := func(n ast.Node) int { return fset.Position(n.End()).Line - fset.Position(n.Pos()).Line + 1 }
	h.size(name, "lines", fset.Position(f.FileEnd).Line, limits.fileLines)
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			h.size(name+":"+n.Name.Name, "lines", lines(n), limits.funcLines)
		case *ast.TypeSpec:
			if s, ok := n.Type.(*ast.StructType); ok && strings.HasPrefix(name, "ui/") {
				h.size(name+":"+n.Name.Name, "fields", s.Fields.NumFields(), limits.fields)
			}
		}
		return true
	})
}

func (h *house) size(place, unit string, n, most int) {
	if n <= most {
		return
	}
	if spared[place] != "" {
		h.spent[place] = true
		return
	}
	h.say("%s has %d %s; at most %d: look for the noun that wants out", place, n, unit, most)
}

// floor is the height of pkg, from 0.
func floor(pkg string) (height int, ok bool) {
	for _, exact := range []bool{true, false} {
		for n, names := range floors {
			if slices.ContainsFunc(names, func(name string) bool {
				return name == pkg || !exact && matches(name, pkg)
			}) {
				return n, true
			}
		}
	}
	return 0, false
}

// matches says whether pkg is name, or stands directly in the folder that name
// gives as "folder/*".
func matches(name, pkg string) bool {
	ok, _ := path.Match(name, pkg)
	return ok
}

func imported(im *ast.ImportSpec) string {
	p, _ := strconv.Unquote(im.Path.Value)
	return p
}
