package window

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

// allowed are the sequences this program needs: to move, to erase, to scroll, to
// style, and the modes it switches on and off again. Whatever is not here, a title,
// the clipboard, a bell, an answer to a question nobody asked, came from elsewhere.
var allowed = set(
	"CSI A", "CSI B", "CSI C", "CSI D", "CSI G", "CSI H", "CSI I", "CSI Z", "CSI `", "CSI d", "ESC M", "ESC 7", "ESC 8", // to move
	"CSI J", "CSI K", "CSI X", "CSI P", "CSI @", "CSI L", "CSI M", "CSI b", // to erase, to insert, to repeat
	"CSI S", "CSI T", "CSI r", "CSI h 4", "CSI l 4", "CSI ?W", // to scroll; tab stops where they always are
	"CSI m", "CSI  q", "CSI ?h 25", "CSI ?l 25", "CSI ?h 7", "CSI ?l 7",
	"CSI ?h 1049", "CSI ?l 1049", "CSI ?h 2004", "CSI ?l 2004", "CSI ?h 2026", "CSI ?l 2026", "CSI ?h 2027", "CSI ?l 2027",
	"CSI ?$p 2026", "CSI ?$p 2027", "CSI >u", "CSI <u", "CSI ?u", "CSI >m", // asks and sets how keys are told apart
)

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

// Foreign names what a program sent to its terminal that is not allowed, each once.
func Foreign(out []byte) []string {
	var f foreign
	f.bytes(out)
	f.sequences(out)
	return slices.Sorted(maps.Keys(f.said))
}

// Foreign names what this window's program sent that is not allowed.
func (w *Window) Foreign() []string { return Foreign(w.Output()) }

type foreign struct{ said map[string]bool }

func (f *foreign) say(format string, args ...any) {
	if f.said == nil {
		f.said = map[string]bool{}
	}
	f.said[fmt.Sprintf(format, args...)] = true
}

// bytes finds what is no text at all, the controls of the upper half, which some
// terminals obey, and what is not seen but turns or hides what follows. Two joiners
// are part of letters and pictures.
func (f *foreign) bytes(out []byte) {
	for len(out) > 0 {
		r, n := utf8.DecodeRune(out)
		if r == utf8.RuneError && n == 1 {
			f.say("byte %#x", out[0])
		}
		if r >= 0x80 && r < 0xa0 {
			f.say("control %U", r)
		}
		if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			f.say("invisible %U", r)
		}
		out = out[n:]
	}
}

func (f *foreign) sequences(out []byte) {
	p := ansi.NewParser()
	p.SetParamsSize(parser.MaxParamsSize)
	p.SetDataSize(1 << 20)
	p.SetHandler(ansi.Handler{
		Execute: func(b byte) {
			if b != '\r' && b != '\n' && b != '\b' && b != '\t' {
				f.say("control %#x", b)
			}
		},
		HandleEsc: func(cmd ansi.Cmd) { f.named("ESC", cmd, "") },
		HandleCsi: func(cmd ansi.Cmd, params ansi.Params) {
			mode := ""
			if strings.ContainsRune("hlp", rune(cmd.Final())) {
				params.ForEach(-1, func(_, n int, _ bool) { mode += fmt.Sprintf(" %d", n) })
			}
			f.named("CSI", cmd, mode)
		},
		HandleDcs: func(cmd ansi.Cmd, _ ansi.Params, data []byte) { f.say("DCS %c %.20q", cmd.Final(), data) },
		HandleOsc: func(cmd int, data []byte) { f.say("OSC %d %.20q", cmd, data) },
		HandlePm:  func(data []byte) { f.say("PM %.20q", data) },
		HandleApc: func(data []byte) { f.say("APC %.20q", data) },
		HandleSos: func(data []byte) { f.say("SOS %.20q", data) },
	})
	for _, b := range out {
		p.Advance(b)
	}
}

func (f *foreign) named(kind string, cmd ansi.Cmd, mode string) {
	parts := string([]byte{cmd.Prefix(), cmd.Intermediate(), cmd.Final()})
	name := kind + " " + strings.ReplaceAll(parts, "\x00", "") + mode // 0 is a part that is not there
	if !allowed[name] {
		f.say("%s", name)
	}
}
