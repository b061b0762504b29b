package delivery

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/disk"
	"tijdig/store/export"
	"tijdig/store/export/sealedpage"
)

const phrase = "appel boot kerk zeven lamp"

var sunday = time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))

func now() time.Time { return sunday }

// filled returns a real file with n signals, and a job for all of them.
func filled(t testing.TB, n int) Job {
	t.Helper()
	s, _, err := store.Create(filepath.Join(t.TempDir(), "signalen.tijdig"), store.CreateOptions{
		Passphrase: phrase, KDF: store.KDF{Memory: 8, Time: 1, Threads: 1}, Paper: true, Now: now,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	j := Job{Store: s, Format: export.CSV, Level: model.Pseudonymous, Made: sunday, Words: said, rounds: 1}
	for range n {
		sig, err := s.Record(model.Draft{
			Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday,
			Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Created: sunday},
			Content: model.Content{Answers: model.Answers{model.QPlace: {"Stokhasselt"}, model.QSeen: {model.SeenAt(sunday).String()}}},
		}, model.Author{}, sunday)
		if err != nil {
			t.Fatal(err)
		}
		j.Signals = append(j.Signals, sig.Signal)
	}
	return j
}

// unsealed is an output of the job, which each time is sealed anew, as it was before.
func (j Job) unsealed(t *testing.T, out []byte) []byte {
	t.Helper()
	if !j.Format.Sealed() {
		return out
	}
	doc, err := sealedpage.Open(bytes.NewReader(out), j.Words)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// log returns what the log says of outputs, in order: the kind and the count.
func exportLog(t *testing.T, s *store.Store) (out []store.LogEntry) {
	t.Helper()
	all, err := s.LogEntries()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		switch e.Kind {
		case store.LogExport, store.LogExportBegun, store.LogExportBroken:
			out = append(out, e)
		}
	}
	return out
}

func logs(t *testing.T, s *store.Store, want ...store.LogEntry) {
	t.Helper()
	got := exportLog(t, s)
	if !slices.EqualFunc(got, want, func(a, b store.LogEntry) bool { return a.Kind == b.Kind && a.Count == b.Count }) {
		t.Errorf("the log says %+v, want %+v", got, want)
	}
}

func line(kind store.LogKind, n int) store.LogEntry { return store.LogEntry{Kind: kind, Count: n} }

func inFolder(t *testing.T, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

// stage is how far an output had come when its process was killed.
type stage int

const (
	noted    stage = iota // the ledger knows of it
	empty                 // the temporary file was made
	half                  // part of the words stands in it
	summed                // all of them, and the ledger knows by which sum
	complete              // the mark is gone from it
	renamed               // it has its name
	stages
)

// killed does with an output what [Job.File] does, up to a stage, and leaves it there.
func (j Job) killed(t *testing.T, path string, at stage) store.Place {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	place, err := newPlace(path)
	must(err)
	id, _, err := j.begin(filepath.Base(path), place)
	must(err)
	if at == empty {
		must(os.WriteFile(place.Temp, nil, 0o600))
	}
	if at <= empty {
		return place
	}
	p, err := newPart(place)
	must(err)
	r, err := j.encode(t.Context(), p)
	must(err)
	if at == half {
		must(p.buf.Flush())
		must(p.f.Truncate(100))
		must(p.f.Close())
		return place
	}
	sum, err := p.whole()
	must(err)
	must(j.Store.WholeHandover(id, r.went, sum))
	if at >= complete {
		must(p.complete())
	}
	if at == renamed {
		must(p.name(place.Path, false))
		return place
	}
	must(p.f.Close())
	return place
}

func TestWhatAKillLeavesIsFoundNamedAndRemovedAtTheNextStart(t *testing.T) {
	for at := range stages {
		j, dir := filled(t, 3), t.TempDir()
		path := filepath.Join(dir, "uit.csv")
		place := j.killed(t, path, at)
		// Files that look the same by name, and are not ours.
		mine := filepath.Join(dir, ".tijdig-aaaaaaaaaaaaaaaaaaaaaaaaaa.deel")
		if err := os.WriteFile(mine, []byte("mijn eigen woorden"), 0o600); err != nil {
			t.Fatal(err)
		}
		found, err := Tidy(j.Store)
		if err != nil || len(found) != 1 || found[0].Path != path || found[0].Left != "" {
			t.Fatalf("stage %d: %+v, %v", at, found, err)
		}
		if c := found[0]; c.Whole != (at == renamed) || c.Removed != (at >= empty && at < renamed) {
			t.Errorf("stage %d: said %+v", at, c)
		}
		if _, err := os.Lstat(place.Temp); err == nil {
			t.Errorf("stage %d: readable text stays", at)
		}
		want := []string{filepath.Base(mine)}
		end := line(store.LogExportBroken, 0)
		if at == renamed {
			want, end = append(want, "uit.csv"), line(store.LogExport, 3)
		}
		if got := inFolder(t, dir); !slices.Equal(got, want) {
			t.Errorf("stage %d: in the folder %v, want %v", at, got, want)
		}
		logs(t, j.Store, line(store.LogExportBegun, 3), end)
		if again, err := Tidy(j.Store); err != nil || len(again) > 0 {
			t.Errorf("stage %d: found again %+v, %v", at, again, err)
		}
	}
}

// TestAFileOfThatNameWithOtherWordsStays is the control: the name alone is no reason.
func TestAFileOfThatNameWithOtherWordsStays(t *testing.T) {
	for at := empty; at < renamed; at++ {
		j, dir := filled(t, 1), t.TempDir()
		place := j.killed(t, filepath.Join(dir, "uit.csv"), at)
		if err := os.WriteFile(place.Temp, []byte("een scriptie die hier niets mee te maken heeft"), 0o600); err != nil {
			t.Fatal(err)
		}
		for range 2 { // until somebody looked at it, every start names it
			found, err := Tidy(j.Store)
			if err != nil || len(found) != 1 || found[0].Left != place.Temp || found[0].Removed {
				t.Fatalf("stage %d: %+v, %v", at, found, err)
			}
		}
		if b, err := os.ReadFile(place.Temp); err != nil || !bytes.HasPrefix(b, []byte("een scriptie")) {
			t.Fatalf("stage %d: %q, %v", at, b, err)
		}
		if err := os.Remove(place.Temp); err != nil {
			t.Fatal(err)
		}
		if found, err := Tidy(j.Store); err != nil || len(found) != 1 || found[0].Left != "" {
			t.Errorf("stage %d: %+v, %v", at, found, err)
		}
	}
}

func TestAStickThatIsElsewhereWaitsForANextTime(t *testing.T) {
	j, dir := filled(t, 1), t.TempDir()
	stick := filepath.Join(dir, "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	place := j.killed(t, filepath.Join(stick, "uit.csv"), half)
	if err := os.Rename(stick, stick+"-weg"); err != nil {
		t.Fatal(err)
	}
	if found, err := Tidy(j.Store); err != nil || len(found) != 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	if err := os.Rename(stick+"-weg", stick); err != nil {
		t.Fatal(err)
	}
	if found, err := Tidy(j.Store); err != nil || len(found) != 1 || !found[0].Removed {
		t.Fatalf("%+v, %v", found, err)
	}
	if _, err := os.Lstat(place.Temp); err == nil {
		t.Error("readable text stays")
	}
}

func TestTheLogIsWrittenBeforeAnythingLeavesAndSaysHowItEnded(t *testing.T) {
	j := filled(t, 2)
	var first []store.LogEntry
	w := writer(func(b []byte) (int, error) {
		if first == nil {
			first = exportLog(t, j.Store)
		}
		return len(b), nil
	})
	if r, err := j.Write(t.Context(), w); err != nil || r.Written != 2 {
		t.Fatal(r, err)
	}
	if len(first) != 1 || first[0].Kind != store.LogExportBegun || first[0].Count != 2 {
		t.Errorf("at the first byte the log said %+v", first)
	}
	logs(t, j.Store, line(store.LogExportBegun, 2), line(store.LogExport, 2))
	all, err := j.Store.Handovers()
	if err != nil || len(all) != 1 || all[0].State != store.HandoverDone || all[0].Count != 2 {
		t.Errorf("%+v, %v", all, err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

func TestAReaderWhoStopsIsNotedWithWhatMayHaveLeft(t *testing.T) {
	j := filled(t, 300)
	j.Format = export.JSONL
	n := 0
	broken := errors.New("gone")
	_, err := j.Write(t.Context(), writer(func(b []byte) (int, error) {
		if n++; n > 8 { // the manifest, seven signals
			return 0, broken
		}
		return len(b), nil
	}))
	var b BrokenError
	if !errors.As(err, &b) || !errors.Is(err, broken) || b.Gone < 7 || b.Gone > 8 {
		t.Fatalf("%v", err)
	}
	logs(t, j.Store, line(store.LogExportBegun, 300), line(store.LogExportBroken, b.Gone))
}

func TestEndingTheProgramWaitsForNoReaderAndLeavesNothing(t *testing.T) {
	j := filled(t, 50)
	j.Format = export.JSONL
	ctx, cancel := context.WithCancel(t.Context())
	stuck := make(chan struct{})
	defer close(stuck)
	_, err := j.Write(ctx, writer(func(b []byte) (int, error) {
		cancel()
		<-stuck
		return len(b), nil
	}))
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got := exportLog(t, j.Store); len(got) != 2 || got[1].Kind != store.LogExportBroken {
		t.Errorf("%+v", got)
	}
	dir := t.TempDir()
	if _, err := j.File(ctx, filepath.Join(dir, "uit.jsonl"), false); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got := inFolder(t, dir); len(got) > 0 {
		t.Errorf("left: %v", got)
	}
	if got := exportLog(t, j.Store); len(got) != 4 || got[3].Kind != store.LogExportBroken || got[3].Count != 0 {
		t.Errorf("%+v", got)
	}
}

func TestNoOwnFileIsATarget(t *testing.T) {
	j, dir := filled(t, 1), t.TempDir()
	j.Store.WaitVerified() // nothing else is written any more
	vault := j.Store.Path()
	copied, err := j.Store.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere, secret := filepath.Join(dir, "kopie.tijdig"), filepath.Join(dir, "herstelcode")
	if err := j.Store.Backup(elsewhere); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(secret, []byte("geheim"), 0o600); err != nil {
		t.Fatal(err)
	}
	j.Keep = []string{secret, ""}
	link := func(to, name string, how func(string, string) error) string {
		at := filepath.Join(dir, name)
		if err := how(to, at); err != nil {
			t.Fatal(err)
		}
		return at
	}
	nood, err := j.Store.Emergency(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	relative, err := filepath.Rel(dir, vault)
	if err != nil {
		t.Fatal(err)
	}
	harmed := filepath.Join(dir, "beschadigd.tijdig")
	whole, err := os.ReadFile(elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	clear(whole[:8192]) // both states: nothing but salvage knows it
	if err := os.WriteFile(harmed, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(dir, "tabel.csv")
	if err := os.WriteFile(plain, []byte("a;b\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path        string
		want, force error
	}{
		{vault, ErrOwnFile, ErrOwnFile},
		{relative, ErrOwnFile, ErrOwnFile},
		{link(vault, "zacht", os.Symlink), ErrOwnFile, ErrOwnFile},
		{link(vault, "hard", os.Link), ErrOwnFile, ErrOwnFile},
		{copied, ErrOwnFile, ErrOwnFile},
		{link(copied, "kopie-zacht", os.Symlink), ErrOwnFile, ErrOwnFile},
		{filepath.Join(filepath.Dir(copied), "nieuw.csv"), ErrOwnFile, ErrOwnFile},
		{filepath.Join(link(filepath.Dir(copied), "map", os.Symlink), "nieuw.csv"), ErrOwnFile, ErrOwnFile},
		{elsewhere, ErrOwnFile, ErrOwnFile},
		{nood, ErrOwnFile, ErrOwnFile},
		{harmed, ErrOwnFile, ErrOwnFile},
		{secret, ErrOwnFile, ErrOwnFile},
		{link(secret, "code-hard", os.Link), ErrOwnFile, ErrOwnFile},
		{dir, disk.ErrNotRegular, disk.ErrNotRegular},
		{"/dev/full", disk.ErrNotRegular, disk.ErrNotRegular},
		{filepath.Join(dir, "weg", "uit.csv"), os.ErrNotExist, os.ErrNotExist},
		{filepath.Join(plain, "uit.csv"), nil, nil}, // any error: a file is no folder
		{plain, store.ErrExists, errNone},
	} {
		for force, want := range map[bool]error{false: c.want, true: c.force} {
			before, logged := sumAt(t, c.path), len(exportLog(t, j.Store))
			_, err := j.File(t.Context(), c.path, force)
			switch {
			case errors.Is(want, errNone):
				if err != nil {
					t.Errorf("%s, force %v: %v", c.path, force, err)
				}
				continue
			case err == nil || want != nil && !errors.Is(err, want):
				t.Errorf("%s, force %v: got %v, want %v", c.path, force, err, want)
			}
			if sumAt(t, c.path) != before {
				t.Fatalf("%s, force %v: was changed", c.path, force)
			}
			if got := exportLog(t, j.Store); len(got) != logged {
				t.Errorf("%s: a target that is none was noted", c.path)
			}
		}
	}
}

var errNone = errors.New("no error")

func sumAt(t *testing.T, path string) string {
	t.Helper()
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum, err := sumOf(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(sum)
}

func TestNothingStandsUnderTheNameBeforeItIsWhole(t *testing.T) {
	j, dir := filled(t, 5), t.TempDir()
	path := filepath.Join(dir, "uit.csv")
	place, err := newPlace(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPart(place)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.encode(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if _, err := p.whole(); err != nil {
		t.Fatal(err)
	}
	if got := inFolder(t, dir); len(got) != 1 || !strings.HasSuffix(got[0], ".deel") {
		t.Errorf("while it is written: %v", got)
	}
	if err := p.complete(); err != nil {
		t.Fatal(err)
	}
	// Another file of that name that came in between is not replaced.
	if err := os.WriteFile(path, []byte("ander werk"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.name(path, false); !errors.Is(err, store.ErrExists) {
		t.Errorf("got %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "ander werk" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestWhatIsWrittenIsWhatWasEncoded(t *testing.T) {
	for _, n := range []int{0, 1, 40} {
		for _, f := range export.Formats(form.Book{}) {
			j, dir := filled(t, n), t.TempDir()
			j.Format = f
			var want bytes.Buffer
			if _, err := j.Preview(t.Context(), &want); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "uit")
			r, err := j.File(t.Context(), path, false)
			if err != nil || r.Written != n {
				t.Fatal(r, err)
			}
			got, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(j.unsealed(t, got), j.unsealed(t, want.Bytes())) {
				t.Errorf("%s of %d: %d bytes, want %d, %v", f, n, len(got), want.Len(), err)
			}
			if got := inFolder(t, dir); len(got) != 1 {
				t.Errorf("in the folder: %v", got)
			}
		}
	}
}
