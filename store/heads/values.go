package heads

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"tijdig/model"
)

func place[T ~string](all []T, v T) byte { return byte(max(0, slices.Index(all, v))) }

func word[T ~string](all []T, i byte) T {
	if int(i) >= len(all) {
		return ""
	}
	return all[i]
}

// zeroMilli is what the zero time is written as.
var zeroMilli = time.Time{}.UnixMilli()

// appendTime writes milliseconds since 1970 and minutes east of UTC.
func appendTime(b []byte, t time.Time) []byte {
	_, zone := t.Zone()
	b = binary.LittleEndian.AppendUint64(b, uint64(t.UnixMilli()))
	return binary.LittleEndian.AppendUint16(b, uint16(int16(zone/60)))
}

func parseTime(b []byte) time.Time {
	ms, zone := int64(binary.LittleEndian.Uint64(b)), int16(binary.LittleEndian.Uint16(b[8:]))
	if ms == zeroMilli {
		return time.Time{}
	}
	t := time.UnixMilli(ms)
	if zone == 0 {
		return t.UTC()
	}
	return t.In(zoneOf(zone))
}

func dayNumber(d model.Date) uint32 { return uint32(d.Year*10000 + d.Month*100 + d.Day) }

func dayOf(n uint32) model.Date {
	return model.Date{Year: int(n / 10000), Month: int(n / 100 % 100), Day: int(n % 100)}
}

// clockNumber is 1 + the minute of the day, 0 for no time.
func clockNumber(s string) uint16 {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0
	}
	return uint16(1 + t.Hour()*60 + t.Minute())
}

// clocks holds every minute of the day, five characters each, so that a
// hundred thousand heads do not each write their own.
var clocks = sync.OnceValue(func() string {
	var b strings.Builder
	for n := range 24 * 60 {
		fmt.Fprintf(&b, "%02d:%02d", n/60, n%60)
	}
	return b.String()
})

func clockOf(n uint16) string {
	if n == 0 || n > 24*60 {
		return ""
	}
	return clocks()[5*(n-1) : 5*n]
}

// aDay is more minutes than any offset has.
const aDay = 24 * 60

// zones keeps one location for each offset, so that a hundred thousand heads
// do not each make their own.
var zones [2*aDay + 1]atomic.Pointer[time.Location]

func zoneOf(minutes int16) *time.Location {
	if minutes < -aDay || minutes > aDay {
		return time.FixedZone("", int(minutes)*60)
	}
	z := &zones[int(minutes)+aDay]
	if z.Load() == nil {
		z.CompareAndSwap(nil, time.FixedZone("", int(minutes)*60))
	}
	return z.Load()
}

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
