package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"slices"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/store/bundle"
	"tijdig/store/objects"
)

// What one file in the folder may be. Each holds at reading too: a stranger could ask for
// all memory there is.
const (
	mark       = "tijdig postvak 1\n"
	maxOutside = 16 << 10 // bytes of age's own header: of 64 members it is 7 KiB
	maxHead    = 8 << 20
	maxStrange = 1 << 20  // of a head by somebody who is not in the team
	least      = 32 << 10 // bytes of the smallest class
	most       = 2*bundle.MaxSize + maxOutside
	crowd      = 8 // recipients are counted in steps of this
)

// Why a file in the folder was passed by.
var (
	errClosed  = errors.New("exchange: it does not open with the key of this file, or not yet")
	errStrange = errors.New("exchange: of somebody who is not in the team")
	errBroken  = errors.New("exchange: not what its signature says")
)

// head is what a file in the folder says before what it holds: a note of a member, or a
// letter. Which of them it is nobody sees who cannot open it.
type head struct {
	N       uint64   `json:"nummer,omitempty"` // of a note: the highest of a member is in force. 0: a letter
	Fiction bool     `json:"verzonnen,omitempty"`
	Police  bool     `json:"wpg,omitempty"` // police data
	To      [][]byte `json:"voor"`          // the signing keys of those it is sealed to

	// of a note
	Salt  []byte   `json:"zout,omitempty"`
	Has   []byte   `json:"heeft,omitempty"` // the marks of all versions the member has, or is not to get
	Lists [][]byte `json:"lijsten,omitempty"`

	// of a letter
	Holds []holds `json:"inhoud,omitempty"`
	Size  int64   `json:"grootte,omitempty"` // bytes of the bundle behind the head
	Sum   []byte  `json:"som,omitempty"`     // SHA-256 of it
}

// holds is a signal in a letter, with those versions of it that go along, and what was said
// of whom it is about.
type holds struct {
	Signal   model.ID   `json:"signaal"`
	Versions []model.ID `json:"versies"`
	Links    []model.ID `json:"uitspraken,omitempty"`
}

// all are the ids of all of it.
func (h holds) all() []model.ID { return slices.Concat(h.Versions, h.Links) }

// to reports whether a file is sealed to a member.
func (h head) to(c Card) bool {
	return slices.ContainsFunc(h.To, func(k []byte) bool { return bytes.Equal(k, c.Sign) })
}

// class is the length that a text of n bytes is filled up to: a power of two, so that its
// length tells little of what is in it.
func class(n int) int {
	c := least
	for c < n {
		c *= 2
	}
	return c
}

// seal writes a file for these members: who it is of, what it says, signed, and the bundle.
func seal(m me, to []Card, h head, body []byte) ([]byte, error) {
	h.To = nil
	var keys []age.Recipient
	for _, c := range to {
		key, err := age.ParseX25519Recipient(c.Read)
		if err != nil {
			return nil, ErrCard
		}
		keys, h.To = append(keys, key), append(h.To, c.Sign)
	}
	for len(keys)%crowd != 0 { // of nobody: how many are in the team is not to be counted
		id, err := age.GenerateX25519Identity()
		if err != nil {
			return nil, err
		}
		keys = append(keys, id.Recipient())
	}
	if len(body) > 0 {
		sum := sha256.Sum256(body)
		h.Size, h.Sum = int64(len(body)), sum[:]
	}
	said, err := objects.Encode(h)
	if err != nil {
		return nil, err
	}
	if len(said) > maxHead || len(body) > bundle.MaxSize {
		return nil, bundle.ErrTooLarge
	}
	text := append(append([]byte(mark), m.Sign...), binary.LittleEndian.AppendUint32(nil, uint32(len(said)))...)
	text = append(append(text, said...), ed25519.Sign(m.sign, append([]byte(mark), said...))...)
	text = append(text, body...)
	text = append(text, make([]byte, class(len(text))-len(text))...)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, keys...)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(text)
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// letter is a file of the folder that opened: whose it is, and what it says.
type letter struct {
	head
	from []byte
	name string // of the file
}

// strangers says how a file is read of somebody who is not in the team.
type strangers func(from []byte) (known, welcome bool)

// read opens a file and reads what it says. With take it hands out the bundle, which is what
// was signed only once read returns nil. It reads to the end, in little memory: what
// was cut off or altered anywhere is no letter.
func read(file io.Reader, m me, who strangers, take func(io.Reader) error) (l letter, err error) {
	in, err := opened(file, m)
	if err != nil {
		return l, err
	}
	begin := make([]byte, len(mark)+ed25519.PublicKeySize+4)
	if _, err := io.ReadFull(in, begin); err != nil {
		return l, errClosed
	}
	if string(begin[:len(mark)]) != mark {
		return l, errBroken
	}
	l.from = begin[len(mark) : len(begin)-4]
	known, welcome := who(l.from)
	size := int64(binary.LittleEndian.Uint32(begin[len(begin)-4:]))
	switch {
	case !welcome:
		return l, errStrange
	case size > maxHead, !known && size > maxStrange:
		return l, errBroken
	}
	var said bytes.Buffer
	sig := make([]byte, ed25519.SignatureSize)
	if _, err := io.CopyN(&said, in, size); err != nil {
		return l, errClosed
	}
	if _, err := io.ReadFull(in, sig); err != nil {
		return l, errClosed
	}
	if !ed25519.Verify(l.from, append([]byte(mark), said.Bytes()...), sig) {
		return l, errBroken
	}
	if objects.Decode(said.Bytes(), &l.head) != nil || !l.to(m.Card) || l.Size < 0 || l.Size > bundle.MaxSize {
		return l, errBroken
	}
	if !known {
		return l, nil // nothing is taken of it but who is in a team
	}
	return l, l.body(in, take)
}

// body reads what stands behind the head, to its end.
func (l letter) body(in io.Reader, take func(io.Reader) error) error {
	sum := sha256.New()
	body := io.TeeReader(io.LimitReader(in, l.Size), sum)
	var went error
	if take != nil {
		went = take(body)
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return errClosed
	}
	if l.Size > 0 && !bytes.Equal(sum.Sum(nil), l.Sum) {
		return errBroken
	}
	if _, err := io.Copy(io.Discard, in); err != nil { // what it was filled up with
		return errClosed
	}
	return went
}

// opened returns what is sealed in a file. It gives age no more to look at than what is
// before a text can be.
func opened(file io.Reader, m me) (io.Reader, error) {
	begin := make([]byte, maxOutside)
	n, err := io.ReadFull(file, begin)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, errClosed
	}
	begin = begin[:n]
	if !bundle.IsSealed(begin) || !bytes.Contains(begin, []byte("\n--- ")) {
		return nil, errClosed
	}
	in, err := age.Decrypt(io.LimitReader(io.MultiReader(bytes.NewReader(begin), file), most), m.age)
	if err != nil {
		return nil, errClosed
	}
	return in, nil
}
