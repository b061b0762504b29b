package delivery

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/pdftest"
	"tijdig/store/export/xlsxtest"
)

// lookout looks at a folder whenever something is written.
type lookout struct {
	t     *testing.T
	dir   string
	looks int
}

func (l *lookout) Write(b []byte) (int, error) {
	l.looks++
	if there, err := os.ReadDir(l.dir); err != nil || len(there) > 0 {
		l.t.Fatalf("%v in the folder for temporary files, %v", there, err)
	}
	return len(b), nil
}

// TestAWorkbookLeavesNothingAside makes one while the folder for temporary files is
// watched, and one in a file, which is all there is in its folder.
func TestAWorkbookLeavesNothingAside(t *testing.T) {
	j := filled(t, 200)
	j.Format = export.XLSX
	w := &lookout{t: t, dir: t.TempDir()}
	t.Setenv("TMPDIR", w.dir)
	r, err := j.Write(t.Context(), w)
	if err != nil || r.Written != 200 || w.looks < 10 {
		t.Fatalf("%d written, looked %d times, %v", r.Written, w.looks, err)
	}
	path := filepath.Join(t.TempDir(), "uit.xlsx")
	if _, err := j.File(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := xlsxtest.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.ReadDir(filepath.Dir(path)); err != nil || len(there) != 1 || len(sheets[1].Rows) != 201 {
		t.Errorf("%d files, %d rows of %s, %v", len(there), len(sheets[1].Rows), sheets[1].Name, err)
	}
}

// TestASelectionIsOneFileToPrint makes one of two hundred signals, made by several
// goroutines: each stands in it once, in its order, at the top of a page but for the first,
// and nothing is left aside.
func TestASelectionIsOneFileToPrint(t *testing.T) {
	j := filled(t, 200)
	j.Format = export.PDF
	w := &lookout{t: t, dir: t.TempDir()}
	t.Setenv("TMPDIR", w.dir)
	if r, err := j.Write(t.Context(), w); err != nil || r.Written != 200 || w.looks < 10 {
		t.Fatalf("%d written, looked %d times, %v", r.Written, w.looks, err)
	}
	path := filepath.Join(t.TempDir(), "uit.pdf")
	if _, err := j.File(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := pdftest.Text(content)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	heads := map[model.ID]model.Head{}
	for h := range j.Store.Heads().All() {
		heads[h.Signal] = h
	}
	for _, id := range j.Signals {
		called := "Signaal " + model.SignalCode(heads[id].Code, heads[id].N) + " \n"
		i := strings.Index(text, called)
		if i < at || strings.Count(text, called) != 1 {
			t.Fatalf("%s stands at %d, %d times; the one before at %d", called, i, strings.Count(text, called), at)
		}
		if before := text[:i]; at > 0 && !strings.HasSuffix(strings.TrimRight(before, "0123456789 \n"), "van") {
			t.Errorf("%s does not begin a page", called)
		}
		at = i
	}
}
