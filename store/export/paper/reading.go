package paper

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// Line is a line of what is read before it goes.
type Line struct {
	N     int // by which it is left out, from 1; 0 for a heading
	Level int // of a heading
	Text  string
	More  bool           // it says more about the line above it
	Out   privacy.Reason // why it is left out; "" where it is not
}

// Reading is what is read before it goes, line by line.
type Reading struct {
	Lines   []Line
	Sum     string // of all lines, whatever is left out of them
	Source  bool   // a source is confidential
	Unsafe  bool   // there was danger, or it was left undiscussed on purpose
	Of16    bool   // who it is about is 16 or older, as far as that was said
	Under12 bool   // or younger than 12
}

// ErrUnread is what a document that is read line by line is refused with where it was not,
// or says something else than what was read.
var ErrUnread = errors.New("paper: not read as it is now")

// readingOf numbers the lines of pages.
func readingOf(pages [][]doc.Part, out map[int]privacy.Reason) (r Reading) {
	sum := sha256.New()
	n := 0
	add := func(l Line) {
		if l.Level == 0 {
			n++
			l.N = n
		}
		fmt.Fprintf(sum, "%d %d %q\n", l.N, l.Level, l.Text)
		l.Out = out[l.N]
		r.Lines = append(r.Lines, l)
	}
	for _, page := range pages {
		for _, part := range page {
			linesOf(part, add)
		}
	}
	r.Sum = hex.EncodeToString(sum.Sum(nil))[:sumLen]
	return r
}

// mind notes what is to be minded before somebody gets this on paper.
func (r *Reading) mind(c model.Content) {
	r.Unsafe = r.Unsafe || c.Answers.One(model.QDanger) == model.Yes || c.Answers.One(model.QDiscussed) == model.OnPurp
	age := c.Age()
	sixteen, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(age.Said, " jaar"))) //nolint:errcheck // said otherwise, its band tells
	r.Of16 = r.Of16 || age.Band == model.Band18 || sixteen >= 16
	r.Under12 = r.Under12 || age.Band == model.Band0 || age.Band == model.Band6
}

// sumLen is how much of the sum is used: it is typed by hand on the command line.
const sumLen = 10

// linesOf gives the lines of a part, in the order in which [without] counts them.
func linesOf(part doc.Part, add func(Line)) {
	switch part := part.(type) {
	case doc.Heading:
		add(Line{Level: part.Level, Text: part.Text})
	case doc.Para:
		add(Line{Text: part.Text})
	case doc.Facts:
		for _, f := range part {
			add(Line{Text: f.Name + ": " + f.Text})
		}
	case doc.List:
		for _, i := range part {
			add(Line{Text: say.Join(". ", number(i.N), i.Text)})
			for _, more := range i.More {
				add(Line{Text: more, More: true})
			}
		}
	case doc.Table:
		for _, row := range part.Rows {
			add(Line{Text: say.Join(": ", row...)})
		}
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// without returns parts with what is left out named instead. n counts lines.
func without(parts []doc.Part, out map[int]privacy.Reason, n *int) []doc.Part {
	left := func() string {
		*n++
		if why, is := out[*n]; is {
			return "[weggelaten: " + why.Words() + "]"
		}
		return ""
	}
	kept := slices.Clone(parts)
	for i, part := range kept {
		switch part := part.(type) {
		case doc.Heading:
		case doc.Para:
			kept[i] = doc.Para{Text: cmp.Or(left(), part.Text)}
		case doc.Facts:
			facts := slices.Clone(part)
			for j := range facts {
				facts[j].Text = cmp.Or(left(), facts[j].Text)
			}
			kept[i] = facts
		case doc.List:
			list := slices.Clone(part)
			for j := range list {
				list[j].Text = cmp.Or(left(), list[j].Text)
				list[j].More = slices.Clone(list[j].More)
				for k := range list[j].More {
					list[j].More[k] = cmp.Or(left(), list[j].More[k])
				}
			}
			kept[i] = list
		case doc.Table:
			t := doc.Table{Head: part.Head, Rows: slices.Clone(part.Rows)}
			for j, row := range t.Rows {
				if s := left(); s != "" {
					t.Rows[j] = make([]string, len(row))
					t.Rows[j][len(row)-1] = s
				}
			}
			kept[i] = t
		}
	}
	return kept
}
