package form

import (
	"fmt"
	"slices"
	"strings"

	"tijdig/model"
)

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
