package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/pattern"
)

const header = "catalogue\tslug\tlabel_nl\thelp_nl\tlabel_en\tdomain\tsubjects\tages\tflag\tprivacy\tbasis"

// shelf is what the file must hold of one catalogue.
type shelf struct {
	prefix  string // of every slug
	count   int
	domains []string
}

var (
	crime  = []string{"individu", "gezin", "vrienden", "school", "wijk", "groep"}
	safety = []string{"kind", "ouder", "opvoeding", "gezin", "omgeving"}
)

var shelves = map[string]shelf{
	"A-risk-crime":        {"r.", 59, crime},
	"B-protective-crime":  {"b.", 28, crime},
	"C-direct":            {"a.", 11, []string{"direct"}},
	"D-signals-safety":    {"s.", 18, safety},
	"E-risk-safety":       {"v.", 20, safety},
	"F-protective-safety": {"p.", 14, safety},
}

var kinds = map[string]model.Kind{"K": model.Child, "J": model.Youth, "G": model.Family, "JG": model.Group}

var slugRE = pattern.Lazy(`^(?:a|[rbsvp]\.[a-z]{3})\.[a-z][a-z-]*[a-z]$`)

// read refuses a file that is not exactly what it should be, with the line.
func read(data []byte, name string) (none edition, err error) {
	if !utf8.Valid(data) {
		return none, fmt.Errorf("%s: not valid UTF-8", name)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(lines) < 2 || lines[1] != header {
		return none, fmt.Errorf("%s:2: not the expected columns", name)
	}
	number, ok := strings.CutPrefix(lines[0], "#versie\t")
	v, err := strconv.Atoi(number)
	if !ok || err != nil || v < 1 {
		return none, fmt.Errorf("%s:1: no version", name)
	}
	var out []Item
	slugs, counts := map[string]bool{}, map[string]int{}
	for i, line := range lines[2:] {
		item, shelfName, err := parseItem(line)
		if err == nil && slugs[item.Slug] {
			err = fmt.Errorf("slug %q stands twice", item.Slug)
		}
		if err != nil {
			return none, fmt.Errorf("%s:%d: %w", name, i+3, err)
		}
		slugs[item.Slug] = true
		counts[shelfName]++
		out = append(out, item)
	}
	for s, want := range shelves {
		if counts[s] != want.count {
			return none, fmt.Errorf("%s: %s has %d items, want %d", name, s, counts[s], want.count)
		}
	}
	return edition{v, out}, nil
}

func parseItem(line string) (Item, string, error) {
	f := strings.Split(line, "\t")
	if len(f) != 11 {
		return Item{}, "", fmt.Errorf("%d columns, want 11", len(f))
	}
	for i, cell := range f {
		if cell != strings.TrimSpace(cell) || strings.ContainsFunc(cell, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return Item{}, "", fmt.Errorf("column %d: space around it, or a character that cannot be shown", i+1)
		}
	}
	s, ok := shelves[f[0]]
	item := Item{Letter: (f[0] + "?")[0], Slug: f[1], Label: f[2], Help: f[3], English: f[4], Domain: f[5], Flag: f[8] == "!", Privacy: Privacy(f[9])}
	switch {
	case !ok:
		return item, "", fmt.Errorf("unknown catalogue %q", f[0])
	case !slugRE().MatchString(item.Slug) || !strings.HasPrefix(item.Slug, s.prefix):
		return item, "", fmt.Errorf("slug %q does not fit catalogue %s", item.Slug, f[0])
	case item.Label == "" || utf8.RuneCountInString(item.Label) > MaxLabel:
		return item, "", fmt.Errorf("label: none, or over %d characters", MaxLabel)
	case item.Help == "" || utf8.RuneCountInString(item.Help) > MaxHelp:
		return item, "", fmt.Errorf("help: none, or over %d characters", MaxHelp)
	case item.English == "":
		return item, "", fmt.Errorf("no English label")
	case !slices.Contains(s.domains, item.Domain):
		return item, "", fmt.Errorf("domain %q does not belong to %s", item.Domain, f[0])
	case f[8] != "" && f[8] != "!", item.Acute() && !item.Flag:
		return item, "", fmt.Errorf("flag %q", f[8])
	case item.Flag != model.Grave(item.Slug):
		return item, "", fmt.Errorf("flag %q, and model.Grave says otherwise", f[8])
	case item.Privacy != Ordinary && item.Privacy != Special && item.Privacy != Criminal:
		return item, "", fmt.Errorf("privacy %q", f[9])
	}
	var err error
	if item.Subjects, err = subjects(f[6]); err != nil {
		return item, "", err
	}
	if item.Ages, err = ages(f[7]); err != nil {
		return item, "", err
	}
	for b := range strings.SplitSeq(f[10], ", ") {
		if b == "" {
			return item, "", fmt.Errorf("no basis")
		}
		item.Basis = append(item.Basis, b)
	}
	return item, f[0], nil
}

func subjects(s string) ([]model.Kind, error) {
	var out []model.Kind
	for w := range strings.SplitSeq(s, " ") {
		k, ok := kinds[w]
		if !ok || slices.Contains(out, k) {
			return nil, fmt.Errorf("subjects %q", s)
		}
		out = append(out, k)
	}
	return out, nil
}

func ages(s string) ([]model.Band, error) {
	if s == "alle" {
		return nil, nil
	}
	var out []model.Band
	for w := range strings.SplitSeq(s, " ") {
		b := model.Band(w)
		if !slices.Contains(model.Bands, b) || slices.Contains(out, b) {
			return nil, fmt.Errorf("ages %q", s)
		}
		out = append(out, b)
	}
	return out, nil
}
