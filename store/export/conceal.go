package export

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/textlint"
)

// marks stand where something stood that may not be seen. One that is empty leaves nothing
// behind.
type marks struct {
	source  model.Source // instead of a confidential source
	finding string       // of what such a source said
	note    string       // of a note it is behind
	place   string       // of a place that may say who it is
	answer  string       // of an answer that may
	doer    string       // of who does a step, where that may
	told    string       // of what a step or a reason says of such a source, where that may
	why     string       // of what showed what became of what it said
	who     string       // of who somebody is, beside what he is
	called  string       // of what somebody is called
	name    string       // of a name in a text, and of what leads to a person
	age     string       // of how old somebody is who belongs with whom it is about
}

// hidden stands where a confidential source stood.
const hidden = model.Source("vertrouwelijk")

// withoutNames are the marks of an output without names, which says in front what is not in
// it.
var withoutNames = marks{
	source: hidden, finding: "[bevinding van vertrouwelijke bron]", note: "[toelichting van vertrouwelijke bron]",
	place: "[plek weggelaten: vertrouwelijke bron]", name: nameMark,
}

// hider is how a record is masked, in all its versions alike.
type hider struct {
	marks
	typed  func(string) string // what was typed; "" where none goes along
	hide   func(string) string // names and what leads to a person
	own    func(string) bool   // whether somebody is called so who may be named
	source bool                // one of its sources is confidential
	lines  map[model.ID]bool   // lines that came from one
	notes  map[string]bool     // items that did
	family bool                // a parent asks about the family: its parents and children are no others
}

// hiderOf is asked for a record that nobody changes.
func (v *view) hiderOf(r *model.Record, text bool) hider {
	h := hider{marks: withoutNames, own: func(string) bool { return false }}
	mask := sync.OnceValue(func() *masker { return v.maskerOf(r) }) // many records have nothing to mask
	h.hide = func(s string) string {
		if s == "" {
			return ""
		}
		return mask().hide(s, h.name)
	}
	if h.typed = h.hide; !text {
		h.typed = func(string) string { return "" }
	}
	if v.other {
		h.marks, h.family = leftToOthers, r.Subject.Kind == model.Family && v.o.Access.Asker == AskerParent
		h.own = func(s string) bool { return mask().spares(s) }
	}
	h.confidential(r)
	return h
}

// maskerOf knows the names that a record knows by itself as well.
func (v *view) maskerOf(r *model.Record) *masker {
	names := v.involved(r.Signal)
	if !v.other {
		return v.mask.with(append(append(names, r.Names()...), r.Signal.Author.Name)...)
	}
	for _, was := range r.Earlier {
		names = append(names, v.involved(was)...)
	}
	return v.mask.with(names...).sparing(r.Names()...)
}

// confidential notes which lines and items came from a source that is. The newest version
// that has a line says so, and where there are two, either; of an item any version does.
func (h *hider) confidential(r *model.Record) {
	all := make([]*model.Signal, 0, len(r.Earlier)+1)
	for i := range r.Earlier {
		all = append(all, &r.Earlier[i])
	}
	all = append(all, &r.Signal)
	if !slices.ContainsFunc(all, confides) {
		return // as of most
	}
	h.lines, h.notes = map[model.ID]bool{}, map[string]bool{}
	var parents []model.ID
	for _, s := range all {
		parents = append(parents, s.Parents...)
	}
	stands := map[model.ID]bool{} // in a newest version
	newest := func(s *model.Signal) bool { return !slices.Contains(parents, s.Revision) }
	for _, s := range all {
		for i := range s.Findings {
			if newest(s) {
				stands[s.Findings[i].ID] = true
			}
		}
		for slug, c := range s.Checks {
			if c.Source.Confidential() {
				h.notes[slug] = true
			}
		}
	}
	for _, s := range all {
		for i := range s.Findings {
			f := &s.Findings[i]
			if !newest(s) && stands[f.ID] {
				continue
			}
			if f.Confidential {
				h.lines[f.ID] = true
			}
			h.source = h.source || f.Confidential || f.Source.Confidential()
		}
	}
}

// content is what may be seen of what was filled in.
func (v *view) content(was model.Content, h hider) model.Content {
	c := was.Clone()
	v.answers(c.Answers, h)
	maps.DeleteFunc(c.Unclear, func(q, _ string) bool { return v.tells[model.Column(q)] })
	h.hidePlace(was.Answers, c.Answers)
	for i, f := range c.Findings {
		c.Findings[i] = h.finding(f)
	}
	maps.DeleteFunc(c.Checks, func(slug string, _ model.Check) bool { return v.private(slug) })
	for slug, k := range c.Checks {
		k.Note = h.typed(k.Note)
		if h.notes[slug] {
			if k.Source.Confidential() {
				k.Source = h.marks.source
			}
			if k.Note != "" {
				k.Note = h.note
			}
		}
		c.Checks[slug] = k
	}
	for i, p := range c.People {
		c.People[i] = h.person(p)
	}
	for i := range c.Steps {
		st := &c.Steps[i]
		if h.doer != "" && h.source && textlint.Somebody(st.Who) {
			st.Who = h.doer
		} else {
			st.Who = h.typed(st.Who)
		}
		feedback := st.Type == model.FeedbackStep
		st.Text, st.Said, st.Result = h.betraying(st.Text, feedback), h.typed(st.Said), h.betraying(st.Result, feedback)
	}
	for q, said := range c.Unclear {
		c.Unclear[q] = h.typed(said)
		if through, mark := v.through(model.Column(q), h); through == stopped && mark != "" {
			c.Unclear[q] = mark
		}
	}
	maps.DeleteFunc(c.Unclear, func(_, said string) bool { return said == "" })
	for i := range c.Acute {
		c.Acute[i].Text = h.typed(c.Acute[i].Text)
		c.Acute[i].Why = slices.DeleteFunc(c.Acute[i].Why, v.private)
	}
	return c
}

