package dates

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/model/pattern"
)

// clock is a time of the day as it was said. When it was said on twelve
// hours ("half drie", "om 3 uur") it stands for two times.
type clock struct {
	minute int // of the day
	twelve bool
}

var (
	colonTime  = pattern.Lazy(`^(\d{1,2})[:.u](\d{2})(?:u|uur)?$`)
	hourTime   = pattern.Lazy(`^(\d{1,2})(?:u|uur|h)$`)
	digitsTime = pattern.Lazy(`^(\d{1,2})(\d{2})$`)
)

// clockRule reads 14:05, 14.05, 1405, 14u, 3 uur, half drie, kwart over twee,
// tien voor half vier, een uur of drie.
func clockRule(p *phrase, w []string, _ time.Time) (int, error) {
	n, c, err := readClock(p, w)
	if n == 0 || err != nil {
		return n, err
	}
	if p.clock != nil || n == 1 && looseYear(w) {
		return 0, ErrNotUnderstood
	}
	for n < len(w) && w[n] == "uur" {
		n++
	}
	p.clock = &c
	return n, nil
}

// looseYear reports four digits that may as well be a year as a time: 2025 is a
// quarter past eight and last year.
func looseYear(w []string) bool {
	n, ok := number(w[0], 4)
	return ok && len(w[0]) == 4 && isYear(n) && (len(w) < 2 || w[1] != "uur")
}

func readClock(p *phrase, w []string) (int, clock, error) {
	switch w[0] {
	case "middernacht":
		return 1, clock{}, nil
	}
	for _, re := range []*regexp.Regexp{colonTime(), digitsTime()} {
		if m := re.FindStringSubmatch(w[0]); m != nil {
			c, err := exactly(atoi(m[1]), atoi(m[2]))
			return 1, c, err
		}
	}
	if m := hourTime().FindStringSubmatch(w[0]); m != nil {
		c, err := spoken(atoi(m[1]), 0)
		return 1, c, err
	}
	if n := oClock(p, w); n > 0 {
		h, _ := amount(w[n-1])
		c, err := spoken(h, 0)
		return n, c, err
	}
	if len(w) > 1 {
		if h, ok := amount(w[0]); ok && w[1] == "uur" {
			if len(w) > 2 {
				if m, ok := number(w[2], 2); ok && len(w[2]) == 2 { // "14 uur 05"
					c, err := spoken(h, m)
					return 3, c, err
				}
			}
			c, err := spoken(h, 0)
			return 2, c, err
		}
	}
	return inWords(w)
}

// oClock reads "een uur of drie".
func oClock(p *phrase, w []string) int {
	for skip := 0; skip <= 1; skip++ {
		if len(w) >= skip+3 && (skip == 0 || w[0] == "een") && w[skip] == "uur" && w[skip+1] == "of" {
			if _, ok := amount(w[skip+2]); ok {
				p.about = true
				return skip + 3
			}
		}
	}
	return 0
}

// bareHour reads a number after om, rond or tegen: "rond 3", but not "rond 3
// december" or "rond 3 uur", which have rules of their own.
func bareHour(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 || w[0] != "om" && !isAbout(w[0]) {
		return 0, nil
	}
	h, ok := amount(w[1])
	if !ok {
		return 0, nil
	}
	if len(w) > 2 {
		if _, month := months[w[2]]; month || w[2] == "voor" || w[2] == "over" || w[2] == "uur" {
			return 0, nil
		}
		if n, err := ago(p, w[1:], now); n > 0 || err != nil {
			p.about = p.about || isAbout(w[0])
			return n + 1, err
		}
	}
	c, err := spoken(h, 0)
	if err != nil || p.clock != nil {
		return 0, ErrNotUnderstood
	}
	p.clock, p.about = &c, p.about || isAbout(w[0])
	return 2, nil
}

// inWords reads half drie, kwart over twee, tien voor half vier, vijf over 3.
func inWords(w []string) (int, clock, error) {
	minutes, n := 0, 0
	if len(w) > 3 && (w[1] == "minuten" || w[1] == "min") && (w[2] == "over" || w[2] == "voor") {
		if _, ok := amount(w[0]); !ok {
			return 0, clock{}, nil
		}
		got, c, err := inWords(append([]string{w[0]}, w[2:]...))
		if got > 0 {
			got++
		}
		return got, c, err
	}
	if len(w) > 2 && (w[1] == "over" || w[1] == "voor") {
		m, ok := amount(w[0])
		if w[0] == "kwart" {
			m, ok = 15, true
		}
		if !ok || m > 29 {
			return 0, clock{}, nil
		}
		if minutes = m; w[1] == "voor" {
			minutes = -m
		}
		n = 2
	}
	if len(w) > n+1 && w[n] == "half" {
		minutes -= 30
		n++
	}
	if n == 0 || n >= len(w) {
		return 0, clock{}, nil
	}
	h, ok := amount(w[n])
	if !ok {
		return 0, clock{}, nil
	}
	c, err := spoken(h, minutes)
	return n + 1, c, err
}

// exactly is a time as on a digital clock.
func exactly(h, m int) (clock, error) {
	if h > 23 || m > 59 {
		return clock{}, ErrNoSuchDay
	}
	return clock{minute: h*60 + m}, nil
}

// spoken is a time as people say it: up to twelve it may mean two.
func spoken(h, m int) (clock, error) {
	if h < 0 || h > 24 || m > 59 {
		return clock{}, ErrNoSuchDay
	}
	total := (h*60 + m + 24*60) % (24 * 60)
	return clock{minute: total, twelve: h >= 1 && h <= 12 && total != 12*60}, nil
}

// spans are the minutes of the day that people call each part by. The early hours are
// night and morning alike, and an afternoon goes on into what others call evening.
var spans = map[model.Part][][2]int{
	model.Night:     {{0, 7 * 60}, {22 * 60, 24 * 60}},
	model.Morning:   {{1, 12 * 60}},
	model.Afternoon: {{12 * 60, 19 * 60}},
	model.Evening:   {{17 * 60, 24 * 60}},
}

// minutes returns the times of the day a clock may stand for, early first. A part of the
// day that was said with it leaves those that lie in it: none of "14:05 's avonds".
func (c clock) minutes(part model.Part) []int {
	const noon = 12 * 60
	m := c.minute % noon
	if part == "" {
		if c.twelve {
			return []int{m, m + noon}
		}
		return []int{c.minute}
	}
	in := func(m int) bool {
		return slices.ContainsFunc(spans[part], func(s [2]int) bool { return s[0] <= m && m < s[1] })
	}
	if c.minute >= noon+60 { // 14:05 says enough
		return slices.DeleteFunc([]int{c.minute}, func(m int) bool { return !in(m) })
	}
	return slices.DeleteFunc([]int{m, m + noon}, func(m int) bool {
		early := c.minute >= noon && m < noon // twelve in the morning is no time
		return !in(m) || early && part != model.Night
	})
}

func hhmm(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }
