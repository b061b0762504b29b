package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"slices"
	"strings"

	"filippo.io/age"

	"tijdig/model/clean"
	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/store/records"
)

// What reading a card refuses.
var (
	ErrCard     = errors.New("exchange: not a card")
	ErrCardTorn = errors.New("exchange: a card of which something is missing or altered")
	ErrName     = errors.New("exchange: not a name that can stand on a card")
)

// Card is who somebody is in a team: all of it may be known to anybody.
type Card struct {
	Name string `json:"naam"`
	Read string `json:"leessleutel"`  // age1…, to which is sealed what is for the member
	Sign []byte `json:"tekensleutel"` // the Ed25519 key by which is known what is of the member
}

// The parts of a card as a line.
const (
	cardMark = "tijdig-kaart"
	signMark = "teken1"
	// checkWords say sixty bits: two people compare them by telephone.
	checkWords = 6
	maxName    = 40 // characters
)

var letters = base32.StdEncoding.WithPadding(base32.NoPadding)

// Words are the check words of a card.
func (c Card) Words() string {
	sum := sha256.New()
	for _, part := range [][]byte{[]byte(cardMark), []byte(c.Name), []byte(c.Read), c.Sign} {
		sum.Write([]byte{byte(len(part))})
		sum.Write(part)
	}
	return passphrase.Of(sum.Sum(nil), checkWords)
}

// Line is the card in one line, with its check words.
func (c Card) Line() string {
	return strings.Join([]string{
		cardMark, c.Name, c.Read, signMark + strings.ToLower(letters.EncodeToString(c.Sign)), strings.ReplaceAll(c.Words(), " ", "-"),
	}, " ")
}

// ParseCard reads a card out of a line, as it came through a mail or was typed over.
func ParseCard(line string) (c Card, err error) {
	parts := strings.Fields(line)
	at := slices.IndexFunc(parts, func(p string) bool { return strings.HasPrefix(strings.ToLower(p), "age1") })
	if len(parts) < 5 || parts[0] != cardMark || at < 2 {
		return c, ErrCard
	}
	if at+3 != len(parts) {
		return c, ErrCardTorn
	}
	c.Name, c.Read = strings.Join(parts[1:at], " "), strings.ToLower(parts[at])
	sign, ok := strings.CutPrefix(strings.ToLower(parts[at+1]), signMark)
	if c.Sign, err = letters.DecodeString(strings.ToUpper(sign)); err != nil || !ok {
		return Card{}, ErrCardTorn
	}
	if c.check() != nil || !strings.EqualFold(strings.ReplaceAll(c.Words(), " ", "-"), parts[at+2]) {
		return Card{}, ErrCardTorn
	}
	return c, nil
}

// check reports what no card can be.
func (c Card) check() error {
	if name, err := cardName(c.Name); err != nil || name != c.Name {
		return ErrName
	}
	if _, err := age.ParseX25519Recipient(c.Read); err != nil || len(c.Sign) != ed25519.PublicKeySize {
		return ErrCard
	}
	return nil
}

// is reports whether two cards are of the same member.
func (c Card) is(o Card) bool { return bytes.Equal(c.Sign, o.Sign) }

// cardName makes of what somebody typed a name that can stand on a card.
func cardName(s string) (string, error) {
	s, _ = clean.Line(s)
	s = strings.Join(strings.Fields(s), " ")
	if n := len([]rune(s)); n == 0 || n > maxName || strings.HasPrefix(strings.ToLower(s), "age1") || strings.Contains(strings.ToLower(s), " age1") {
		return "", ErrName
	}
	return s, nil
}

// me is who this file is, with its secrets.
type me struct {
	Card
	age  *age.X25519Identity
	sign ed25519.PrivateKey
	salt []byte
}

// meOf returns who a file is.
func meOf(t records.Team) (me, error) {
	id, err := age.ParseX25519Identity(t.Read)
	if err != nil || len(t.Sign) != ed25519.SeedSize {
		return me{}, store.ErrDamaged
	}
	key := ed25519.NewKeyFromSeed(t.Sign)
	return me{Card{t.Name, id.Recipient().String(), key.Public().(ed25519.PublicKey)}, id, key, t.Salt}, nil
}

// become draws who a file is, once.
func become(t *records.Team, name string) error {
	if t.Read != "" {
		return nil
	}
	name, err := cardName(name)
	if err != nil {
		return err
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return err
	}
	t.Name, t.Read, t.Sign, t.Salt = name, id.String(), make([]byte, ed25519.SeedSize), make([]byte, 16)
	rand.Read(t.Sign) // never fails; see crypto/rand
	rand.Read(t.Salt)
	return nil
}

// Mine returns the card of this file, and draws its keys where it has none. The name is that
// by which colleagues know it; one that was chosen stays.
func Mine(s *store.Store, name string) (Card, error) {
	t, err := s.Team()
	if err == nil && t.Read == "" {
		err = s.UpdateTeam(func(in *records.Team) error {
			e := become(in, name)
			t = *in
			return e
		})
	}
	if err != nil {
		return Card{}, err
	}
	m, err := meOf(t)
	return m.Card, err
}
