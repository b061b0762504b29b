// Package vault is how a file is locked: the keys and what they seal, the header, the
// ways in and what a secret of each leads to. It knows no database, and no object but as
// bytes under a kind and an id; what its numbers stand for is the business of others.
package vault

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"hash"
	"reflect"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20poly1305"

	"tijdig/model"
	"tijdig/store/disk"
)

// KeyLen is how long every key is, in bytes.
const KeyLen = chacha20poly1305.KeySize

// Keys are everything derived from the master key of one file.
type Keys struct {
	Master []byte
	ID     ID
	enc    cipher.AEAD
	idx    []byte
	root   []byte
	hdr    []byte
}

// NewKeys derives them from a copy of the master key, and keeps all out of swap where the
// system lets. They are to be wiped.
func NewKeys(master []byte, vault ID) *Keys {
	aead, err := chacha20poly1305.NewX(derive(master, vault, "enc"))
	if err != nil {
		panic(err) // only for a key of the wrong length
	}
	k := &Keys{
		Master: bytes.Clone(master), ID: vault, enc: aead,
		idx: derive(master, vault, "idx"), root: derive(master, vault, "root"), hdr: derive(master, vault, "hdr"),
	}
	for _, b := range k.secrets() {
		disk.Pin(b)
	}
	return k
}

// secrets are the bytes nobody else may see.
func (k *Keys) secrets() [][]byte {
	return append([][]byte{k.Master, k.idx, k.root, k.hdr}, keyIn(k.enc))
}

// keyIn is the key that a cipher keeps to itself, or nothing where its package no
// longer keeps it so.
func keyIn(c cipher.AEAD) []byte {
	v := reflect.Indirect(reflect.ValueOf(c))
	if v.Kind() != reflect.Struct || v.NumField() != 1 || v.Field(0).Type() != reflect.TypeFor[[KeyLen]byte]() {
		return nil
	}
	return v.Field(0).Bytes()
}

// Wipe makes the keys useless for whoever looks at this memory later.
func (k *Keys) Wipe() {
	for _, b := range k.secrets() {
		clear(b)
	}
}

// derive returns the key for one use. The use and the file are part of it, so
// that no two keys are ever the same.
func derive(secret []byte, vault ID, use string) []byte {
	k, err := hkdf.Key(sha256.New, secret, vault[:], "tijdig1 "+use, KeyLen)
	if err != nil {
		panic(err) // only for a length HKDF cannot give
	}
	return k
}

// NewHash begins a sum of size bytes under a key; a nil key is none.
func NewHash(size int, key []byte) hash.Hash {
	h, err := blake2b.New(size, key)
	if err != nil {
		panic(err) // only for a key or size out of range
	}
	return h
}

// Hash is the sum, of size bytes under a key, of what these say in a row; a nil key is none.
func Hash(size int, key []byte, says ...[]byte) []byte {
	h := NewHash(size, key)
	for _, s := range says {
		h.Write(s)
	}
	return h.Sum(nil)
}

// SumOf is [Hash] of the size of a sum.
func SumOf(key []byte, says ...[]byte) Sum { return Sum(Hash(len(Sum{}), key, says...)) }

// Name returns the key of the object of this kind and id.
func (k *Keys) Name(t Kind, id model.ID) ObjectKey { return k.Namer().Name(t, id) }

// Namer names objects one after the other in memory of its own, for who goes over many. It
// is for one goroutine.
type Namer struct {
	h    hash.Hash
	says [1 + len(model.ID{})]byte
	name ObjectKey
}

// Namer returns one that names as these keys do.
func (k *Keys) Namer() *Namer {
	return &Namer{h: NewHash(len(ObjectKey{}), k.idx)}
}

// Name returns the key of the object of this kind and id.
func (n *Namer) Name(t Kind, id model.ID) ObjectKey {
	n.says[0] = byte(t)
	copy(n.says[1:], id[:])
	n.h.Reset()
	n.h.Write(n.says[:])
	n.h.Sum(n.name[:0])
	return n.name
}

// Mark returns what one sealed object adds to the root: a keyed hash of where
// it stands and its tag.
func (k *Keys) Mark(b Bucket, o ObjectKey, sealed []byte) [32]byte {
	return k.Marker().Mark(b, o, sealed)
}

// Marker marks objects as [Keys.Mark] does, one after the other in memory of its own.
type Marker struct {
	h    hash.Hash
	at   [1 + len(ObjectKey{})]byte
	mark [32]byte
}

// Marker returns one of these keys. It is for one goroutine.
func (k *Keys) Marker() *Marker {
	return &Marker{h: NewHash(len(Sum{}), k.root)}
}

// Mark returns what one sealed object adds to the root.
func (m *Marker) Mark(b Bucket, o ObjectKey, sealed []byte) [32]byte {
	m.at[0] = byte(b)
	copy(m.at[1:], o[:])
	m.h.Reset()
	m.h.Write(m.at[:])
	m.h.Write(sealed[max(0, len(sealed)-chacha20poly1305.Overhead):])
	m.h.Sum(m.mark[:0])
	return m.mark
}

// Random returns so many bytes that nobody can guess.
func Random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails; see crypto/rand
	return b
}
