package demodata

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
)

func ref() model.FormRef { return form.Quick().Ref(catalogue.Version()) }

// content fills a scene in. Some things are left out now and then, as people
// do.
func (t *teller) content(sc scene, sub model.Subject, band model.Band, ward string, at time.Time) model.Content {
	seen := model.SeenAt(at)
	if t.chance(20) {
		seen.Clock, seen.Part = "", part(at.Hour())
	}
	seen.About = t.chance(10)
	c := model.Content{
		Answers: model.Answers{
			model.QAbout: {string(sub.Kind)}, model.QDanger: {sc.Danger}, model.QSeen: {seen.String()},
			model.QPlace: {ward + ", " + pick(t, told().Spots)}, model.QUrgency: {string(sc.Urgency)}, model.QDiscussed: {t.discussed(sc)},
		},
		Checks: map[string]model.Check{},
	}
	if c.Answers.One(model.QDiscussed) == model.OnPurp {
		c.Answers[model.QWhyNot] = model.Answer{pick(t, []string{"niet_veilig", "eerst_overleg", "geen_gelegenheid"})}
	}
	if band != model.BandNone {
		c.Answers[model.QAge] = model.Answer{string(band)}
	}
	if sub.Mark != "" {
		c.Answers[model.QMark] = model.Answer{sub.Mark}
	}
	if t.chance(4) {
		delete(c.Answers, model.QUrgency) // recorded in haste
	}
	t.lines(&c, sc, at)
	t.checks(&c, sc, band, at)
	for _, role := range sc.People {
		p := model.Person{ID: t.id(), Role: role, Home: model.Yes}
		if role == model.RoleSibling {
			p.Band = pick(t, model.Bands[:3])
		}
		c.People = append(c.People, p)
	}
	return c
}

func (t *teller) discussed(sc scene) string {
	switch {
	case sc.Urgency == model.Now:
		return model.OnPurp
	case t.chance(45):
		return model.Yes
	case t.chance(10):
		return model.OnPurp
	}
	return model.NotYet
}

func part(hour int) model.Part {
	switch {
	case hour < 12:
		return model.Morning
	case hour < 18:
		return model.Afternoon
	}
	return model.Evening
}

func (t *teller) lines(c *model.Content, sc scene, at time.Time) {
	for i, l := range sc.Lines {
		if i > 0 && t.chance(25) {
			continue
		}
		text := t.fill(l.Text)
		if r, n := utf8.DecodeRuneInString(text); unicode.IsLower(r) && !strings.HasPrefix(text, "'s") {
			text = string(unicode.ToUpper(r)) + text[n:]
		}
		source := l.Source
		if source == "" && l.Kind == model.Document {
			source = model.FromOther
		}
		c.Findings = append(c.Findings, model.Finding{
			ID: t.id(), Kind: l.Kind, Source: source, Confidential: source.Confidential(), Text: text, Written: at.Add(3 * time.Minute),
		})
	}
}

func (t *teller) checks(c *model.Content, sc scene, band model.Band, at time.Time) {
	if t.chance(30) {
		return // not gone through yet
	}
	for _, k := range sc.Checks {
		if t.chance(15) {
			continue
		}
		source := pick(t, []model.Source{model.FromSelf, model.FromSelf, model.FromSchool, model.FromParent, ""})
		check := model.Check{Answer: k.Answer, Source: source, At: at.Add(8 * time.Minute), Band: band}
		c.Checks[k.Item] = check
		if item, ok := catalogue.Find(k.Item); ok && item.Flag && k.Answer != model.CheckNo {
			c.Acute = append(c.Acute, model.Acute{
				At: at.Add(9 * time.Minute), Answer: model.AcuteNoDanger, Text: "overlegd met een collega", Why: []string{k.Item},
			})
		}
	}
}

// finish adds steps and gives the versions of the signal: one, or two when
// something was added later. Old signals are mostly done.
func (t *teller) finish(s model.Signal, sc scene) []model.Signal {
	age := int(t.now.Sub(s.Written).Hours() / 24)
	if !t.chance(18) || age > 40 {
		t.steps(&s, sc, age)
	}
	if age > 30 && t.chance(70) {
		s.State = model.Closed
	}
	s.Missing = form.Quick().Missing(form.Facts{Content: s.Content, Kind: model.Kind(s.Answers.One(model.QAbout))})
	if age < 2 || !t.chance(12) {
		return []model.Signal{s}
	}
	older := s
	older.Content = s.Content.Clone()
	older.State, older.Steps = model.Open, nil
	s.Parents, s.Revision, s.Reason = []model.ID{older.Revision}, t.id(), "aanvulling"
	s.Written = t.later(older.Written)
	return []model.Signal{older, s}
}

func (t *teller) steps(s *model.Signal, sc scene, age int) {
	written := model.DateOf(s.Written)
	for i, name := range sc.Steps {
		if i > 1 && t.chance(50) {
			break
		}
		due := written.Add(1 + t.IntN(12))
		step := model.Step{ID: t.id(), Type: name, Planned: due, Status: model.Planned, Who: s.Author.Role}
		late := due.Before(model.DateOf(t.now))
		if late && (age > 30 || t.chance(75)) {
			step.Status = model.Done
			step.Done = model.Seen{Date: due, Offset: offset(s.Written)}
			if t.chance(8) {
				step.Status, step.Done = model.Failed, model.Seen{}
			}
		}
		s.Steps = append(s.Steps, step)
	}
}

func offset(t time.Time) int {
	_, off := t.Zone()
	return off / 60
}
