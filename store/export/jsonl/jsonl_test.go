package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/privacy"
)

// TestTheFirstLineSaysWhatIsLeftOut writes it at each level that has lines.
func TestTheFirstLineSaysWhatIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		scope privacy.Scope
		want  string
	}{
		{privacy.Scope{Level: model.Complete, Police: true}, ""},
		{privacy.Scope{Level: model.Pseudonymous, Text: true}, "namen, vertrouwelijke bronnen, gezondheid, strafbare feiten"},
		{privacy.Scope{Level: model.Pseudonymous}, "namen, vertrouwelijke bronnen, gezondheid, strafbare feiten, vrije tekst"},
	} {
		c.scope.Forms = form.NewBook()
		var m Manifest
		if err := json.Unmarshal([]byte(First(c.scope)), &m); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(m.LeftOut, ", "); got != c.want || m.Level != c.scope.Level || m.Police != c.scope.Police {
			t.Errorf("%+v", m)
		}
	}
}

// TestALineIsTheSameByItself is what a database holds of a record, and an output.
func TestALineIsTheSameByItself(t *testing.T) {
	v := privacy.New(privacy.Scope{Level: model.Complete, Forms: form.NewBook()})
	rec := model.Record{Subject: model.Subject{ID: model.NewID(), Code: "K7F3Q"}, Name: "Robin"}
	var b bytes.Buffer
	if err := New(v).Record(&b, &rec); err != nil {
		t.Fatal(err)
	}
	if got := Text(v, v.Of(&rec, true)); got+"\n" != b.String() || !strings.Contains(got, "Robin") {
		t.Errorf("%q and %q", got, b.String())
	}
}
