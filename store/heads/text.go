package heads

import (
	"unicode/utf8"

	"tijdig/model"
)

// cutTexts cuts the texts of a head from one string, so that they need no
// memory of their own. It returns what stands behind them. There are as many as lens say.
func cutTexts(h *model.Head, lens []byte, all string) (tail string) {
	var cut [6]string
	for i, n := range lens {
		cut[i], all = all[:n], all[n:]
	}
	h.Code, h.Mark, h.Stopped = model.Code(cut[0]), cut[1], cut[2]
	h.Place, h.NextType, h.Line = cut[3], cut[4], cut[5]
	return all
}

// appendTexts writes texts of at most so many bytes together, and their lengths
// before them.
func appendTexts(b []byte, texts [6]string, left int) []byte {
	for i, s := range texts {
		texts[i] = cut(s, min(textLimits[i], left))
		left -= len(texts[i])
		b = append(b, byte(len(texts[i])))
	}
	for _, s := range texts {
		b = append(b, s...)
	}
	return b
}

// cut returns the first n bytes at most, in whole characters, with an ellipsis
// where something was cut.
func cut(s string, n int) string {
	const dots = "…"
	if len(s) <= n {
		return s
	}
	if n < len(dots) {
		return ""
	}
	n -= len(dots)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + dots
}
