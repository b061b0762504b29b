package sharing_test

import (
	"bytes"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/ui/text/sharing"
)

// TestWhatIsLeftOutIsNamedWhereTheScreenSays makes each output without names that can be read as
// it is, of nothing, and looks in it for one of the points that are left out.
func TestWhatIsLeftOutIsNamedWhereTheScreenSays(t *testing.T) {
	for _, f := range []export.Format{
		export.CSVNL, export.CSV, export.Checks, export.JSONL, export.Text, export.HTML, export.MD, export.SQL,
		export.Text.As(paper.ForFamily), export.Text.As(paper.GroupStep1), export.Text.As(paper.Wijkteam),
	} {
		var out bytes.Buffer
		w, err := export.New(f, &out, export.Options{Level: model.Pseudonymous, Forms: form.NewBook(form.Quick())})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		names := strings.Contains(out.String(), "Psychische problemen bij ouder")
		says := strings.Contains(sharing.GoesAlong(model.Pseudonymous, f), "bovenaan")
		if strings.Contains(out.String(), "bron is weggelaten") {
			t.Errorf("%s: says that something is left out where there is nothing", f)
		}
		if names != says {
			t.Errorf("%s: names what is left out: %v; the screen says so: %v", f, names, says)
		}
	}
}
