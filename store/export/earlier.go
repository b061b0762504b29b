package export

import (
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/doc"
)

// revision is a version with what it said otherwise than the one after it.
type revision struct {
	n      int // as people count them, from 1
	signal model.Signal
	said   []string
}

// revisions lists the versions of a record, oldest first, the newest included;
// none when there was only one.
func (v *view) revisions(r shown) (out []revision) {
	if len(r.Earlier) == 0 {
		return nil
	}
	all := append(append([]model.Signal{}, r.Earlier...), r.Signal)
	for i, s := range all {
		rev := revision{n: i + 1, signal: s}
		if i+1 < len(all) {
			f, _ := v.o.Forms.For(s.FormRef, s.Content)
			rev.said = differing(f, s.Content, all[i+1].Content)
		}
		out = append(out, rev)
	}
	return out
}

// differing lists what one version said that the next does not say so: the lines and
// the answers that were changed or taken away.
func differing(f *form.Form, was, is model.Content) (out []string) {
	for _, f := range was.Findings {
		if !still(f, is.Findings) {
			out = append(out, origin(f)+": "+f.Text)
		}
	}
	for _, part := range model.Changed(was, is) {
		q, isAnswer := strings.CutPrefix(part, "antwoorden:")
		if !isAnswer || len(was.Answers[q]) == 0 {
			continue
		}
		label, says := words.Of(q), strings.Join(was.Answers[q], ", ")
		if asked, ok := f.Find(q); ok {
			says = inWords(asked, was.Answers[q])
			if !form.Built(q) {
				label = asked.FullLabel()
			}
		}
		out = append(out, label+": "+says)
	}
	return out
}

// still reports whether a line stands there as it was.
func still(f model.Finding, now []model.Finding) bool {
	for _, n := range now {
		if n.ID == f.ID {
			return n.Text == f.Text && n.SameLabel(f)
		}
	}
	return false
}

// earlierCell is the same for a cell of a table.
func (v *view) earlierCell(r shown) string {
	var out []string
	for _, was := range v.revisions(r) {
		head := "versie " + strconv.Itoa(was.n) + " (" + model.DateOf(was.signal.Written).String() + ")"
		out = append(out, join(": ", head, was.signal.Reason))
		for _, s := range was.said {
			out = append(out, "  stond er: "+s)
		}
	}
	return strings.Join(out, "\n")
}

// versions tells which there were, each with its reason and what it said otherwise than
// the one after it.
var versions = body{[]string{"eerdere versies"}, func(a account) []doc.Part {
	var out doc.List
	for _, v := range a.v.revisions(a.r) {
		by := join(", ", show(model.SeenAt(v.signal.Written)), v.signal.Author.Name)
		item := doc.Item{Text: "Versie " + strconv.Itoa(v.n) + ", opgeschreven " + join(": ", by, v.signal.Reason) + "."}
		for _, s := range v.said {
			item.More = append(item.More, "Stond er: "+s)
		}
		out = append(out, item)
	}
	return list(out)
}}
