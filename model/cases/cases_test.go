package cases_test

import (
	"testing"

	"tijdig/model"
	"tijdig/model/cases"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/steps"
)

func TestTheCasesAreCompleteAndUseNamesThatExist(t *testing.T) {
	for _, c := range cases.All() {
		if missing := form.Quick().Missing(form.Facts{Content: c.Content, Kind: c.Subject.Kind}); missing != nil {
			t.Errorf("%s misses %v", c.Subject.Code, missing)
		}
		for slug := range c.Content.Checks {
			if _, ok := catalogue.Find(slug); !ok {
				t.Errorf("%s: no item %s", c.Subject.Code, slug)
			}
		}
		for _, s := range c.Content.Steps {
			if _, ok := steps.Find(s.Type); !ok {
				t.Errorf("%s: no step %s", c.Subject.Code, s.Type)
			}
		}
		if _, _, err := model.ParseCode(string(c.Subject.Code)); err != nil {
			t.Errorf("%s: %v", c.Subject.Code, err)
		}
		if c.Content.Seen().IsZero() || !c.Draft().Content.Equal(c.Signal().Content) {
			t.Errorf("%s: when it was seen is not understood, or concept and signal differ", c.Subject.Code)
		}
	}
}

func TestTheCasesAreWhatTheirAcceptanceAsksFor(t *testing.T) {
	c := cases.NietTegenMama().Content
	if got := c.Bands(); len(got) != 2 || got[0] != model.Band0 {
		t.Errorf("the little brother does not count: %v", got)
	}
	rumour := cases.Scooter().Content.Findings[2]
	if rumour.Kind != model.ThirdParty || !rumour.Confidential || !rumour.Open() {
		t.Errorf("the rumour is %+v", rumour)
	}
	if cases.Skatebaan().Name != "" {
		t.Error("a group has a name")
	}
}
