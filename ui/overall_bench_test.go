package ui

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store/digest"
	"tijdig/ui/nav"
	"tijdig/ui/screen/followup"
	"tijdig/ui/screen/openlines"
	"tijdig/ui/screen/overview"
	"tijdig/ui/screen/today"
)

// BenchmarkListsOverAll opens the lists that read the digest, from the key to the drawn list,
// and goes down them a key at a time. Beside it stands what the digest takes: the memory of a
// second one filled from the same file.
func BenchmarkListsOverAll(b *testing.B) {
	for _, n := range sizes {
		env, _ := filled(b, n)
		if err := env.Search.Fill(b.Context(), env.Store); err != nil {
			b.Fatal(err)
		}
		for name, make := range map[string]func(nav.Env) nav.Screen{
			"followup":  func(env nav.Env) nav.Screen { return followup.New(env, nav.Amended{}) },
			"openlines": func(env nav.Env) nav.Screen { return openlines.New(env, nav.Amended{}) },
			"overview":  func(env nav.Env) nav.Screen { return overview.New(env) },
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				var opened, down []time.Duration
				for b.Loop() {
					a := App{env: env, stack: []nav.Screen{today.New(env), make(env)}}
					m, _ := a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
					start := time.Now()
					m = run(m, m.(App).top().Init())
					if len(m.View().Content) == 0 {
						b.Fatal("nothing was drawn")
					}
					opened = append(opened, time.Since(start))
					for range 20 {
						var d time.Duration
						m, _, d = press(b, m, "down")
						down = append(down, d)
					}
				}
				b.ReportMetric(percentile(opened, 50), "open-ms")
				b.ReportMetric(percentile(down, 99), "down-p99-ms")
			})
		}
		b.Run(fmt.Sprintf("digest/%d", n), func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(digestBytes(b, env))/(1<<20), "MiB")
			}
		})
	}
}

func digestBytes(b *testing.B, env nav.Env) uint64 {
	b.Helper()
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	d := digestOf(b, env)
	with := heap()
	runtime.KeepAlive(d)
	return with - heap()
}

// digestOf fills a digest of its own from the file.
func digestOf(b *testing.B, env nav.Env) *digest.Digest {
	b.Helper()
	d := digest.New()
	_, err := env.Store.Each(b.Context(), func(r model.Record) error {
		d.Put(r.Signal)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return d
}
