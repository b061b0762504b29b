package crashtest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// left is a file as a power cut left it, and what it says.
type left struct {
	content []byte
	state   string
	mend    bool // what it says is only whole once it was mended
}

// gather keeps some of the images a jury opens, at random.
func gather(j *jury, n int) *[]left {
	out := &[]left{}
	r := rand.New(rand.NewPCG(3, 4))
	j.want = func(image []byte, state string) {
		if !strings.HasPrefix(state, "!") && len(*out) < n && r.IntN(1+200/n) == 0 {
			*out = append(*out, left{content: image, state: state})
		}
	}
	return out
}

// harms give opening something to mend: a power cut alone leaves nothing of
// the kind where sectors are written whole.
var harms = []func(t *testing.T, l left) left{
	func(_ *testing.T, l left) left { return l },
	withoutOldState,
	withoutPartOfList,
}

// withoutOldState blanks the older of the two state pages.
func withoutOldState(_ *testing.T, l left) left {
	const page, at = 4096, 64 // the number of a state in its page
	l.content = bytes.Clone(l.content)
	n := func(p int) uint64 { return binary.LittleEndian.Uint64(l.content[p*page+at:]) }
	older := 0
	if n(1) < n(0) {
		older = 1
	}
	clear(l.content[older*page : (older+1)*page])
	return l
}

// withoutPartOfList spoils one copy of the header and takes a line out of the
// list: the list is made again whole.
func withoutPartOfList(t *testing.T, l left) left {
	t.Helper()
	at := filepath.Join(inMemory(t), "harmed")
	if err := os.WriteFile(at, l.content, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(at, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(b *bolt.Tx) error {
		list := b.Bucket([]byte("k"))
		if k, _ := list.Cursor().First(); k != nil {
			err = list.Delete(bytes.Clone(k))
		}
		return errors.Join(err, b.Bucket([]byte("h1")).Put([]byte("h"), make([]byte, 2048)))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	return left{content: b, state: l.state, mend: true}
}

// mended has a worker open each file and save once, and returns what it did.
func mended(t *testing.T, all []left) (calls []call, dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(inMemory(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range all {
		path := place(filepath.Join(dir, strconv.Itoa(i)))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, l.content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return recordRun(t, dir, mendEnv, len(all)), dir
}

// of returns the part of a trace that is about one file.
func of(calls []call, dir string, i int) []call {
	n := strconv.Itoa(i)
	return slices.DeleteFunc(slices.Clone(calls), func(c call) bool {
		if c.name == "say" {
			return strings.Fields(string(c.data))[1] != n
		}
		return !strings.HasPrefix(c.path, filepath.Join(dir, n)+string(filepath.Separator))
	})
}

// TestPowerCutsDuringMendingLoseNothing opens what power cuts left, writes down
// what opening writes, and cuts the power again at every call of that: the file
// must say what it said after the first cut. Of every three files one lacks a
// state page, and one a copy of the header and a part of its list. The controls are a disk that ignores every sync, and taking the
// next step as acknowledged.
func TestPowerCutsDuringMendingLoseNothing(t *testing.T) {
	t.Parallel()
	n, random, floor := size(3, 40, 600), size(1, 8, 24), size(60, 2500, 50_000)
	if slow {
		n, floor = 3, 60
	}
	calls, dir := recorded(t, 24)
	j := newJury(t)
	all := gather(j, n)
	j.replay(trial{calls: calls, disk: newDisk(dir), random: 2})
	j.want = nil
	if len(*all) < n {
		t.Fatalf("only %d files were left to mend", len(*all))
	}
	var files []left
	for i, l := range *all {
		files = append(files, harms[i%len(harms)](t, l))
	}
	calls, dir = mended(t, files)
	var total, lying, early verdict
	for i, l := range files {
		sub := filepath.Join(dir, strconv.Itoa(i))
		of := of(calls, dir, i)
		if first := of[slices.IndexFunc(of, func(c call) bool { return c.name == "say" })]; first.states(sub)[place(sub)] != l.state {
			t.Errorf("file %d says %s once mended, and said %s", i, first.states(sub)[place(sub)], l.state)
		}
		try := func(sum *verdict, random, shift int, lies bool) {
			d := newDisk(sub).with(place(sub), l.content)
			d.lies = lies
			v := j.replay(trial{calls: of, disk: d, random: random, shift: shift, start: map[string]string{place(sub): l.state}, mend: l.mend})
			sum.images, sum.bad, sum.writes = sum.images+v.images, sum.bad+v.bad, sum.writes+v.writes
			if v.bad > 0 && sum.first == "" {
				sum.first = strconv.Itoa(i) + ": " + v.first
			}
		}
		try(&total, random, 0, false)
		try(&lying, 0, 0, true)
		try(&early, 0, 1, false)
	}
	t.Logf("%d files, %d images at %d calls: %d bad; controls: %d of %d, %d of %d bad", len(files), total.images, total.writes, total.bad, lying.bad, lying.images, early.bad, early.images)
	if total.bad > 0 {
		t.Errorf("%d of %d images: %s", total.bad, total.images, total.first)
	}
	if lying.bad == 0 || early.bad == 0 {
		t.Error("a control was not found out")
	}
	if total.images < floor || total.writes < 10*len(files) {
		t.Errorf("counted too little: %+v", total)
	}
}
