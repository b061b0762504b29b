package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math/bits"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"tijdig/model/passphrase"
	"tijdig/store"
)

// What opening and sealing refuse.
var (
	ErrSecret    = errors.New("bundle: it does not open with this")
	ErrSealed    = errors.New("bundle: words or a key are needed to open it")
	ErrRecipient = errors.New("bundle: not a key that it can be sealed for")
	ErrMixed     = errors.New("bundle: keys of two kinds do not open one bundle")
	ErrCostly    = errors.New("bundle: opening it asks more than this program gives")
)

// MaxWork is the most that words may cost, as the logarithm of the memory in KiB: 256 MiB.
// A file of a stranger could ask for all there is.
const MaxWork = 18

// Work returns what words are to cost on a machine where a passphrase costs this.
func Work(k store.KDF) int { return max(1, min(MaxWork, bits.Len32(k.Memory)-1)) }

// Seal is who may open a bundle: who has the words, or any of the recipients. It is one of
// the two; age does not mix them.
type Seal struct {
	Words      string
	Work       int      // what the words cost; see [Work]
	Recipients []string // public keys, age1…
}

// Check reports whether something can be sealed so: keys of two kinds that protect otherwise
// are refused together.
func (s Seal) Check() error {
	to, _, err := s.sealed()
	if err != nil {
		return err
	}
	if _, err := age.Encrypt(io.Discard, to...); err != nil {
		return ErrMixed
	}
	return nil
}

// sealed returns the recipients, and who can read it back: with words that is who has
// them; else a key of this one file alone, which is dropped with what is returned here.
func (s Seal) sealed() (to []age.Recipient, back age.Identity, err error) {
	if len(s.Recipients) == 0 {
		to, err := age.NewScryptRecipient(passphrase.Said(s.Words))
		if err != nil {
			return nil, nil, ErrRecipient
		}
		to.SetWorkFactor(s.Work)
		back, err := age.NewScryptIdentity(passphrase.Said(s.Words))
		return []age.Recipient{to}, back, err
	}
	to, err = age.ParseRecipients(strings.NewReader(strings.Join(s.Recipients, "\n")))
	if err != nil {
		return nil, nil, ErrRecipient
	}
	own, back, err := keyBeside(to[0])
	return append(to, own), back, err
}

// keyBeside makes a key of the same kind as a recipient: kinds are not mixed.
func keyBeside(to age.Recipient) (age.Recipient, age.Identity, error) {
	if _, ok := to.(*age.HybridRecipient); ok {
		k, err := age.GenerateHybridIdentity()
		if err != nil {
			return nil, nil, err
		}
		return k.Recipient(), k, nil
	}
	k, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, err
	}
	return k.Recipient(), k, nil
}

// Key is what may open a bundle: words, or secret keys, one a line.
type Key struct {
	Words      string
	Identities string
}

func (k Key) identities() ([]age.Identity, error) {
	if k.Identities != "" {
		ids, err := age.ParseIdentities(strings.NewReader(k.Identities))
		if err != nil {
			return nil, ErrSecret
		}
		return ids, nil
	}
	if k.Words == "" {
		return nil, ErrSealed
	}
	id, err := age.NewScryptIdentity(passphrase.Said(k.Words))
	if err != nil {
		return nil, ErrSecret
	}
	id.SetMaxWorkFactor(MaxWork)
	return []age.Identity{id}, nil
}

// The beginnings by which a file is known.
const (
	ageMark   = "age-encryption.org/"
	armorMark = "-----BEGIN AGE"
)

// IsSealed reports whether what begins so is sealed, so that words or a key are needed.
func IsSealed(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte(ageMark)) || bytes.HasPrefix(bytes.TrimLeft(begin, " \r\n\t\ufeff"), []byte(armorMark))
}

// ByKey reports whether what is sealed opens with a secret key, and not with words.
func ByKey(sealed []byte) bool {
	var in io.Reader = bytes.NewReader(sealed)
	if !bytes.HasPrefix(sealed, []byte(ageMark)) {
		in = armor.NewReader(in)
	}
	header, err := age.ExtractHeader(in)
	return err == nil && !bytes.Contains(header, []byte("\n-> scrypt "))
}

// open returns what stands in a bundle, whether it is sealed or not. It never gives out
// more than the most that a bundle may hold.
func open(r io.Reader, k Key) (io.Reader, error) {
	b := bufio.NewReader(&limited{r, MaxSize})
	begin, err := b.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if !IsSealed(begin) {
		return b, nil
	}
	ids, err := k.identities()
	if err != nil {
		return nil, err
	}
	var in io.Reader = b
	if !bytes.HasPrefix(begin, []byte(ageMark)) {
		in = armor.NewReader(b)
	}
	return opened(in, ids...)
}

func opened(in io.Reader, ids ...age.Identity) (io.Reader, error) {
	out, err := age.Decrypt(in, ids...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, ErrTooLarge
	case err != nil && strings.Contains(err.Error(), "work factor too large"):
		return nil, ErrCostly
	case errors.As(err, &none):
		return nil, ErrSecret
	case err != nil:
		return nil, ErrDamaged
	}
	return out, nil
}

// limited ends with [ErrTooLarge] where there is more than it may give.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		n, err := l.r.Read(make([]byte, 1))
		if n > 0 {
			return 0, ErrTooLarge
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
