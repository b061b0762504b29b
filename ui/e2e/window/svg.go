package window

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// A cell of the picture, and the room around the screen, in pixels. 0.6 em is how
// wide most monospace fonts are at this size.
const (
	cellW, cellH = 8.4, 18.0
	fontSize     = 14
	margin       = 16.0
)

// palette draws the terminal's 16 colours calmly: a terminal's own differ with
// each person, and a picture must read well on a light and on a dark page.
var palette = [16]string{
	"#3b4252", "#c96b6b", "#8fae7b", "#d4b06a", "#7a9cc6", "#a98bb5", "#7fb3b0", "#d5d9e0",
	"#76819a", "#dd8585", "#a6c490", "#e6c988", "#97b5da", "#c3a6cf", "#99cbc8", "#f2f4f8",
}

const (
	paper = "#242933"
	ink   = "#d5d9e0"
	rim   = "#3b4252"
)

// SVG draws the screen as a picture: one text a run of one style, stretched to its
// cells, so that columns stand under each other in any font. The same screen gives
// the same bytes.
func (w *Window) SVG() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return canvas{w.em, w.w, w.h, !w.mark.hidden}.svg()
}

// Draw draws a frame that no program sent to a window, in the same way.
func Draw(v tea.View, w, h int) string {
	em := vt.NewEmulator(w, h)
	_, _ = em.WriteString(strings.ReplaceAll(v.Content, "\n", "\r\n"))
	if c := v.Cursor; c != nil {
		_, _ = fmt.Fprintf(em, "\x1b[%d;%dH", c.Y+1, c.X+1)
	}
	return canvas{em, w, h, v.Cursor != nil}.svg()
}

// canvas is a screen to be drawn.
type canvas struct {
	em     *vt.Emulator
	w, h   int
	cursor bool
}

func (w canvas) svg() string {
	var b strings.Builder
	wide, high := float64(w.w)*cellW+2*margin, float64(w.h)*cellH+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f"`, wide, high, wide, high)
	fmt.Fprintf(&b, ` font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="%d">`+"\n", fontSize)
	fmt.Fprintf(&b, `<rect x=".5" y=".5" width="%.0f" height="%.0f" rx="8" fill="%s" stroke="%s"/>`+"\n", wide-1, high-1, paper, rim)
	for y := range w.h {
		for x := 0; x < w.w; {
			r := w.run(x, y)
			r.draw(&b)
			x += r.cells
		}
	}
	if p := w.em.CursorPosition(); w.cursor {
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.0f" width="2" height="%.0f" fill="%s"/>`+"\n", left(p.X), top(p.Y)+1, cellH-2, ink)
	}
	return b.String() + "</svg>\n"
}

// run is text of one style on one row.
type run struct {
	x, y, cells int
	text        string
	style       uv.Style
}

// run is the run that begins at x; it holds at least one cell.
func (w canvas) run(x, y int) run {
	r := run{x: x, y: y}
	for x < w.w {
		c := w.em.CellAt(x, y)
		if c == nil {
			c = &uv.EmptyCell
		}
		if r.cells == 0 {
			r.style = c.Style
		} else if !c.Style.Equal(&r.style) {
			break
		}
		r.text += c.Content
		x += max(1, c.Width)
		r.cells = x - r.x
	}
	return r
}

func left(x int) float64 { return margin + float64(x)*cellW }
func top(y int) float64  { return margin + float64(y)*cellH }

func (r run) draw(b *strings.Builder) {
	fg, bg := paint(r.style.Fg, ink), paint(r.style.Bg, "")
	if r.style.Attrs&uv.AttrReverse != 0 {
		fg, bg = paint(r.style.Bg, paper), fg
	}
	if bg != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.0f" width="%.1f" height="%.0f" fill="%s"/>`+"\n", left(r.x), top(r.y), float64(r.cells)*cellW, cellH, bg)
	}
	// Spaces at the ends are not drawn, so the text starts at its first letter.
	text := strings.TrimRight(r.text, " ")
	lead := len(text) - len(strings.TrimLeft(text, " "))
	text = text[lead:]
	if text == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" fill="%s"%s textLength="%.1f" xml:space="preserve">%s</text>`+"\n",
		left(r.x+lead), top(r.y)+cellH-5, fg, look(r.style), float64(ansi.StringWidth(text))*cellW, html.EscapeString(text))
}

func look(s uv.Style) string {
	var b strings.Builder
	if s.Attrs&uv.AttrBold != 0 {
		b.WriteString(` font-weight="bold"`)
	}
	if s.Attrs&uv.AttrItalic != 0 {
		b.WriteString(` font-style="italic"`)
	}
	if s.Attrs&uv.AttrFaint != 0 {
		b.WriteString(` opacity=".65"`)
	}
	if s.Underline != uv.UnderlineNone {
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}

func paint(c color.Color, none string) string {
	switch c := c.(type) {
	case nil:
		return none
	case ansi.BasicColor:
		return palette[c&15]
	case ansi.IndexedColor:
		if c < 16 {
			return palette[c]
		}
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
