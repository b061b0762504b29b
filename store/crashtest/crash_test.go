package crashtest

import (
	"path/filepath"
	"slices"
	"testing"
)

// recorded is a trace of a worker's life.
func recorded(t *testing.T, steps int) (calls []call, dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(inMemory(t))
	if err != nil {
		t.Fatal(err)
	}
	return recordRun(t, dir, stepsEnv, steps), dir
}

// TestPowerCutsLoseNothingAcknowledged replays the system calls of a worker
// and tries every kind of crash between them: the file must be whole and say
// what was acknowledged last or what comes next, and so must every copy of it
// that was acknowledged: backups, copies elsewhere and emergency files. The
// controls are disks that lie and commits that leave something out: each must
// be found out.
func TestPowerCutsLoseNothingAcknowledged(t *testing.T) {
	t.Parallel()
	steps, random, floor := size(40, round, 2*round), size(0, 40, 300), size(700, 20000, 200_000)
	if slow {
		steps, floor = 24, 300
	}
	if round != len(script)*len(rare) {
		t.Fatalf("a round is %d steps", len(script)*len(rare))
	}
	calls, dir := recorded(t, steps)
	j := newJury(t)
	v := j.replay(trial{calls: calls, disk: newDisk(dir), random: random})
	t.Logf("%d images (%d different files) at %d calls over %d steps, %d of them of %d copies: %d bad", v.images, len(j.said), v.writes, v.steps, v.copies, len(v.paths)-1, v.bad)
	if v.bad > 0 {
		t.Errorf("%d of %d images: %s", v.bad, v.images, v.first)
	}
	if v.images < floor || v.refused > 0 || v.steps != steps+1 || v.writes < 5*steps || v.copies < floor/100 && !slow {
		t.Errorf("counted too little: %+v", v)
	}
	for _, c := range controls(calls, dir) {
		v := j.replay(c.trial)
		t.Logf("control, %s: %d of %d images bad", c.name, v.bad, v.images)
		if v.bad == 0 {
			t.Errorf("control not found out: %s", c.name)
		}
	}
}

// control is a way of saving that is not good enough.
type control struct {
	name string
	trial
}

func controls(calls []call, dir string) []control {
	lies, noNames := newDisk(dir), newDisk(dir)
	lies.lies, noNames.noNames = true, true
	without := func(which func(before, c, after call) bool) trial {
		return trial{calls: leaveOut(calls, which), disk: newDisk(dir)}
	}
	return []control{
		{"a disk that ignores every sync", trial{calls: calls, disk: lies}},
		{"folders that are never synced", trial{calls: calls, disk: noNames}},
		{"acknowledging a step too early", trial{calls: calls, disk: newDisk(dir), shift: 1}},
		{"commits without the sync of their pages", without(func(_, _, after call) bool { return after.state() })},
		{"commits without the sync of their state", without(func(before, _, _ call) bool { return before.state() })},
		{"new files named before they are synced", without(func(_, c, _ call) bool { return filepath.Ext(c.path) == ".new" })},
		{"a state page written before the pages it leads to", trial{calls: stateFirst(calls), disk: newDisk(dir)}},
	}
}

// state reports whether a call writes one of the two pages that say where the
// newest state is.
func (c call) state() bool {
	return c.name == "pwrite64" && len(c.data) == 4096 && (c.at == 0 || c.at == 4096)
}

// leaveOut drops syncs by what came before and after them on the same file.
func leaveOut(calls []call, which func(before, c, after call) bool) (out []call) {
	for i, c := range calls {
		if c.name != "sync" || !which(neighbour(calls, i, -1), c, neighbour(calls, i, 1)) {
			out = append(out, c)
		}
	}
	return out
}

// neighbour is the next call on the same file, in either direction.
func neighbour(calls []call, i, by int) call {
	for n := i + by; n >= 0 && n < len(calls); n += by {
		if calls[n].path == calls[i].path && calls[n].name != "say" {
			return calls[n]
		}
	}
	return call{}
}

// stateFirst swaps the sync of the pages of each commit with the write of the
// state that leads to them.
func stateFirst(calls []call) []call {
	out := slices.Clone(calls)
	for i := 1; i < len(out); i++ {
		if out[i].state() && out[i-1].name == "sync" && out[i-1].path == out[i].path {
			out[i-1], out[i] = out[i], out[i-1]
		}
	}
	return out
}
