package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/fixtures"
)

// machineWords are the fields of a content that hold a name of the program or a time, and no
// words of a worker.
var machineWords = []string{
	"Findings.Seen.Clock", "People.Home", "People.About.Spoken", "People.About.Authority", "People.About.Interpreter", "Steps.Type", "Steps.ChildSeen", "Steps.Done.Clock", "Acute.Why",
}

// TestEveryFieldAndEveryTextBelongsToAPart goes through all that a content can hold.
func TestEveryFieldAndEveryTextBelongsToAPart(t *testing.T) {
	names := model.PartNames()
	c, texts, n := fixtures.Every(func(model.Text) string { return "x" }), map[string]string{}, 0
	for field := range reflect.TypeFor[model.Content]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		i := slices.Index(names, model.PartName(name))
		if i < 0 {
			t.Fatalf("%s is no part", field.Name)
		}
		names = slices.Delete(names, i, i+1)
		fixtures.EachText(reflect.ValueOf(&c).Elem().FieldByIndex(field.Index), field.Name, func(at, _ string) string {
			n++
			texts[fmt.Sprint(n)] = at
			return fmt.Sprint(n)
		})
	}
	if len(names) > 0 {
		t.Errorf("twice, or no field: %v", names)
	}
	c.Texts(func(_ model.Text, s *string) { delete(texts, *s) })
	for _, at := range texts {
		if !slices.Contains(machineWords, at) {
			t.Errorf("%s is handed out to nobody", at)
		}
	}
	if n < 20 || len(texts) != len(machineWords) {
		t.Errorf("%d texts, of which no part hands out %v", n, texts)
	}
}

// TestACopySharesNothing changes every text of a copy, and then all else that can be shared.
func TestACopySharesNothing(t *testing.T) {
	c := fixtures.Every(func(model.Text) string { return "x" })
	was, copied := fmt.Sprint(c), c.Clone()
	for field, v := range reflect.ValueOf(&copied).Elem().Fields() {
		fixtures.EachText(v, field.Name, func(_, s string) string { return s + "y" })
		if v.Kind() == reflect.Map {
			v.Clear()
		}
	}
	if fmt.Sprint(c) != was || c.Equal(copied) {
		t.Errorf("was %s\nis  %v", was, c)
	}
}
