package objects

import (
	"encoding/binary"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"tijdig/model"
	"tijdig/store/codec"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// The kinds of objects there are. The numbers are for ever; what stands in an object is
// the business of who puts it there.
const (
	KindRoot      vault.Kind = 0
	KindVersion   vault.Kind = 1 // one version of a signal, by its version id
	KindConcept   vault.Kind = 2 // a concept, by its own id
	KindSubject   vault.Kind = 3
	KindName      vault.Kind = 4 // a roepnaam, by its subject id
	KindLine      vault.Kind = 5 // which versions a signal has, by its signal id
	KindSettings  vault.Kind = 6 // one, at the zero id
	KindPlace     vault.Kind = 7 // one, at the zero id
	KindHandover  vault.Kind = 8
	KindLog       vault.Kind = 9  // by its number
	KindTombstone vault.Kind = 10 // by a keyed hash of what was destroyed
	KindThrown    vault.Kind = 11 // a concept thrown away, by its own id
	KindEnded     vault.Kind = 12 // a concept that was thrown away for good, by its own id
	KindForm      vault.Kind = 13 // the definition of a form, by its hash
	KindIntent    vault.Kind = 14 // an act of several steps that has begun, by a random id
	KindContact   vault.Kind = 15 // somebody to turn to, by a random id

	KindHead        vault.Kind = 16 // list head of a signal
	KindConceptHead vault.Kind = 17 // list head of a concept
	KindThrownHead  vault.Kind = 18 // list head of a concept thrown away

	KindHeader vault.Kind = 19 // the header as it should be, at the zero id

	KindContacts vault.Kind = 20 // which contacts there are, at the zero id

	KindLinks   vault.Kind = 23 // which subjects are one, at the zero id
	KindRegion  vault.Kind = 21 // the package of a region, by its hash
	KindRegions vault.Kind = 22 // which packages there are, at the zero id
	KindTeam    vault.Kind = 25 // who the file is in a team, and who the others are, at the zero id
)

// The buckets there are beside those of the header.
const (
	Live    vault.Bucket = 'a' // what the worker entered
	History vault.Bucket = 'b' // log, hand-overs, tombstones, concepts thrown away
	Lists   vault.Bucket = 'k' // list heads; can always be made again
	Roots   vault.Bucket = 'r' // the root
)

// Counted are the buckets whose objects the root counts, in its order.
var Counted = [3]vault.Bucket{Live, History, Lists}

// Envelope precedes the body of every object outside the lists. Kind and id
// stand inside so that an object found loose tells what it is.
type Envelope struct {
	Kind   vault.Kind
	ID     model.ID
	Seq    uint64 // the commit that wrote it
	Device model.ID
}

const envelopeLen = 1 + 16 + 8 + 16

func (e Envelope) append(dst, body []byte) []byte {
	dst = append(dst, byte(e.Kind))
	dst = append(dst, e.ID[:]...)
	dst = binary.LittleEndian.AppendUint64(dst, e.Seq)
	dst = append(dst, e.Device[:]...)
	return append(dst, body...)
}

// ParseEnvelope parts what an object is from what it says, and returns false for one that
// is too short to say.
func ParseEnvelope(payload []byte) (e Envelope, body []byte, ok bool) {
	if len(payload) < envelopeLen {
		return e, nil, false
	}
	e.Kind, e.ID = vault.Kind(payload[0]), model.ID(payload[1:17])
	e.Seq, e.Device = binary.LittleEndian.Uint64(payload[17:25]), model.ID(payload[25:41])
	return e, payload[envelopeLen:], true
}

var encMode, DecMode = cborModes()

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

// Encode writes a body, the same for equal values.
func Encode(v any) ([]byte, error) { return encMode.Marshal(v) }

// Decode reads a body. Its error never quotes the body.
func Decode(body []byte, v any) error {
	if codec.Decode(body, v) {
		return nil
	}
	if err := DecMode.Unmarshal(body, v); err != nil {
		return fmt.Errorf("%w: body of %d bytes does not decode", pages.ErrDamaged, len(body))
	}
	return nil
}

// KeepUnknown returns body with those fields of old that the type of v does not have.
func KeepUnknown(old, body []byte, v any) ([]byte, error) {
	return WithUnknown(body, unknownIn(old, v))
}

// unknownIn returns those fields of a body that the type of v does not have; nil for none.
func unknownIn(body []byte, v any) map[string]cbor.RawMessage {
	var all map[string]cbor.RawMessage
	if DecMode.Unmarshal(body, &all) != nil {
		return nil // no map, or damaged: there is nothing to keep
	}
	known := fieldsOf(reflect.TypeOf(v))
	maps.DeleteFunc(all, func(name string, _ cbor.RawMessage) bool { return known[name] })
	if len(all) == 0 {
		return nil
	}
	return all
}

// WithUnknown returns body with these fields as well.
func WithUnknown(body []byte, more map[string]cbor.RawMessage) ([]byte, error) {
	if len(more) == 0 {
		return body, nil
	}
	var all map[string]cbor.RawMessage
	if err := DecMode.Unmarshal(body, &all); err != nil {
		return nil, err
	}
	maps.Copy(all, more)
	return Encode(all)
}

var fields sync.Map // of each type, by its reflect.Type

// fieldsOf lists the names a struct has in CBOR, those of embedded structs among them.
func fieldsOf(t reflect.Type) map[string]bool {
	if have, ok := fields.Load(t); ok {
		return have.(map[string]bool)
	}
	out := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" {
			out[name] = true
		}
	}
	fields.Store(t, out)
	return out
}
