package exchange

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/records"
)

// What exchanging refuses as a whole.
var (
	ErrAlone  = errors.New("exchange: nobody else is in the team")
	ErrWords  = errors.New("exchange: no change has these check words")
	ErrNoTeam = errors.New("exchange: in no team yet")
)

// Job is one exchange, with one folder.
type Job struct {
	Store   *store.Store
	Form    *form.Form
	Folder  string
	Made    time.Time
	Program string

	size int    // bytes of signals in a letter; 0 for what it is
	cut  func() // at each moment when a kill would leave something else; nil for nothing
}

func (j Job) step() {
	if j.cut != nil {
		j.cut()
	}
}

// Report says what an exchange did, or would do.
type Report struct {
	In      store.Merged // what came in
	Letters int          // from so many files
	Out     int          // signals that were put in
	Put     int          // in so many files
	For     []string     // members who lacked them
	Gone    int          // files of this laptop that nobody needs any more, and that went
	Noted   bool         // a new note says to the others what is here, and who is in the team
	Silent  []string     // members of whom there is no note: they get everything
	Passed  Passed
	Changes []Change // of the team, that wait for a yes
	Team    []Card   // who is in it, as it is in force here
	Words   string   // the check words of that, for who is asked to compare them
	More    bool     // more is to come in than goes at once: exchanging again takes it
}

// Any reports whether anything came in or went in, or would.
func (r Report) Any() bool { return r.In.Any() || r.Out+r.Gone > 0 || r.Noted }

// run is one exchange under way.
type run struct {
	Job
	me
	dry   bool
	state records.Team
	now   written // the list in force; none where N is 0
	mine  known   // and what it came from
	all   []letter
	out   Report
}

// Would says what an exchange would do, and does nothing but draw the keys of the file where
// it has none.
func (j Job) Would(ctx context.Context) (Report, error) { return j.do(ctx, true) }

// Do takes in what the folder has for this file, and puts in what others lack. Everything in
// it can be cut off anywhere: doing it again does the rest. What it returns with an error was
// done all the same.
func (j Job) Do(ctx context.Context) (Report, error) { return j.do(ctx, false) }

func (j Job) do(ctx context.Context, dry bool) (Report, error) {
	r, err := j.look(ctx)
	r.dry = dry
	if err == nil && r.now.N > 0 {
		err = r.exchange(ctx)
	}
	if err == nil && r.now.N > 0 && !dry {
		err = j.Store.UpdateSettings(func(set *model.Settings) { set.Exchanged = j.Made })
	}
	return r.out, err
}

// look reads who this file is, and the folder.
func (j Job) look(ctx context.Context) (*run, error) {
	r := &run{Job: j}
	err := r.load()
	if err != nil {
		return r, err
	}
	if r.all, r.out.Passed, err = readFolder(ctx, j.Folder, r.me, r.member); err != nil {
		return r, err
	}
	r.out.Changes = r.waiting()
	return r, nil
}

// load reads who this file is, and which list is in force.
func (r *run) load() (err error) {
	if r.state, err = r.Store.Team(); err != nil {
		return err
	}
	if r.state.Read == "" {
		return ErrNoTeam
	}
	if r.me, err = meOf(r.state); err != nil {
		return err
	}
	r.now, r.mine = inForce(r.state)
	if r.out.Team = r.now.Members; r.now.N > 0 {
		r.out.Words = r.now.Words()
	}
	return nil
}

// inForce returns the list in force, and all that it came from.
func inForce(t records.Team) (now written, mine known) {
	mine = known{}
	mine.add(t.Lists)
	if n := len(t.Lists); n > 0 {
		if w, err := readList(t.Lists[n-1]); err == nil {
			now = w
		}
	}
	return now, mine
}

// member reports whether a key is of somebody in the team. While there is no team all are
// listened to, as far as who is in theirs.
func (r *run) member(sign []byte) (known, welcome bool) {
	if r.now.N == 0 {
		return false, true
	}
	is := r.now.has(sign)
	return is, is
}

// waiting returns the changes of the team that the folder tells of.
func (r *run) waiting() []Change {
	k := known{}
	for _, w := range r.mine {
		k[w.hash] = w
	}
	for _, l := range r.all {
		k.add(l.Lists)
	}
	if r.now.N > 0 {
		return changes(r.now, r.mine, k)
	}
	return r.invited(k)
}

// invited returns the teams that took this file in.
func (r *run) invited(k known) (out []Change) {
	for h, w := range k {
		all, ok := k.before(h)
		if !ok || !w.has(r.Sign) || isUnder(h, w, k) {
			continue
		}
		c := Change{of: w, all: all, Words: w.Words(), First: true, All: w.Members, Come: w.Members}
		if i := slices.IndexFunc(w.Members, func(m Card) bool { return bytes.Equal(m.Sign, w.By) }); i >= 0 {
			c.By = w.Members[i].Name
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Change) int { return strings.Compare(a.Words, b.Words) })
	return out[:min(len(out), mostInvited)]
}

// mostInvited is how many teams are shown to who is in none: anybody can make one.
const mostInvited = 5

// readers are those to whom is sealed: who is in the team, but for who goes by a change that
// waits for a yes. Sending less can be made good, sending more cannot.
func (r *run) readers() (out []Card) {
	for _, c := range r.now.Members {
		going := slices.ContainsFunc(r.out.Changes, func(ch Change) bool { return has(ch.Go, c) })
		if !going || c.is(r.Card) {
			out = append(out, c)
		}
	}
	return out
}

// exchange does it, once it is known who is in the team.
func (r *run) exchange(ctx context.Context) error {
	if err := r.takeIn(ctx); err != nil {
		return err
	}
	held, err := r.Store.Held()
	if err != nil {
		return err
	}
	s := r.sending(held)
	if err := s.letters(ctx); err != nil {
		return err
	}
	if err := s.note(); err != nil {
		return err
	}
	s.clear()
	return nil
}

// isMine reports whether a file in the folder is of this laptop.
func (r *run) isMine(l letter) bool { return bytes.Equal(l.from, r.Sign) }

// noteOf returns what a member says to have, of the note that is in force; false for none.
// Of two that bear one number, as after a file was put back, only what both say counts.
func (r *run) noteOf(c Card) (m marks, ok bool) {
	n := uint64(0)
	for _, l := range r.all {
		if l.N == 0 || !bytes.Equal(l.from, c.Sign) {
			continue
		}
		switch has := marksOf(l.Salt, l.Has); {
		case l.N > n:
			m, n, ok = has, l.N, true
		case l.N == n:
			m = m.both(has)
		}
	}
	return m, ok
}

// goesHere reports whether what is in a file in the folder may come in here: what is made up
// and police data stay among themselves.
func (r *run) goesHere(l letter) bool {
	return l.Fiction == r.Store.Demo() && l.Police == r.Store.Police()
}

// ids are those of versions, and of what was said of whom they are about.
type ids map[model.ID]bool

func idsOf(held []store.Held) ids {
	out := ids{}
	for _, h := range held {
		for _, v := range slices.Concat(h.Versions, h.Links) {
			out[v] = true
		}
	}
	return out
}
