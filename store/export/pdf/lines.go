package pdf

// Style is how text looks.
type Style struct {
	Size float64 // of the letters, in points
	Bold bool
	Soft bool // in grey, still dark enough to read
}

// leading is how far lines are apart, of the size of their letters.
const leading = 1.35

func (s Style) lineHeight() float64 { return s.Size * leading }

// Wide returns how wide text is on one line, in points.
func (w *Writer) Wide(s Style, text string) float64 {
	if w.out.err != nil {
		return 0
	}
	return w.typeface(s).textWidth(text) * s.Size
}

// line is a line of text that fits.
type line []run

// lines breaks text at its line ends and where it is wider than there is room.
func (w *Writer) lines(text string, s Style, room float64) (out []line) {
	t := w.typeface(s)
	room /= s.Size
	space := t.runeWidth(' ')
	for _, para := range splitLines(text) {
		var now line
		used := 0.0
		for _, wd := range t.words(para) {
			for _, part := range t.fitting(wd, room) {
				width := t.wide(part)
				if len(now) > 0 && used+space+width > room {
					out, now, used = append(out, now), nil, 0
				}
				if len(now) > 0 {
					now, used = append(now, run{text: " "}), used+space
				}
				now, used = append(now, part...), used+width
			}
		}
		out = append(out, now)
	}
	return out
}

func (t *typeface) wide(wd word) (w float64) {
	for _, r := range wd {
		w += t.textWidth(r.text)
	}
	return w
}

// fitting breaks a word that is wider than a line.
func (t *typeface) fitting(wd word, room float64) []word {
	if t.wide(wd) <= room {
		return []word{wd}
	}
	var out []word
	var now word
	used := 0.0
	add := func(r run, width float64) {
		if len(now) > 0 && used+width > room {
			out, now, used = append(out, now), nil, 0
		}
		if n := len(now); n > 0 && r.says == "" && now[n-1].says == "" {
			now[n-1].text += r.text
		} else {
			now = append(now, r)
		}
		used += width
	}
	for _, r := range wd {
		if r.says != "" {
			add(r, t.textWidth(r.text))
			continue
		}
		for at := 0; at < len(r.text); {
			next := cluster(r.text, at)
			add(run{text: r.text[at:next]}, t.textWidth(r.text[at:next]))
			at = next
		}
	}
	return append(out, now)
}
