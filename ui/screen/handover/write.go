package handover

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// reading is the output shown before it goes.
type reading struct {
	text string
	rows []string // of it, broken at the width of the window
	top  int
}

type (
	readMsg struct {
		text string
		err  error
	}
	madeMsg struct{ work *work }
	tickMsg struct{}
)

// work is an output being written. What it came to is there once it is over.
type work struct {
	*nav.Work
	done   atomic.Int64 // signals written
	words  string       // that open it; "" for what anyone can read
	result delivery.Result
	err    error
}

// write makes the file; see [delivery.Job.File] and [delivery.Job.Bundle].
func (m Model) write() (nav.Screen, tea.Cmd) {
	do, words := m.output()
	w := &work{words: words}
	j, path := m.job(), m.target()
	j.Done = &w.done
	var cmd tea.Cmd
	w.Work, cmd = nav.Start(func(ctx context.Context, _ *nav.Work) tea.Msg {
		w.result, w.err = do(ctx, j, path)
		return madeMsg{w}
	})
	m.busy = w
	return m, tea.Batch(tick(), cmd)
}

// Keep breaks off what is being written: the program ends, or is covered, and nothing
// half may stay behind.
func (m Model) Keep() error {
	if m.busy != nil {
		m.busy.BreakOff()
	}
	return nil
}

// tick lets the screen show how far the writing is.
func tick() tea.Cmd {
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return tickMsg{} })
}

// preview makes the output in memory, to be read.
func (m Model) preview() tea.Cmd {
	j := m.job()
	j.Format = j.Format.Legible()
	return func() tea.Msg {
		var b bytes.Buffer
		_, err := j.Preview(context.Background(), &b)
		return readMsg{b.String(), err}
	}
}

func (m Model) read(msg readMsg) (nav.Screen, tea.Cmd) {
	if msg.err != nil {
		return m, nav.Send(nav.Failure{Err: msg.err})
	}
	clean := strings.ReplaceAll(strings.TrimPrefix(msg.text, "\ufeff"), "\r", "")
	m.reading = &reading{text: strings.ReplaceAll(clean, "\t", "  ")}
	return m.rewrapped(), nav.Send(nav.Sudden{})
}

// rewrapped breaks what is being read at the width of the window: what is not seen was
// not read. The row at the top stays about where it was.
func (m Model) rewrapped() Model {
	if m.reading == nil {
		return m
	}
	r, before := *m.reading, max(1, len(m.reading.rows))
	r.rows = layout.Wrap(r.text, max(10, m.size.Width-2))
	r.top = min(r.top*len(r.rows)/before, max(0, len(r.rows)-1))
	m.reading = &r
	return m
}

// readingKey turns the pages; enter goes on, and on the last page writes.
func (m Model) readingKey(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	r := *m.reading
	k, page := m.env.Keys, m.leaf()
	last := max(0, len(r.rows)-page)
	switch {
	case key.Matches(press, k.Form.Back):
		m.reading = nil
		return m, nil
	case key.Matches(press, k.Form.Next) && r.top >= last:
		m.reading = nil
		return m.write()
	case key.Matches(press, k.List.End):
		r.top = last
	case key.Matches(press, k.Form.Next), key.Matches(press, k.Page.PageDown):
		r.top = min(last, r.top+page)
	case key.Matches(press, k.Page.PageUp):
		r.top = max(0, r.top-page)
	case key.Matches(press, k.Page.Down):
		r.top = min(last, r.top+1)
	case key.Matches(press, k.Page.Up):
		r.top = max(0, r.top-1)
	}
	m.reading = &r
	return m, nil
}

func (m Model) made(msg madeMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy = nil
	switch err := msg.work.err; {
	case errors.Is(err, store.ErrExists):
		m.problem, m.at = sharing.NameTaken, rowPath
	case err != nil:
		m.problem = text.Error(err)
	default:
		m.done, m.words = &msg.work.result, msg.work.words
	}
	if m.access != nil { // what was read tells of it from now on, or was not as it is
		return m, nav.Send(nav.Changed{})
	}
	return m, nil
}