// betraying masks words that may say who a confidential source is: what names somebody outside
// the family, and all that is said of telling the source.
func (h hider) betraying(s string, always bool) string {
	if s != "" && h.told != "" && h.source && (always || textlint.Outsider(s)) {
		return h.told
	}
	return h.typed(s)
}

// involved lists the names a version knows by itself: what was answered where a form asks
// for a name, and who is to do something and what was said of the worker, as far as that is
// a name.
func (v *view) involved(s model.Signal) (out []string) {
	for q, said := range s.Answers {
		q = model.Column(q)
		for _, s := range said {
			switch {
			case v.other && v.self[q]: // a worker may be named
			case v.priv[q] == form.PrivacyName:
				out = append(out, s)
			case v.name[q] && len(strings.Fields(s)) <= nameWords:
				out = append(out, s)
			case v.name[q] || v.self[q]:
				out = append(out, textlint.Names(s)...)
			}
		}
	}
	for _, st := range s.Steps {
		out = append(out, textlint.Names(st.Who)...)
	}
	return out
}

// nameWords is how many words a name has at most: each of more would hide text that
// names nobody.
const nameWords = 4

// hidePlace takes the place away where a finding is confidential and the place names
// somebody: "bij opa thuis", "school", or what was masked already.
func (h hider) hidePlace(was, a model.Answers) {
	place := was.One(model.QPlace)
	if h.source && a.One(model.QPlace) != "" && (textlint.Somebody(place) || a.One(model.QPlace) != place) {
		a[model.QPlace] = model.Answer{h.place}
	}
}

// confides reports whether anything in a version came from a source that is confidential.
func confides(s *model.Signal) bool {
	for _, c := range s.Checks {
		if c.Source.Confidential() {
			return true
		}
	}
	return confidential(s)
}

// confidential reports whether any source of a signal is.
func confidential(s *model.Signal) bool {
	return slices.ContainsFunc(s.Findings, func(f model.Finding) bool { return f.Confidential || f.Source.Confidential() })
}

// finding masks or leaves out what was typed in a line. Of a confidential one
// neither the words nor whom it came from, or through, are let through.
func (h hider) finding(f model.Finding) model.Finding {
	told := func(s string) string {
		if s != "" && h.who != "" {
			return h.who
		}
		return h.typed(s)
	}
	f.Text, f.SourceWords, f.ViaWords = h.typed(f.Text), told(f.SourceWords), told(f.ViaWords)
	f.StatusWhy, f.OwnView = h.typed(f.StatusWhy), h.typed(f.OwnView)
	if h.lines[f.ID] {
		f.Text, f.Source, f.Provenance, f.Confidential = h.marks.finding, h.marks.source, model.Provenance{}, true
		if f.StatusWhy != "" {
			f.StatusWhy = h.why
		}
		if h.who == "" { // how whom it is about sees it is not for others
			f.OwnView = ""
		}
	}
	return f
}

// person is somebody who belongs with whom it is about: what he is, and how old as far as
// that may be seen.
func (h hider) person(p model.Person) model.Person {
	switch {
	case h.age == "":
		return p.Aged(model.Age{Band: p.Band})
	case h.family && (p.Role == model.RoleChild || p.Role.Parent()):
		return p
	case p.Age() != model.Age{} || p.Home != "" || p.About != model.About{}:
		p = p.Aged(model.Age{Band: model.Band(h.age)})
		p.Home, p.About = "", model.About{}
	}
	return p
}

// through is how the answers of a column of one record get through, and what stands in
// their place where they do not. What may say who a source is stays out where one is
// confidential.
func (v *view) through(column string, h hider) (passage, string) {
	if h.source && v.priv[column] == form.PrivacySource {
		return stopped, h.answer
	}
	return v.passes(column), h.called
}

// answers masks or leaves out what may not be let through.
func (v *view) answers(a model.Answers, h hider) {
	for q, values := range a {
		column := model.Column(q)
		through, mark := v.through(column, h)
		switch {
		case v.ages[column] && !v.other: // without names only the band is let through
			a[q] = values[:min(1, len(values))]
			continue
		case through == stopped && mark != "" && len(values) > 0:
			if !h.own(strings.Join(values, " ")) {
				a[q] = model.Answer{mark}
			}
			continue
		case through == stopped:
			delete(a, q)
			continue
		case through == whole:
			continue
		}
		words := h.typed
		if through == masked {
			words = h.hide
		}
		for i, s := range values {
			values[i] = words(s)
		}
		if values = slices.DeleteFunc(values, func(s string) bool { return s == "" }); len(values) == 0 {
			delete(a, q)
			continue
		}
		a[q] = values
	}
}
