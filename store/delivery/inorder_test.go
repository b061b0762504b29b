package delivery

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/sealedpage"
)

// TestRecordsGoOutInTheirOrderWhateverMadeThem writes more records than all workers hold at
// once, in an order of its own, and compares with writing them one by one.
func TestRecordsGoOutInTheirOrderWhateverMadeThem(t *testing.T) {
	j := filled(t, 12*atOnce+3)
	j.AllColumns = true // one by one nothing is known of what comes later
	slices.SortFunc(j.Signals, func(a, b model.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, j.Format = range export.Formats(form.Book{}) {
		var got, want bytes.Buffer
		r, err := j.Preview(t.Context(), &got)
		if err != nil || r.Written != len(j.Signals) || !slices.Equal(r.went, j.Signals) {
			t.Fatalf("%s: %d written, %v", j.Format, r.Written, err)
		}
		enc, err := export.New(j.Format, &want, export.Options{Level: j.Level, Made: j.Made, Page: sealedpage.New(j.Words, j.rounds)})
		if err != nil {
			t.Fatal(err)
		}
		all, errs := j.Store.Records(j.Signals)
		for pass := range enc.Passes() {
			if pass > 0 {
				if err := enc.Next(); err != nil {
					t.Fatal(err)
				}
			}
			for i := range all {
				if err := errors.Join(errs[i], enc.Encode(all[i])); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := enc.Close(); err != nil || !bytes.Equal(j.unsealed(t, got.Bytes()), j.unsealed(t, want.Bytes())) {
			t.Errorf("%s: together it is another output than one by one: %v", j.Format, err)
		}
	}
}

// breaks ends the work after some bytes, or takes no more.
type breaks struct {
	end  func()
	left int
	err  error
}

func (b *breaks) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		b.end()
		return 0, b.err
	}
	return len(p), nil
}

// TestWorkThatIsBrokenOffLeavesNothingRunning ends it from outside and by a writer that
// takes no more.
func TestWorkThatIsBrokenOffLeavesNothingRunning(t *testing.T) {
	j := filled(t, 40*atOnce)
	before := runtime.NumGoroutine()
	noRoom := errors.New("no room")
	for name, want := range map[string]error{"ended": context.Canceled, "full": noRoom} {
		ctx, stop := context.WithCancel(t.Context())
		w := &breaks{end: func() {}, left: 20_000, err: noRoom}
		if name == "ended" {
			w.end, w.err = stop, nil
		}
		if _, err := j.Preview(ctx, w); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
		stop()
	}
	for until := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}

// BenchmarkOutputs writes each format of a thousand signals into nothing.
func BenchmarkOutputs(b *testing.B) {
	j := filled(b, 1000)
	for _, j.Format = range export.Formats(form.Book{}) {
		b.Run(string(j.Format), func(b *testing.B) {
			for b.Loop() {
				if _, err := j.Preview(b.Context(), nothing{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }

// TestATableForPeopleLeavesOutWhatNobodyHas has two records, one of which answers a
// question of several options. Control: all columns, when they are asked for, and the
// table for programs.
func TestATableForPeopleLeavesOutWhatNobodyHas(t *testing.T) {
	f, err := form.Read(strings.NewReader(`{"id":"f","version":1,"title":"F","questions":[
	{"id":"hulp","kind":"choices","label":"Welke hulp","options":[{"id":"thuis","label":"thuis"},{"id":"school","label":"op school"},{"id":"geen","label":"geen"}]},
	{"id":"leeg","kind":"number","label":"Nooit ingevuld"}]}`), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	j := filled(t, 1)
	j.Form, j.Level = f, model.Complete
	sig, err := j.Store.Record(model.Draft{
		Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday, FormRef: f.Ref(1),
		Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Created: sunday},
		Content: model.Content{
			Answers: model.Answers{"hulp": {"thuis", "school"}, model.QTags: {"lvb"}},
			Checks:  map[string]model.Check{"r.gez.hard": {Answer: model.CheckNo, At: sunday}},
		},
	}, model.Author{}, sunday)
	if err != nil {
		t.Fatal(err)
	}
	j.Signals = append(j.Signals, sig.Signal)
	write := func(format export.Format, all bool) (rows [][]string, r Result) {
		t.Helper()
		var b bytes.Buffer
		j.Format, j.AllColumns = format, all
		r, err := j.Preview(t.Context(), &b)
		if err != nil {
			t.Fatal(err)
		}
		c := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF")))
		if format == export.CSVNL {
			c.Comma, c.LazyQuotes = ';', true
		}
		if rows, err = c.ReadAll(); err != nil {
			t.Fatal(err)
		}
		return rows, r
	}
	few, r := write(export.CSVNL, false)
	head := strings.Join(few[0], "|")
	for _, is := range []string{"Welke hulp: thuis", "Welke hulp: op school", "doelgroep van de aanpak: LVB", "Hard of vernederend straffen"} {
		if !strings.Contains(strings.ToLower(head), strings.ToLower(is)) {
			t.Errorf("no column %q: %s", is, head)
		}
	}
	for _, not := range []string{"Welke hulp: geen", "Nooit ingevuld", "roepnaam", "Weinig steun"} {
		if strings.Contains(head, not) {
			t.Errorf("a column %q in which nothing stands", not)
		}
	}
	at := slices.Index(few[0], "Welke hulp: thuis")
	if few[1][at] != "" || few[2][at] != "ja" || few[1][0] == "" {
		t.Errorf("%q, %q", few[1], few[2])
	}
	many, whole := write(export.CSVNL, true)
	if r.LeftOut == 0 || whole.LeftOut != 0 || len(many[0]) != len(few[0])+r.LeftOut || !slices.Contains(many[0], "Nooit ingevuld") {
		t.Errorf("%d columns of %d, %d said to be left out", len(few[0]), len(many[0]), r.LeftOut)
	}
	if program, _ := write(export.CSV, false); !slices.Contains(program[0], "vraag.hulp") || !slices.Contains(program[0], "vraag.leeg") {
		t.Errorf("the table for programs is another: %q", program[0])
	}
}
