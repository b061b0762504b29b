package export

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/store/export/privacy"
)

// agenda writes the planned steps that have a day as days in a calendar (RFC 5545): the
// code of the signal and the kind of step, and no word that was typed. A step keeps its name,
// so that one which moved moves when it is taken in again.
type agenda struct {
	o     privacy.Scope
	stamp string
}

func newAgenda(o privacy.Scope) *agenda {
	return &agenda{o, o.Made.UTC().Format("20060102T150405Z")}
}

func (a *agenda) Head(b *bytes.Buffer) error {
	calendarLines(b, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tijdig//agenda//NL", "CALSCALE:GREGORIAN")
	return nil
}

func (a *agenda) Record(b *bytes.Buffer, r *model.Record) error {
	for _, s := range r.Signal.Steps {
		if s.Status != model.Planned || s.Planned.IsZero() {
			continue
		}
		kind, _ := steps.Find(s.Type)
		about := r.Code() + " " + kind.Short
		if a.o.Fiction {
			about = "[verzonnen] " + about
		}
		if a.o.Police {
			about = "[Wpg] " + about
		}
		calendarLines(b,
			"BEGIN:VEVENT", "UID:"+s.ID.String()+"@tijdig", "DTSTAMP:"+a.stamp, "DTSTART;VALUE=DATE:"+strings.ReplaceAll(s.Planned.String(), "-", ""),
			"SUMMARY:"+calendarText.Replace(about), "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
		)
	}
	return nil
}

func (a *agenda) Foot(b *bytes.Buffer) error {
	calendarLines(b, "END:VCALENDAR")
	return nil
}

// calendarText is how text stands in a calendar.
var calendarText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

// calendarLine is the most bytes that may stand in a line of a calendar; the rest goes on
// behind a space on the next.
const calendarLine = 75

// calendarLines writes lines, each folded where it is too long, never within a letter.
func calendarLines(b *bytes.Buffer, lines ...string) {
	for _, line := range lines {
		for room := calendarLine; len(line) > room; room = calendarLine - 1 {
			at := room
			for !utf8.RuneStart(line[at]) {
				at--
			}
			b.WriteString(line[:at] + "\r\n ")
			line = line[at:]
		}
		b.WriteString(line + "\r\n")
	}
}
