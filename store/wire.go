package store

import (
	"encoding/binary"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"tijdig/model"
	"tijdig/store/vault"
)

// The kinds of objects there are. The numbers are for ever.
const (
	kindRoot      vault.Kind = 0
	kindVersion   vault.Kind = 1 // one version of a signal, by its version id
	kindConcept   vault.Kind = 2 // a concept, by its own id
	kindSubject   vault.Kind = 3
	kindName      vault.Kind = 4 // a roepnaam, by its subject id
	kindLine      vault.Kind = 5 // which versions a signal has, by its signal id
	kindSettings  vault.Kind = 6 // one, at the zero id
	kindPlace     vault.Kind = 7 // one, at the zero id
	kindHandover  vault.Kind = 8
	kindLog       vault.Kind = 9  // by its number
	kindTombstone vault.Kind = 10 // by a keyed hash of what was destroyed
	kindThrown    vault.Kind = 11 // a concept thrown away, by its own id
	kindEnded     vault.Kind = 12 // a concept that was thrown away for good, by its own id
	kindForm      vault.Kind = 13 // the definition of a form, by its hash
	kindIntent    vault.Kind = 14 // an act of several steps that has begun, by a random id

	kindHead        vault.Kind = 16 // list head of a signal
	kindConceptHead vault.Kind = 17 // list head of a concept
	kindThrownHead  vault.Kind = 18 // list head of a concept thrown away

	kindHeader vault.Kind = 19 // the header as it should be, at the zero id
)

// The buckets there are beside those of the header.
const (
	live    vault.Bucket = 'a' // what the worker entered
	history vault.Bucket = 'b' // log, hand-overs, tombstones, concepts thrown away
	lists   vault.Bucket = 'k' // list heads; can always be made again
	roots   vault.Bucket = 'r' // the root
)

// counted are the buckets whose objects the root counts, in its order.
var counted = [3]vault.Bucket{live, history, lists}

// envelope precedes the body of every object outside the lists. Kind and id
// stand inside so that an object found loose tells what it is.
type envelope struct {
	Kind   vault.Kind
	ID     model.ID
	Seq    uint64 // the commit that wrote it
	Device model.ID
}

const envelopeLen = 1 + 16 + 8 + 16

func (e envelope) append(dst, body []byte) []byte {
	dst = append(dst, byte(e.Kind))
	dst = append(dst, e.ID[:]...)
	dst = binary.LittleEndian.AppendUint64(dst, e.Seq)
	dst = append(dst, e.Device[:]...)
	return append(dst, body...)
}

func parseEnvelope(payload []byte) (e envelope, body []byte, ok bool) {
	if len(payload) < envelopeLen {
		return e, nil, false
	}
	e.Kind, e.ID = vault.Kind(payload[0]), model.ID(payload[1:17])
	e.Seq, e.Device = binary.LittleEndian.Uint64(payload[17:25]), model.ID(payload[25:41])
	return e, payload[envelopeLen:], true
}

var encMode, decMode = cborModes()

// cborModes returns the one encoding of the file: deterministic, ids and days
// as text, times as RFC 3339 text that keeps its offset, and fields left out
// where encoding/json leaves them out.
func cborModes() (cbor.EncMode, cbor.DecMode) {
	o := cbor.CoreDetEncOptions()
	o.Time, o.TextMarshaler, o.OmitEmpty = cbor.TimeRFC3339Nano, cbor.TextMarshalerTextString, cbor.OmitEmptyGoValue
	enc, err := o.EncMode()
	if err != nil {
		panic(err) // the options are constant
	}
	dec, err := cbor.DecOptions{
		TextUnmarshaler: cbor.TextUnmarshalerTextString, MaxNestedLevels: 32, MaxArrayElements: 1 << 24,
		UTF8: cbor.UTF8DecodeInvalid, // bytes that were let in must come out again
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return enc, dec
}

func encode(v any) ([]byte, error) { return encMode.Marshal(v) }

// decode reads a body. Its error never quotes the body.
func decode(body []byte, v any) error {
	if err := decMode.Unmarshal(body, v); err != nil {
		return fmt.Errorf("%w: body of %d bytes does not decode", ErrDamaged, len(body))
	}
	return nil
}
