package privacy

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/textlint"
	"tijdig/store/export/say"
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

// withoutNames are the marks of an output without names, which says in front what is not in
// it.
var withoutNames = marks{
	source: say.Hidden, finding: "[bevinding van vertrouwelijke bron]", note: "[toelichting van vertrouwelijke bron]",
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
func (v *View) hiderOf(r *model.Record, text bool) *hider {
	h := &hider{marks: withoutNames, own: func(string) bool { return false }}
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
		h.marks, h.family = leftToOthers(), r.Subject.Kind == model.Family && v.parent
		h.own = func(s string) bool { return mask().spares(s) }
	}
	h.confidential(r)
	return h
}

// Confides reports whether any source of a record is confidential.
func (v *View) Confides(r *model.Record) bool { return v.hiderOf(r, true).source }

// maskerOf knows the names that a record knows by itself as well.
func (v *View) maskerOf(r *model.Record) *masker {
	if v.lost(r) {
		return &masker{blind: true}
	}
	names := v.Involved(r.Signal)
	if !v.other {
		return v.mask().with(append(append(names, r.Names()...), r.Signal.Author.Name)...)
	}
	for _, was := range r.Earlier {
		names = append(names, v.Involved(was)...)
	}
	return v.mask().with(names...).sparing(r.Names()...)
}

// lost reports whether the roepnaam of anybody a record is about cannot be read.
func (v *View) lost(r *model.Record) bool {
	lost := v.Lost
	return lost != nil && (lost(r.Subject.ID) || slices.ContainsFunc(r.Also, func(k model.Known) bool { return lost(k.Subject.ID) }))
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
func (v *View) content(was model.Content, h *hider) model.Content {
	c := was
	c.Own(model.PartAnswers)
	c.Answers = v.answers(was.Answers, h)
	maps.DeleteFunc(c.Unclear, func(q, _ string) bool { return v.tells[model.Column(q)] })
	h.hidePlace(was.Answers, c.Answers)
	c.Texts(func(t model.Text, s *string) { *s = h.text(t, *s) }, model.PartAnswers) // see [View.answers]
	for i, f := range c.Findings {
		c.Findings[i] = h.finding(f)
	}
	maps.DeleteFunc(c.Checks, func(slug string, _ model.Check) bool { return v.private(slug) })
	for slug := range h.notes {
		k, ok := c.Checks[slug]
		if !ok {
			continue
		}
		if k.Source.Confidential() {
			k.Source = h.marks.source
		}
		if k.Note != "" {
			k.Note = h.note
		}
		c.Checks[slug] = k
	}
	for i, p := range was.People {
		c.People[i] = h.person(p)
	}
	for i, st := range was.Steps {
		if st.Type == model.FeedbackStep {
			c.Steps[i].Text, c.Steps[i].Result = h.betraying(st.Text, true), h.betraying(st.Result, true)
		}
	}
	for q := range c.Unclear {
		if through, mark := v.through(model.Column(q), h); through == stopped && mark != "" {
			c.Unclear[q] = mark
		}
	}
	maps.DeleteFunc(c.Unclear, func(_, said string) bool { return said == "" })
	for i := range c.Acute {
		c.Acute[i].Why = slices.DeleteFunc(c.Acute[i].Why, v.private)
	}
	return c
}

// text masks or leaves out a text by what kind it is.
func (h *hider) text(t model.Text, s string) string {
	switch {
	case s == "":
		return s
	case t.Kind == model.AgeText:
		return h.age
	case t.Kind == model.SourceText && h.who != "":
		return h.who
	case t.Kind == model.DoerText && h.doer != "" && h.source && textlint.Somebody(s):
		return h.doer
	case t.Kind == model.PlanText:
		return h.betraying(s, false)
	}
	return h.typed(s)
}

// betraying masks words that may say who a confidential source is: what names somebody outside
// the family, and all that is said of telling the source.
func (h *hider) betraying(s string, always bool) string {
	if s != "" && h.told != "" && h.source && (always || textlint.Outsider(s)) {
		return h.told
	}
	return h.typed(s)
}

// Involved lists the names a version knows by itself: what was answered where a form asks
// for a name, and who is to do something and what was said of the worker, as far as that is
// a name.
func (v *View) Involved(s model.Signal) (out []string) {
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
	s.Texts(func(t model.Text, who *string) {
		if t.Kind == model.DoerText {
			out = append(out, textlint.Names(*who)...)
		}
	}, model.PartAnswers)
	return out
}

// nameWords is how many words a name has at most: each of more would hide text that
// names nobody.
const nameWords = 4

// hidePlace takes the place away where a finding is confidential and the place names
// somebody: "bij opa thuis", "school", or what was masked already.
func (h *hider) hidePlace(was, a model.Answers) {
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
	return Confidential(s)
}

// Confidential reports whether any source of a signal is.
func Confidential(s *model.Signal) bool {
	return slices.ContainsFunc(s.Findings, func(f model.Finding) bool { return f.Confidential || f.Source.Confidential() })
}

// finding masks or leaves out what was typed in a line. Of a confidential one
// neither the words nor whom it came from, or through, are let through.
func (h *hider) finding(f model.Finding) model.Finding {
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
func (h *hider) person(p model.Person) model.Person {
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
func (v *View) through(column string, h *hider) (passage, string) {
	if h.source && v.priv[column] == form.PrivacySource {
		return stopped, h.answer
	}
	return v.passes(column), h.called
}

// answers are those that may be let through, masked where they have to be.
func (v *View) answers(was model.Answers, h *hider) model.Answers {
	wholly, a := v.wholly(), make(model.Answers, len(was))
	for q, values := range was {
		column := model.Column(q)
		if wholly[column] && !h.source {
			a[q] = values
			continue
		}
		through, mark := v.through(column, h)
		switch {
		case v.ages[column] && !v.other: // without names only the band is let through
			a[q] = values[:min(1, len(values)):min(1, len(values))]
			continue
		case through == stopped && mark != "" && len(values) > 0:
			if a[q] = values; !h.own(strings.Join(values, " ")) {
				a[q] = model.Answer{mark}
			}
			continue
		case through == stopped:
			continue
		case through == whole:
			a[q] = values
			continue
		}
		words := h.typed
		if through == masked {
			words = h.hide
		}
		var left model.Answer
		for _, s := range values {
			if s = words(s); s != "" {
				left = append(left, s)
			}
		}
		if left != nil {
			a[q] = left
		}
	}
	return a
}
