package export_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// tab is a page that is open in a browser, in which a test types and looks. What is said to
// the browser goes through two pipes, a message a time with a zero behind it.
type tab struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	session string
	last    int
	asked   []string // every address that was asked for
}

// openTab opens a file as a person does.
func openTab(t *testing.T, path string) *tab {
	t.Helper()
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := chromium(t, "--remote-debugging-pipe")
	cmd.ExtraFiles = []*os.File{in, out} // its third and fourth
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	out.Close()
	b := &tab{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		defer time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }).Stop()
		b.session = ""
		b.call("Browser.close", nil, nil)
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
		to.Close()
		from.Close()
	})
	if err := from.SetReadDeadline(time.Now().Add(2 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var session struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	b.session = session.SessionID
	for _, domain := range []string{"Network", "Page", "Runtime"} {
		b.call(domain+".enable", nil, nil)
	}
	b.call("Page.navigate", map[string]any{"url": "file://" + filepath.ToSlash(path)}, nil)
	b.until(`document.readyState == "complete" && document.getElementById("openen") && !document.getElementById("openen").hidden`)
	return b
}

// call has the browser do something and takes its answer.
func (b *tab) call(method string, params, into any) {
	b.t.Helper()
	b.last++
	msg := map[string]any{"id": b.last, "method": method, "params": params}
	if params == nil {
		msg["params"] = struct{}{}
	}
	if b.session != "" {
		msg["sessionId"] = b.session
	}
	raw, err := json.Marshal(msg)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(raw, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		raw, err := b.from.ReadBytes(0)
		if err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
		var said struct {
			ID     int
			Method string
			Error  json.RawMessage
			Result json.RawMessage
			Params struct{ Request struct{ URL string } }
		}
		if err := json.Unmarshal(raw[:len(raw)-1], &said); err != nil {
			b.t.Fatal(err)
		}
		if said.Method == "Network.requestWillBeSent" {
			b.asked = append(b.asked, said.Params.Request.URL)
		}
		if said.ID != b.last {
			continue
		}
		if len(said.Error) > 0 {
			b.t.Fatalf("%s: %s", method, said.Error)
		}
		if into != nil {
			if err := json.Unmarshal(said.Result, into); err != nil {
				b.t.Fatal(err)
			}
		}
		return
	}
}

// value returns what an expression comes to, which is looked at from outside the page and
// needs no leave of it.
func value[T any](b *tab, expression string) T {
	b.t.Helper()
	var got struct {
		Result           struct{ Value T }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &got)
	if len(got.ExceptionDetails) > 0 {
		b.t.Fatalf("%s: %s", expression, got.ExceptionDetails)
	}
	return got.Result.Value
}

// until waits for something to be so.
func (b *tab) until(condition string) {
	b.t.Helper()
	for end := time.Now().Add(time.Minute); !value[bool](b, "!!("+condition+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("never %s: %s", condition, value[string](b, "document.body.innerText.slice(0, 600)"))
		}
	}
}

// typeWords types in what has the focus, and presses enter.
func (b *tab) typeWords(words string) {
	b.t.Helper()
	b.call("Input.insertText", map[string]any{"text": words}, nil)
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}, nil)
	}
}

// tabKey goes to what is next on the page.
func (b *tab) tabKey() {
	b.t.Helper()
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}, nil)
	}
}
