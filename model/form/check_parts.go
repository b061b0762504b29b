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
		return c.file.Errorf(at+".options", "a question of kind %q has no options", q.Kind)
	case needs && (len(q.Options) < 2 || len(q.Options) > MaxOptions):
		return c.file.Errorf(at+".options", "%d options, want 2 to %d", len(q.Options), MaxOptions)
	}
	ids, keys := map[string]bool{}, map[string]bool{}
	for i, o := range q.Options {
		here := fmt.Sprintf("%s.options[%d]", at, i)
		allowed := fixed[q.ID]
		switch {
		case !optRE.MatchString(o.ID):
			return c.file.Errorf(here+".id", "not a name of small letters, digits, _ and -")
		case ids[o.ID]:
			return c.file.Errorf(here+".id", "%q stands twice", o.ID)
		case allowed != nil && !slices.Contains(allowed, o.ID):
			return c.file.Errorf(here+".id", "%q is not one of the answers the program knows at %q", o.ID, q.ID)
		case o.Key != "" && (len(o.Key) != 1 || o.Key < "a" || o.Key > "z"):
			return c.file.Errorf(here+".key", "not one letter from a to z")
		case o.Key != "" && keys[o.Key]:
			return c.file.Errorf(here+".key", "%q is used twice", o.Key)
		case (o.Key == "") != (q.Options[0].Key == ""):
			return c.file.Errorf(here+".key", "either every option has a key or none has")
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
			return c.file.Errorf(at+".pages", "a question of kind %q has no pages", q.Kind)
		}
		return nil
	}
	if len(q.Pages) == 0 {
		return c.file.Errorf(at+".pages", "a checklist without pages")
	}
	for i, p := range q.Pages {
		here := fmt.Sprintf("%s.pages[%d]", at, i)
		if len(p.Items) == 0 || len(p.Items) > PageSize {
			return c.file.Errorf(here+".items", "%d items, want 1 to %d", len(p.Items), PageSize)
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
		return c.file.Errorf(at+".code", "not a name of small letters, digits, _ . and -")
	case taken:
		return c.file.Errorf(at+".code", "%q is an item of the catalogue", item.Code)
	case c.codes[item.Code]:
		return c.file.Errorf(at+".code", "%q stands twice", item.Code)
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
		return c.file.Errorf(at+".most", "smaller than least")
	case q.Kind == Number:
		return c.words(at+".unit", q.Unit, false)
	case q.Unit != "" || q.Least != nil || q.Most != nil:
		return c.file.Errorf(at, "unit, least and most belong to a number, and this is of kind %q", q.Kind)
	}
	return nil
}
