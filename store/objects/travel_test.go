package objects

import (
	"bytes"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestABodyComesBackFromJSON holds that what travels as JSON is the same body byte for
// byte, with fields that this program does not know.
func TestABodyComesBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var value func(deep int) any
		value = func(deep int) any {
			switch n := rapid.IntRange(0, 6).Draw(t, "kind"); {
			case n == 0:
				return rapid.Int64().Draw(t, "int")
			case n == 1:
				return rapid.String().Draw(t, "text")
			case n == 2:
				return rapid.Bool().Draw(t, "bool")
			case n == 3:
				return nil
			case n == 4 && deep < 4:
				out := make([]any, rapid.IntRange(0, 3).Draw(t, "len"))
				for i := range out {
					out[i] = value(deep + 1)
				}
				return out
			case n > 4 && deep < 4:
				out := map[string]any{}
				for range rapid.IntRange(0, 3).Draw(t, "fields") {
					out[rapid.String().Draw(t, "name")] = value(deep + 1)
				}
				return out
			}
			return time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "time"), 0).UTC()
		}
		body, err := Encode(map[string]any{"a": value(0), "b": value(0)})
		if err != nil {
			t.Fatal(err)
		}
		text, err := JSON(body)
		if err != nil {
			t.Fatal(err)
		}
		back, err := FromJSON(text)
		if err != nil || !bytes.Equal(back, body) {
			t.Fatalf("%x became %x, %v", body, back, err)
		}
	})
}

func TestTextThatIsNotUTF8TravelsWithAMark(t *testing.T) {
	body, err := Encode(map[string]any{"a": "x\xffy", "n": 3})
	if err != nil {
		t.Fatal(err)
	}
	text, err := JSON(body)
	if err != nil {
		t.Fatal(err)
	}
	back, err := FromJSON(text)
	if err != nil || !SameBut(back, body) {
		t.Errorf("%s, %v", text, err)
	}
	other, err := With(body, "n", 4)
	if err != nil || SameBut(other, body) || !SameBut(other, body, "n") {
		t.Errorf("a number of one's own is told apart: %v", err)
	}
}

// TestABodyThatSaysNothingTravelsNowhere has null in the place of the fields, in CBOR and in
// JSON, and a list and a number.
func TestABodyThatSaysNothingTravelsNowhere(t *testing.T) {
	for _, body := range []string{"\xf6", "\xf7", "\x80", "\x01", ""} {
		if text, err := JSON([]byte(body)); err == nil {
			t.Errorf("%q became %s", body, text)
		}
	}
	for _, text := range []string{"null", "[]", "1", ""} {
		if body, err := FromJSON([]byte(text)); err == nil {
			t.Errorf("%q became %q", text, body)
		}
	}
	if text, err := JSON([]byte("\xa0")); err != nil || string(text) != "{}" {
		t.Errorf("no fields: %s, %v", text, err)
	}
}
