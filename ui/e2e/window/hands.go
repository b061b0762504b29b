package window

import (
	"time"

	"tijdig/ui/uitest"
)

// escPause is how long a terminal program takes a lone esc that it read to be the start of
// something longer, with room for a busy machine. A rig that is faster would press
// alt+key.
const escPause = 150 * time.Millisecond

// Send writes bytes as if the terminal sent them. They are not counted.
func (w *Window) Send(bytes string) {
	w.t.Helper()
	if w.escaped {
		for range 200 { // a busy machine may not have read it yet
			if unread(w.pty) == 0 {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(escPause)
		w.escaped = false
	}
	w.sent = time.Now()
	if _, err := w.pty.Write([]byte(bytes)); err != nil {
		w.t.Fatalf("the window takes no keys: %v", err)
	}
}

// Press presses keys by their names, as [uitest.Bytes] knows them. They count as
// keys of the program.
func (w *Window) Press(names ...string) {
	w.t.Helper()
	for _, name := range names {
		s, err := uitest.Bytes(name)
		if err != nil {
			w.t.Fatal(err)
		}
		w.Send(s)
		w.Overhead++
		w.escaped = name == "esc"
	}
}

// Choose is Press for keys that need a thought first, such as an answer.
func (w *Window) Choose(names ...string) {
	w.t.Helper()
	w.Decide()
	w.Press(names...)
}

// Type types text at once, as a very fast hand. It counts as content, and as one
// decision.
func (w *Window) Type(text string) {
	w.t.Helper()
	n, err := uitest.Typed(text)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Send(text)
	w.Content += n
	w.Decide()
}

// Paste pastes text in brackets, as a terminal does for a program that asked so.
func (w *Window) Paste(text string) {
	w.t.Helper()
	w.Send("\x1b[200~" + text + "\x1b[201~")
}
