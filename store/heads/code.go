package heads

import (
	"encoding/binary"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// A list head in the file has a fixed layout of at most 252 bytes, so that
// with its length it fills 256 and a hundred thousand of them open in a blink.
// Long texts are cut; the whole text stands in the object. FORMAT.md has the
// table of positions.
const (
	headVersion = 2 // 1 had no tail
	headFixed   = 120
	signalAt    = 10
	subjectAt   = 26
	revisionAt  = 42
	changedAt   = 62
	MaxLen      = vault.MinPadded - vault.LengthLen
)

// Entry is a head with what only the store wants to know of it.
type Entry struct {
	model.Head
	Aside
}

// Aside is what a head carries for the store only.
type Aside struct {
	Rev    uint64    // concept: its Rev
	Stamp  time.Time // when the subject was made, or the concept thrown away
	Thrown bool
}

// The bits of the second byte.
const (
	bitConcept = 1 << iota
	bitScribble
	bitEdits
	bitAbout
	bitThrown
	// The two about a call came later. Where neither is set the head was written by a
	// version that did not know them, and [model.CallUnknown] sends whoever wants to
	// know to the signal itself; the head is made anew when the signal is next written,
	// and when the list is rebuilt. An older version leaves both out again.
	bitCallSettled
	bitCallOpen
)

// The words a head keeps as one byte: their place in these lists.
var (
	headKinds   = append([]model.Kind{""}, model.Kinds...)
	headBands   = []model.Band{"", model.Band0, model.Band6, model.Band12, model.Band18, model.BandUnknown}
	headAnswers = []string{"", model.Yes, model.No, model.Unsure, model.NotYet, model.OnPurp, model.Unknown}
	headStates  = []model.State{"", model.Open, model.Closed}
	headUrgency = append([]model.Urgency{""}, model.Urgencies...)
	headInfo    = append([]model.InfoKind{""}, model.InfoKinds...)
	headParts   = []model.Part{"", model.Morning, model.Afternoon, model.Evening, model.Night}
	textLimits  = [6]int{8, 32, 20, 36, 24, MaxLen} // code, mark, stopped, place, next, line
	textsAt     = headFixed - len(textLimits)
)

// Append writes the layout of a head behind b. Texts that do not fit are cut.
func (e Entry) Append(b []byte) []byte {
	le := binary.LittleEndian
	b = append(b, headVersion, e.bits(),
		place(headKinds, e.Kind), place(headBands, e.Band), place(headAnswers, e.Danger), place(headStates, e.State),
		place(headUrgency, e.Urgency), place(headAnswers, e.Discussed), place(headInfo, e.LineKind), place(headParts, e.Seen.Part))
	b = append(append(b, e.Signal[:]...), e.Subject[:]...)
	rev := e.Revision
	if e.Concept {
		rev = model.ID{}
		le.PutUint64(rev[:], e.Rev)
	}
	b = append(b, rev[:]...)
	b = le.AppendUint32(b, uint32(e.N))
	b = appendTime(b, e.Changed)
	b = le.AppendUint32(b, dayNumber(e.Seen.Date))
	b = le.AppendUint16(b, clockNumber(e.Seen.Clock))
	b = le.AppendUint16(b, uint16(int16(e.Seen.Offset)))
	for _, d := range []model.Date{e.NextDue, e.OpenSince, e.HandedOver} {
		b = le.AppendUint32(b, dayNumber(d))
	}
	for _, n := range []int{e.Missing, e.Steps, e.Suspicions, e.Hearsay, e.Versions, e.Revisions} {
		b = le.AppendUint16(b, uint16(min(n, 1<<16-1)))
	}
	b = appendTime(b, e.Stamp)
	var tail []byte
	if e.Concept {
		tail = appendTail(tail, tailDraft, string(e.Draft[:]))
	}
	if !e.TermFrom.IsZero() {
		tail = appendTail(tail, tailTerm, string(le.AppendUint32(nil, dayNumber(e.TermFrom))))
	}
	texts := [6]string{string(e.Code), e.Mark, e.Stopped, e.Place, e.NextType, e.Line}
	if words := cut(e.NextText, stepRoom(texts, MaxLen-headFixed-len(tail))); words != "" {
		tail = appendTail(tail, tailStep, words)
	}
	b = appendTexts(b, texts, MaxLen-headFixed-len(tail))
	return append(b, tail...)
}

// What may stand behind the texts of a head: a tag, a length and so many bytes,
// again and again. A tag that is not known is passed over.
const (
	tailDraft = 1 // the id of a concept
	tailStep  = 2 // the next step in the worker's own words
	tailTerm  = 3 // the day its term counts from

	stepLimit = 40 // bytes of that step
	lineLeast = 24 // bytes of the first finding that it leaves
)

// stepRoom is how many bytes of the step's own words fit behind the texts in so many bytes.
func stepRoom(texts [6]string, left int) int {
	for i, s := range texts[:len(texts)-1] {
		left -= min(len(s), textLimits[i])
	}
	return max(0, min(stepLimit, left-2-lineLeast))
}

func appendTail(b []byte, tag byte, value string) []byte {
	return append(append(b, tag, byte(len(value))), value...)
}

// readTail reads what stands behind the texts. Heads of version 1 have no id of a
// concept: a signal had one concept then, and its id did for both.
func readTail(h *model.Head, tail string) {
	if h.Concept {
		h.Draft = h.Signal
	}
	for len(tail) >= 2 && len(tail) >= 2+int(tail[1]) {
		value := tail[2 : 2+int(tail[1])]
		switch {
		case tail[0] == tailDraft && h.Concept && len(value) == len(model.ID{}):
			h.Draft = model.ID([]byte(value))
		case tail[0] == tailTerm && len(value) == 4:
			h.TermFrom = dayOf(binary.LittleEndian.Uint32([]byte(value)))
		case tail[0] == tailStep:
			h.NextText = value
		}
		tail = tail[2+len(value):]
	}
}

func (e Entry) bits() (b byte) {
	for i, on := range []bool{e.Concept, e.Scribble, e.Edits, e.Seen.About, e.Thrown, e.Call == model.CallSettled, e.Call == model.CallOpen} {
		if on {
			b |= 1 << i
		}
	}
	return b
}

// Parse reads a head, and returns false for a layout it does not know.
func Parse(b []byte) (e Entry, ok bool) {
	if len(b) < headFixed {
		return e, false
	}
	e.Aside, ok = readHead(&e.Head, b[:headFixed], string(b[headFixed:]))
	return e, ok
}

// readHead fills h from the first headFixed bytes of a layout; texts are the
// rest of it.
func readHead(h *model.Head, b []byte, texts string) (x Aside, ok bool) {
	if !readable(b, len(texts)) {
		return x, false
	}
	le := binary.LittleEndian
	h.Concept, h.Scribble, h.Edits = b[1]&bitConcept != 0, b[1]&bitScribble != 0, b[1]&bitEdits != 0
	h.Seen.About, x.Thrown = b[1]&bitAbout != 0, b[1]&bitThrown != 0
	switch {
	case b[1]&bitCallOpen != 0:
		h.Call = model.CallOpen
	case b[1]&bitCallSettled != 0:
		h.Call = model.CallSettled
	}
	h.Kind, h.Band, h.Danger = word(headKinds, b[2]), word(headBands, b[3]), word(headAnswers, b[4])
	h.State, h.Urgency, h.Discussed = word(headStates, b[5]), word(headUrgency, b[6]), word(headAnswers, b[7])
	h.LineKind, h.Seen.Part = word(headInfo, b[8]), word(headParts, b[9])
	h.Signal, h.Subject = model.ID(b[signalAt:subjectAt]), model.ID(b[subjectAt:revisionAt])
	if h.Concept {
		x.Rev = le.Uint64(b[revisionAt:])
	} else {
		h.Revision = model.ID(b[revisionAt:58])
	}
	h.N, h.Changed = int(le.Uint32(b[58:])), parseTime(b[changedAt:])
	h.Seen.Date, h.Seen.Clock = dayOf(le.Uint32(b[72:])), clockOf(le.Uint16(b[76:]))
	h.Seen.Offset = int(int16(le.Uint16(b[78:])))
	h.NextDue, h.OpenSince, h.HandedOver = dayOf(le.Uint32(b[80:])), dayOf(le.Uint32(b[84:])), dayOf(le.Uint32(b[88:]))
	h.Missing, h.Steps = int(le.Uint16(b[92:])), int(le.Uint16(b[94:]))
	h.Suspicions, h.Hearsay = int(le.Uint16(b[96:])), int(le.Uint16(b[98:]))
	h.Versions, h.Revisions = int(le.Uint16(b[100:])), int(le.Uint16(b[102:]))
	x.Stamp = parseTime(b[104:])
	readTail(h, cutTexts(h, b[textsAt:headFixed], texts))
	return x, true
}

// readable reports whether a layout is known and holds the texts that it says.
func readable(b []byte, texts int) bool {
	sum := 0
	for _, n := range b[textsAt:headFixed] {
		sum += int(n)
	}
	return sum <= texts && len(b)+texts <= MaxLen && b[0] != 0 && b[0] <= headVersion
}

// Place returns the kind and id a list head stands under.
func Place(payload []byte) (vault.Kind, model.ID, bool) {
	e, ok := Parse(payload)
	switch {
	case e.Thrown:
		return objects.KindThrownHead, e.Draft, ok
	case e.Concept:
		return objects.KindConceptHead, e.Draft, ok
	}
	return objects.KindHead, e.Signal, ok
}
