package paper

import (
	"slices"
	"testing"

	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
)

// TestWhatIsLeftOutIsTheLineThatWasRead leaves out each line by its number, of parts of every
// sort, and reads again: that line says so, and no other says anything else.
func TestWhatIsLeftOutIsTheLineThatWasRead(t *testing.T) {
	pages := [][]doc.Part{
		{
			doc.Heading{Level: 1, Text: "kop"},
			doc.Para{Text: "alinea"},
			doc.Facts{{Name: "waar", Text: "thuis"}, {Name: "wie", Text: "Robin"}},
		},
		{
			doc.List{{N: 1, Text: "een", More: []string{"meer", "nog meer"}}, {Text: "twee"}},
			doc.Table{Head: []string{"Antwoord", "Punt"}, Rows: [][]string{{"ja", "a"}, {"nee", "b"}}},
		},
	}
	was := readingOf(pages, nil)
	const lines = 9
	if last := was.Lines[len(was.Lines)-1]; last.N != lines {
		t.Fatalf("%d lines: %+v", last.N, was.Lines)
	}
	for line := 1; line <= lines; line++ {
		out := map[int]privacy.Reason{line: privacy.ForCare}
		var left [][]doc.Part
		n := 0
		for _, page := range pages {
			left = append(left, without(page, out, &n))
		}
		is := readingOf(left, out)
		for i, l := range is.Lines {
			if same := l.Text == was.Lines[i].Text; same == (l.N == line) || (l.Out != "") != (l.N == line) {
				t.Errorf("line %d left out: %+v, was %+v", line, l, was.Lines[i])
			}
		}
		if n != lines || is.Sum == was.Sum {
			t.Errorf("line %d: %d lines, sum %s", line, n, is.Sum)
		}
	}
	if again := readingOf(pages, map[int]privacy.Reason{2: privacy.ForAnother}); again.Sum != was.Sum || slices.Equal(again.Lines, was.Lines) {
		t.Error("what is to be left out changes what was read, or is not told")
	}
}
