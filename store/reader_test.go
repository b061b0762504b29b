package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// shape is what the body of each kind is, as this program reads it.
var shape = map[vault.Kind]struct {
	name string
	zero func() any
}{
	objects.KindVersion:   {"version", func() any { return new(model.Signal) }},
	objects.KindConcept:   {"concept", func() any { return new(model.Draft) }},
	objects.KindSubject:   {"subject", func() any { return new(records.Subject) }},
	objects.KindName:      {"name", func() any { return new(records.Name) }},
	objects.KindLine:      {"line", func() any { return new(records.Line) }},
	objects.KindSettings:  {"settings", func() any { return new(model.Settings) }},
	objects.KindHandover:  {"handover", func() any { return new(records.LedgerLine) }},
	objects.KindLog:       {"log", func() any { return new(records.LogEntry) }},
	objects.KindThrown:    {"thrown", func() any { return new(records.Thrown) }},
	objects.KindTombstone: {"tombstone", func() any { return new(change.Tombstone) }},
	objects.KindEnded:     {"ended", func() any { return new(records.EndedMark) }},
	objects.KindForm:      {"form", func() any { return new(records.Form) }},
	objects.KindIntent:    {"intent", func() any { return new(change.Intent) }},
	objects.KindContact:   {"contact", func() any { return new(model.Draft) }},
	objects.KindLinks:     {"links", func() any { return new(records.Links) }},
	objects.KindContacts:  {"contacts", func() any { return new(records.Contacts) }},
	objects.KindRegion:    {"region", func() any { return new(records.Region) }},
	objects.KindRegions:   {"regions", func() any { return new(records.Regions) }},
	objects.KindTeam:      {"team", func() any { return new(records.Team) }},
}

// dump prints every object as the second reader does.
func dump(t *testing.T, s *Store) map[string]any {
	t.Helper()
	out := map[string]any{}
	for _, b := range []vault.Bucket{objects.Live, objects.History} {
		err := s.db.Scan(t.Context(), b, func(f objects.Found) {
			line := map[string]any{"kind": "place", "id": f.Env.ID, "seq": f.Env.Seq, "value": f.Body}
			if sh, ok := shape[f.Env.Kind]; ok {
				v := sh.zero()
				if err := objects.Decode(f.Body, v); err != nil {
					t.Error(err)
				}
				line["kind"], line["value"] = sh.name, v
			}
			raw, err := json.Marshal(line)
			if err != nil {
				t.Error(err)
			}
			put(t, out, bytes.ReplaceAll(raw, []byte(`"0001-01-01T00:00:00Z"`), []byte("null"))) // a time not set
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func put(t *testing.T, out map[string]any, raw []byte) {
	t.Helper()
	var v map[string]any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	out[fmt.Sprint(v["kind"], v["id"])] = v
}

// python returns an interpreter that has what the reader needs.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import cryptography, argon2.low_level").Run() == nil {
			return name
		}
	}
	t.Skip("SKIPPED: no python3 with python3-cryptography and python3-argon2")
	return ""
}

func secondReader(t *testing.T, path, flag, secret string) (map[string]any, string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python(t), "reader/reader.py", path, flag, file)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	out := map[string]any{}
	for line := range strings.Lines(stdout.String()) {
		put(t, out, []byte(line))
	}
	return out, stderr.String(), err
}

// day fills a file with at least one of everything.
func day(t *testing.T) (s *Store, code string) {
	t.Helper()
	s, code, err := Create(filepath.Join(t.TempDir(), "a.tijdig"), options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	fill(t, s, 40)
	d := concept(1)
	d.Name, d.Steps = "Zoë <3 & co", []model.Step{{ID: model.NewID(), Type: "anders", Status: model.Planned, Done: model.SeenAt(clock())}}
	d.Acute = []model.Acute{{At: clock(), Answer: model.AcuteUnsure, Why: []string{"a.1"}}}
	first := record(t, s, d)
	d.ID = model.NewID()
	d.Parents, d.Undo = []model.ID{first.Revision}, []model.Edit{{What: "x"}}
	record(t, s, d)
	thrownAway, kept := concept(2), concept(3)
	save(t, s, thrownAway)
	save(t, s, kept)
	other := record(t, s, concept(4))
	for _, err := range []error{
		s.JoinSubjects(first.Subject, other.Subject),
		s.Discard(thrownAway.ID),
		s.SaveSettings(model.Settings{Author: model.Author{Name: "Sanne"}}),
		s.SavePlace([]byte{0, 1, 255}),
		s.SaveContact(model.Draft{ID: model.NewID(), Rev: 1, Content: model.Content{Answers: model.Answers{"organisatie": {"Wijkteam Oost"}}}}),
		s.KeepRegion([]byte("een pakket")),
		s.UpdateTeam(func(t *records.Team) error {
			t.Name, t.Salt, t.Lists = "Sanne", []byte{1, 2}, [][]byte{{3}}
			return nil
		}),
		s.HandedOver([]model.ID{d.Signal}, records.ExportEntry{Format: "csv", Level: model.Complete, Receiver: "wijkteam"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Destroy(s.Heads().At(20).Signal); err != nil {
		t.Fatal(err)
	}
	s.working.Wait()
	return s, code
}

func TestSecondReaderPrintsTheSame(t *testing.T) {
	s, code := day(t)
	want := dump(t, s)
	if len(want) < 120 {
		t.Fatalf("only %d objects", len(want))
	}
	for flag, secret := range map[string]string{"--passphrase-file": pass, "--paper-file": strings.ToLower(code)} {
		got, said, err := secondReader(t, s.Path(), flag, secret)
		if err != nil {
			t.Fatalf("%s: %v %s", flag, err, said)
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d objects, want %d", flag, len(got), len(want))
		}
		for k := range want {
			if !reflect.DeepEqual(got[k], want[k]) {
				t.Fatalf("%s:\ngot  %v\nwant %v", flag, got[k], want[k])
			}
		}
	}
}

func TestSecondReaderNamesDamage(t *testing.T) {
	s, _ := day(t)
	sig := record(t, s, concept(7))
	if _, _, err := secondReader(t, s.Path(), "--passphrase-file", "anders"); err == nil {
		t.Error("a wrong passphrase opened it")
	}
	harm(t, s, sig.Revision)
	got, said, err := secondReader(t, s.Path(), "--passphrase-file", pass)
	if err == nil || !strings.Contains(said, "damaged") || len(got) < 100 {
		t.Errorf("%d objects, %v, said %q", len(got), err, said)
	}
}
