package form

import (
	"fmt"
	"slices"

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
		case !optRE.MatchString(o.ID):
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
	case !codeRE.MatchString(item.Code):
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
