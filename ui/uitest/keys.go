package uitest

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// named holds what a terminal sends for a key that is not a character.
var named = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b",
	"space": " ", "backspace": "\x7f", "delete": "\x1b[3~", "insert": "\x1b[2~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B",
	"shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
	"ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B",
	"ctrl+right": "\x1b[1;5C", "ctrl+left": "\x1b[1;5D",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
	"f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
	"f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}

// Bytes is what a terminal sends when the key of that name is pressed. A single
// character is its own name; "ctrl+" goes with a letter, "alt+" with anything.
func Bytes(name string) (string, error) {
	if s, ok := named[name]; ok {
		return s, nil
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		s, err := Bytes(rest)
		return "\x1b" + s, err
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok && len(c) == 1 && c[0] >= 'a' && c[0] <= 'z' {
		return string(c[0] & 0x1f), nil
	}
	if c, _ := ansi.FirstGraphemeCluster(name, ansi.GraphemeWidth); c == name && printable(name) {
		return name, nil
	}
	return "", fmt.Errorf("no key is called %q", name)
}

// Key is the message a program gets when the key of that name is pressed: its
// bytes, read by the decoder that reads them in a real terminal. So ctrl+i is tab
// here too.
func Key(name string) (tea.KeyPressMsg, error) {
	s, err := Bytes(name)
	if err != nil {
		return tea.KeyPressMsg{}, err
	}
	var dec uv.EventDecoder
	n, ev := dec.Decode([]byte(s))
	k, ok := ev.(uv.KeyPressEvent)
	if !ok || n != len(s) {
		return tea.KeyPressMsg{}, fmt.Errorf("key %q is read as %T after %d of %d bytes", name, ev, n, len(s))
	}
	return tea.KeyPressMsg(k), nil
}

// typed splits text into the keys that type it, one a character as people see it.
func typed(text string) ([]tea.KeyPressMsg, error) {
	var keys []tea.KeyPressMsg
	for text != "" {
		c, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		if !printable(c) {
			return nil, fmt.Errorf("%q is not typed as text; press it by name or paste it", c)
		}
		k, err := Key(c)
		if err != nil {
			return nil, err
		}
		keys, text = append(keys, k), text[len(c):]
	}
	return keys, nil
}

func printable(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 })
}

// The keystroke-level model of Card, Moran and Newell (1980), for an average
// typist who knows the program.
const (
	perKey      = 280 * time.Millisecond
	perDecision = 1350 * time.Millisecond
)

// Keys counts keys for the key budget. The worker's own words are content; every
// other key is overhead, and that is what a better program needs less of.
type Keys struct {
	Overhead  int
	Content   int
	Decisions int // thoughts before a key: what to answer, what to write
}

// Decide counts one thought.
func (k *Keys) Decide() { k.Decisions++ }

func (k *Keys) pressed(n int) { k.Overhead += n }

func (k *Keys) wrote(n int) {
	k.Content += n
	k.Decide()
}

// Estimate is how long all this takes a practised worker: 0.28 s a key, 1.35 s a
// decision. It leaves out waiting for the program and looking for words.
func (k *Keys) Estimate() time.Duration {
	return time.Duration(k.Overhead+k.Content)*perKey + time.Duration(k.Decisions)*perDecision
}

// String gives the counts and the estimate in one line, for a test's log.
func (k *Keys) String() string {
	return fmt.Sprintf("%d keys beside %d of content, %d decisions: %.1f s",
		k.Overhead, k.Content, k.Decisions, k.Estimate().Seconds())
}

// Typed counts the characters of text as people see them, each one key.
func Typed(text string) (int, error) {
	keys, err := typed(text)
	return len(keys), err
}
