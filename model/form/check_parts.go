package form

import (
	"fmt"
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// condition refuses what looks ahead, or at a question without plain answers.
func (c *checker) condition(at string, w *When, depth int) error {
	if w == nil {
		return nil
	}
	if len(w.Any) > 0 {
		if w.Question != "" || len(w.Is) > 0 || depth > 0 {
			return c.file.Errorf(at, "any stands alone and holds only plain conditions")
		}
		for i := range w.Any {
			if err := c.condition(fmt.Sprintf("%s.any[%d]", at, i), &w.Any[i], depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	q, ok := c.names[w.Question]
	if !ok {
		return c.file.Errorf(at+".question", "no earlier question %q", w.Question)
	}
	switch q.Kind {
	case Checklist, Findings, Steps, People, Subject:
		return c.file.Errorf(at+".question", "%q is of kind %q, which conditions cannot look at", w.Question, q.Kind)
	case Choice, Choices:
		for i, v := range w.Is {
			if _, ok := q.Option(v); !ok {
				return c.file.Errorf(fmt.Sprintf("%s.is[%d]", at, i), "%q has no option %q", w.Question, v)
			}
		}
	case Age:
		for i, v := range w.Is {
			if !slices.Contains(model.Bands, model.Band(v)) && v != string(model.BandUnknown) {
				return c.file.Errorf(fmt.Sprintf("%s.is[%d]", at, i), "no age band %q", v)
			}
		}
	case Text, Area, Date, Seen, Place, Mark:
		if len(w.Is) > 0 {
			return c.file.Errorf(at+".is", "of a question of kind %q only whether it was answered", q.Kind)
		}
	}
	return nil
}

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
