package form

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// options refuses options where none belong, and doubles.
func (c *checker) options(at string, q Question) error {
	needs := q.Kind == Choice || q.Kind == Choices || q.Kind == Subject
	switch {
	case !needs && q.Options != nil:
		return c.file.Errorf(at+".options", "een vraag van soort %q heeft geen opties", q.Kind)
	case needs && (len(q.Options) < 2 || len(q.Options) > MaxOptions):
		return c.file.Errorf(at+".options", "%d opties; het mogen er 2 tot en met %d zijn", len(q.Options), MaxOptions)
	}
	ids, keys := map[string]bool{}, map[string]bool{}
	for i, o := range q.Options {
		here := fmt.Sprintf("%s.options[%d]", at, i)
		allowed := fixed[q.ID]
		switch {
		case !optRE().MatchString(o.ID):
			return c.file.Errorf(here+".id", "geen naam van kleine letters, cijfers, _ en -")
		case ids[o.ID]:
			return c.file.Errorf(here+".id", "%q staat er twee keer", o.ID)
		case allowed != nil && !slices.Contains(allowed, o.ID):
			return c.file.Errorf(here+".id", "%q is geen antwoord dat het programma kent bij %q", o.ID, q.ID)
		case o.Key != "" && (len(o.Key) != 1 || o.Key < "a" || o.Key > "z"):
			return c.file.Errorf(here+".key", "niet een letter van a tot en met z")
		case o.Key != "" && keys[o.Key]:
			return c.file.Errorf(here+".key", "%q staat er twee keer", o.Key)
		case (o.Key == "") != (q.Options[0].Key == ""):
			return c.file.Errorf(here+".key", "of elke optie heeft een letter, of geen enkele")
		}
		if err := c.words(here+".label", o.Label, true); err != nil {
			return err
		}
		ids[o.ID], keys[o.Key] = true, true
	}
	return nil
}

// pages refuses a checklist that does not fit under nine digits, and codes
// that mean something already.
func (c *checker) pages(at string, q Question) error {
	if q.Kind != Checklist {
		if q.Pages != nil {
			return c.file.Errorf(at+".pages", "een vraag van soort %q heeft geen bladen", q.Kind)
		}
		return nil
	}
	if len(q.Pages) == 0 {
		return c.file.Errorf(at+".pages", "geen enkel blad met punten")
	}
	for i, p := range q.Pages {
		here := fmt.Sprintf("%s.pages[%d]", at, i)
		if len(p.Items) == 0 || len(p.Items) > PageSize {
			return c.file.Errorf(here+".items", "%d punten; het mogen er 1 tot en met %d zijn", len(p.Items), PageSize)
		}
		if err := c.words(here+".title", p.Title, true); err != nil {
			return err
		}
		for j, item := range p.Items {
			if err := c.item(fmt.Sprintf("%s.items[%d]", here, j), item); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) item(at string, item Item) error {
	_, taken := catalogue.Find(item.Code)
	switch {
	case !codeRE().MatchString(item.Code):
		return c.file.Errorf(at+".code", "geen naam van kleine letters, cijfers, _ . en -")
	case taken:
		return c.file.Errorf(at+".code", "%q is al een punt van Nagaan", item.Code)
	case c.codes[item.Code]:
		return c.file.Errorf(at+".code", "%q staat er twee keer", item.Code)
	}
	c.codes[item.Code] = true
	if err := c.words(at+".label", item.Label, true); err != nil {
		return err
	}
	return c.words(at+".help", item.Help, false)
}

// number refuses bounds and a unit where no number is asked, and bounds that nothing fits.
func (c *checker) number(at string, q Question) error {
	switch {
	case q.Kind == Number && q.Least != nil && q.Most != nil && *q.Least > *q.Most:
		return c.file.Errorf(at+".most", "kleiner dan least")
	case q.Kind == Number:
		return c.words(at+".unit", q.Unit, false)
	case q.Unit != "" || q.Least != nil || q.Most != nil:
		return c.file.Errorf(at, "unit, least en most horen bij een getal, en dit is van soort %q", q.Kind)
	}
	return nil
}

// rows refuses rows without questions, questions that no row can hold, and what belongs to
// rows at another question.
func (c *checker) rows(at string, q Question) error {
	switch {
	case q.Kind != Rows && (q.Questions != nil || q.One != "" || q.Line != nil):
		return c.file.Errorf(at, "questions, one en line horen bij rijen, en dit is van soort %q", q.Kind)
	case q.Kind != Rows:
		return nil
	case len(q.Questions) == 0:
		return c.file.Errorf(at+".questions", "geen enkele vraag")
	}
	if err := c.words(at+".one", q.One, true); err != nil {
		return err
	}
	for i, name := range q.Line {
		if find(q.Questions, name) == nil {
			return c.file.Errorf(fmt.Sprintf("%s.line[%d]", at, i), "geen vraag %q in deze rijen", name)
		}
	}
	inside := &checker{c.f, c.file, maps.Clone(c.names), c.kinds, c.codes, c.works}
	seen := map[string]bool{}
	for i, own := range q.Questions {
		here := fmt.Sprintf("%s.questions[%d]", at, i)
		if seen[own.ID] {
			return c.file.Errorf(here+".id", "%q staat er twee keer", own.ID)
		}
		seen[own.ID] = true
		delete(inside.names, own.ID) // a row may have a question of the same name
		if err := inside.ofRow(here, own); err != nil {
			return err
		}
		inside.names[own.ID] = own
	}
	return nil
}

// ofRow checks a question of a row.
func (c *checker) ofRow(at string, q Question) error {
	//exhaustive:enforce
	switch q.Kind {
	case Text, Area, Number, Date, Choice, Choices:
	case Checklist, Rows, Note, Subject, Mark, Age, Seen, Place, Findings, Steps, People:
		return c.file.Errorf(at+".kind", "een vraag van soort %q past niet in een rij", q.Kind)
	}
	if q.Remember != Forget {
		return c.file.Errorf(at+".remember", "in een rij wordt niets onthouden")
	}
	return c.question(at, q)
}

// Count counts the questions, those of rows too.
func (f *Form) Count() (n int) {
	for _, q := range f.Questions {
		n += 1 + len(q.Questions)
	}
	return n
}

// each refuses what cannot be asked of a person, and what is asked of each person where no
// people are.
func (c *checker) each(at string, q Question) error {
	if len(q.Each) > 0 && q.Kind != People {
		return c.file.Errorf(at+".each", "alleen bij een vraag van soort %q wordt iets van ieder gevraagd", People)
	}
	for i, ask := range q.Each {
		here := fmt.Sprintf("%s.each[%d]", at, i)
		if !slices.Contains(model.PersonAsks, ask) {
			var may []string
			for _, a := range model.PersonAsks {
				may = append(may, string(a))
			}
			return c.file.Errorf(here, "%q kan van niemand gevraagd worden; wel: %s", ask, strings.Join(may, ", "))
		}
		if slices.Contains(q.Each[:i], ask) {
			return c.file.Errorf(here, "%q staat er twee keer", ask)
		}
	}
	return nil
}

// lookup refuses what cannot be looked up.
func (c *checker) lookup(at string, q Question) error {
	switch {
	case q.Lookup == InNothing:
		return nil
	case q.Lookup != InNetwork && q.Lookup != InTowns:
		return c.file.Errorf(at+".lookup", "hier kan %q of %q staan", InNetwork, InTowns)
	case q.Kind != Text:
		return c.file.Errorf(at+".lookup", "alleen bij een vraag van soort %q wordt iets opgezocht", Text)
	}
	return nil
}
