package strict_test

import (
	"strings"
	"testing"

	"tijdig/model/strict"
)

type shape struct {
	Name  string            `json:"name"`
	Parts []struct{ N int } `json:"parts"`
	Words map[string]string `json:"words"`
}

func TestRefusalsNameFileAndPlace(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`{"name": "a"`, "f.json:1:13: het bestand houdt te vroeg op"},
		{"{\n  \"name\": 3}", "f.json:2:12: name: dit past hier niet: een getal"},
		{"{\n  \"naam\": \"x\"}", "f.json:2:11: naam: onbekende naam"},
		{`{"name":"a","name":"b"}`, "f.json:1:13: name: staat er twee keer"},
		{`{"Name":"a"}`, "f.json:1:2: Name: een naam wordt zonder hoofdletters geschreven"},
		{`{"words":{"a":"1","a":"2"}}`, "f.json:1:19: words.a: staat er twee keer"},
		{`{"parts":[{"n":1},{"n":2,"m":3}]}`, "parts[1].m: onbekende naam"},
		{`{"name":"a"} {}`, "na het einde volgt nog iets"},
		{`{"name":"a"} x`, "na het einde volgt nog iets"},
		{"{\"name\":\"\xff\"}", "f.json: geen geldige UTF-8"},
		{`{"name":}`, "f.json:1:10: hier klopt het bestand niet: '}'"},
		{``, "het bestand houdt te vroeg op"},
	} {
		var v shape
		_, err := strict.JSON([]byte(c.data), "f.json", &v)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.data, err, c.want)
		}
	}
}

func TestAPlaceCanBeNamedAfterReading(t *testing.T) {
	var v shape
	f, err := strict.JSON([]byte("{\"parts\": [\n {\"n\": 1},\n {\"n\": 2}\n]}"), "f.json", &v)
	if err != nil {
		t.Fatal(err)
	}
	got := f.Errorf("parts[1].key", "missing").Error()
	if want := "f.json:3:2: parts[1].key: missing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"name":"a","parts":[{"n":1}],"words":{"a\"b":"c"}}`))
	f.Add([]byte(`[[[[`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		var v shape
		_, _ = strict.JSON(data, "f.json", &v) // must not panic
	})
}
