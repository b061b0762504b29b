package delivery

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
)

// TestRecordsGoOutInTheirOrderWhateverMadeThem writes more records than all workers hold at
// once, in an order of its own, and compares with writing them one by one.
func TestRecordsGoOutInTheirOrderWhateverMadeThem(t *testing.T) {
	j := filled(t, 40*atOnce+3)
	slices.SortFunc(j.Signals, func(a, b model.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, j.Format = range export.Formats(form.NewBook()) {
		var got, want bytes.Buffer
		r, err := j.Preview(t.Context(), &got)
		if err != nil || r.Written != len(j.Signals) || !slices.Equal(r.went, j.Signals) {
			t.Fatalf("%s: %d written, %v", j.Format, r.Written, err)
		}
		enc, err := export.New(j.Format, &want, export.Options{Level: j.Level, Made: j.Made})
		if err != nil {
			t.Fatal(err)
		}
		all, errs := j.Store.Records(j.Signals)
		for i := range all {
			if err := errors.Join(errs[i], enc.Encode(all[i])); err != nil {
				t.Fatal(err)
			}
		}
		if err := enc.Close(); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
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
	for _, j.Format = range export.Formats(form.NewBook()) {
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
