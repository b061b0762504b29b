package digest

import (
	"encoding/binary"

	"tijdig/model"
	"tijdig/model/stats"
)

// packed is an entry as one text: there may be a hundred thousand, and spread out one takes
// twice as much. What is read of it is cut from it.
type packed string

func pack(e Entry) packed {
	var b []byte
	number := func(n int) { b = binary.AppendVarint(b, int64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	day := func(d model.Date) {
		number(d.Year)
		number(d.Month)
		number(d.Day)
	}
	f := e.Fact
	b = binary.LittleEndian.AppendUint16(b, f.Themes)
	b = append(b, f.Targets, f.Outcomes, f.Frame, f.First)
	number(len(e.Planned))
	for _, s := range e.Planned {
		b = append(b, s.ID[:]...)
		text(s.Type)
		text(s.Text)
		day(s.Day)
		text(s.Said)
	}
	number(len(e.Open))
	for _, l := range e.Open {
		b = append(b, l.ID[:]...)
		text(string(l.Kind))
		text(string(l.Source))
		text(l.SourceWords)
		if l.Confidential {
			number(1)
		} else {
			number(0)
		}
		text(l.Text)
		day(l.Written)
	}
	return packed(b)
}

// entry spreads it out. It was packed here, so all of it is there.
func (p packed) entry() (e Entry) {
	e.Fact = stats.Fact{Themes: uint16(p[0]) | uint16(p[1])<<8, Targets: p[2], Outcomes: p[3], Frame: p[4], First: p[5]}
	p = p[6:]
	if n := p.number(); n > 0 {
		e.Planned = make([]Step, n)
		for i := range e.Planned {
			e.Planned[i] = Step{ID: p.id(), Type: p.text(), Text: p.text(), Day: p.day(), Said: p.text()}
		}
	}
	if n := p.number(); n > 0 {
		e.Open = make([]Line, n)
		for i := range e.Open {
			e.Open[i] = Line{
				ID: p.id(), Kind: model.InfoKind(p.text()), Source: model.Source(p.text()), SourceWords: p.text(),
				Confidential: p.number() == 1, Text: p.text(), Written: p.day(),
			}
		}
	}
	return e
}

// number takes one off, as [binary.AppendVarint] wrote it.
func (p *packed) number() int {
	u := uint64(0)
	for i := 0; ; i++ {
		c := (*p)[i]
		u |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			*p = (*p)[i+1:]
			return int(int64(u>>1) ^ -int64(u&1))
		}
	}
}

func (p *packed) cut(n int) (s string) {
	s, *p = string((*p)[:n]), (*p)[n:]
	return s
}

func (p *packed) text() string { return p.cut(p.number()) }

func (p *packed) day() model.Date {
	return model.Date{Year: p.number(), Month: p.number(), Day: p.number()}
}

func (p *packed) id() (id model.ID) {
	copy(id[:], p.cut(len(id)))
	return id
}
