package delivery

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/store"
	"tijdig/store/export"
)

// town is a file of fictional signals, closed and opened again, and a job for all of them.
func town(b *testing.B, n int) Job {
	b.Helper()
	path := filepath.Join(b.TempDir(), "signalen.tijdig")
	s, _, err := store.Create(path, store.CreateOptions{
		Passphrase: phrase, KDF: store.KDF{Memory: 8, Time: 1, Threads: 1}, Paper: true, Demo: true, Now: now,
	})
	if err != nil {
		b.Fatal(err)
	}
	err = s.Load(func(put func(model.Subject, string, []model.Signal) error) error {
		return demodata.New(1, sunday).Each(n, put)
	})
	if err := errors.Join(err, s.Close()); err != nil {
		b.Fatal(err)
	}
	l, err := store.Open(path, store.OpenOptions{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	if s, err = l.Unlock(phrase); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	j := Job{Store: s, Level: model.Pseudonymous, Made: sunday}
	for h := range s.Heads().All() {
		j.Signals = append(j.Signals, h.Signal)
	}
	return j
}

// BenchmarkBesideOtherPrograms writes a hundred thousand signals to a file: read back, too.
// The same rows are then written by a program that does little else, and which keeps
// nothing secret: sqlite3 from a table of text, jq from the lines themselves, excelize from the
// tables as CSV.
func BenchmarkBesideOtherPrograms(b *testing.B) {
	j, dir := town(b, 100_000), b.TempDir()
	for _, c := range []struct {
		format  export.Format
		needs   string
		ready   string // what is done once beforehand; $1 is the output, $1.zip the tables
		program string
		other   string
	}{
		{export.CSV, "sqlite3", `sqlite3 "$1.db" -cmd ".mode csv" ".import '$1' t"`, "sqlite3", `sqlite3 -csv -header "$1.db" "SELECT * FROM t" > /dev/null`},
		{export.JSONL, "jq", `true`, "jq", `jq -c . "$1" > /dev/null`},
		{export.SQL, "", "", "", ""},
		{export.Checks, "", "", "", ""},
		{export.Text, "", "", "", ""},
		{export.XLSX, "go", `go build -C ../../.ci -o "$1.beside" ./beside`, "excelize", `"$1.beside" "$1.zip" "$1.other.xlsx"`},
	} {
		b.Run(string(c.format), func(b *testing.B) {
			if _, err := exec.LookPath(c.needs); err != nil && c.needs != "" {
				b.Skip(err)
			}
			path := filepath.Join(dir, string(c.format))
			own, taken := time.Duration(0), int64(0)
			j.Format = c.format
			for b.Loop() {
				if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
					b.Fatal(err)
				}
				above, began := memory(), time.Now()
				if r, err := j.File(b.Context(), path, true); err != nil || r.Written != len(j.Signals) {
					b.Fatal(r.Written, err)
				}
				own, taken = own+time.Since(began), max(taken, above())
			}
			b.ReportMetric(float64(taken>>20), "MiB-taken")
			if c.other == "" {
				return
			}
			if c.format == export.XLSX {
				j.Format = export.Pack
				if _, err := j.File(b.Context(), path+".zip", true); err != nil {
					b.Fatal(err)
				}
			}
			run := func(script string) time.Duration {
				began := time.Now()
				if out, err := exec.Command("sh", "-c", script, "sh", path).CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out[:min(len(out), 200)])
				}
				return time.Since(began)
			}
			run(c.ready)
			other := run(c.other)
			b.ReportMetric(other.Seconds(), "s-"+c.program)
			b.ReportMetric(other.Seconds()*float64(b.N)/own.Seconds(), "times-as-fast")
		})
	}
}

// memory begins to look at the anonymous memory of this process, and returns what ends
// that and says how many bytes more there were at most: 0 where no system tells.
func memory() (end func() int64) {
	debug.FreeOSMemory()
	before := anonymous()
	var most atomic.Int64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			most.Store(max(most.Load(), anonymous()-before))
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() int64 { close(stop); <-done; return most.Load() }
}

func anonymous() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "RssAnon:")
	n, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	kib, _ := strconv.ParseInt(n, 10, 64)
	return kib << 10
}
