package form

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/model/pattern"
	"tijdig/model/stats"
)

// read is a question that a rule looks at by its name, alone or in a row.
var read = pattern.Lazy(`(?:\.said|\.is|Answers)(?:\(|\[|\.One\()"([a-z_0-9]+)"|Cell\("([a-z_]+)", \w+(?:\[[^]]*\])?, "([a-z_]+)"\)|\bcell\("([a-z_]+)"\)|"(weging_[0-9])"`)

// asked are the questions of earlier versions, which records still have answers to.
var asked = []string{"gesproken_met"}

// TestTheFormHasWhatRulesLookAt goes over the questions that rules name, and over the
// options that are counted: a question that gets another name would end a rule unseen.
func TestTheFormHasWhatRulesLookAt(t *testing.T) {
	found := 0
	for _, path := range []string{"../guidance/*.go", "../stats/*.go"} {
		files, err := filepath.Glob(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range read().FindAllStringSubmatch(string(src), -1) {
				name := m[1] + m[5]
				switch {
				case m[2] != "":
					name = model.Cell(m[2], "", m[3])
				case m[4] != "":
					name = model.Cell("kaderwissels", "", m[4])
				}
				if found++; name != "" {
					if _, ok := Full().Find(name); !ok && !slices.Contains(asked, name) {
						t.Errorf("%s looks at %s, which nothing asks", file, name)
					}
				}
			}
		}
	}
	if found < 25 {
		t.Errorf("%d names only", found)
	}
	for cell, names := range map[string][]string{"naar": stats.Frames, "opbrengst": stats.Outcomes} {
		q, _ := Full().Find(model.Cell("kaderwissels", "", cell))
		for _, name := range names {
			if !slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == name }) {
				t.Errorf("%q is counted, and no answer to %s", name, q.ID)
			}
		}
	}
}
