// Package demodata makes up signals: for the demonstration, for trials and for
// measuring. The same seed gives the same neighbourhood. Everything in it is
// invented, and the names are such that nobody can take them for real.
package demodata

import (
	"encoding/binary"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
)

// Span is over how many days the signals are spread, up to the given now.
const Span = 150

// World is a made-up neighbourhood.
type World struct {
	seed uint64
	now  time.Time
}

// New returns the neighbourhood of a seed, as it stands at now.
func New(seed uint64, now time.Time) *World { return &World{seed, now} }

// Subject returns the i-th subject with its roepnaam, "" for none, and its
// signals, oldest first. Signals with the same id are versions of one.
func (w *World) Subject(i int) (model.Subject, string, []model.Signal) {
	t := &teller{Rand: rand.New(rand.NewPCG(w.seed, uint64(i))), now: w.now}
	return t.subject()
}

// Each hands out subjects until they have n signals in all, counting the
// versions of a signal once. An error of fn ends it.
func (w *World) Each(n int, fn func(model.Subject, string, []model.Signal) error) error {
	for i := 0; n > 0; i++ {
		sub, name, sigs := w.Subject(i)
		sigs = first(sigs, n)
		n -= count(sigs)
		if err := fn(sub, name, sigs); err != nil {
			return err
		}
	}
	return nil
}

// first returns the versions of the first n signals.
func first(sigs []model.Signal, n int) []model.Signal {
	for i, s := range sigs {
		if s.N > n {
			return sigs[:i]
		}
	}
	return sigs
}

func count(sigs []model.Signal) int {
	if len(sigs) == 0 {
		return 0
	}
	return sigs[len(sigs)-1].N
}

// teller makes one subject up.
type teller struct {
	*rand.Rand
	now time.Time
}

func (t *teller) id() (id model.ID) {
	binary.BigEndian.PutUint64(id[:8], t.Uint64())
	binary.BigEndian.PutUint64(id[8:], t.Uint64())
	return id
}

// chance is true in p of a hundred.
func (t *teller) chance(p int) bool { return t.IntN(100) < p }

func pick[T any](t *teller, from []T) T { return from[t.IntN(len(from))] }

func (t *teller) code() model.Code {
	const letters, digits = "ABCDEFGHJKMNPQRSTVWXYZ", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	b := []byte{letters[t.IntN(len(letters))]}
	for range 4 {
		b = append(b, digits[t.IntN(len(digits))])
	}
	return model.Code(b)
}

func (t *teller) subject() (model.Subject, string, []model.Signal) {
	sc := pick(t, told().Scenes)
	sub := model.Subject{ID: t.id(), Kind: sc.Subject, Code: t.code()}
	name := ""
	switch sc.Subject {
	case model.Group:
		sub.Mark = pick(t, told().GroupMarks)
	case model.Place:
		sub.Mark = pick(t, told().PlaceMarks)
	case model.Child, model.Youth, model.Family:
		if t.chance(70) {
			name = pick(t, told().Names)
		}
	}
	author, ward := pick(t, told().Authors), pick(t, told().Wards)
	band := model.BandNone
	if len(sc.Bands) > 0 {
		band = pick(t, sc.Bands)
	}
	n := 1
	for n < 4 && t.chance(30) {
		n++
	}
	var sigs []model.Signal
	at, seen := t.moment(Span), map[string]bool{}
	for i := range n {
		if i > 0 {
			sc = t.another(sub.Kind, seen)
			at = t.later(at)
		}
		seen[sc.Lines[0].Text] = true
		s := model.Signal{
			Revision: t.id(), Signal: t.id(), Subject: sub.ID, N: i + 1, Author: author, State: model.Open,
			FormRef: ref(), Content: t.content(sc, sub, band, ward, at), Written: at.Add(time.Duration(2+t.IntN(90)) * time.Minute),
		}
		if s.Written.After(t.now) {
			s.Written = t.now
		}
		sigs = append(sigs, t.finish(s, sc)...)
	}
	sub.Created = sigs[0].Written
	return sub, name, sigs
}

// moment returns a time of a working day's length within the last days.
func (t *teller) moment(days int) time.Time {
	back := t.IntN(days*days) / days // any day as likely as another
	if t.chance(25) {
		back = t.IntN(14) // the last weeks are busier: that is what Vandaag shows
	}
	at := t.byDay(t.now.AddDate(0, 0, -back))
	if at.After(t.now) {
		at = at.AddDate(0, 0, -1)
	}
	return at
}

// byDay returns a time of that day when people are about.
func (t *teller) byDay(d time.Time) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 9+t.IntN(13), t.IntN(60), 0, 0, d.Location())
}

// later returns a time by day between at and now, or at itself.
func (t *teller) later(at time.Time) time.Time {
	left := int(t.now.Sub(at).Hours() / 24)
	if left < 2 {
		return at
	}
	return t.byDay(at.AddDate(0, 0, 1+t.IntN(left-1)))
}

// another returns a scene about the same kind of subject, one not seen yet
// where there is one.
func (t *teller) another(kind model.Kind, seen map[string]bool) scene {
	var fresh, all []scene
	for _, sc := range told().Scenes {
		if sc.Subject != kind {
			continue
		}
		all = append(all, sc)
		if !seen[sc.Lines[0].Text] {
			fresh = append(fresh, sc)
		}
	}
	if len(fresh) == 0 {
		return pick(t, all)
	}
	return pick(t, fresh)
}

var days = []string{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}

func (t *teller) fill(text string) string {
	return strings.NewReplacer(
		"{n}de", strconv.Itoa(2+t.IntN(6))+"e", "{n}", strconv.Itoa(2+t.IntN(9)), "{dag}", pick(t, days), "{tijd}", strconv.Itoa(20+t.IntN(4)),
	).Replace(text)
}
