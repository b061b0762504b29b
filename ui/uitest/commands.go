package uitest

import (
	"reflect"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// job is one running command. msg may be read once done is true.
type job struct {
	done atomic.Bool
	msg  tea.Msg
	then func() // what waits for this command and all it starts; may be nil
}

func (d *Desk) start(cmd tea.Cmd, then func()) {
	if cmd == nil {
		if then != nil {
			then()
		}
		return
	}
	j := &job{then: then}
	d.jobs = append(d.jobs, j)
	go func() {
		j.msg = cmd()
		j.done.Store(true)
		select {
		case d.news <- struct{}{}:
		default: // somebody else's news is still unread; one look finds both
		}
	}()
}

// take removes the finished commands, in the order they were started.
func (d *Desk) take() []*job {
	var done, pending []*job
	for _, j := range d.jobs {
		if j.done.Load() {
			done = append(done, j)
		} else {
			pending = append(pending, j)
		}
	}
	d.jobs = pending
	return done
}

func (d *Desk) deliver(j *job) {
	d.t.Helper()
	switch msg := j.msg.(type) {
	case nil:
	case tea.BatchMsg:
		d.startTogether(msg, j.then)
		return
	case tea.QuitMsg, tea.InterruptMsg:
		d.over = true
	default:
		if cmds, ok := sequence(msg); ok {
			d.startInTurn(cmds, j.then)
			return
		}
		if !d.over {
			d.update(msg)
		}
	}
	if j.then != nil {
		j.then()
	}
}

func (d *Desk) startTogether(cmds []tea.Cmd, then func()) {
	left := len(cmds)
	one := func() {
		if left--; left == 0 && then != nil {
			then()
		}
	}
	for _, c := range cmds {
		d.start(c, one)
	}
}

func (d *Desk) startInTurn(cmds []tea.Cmd, then func()) {
	if len(cmds) == 0 {
		if then != nil {
			then()
		}
		return
	}
	d.start(cmds[0], func() { d.startInTurn(cmds[1:], then) })
}

// sequence unpacks what tea.Sequence returns. Its type is not exported, so it is
// known by its shape.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

// leave lets pending timers run out, since a bubble may not end before them. A
// command that waits for something else is left to whoever ends that.
func (d *Desk) leave() {
	const longest = 48 * time.Hour
	for step := time.Second; step < longest && len(d.jobs) > 0; step *= 2 {
		time.Sleep(step)
		d.take()
	}
}
