package recipient

import (
	"errors"
	"fmt"
	"testing"
)

const (
	public = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
	secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
)

func TestAKeyIsReadAsPeopleCopyIt(t *testing.T) {
	for in, want := range map[string]string{
		public: public, " " + public + " ": public, public + "\r\n": public, "\ufeff" + public: public,
		"# van de privacyfunctionaris\n" + public + "\n": public, public[:20] + " " + public[20:]: public, "\u200b" + public + "\u00a0": public,
		"# \x1b[31mrood\n\n" + public: public,
	} {
		if got, err := Key(in); got != want || err != nil {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]error{
		"": ErrNone, "# niets\n": ErrNone, "\ufeff \r\n": ErrNone, secret: ErrSecret, " age-secret-key-1xyz": ErrSecret,
		"# public key: " + public + "\n" + secret: ErrSecret, public + "\n" + public: ErrOther, "ssh-ed25519 AAAA": ErrOther, "geen sleutel": ErrOther,
	} {
		if got, err := Key(in); !errors.Is(err, want) {
			t.Errorf("%q: got %q, %v, want %v", in, got, err, want)
		}
	}
}

func TestSecretKeysAreReadAsFilesHoldThem(t *testing.T) {
	want := secret + "\n"
	for _, in := range []string{secret, "\ufeff# created: 2026\r\n# public key: " + public + "\r\n" + secret + "\r\n", "  " + secret + " \n\n"} {
		if got, err := Identities(in); got != want || err != nil {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]error{"": ErrNone, "# leeg\n": ErrNone, public: ErrPublic, "zomaar": ErrPublic} {
		if _, err := Identities(in); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", in, err, want)
		}
	}
}

// TestSeveralKeysAndNamesAreToldApart reads what a person types or pastes where several may
// stand.
func TestSeveralKeysAndNamesAreToldApart(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "[] []",
		"age1aa":                          "[age1aa] []",
		" age1aa  AGE1BB\nage1cc,age1dd ": "[age1aa AGE1BB age1cc age1dd] []",
		"age1a a":                         "[age1aa] []", // broken on the way
		"Fatima, age1bb; Noor van Dam":    "[age1bb] [Fatima Noor van Dam]",
		"Fatima age1bb":                   "[age1bb] [Fatima]",
		"voorpage1 , manage":              "[] [voorpage1 manage]",
		"\u200bage1aa":                    "[age1aa] []",
		"İage1, Fatima":                   "[] [İage1 Fatima]",
	} {
		keys, names, err := List(in)
		if got := fmt.Sprint(keys, names); err != nil || got != want {
			t.Errorf("%q: %s, %v, want %s", in, got, err, want)
		}
	}
	if _, _, err := List("age1aa, AGE-SECRET-KEY-1XX"); !errors.Is(err, ErrSecret) {
		t.Errorf("a secret key: %v", err)
	}
	for in, want := range map[string]string{"Fatima van Dam age1aa": "Fatima van Dam|age1aa", "Noor: age1bb": "Noor|age1bb", "age1cc": "|age1cc"} {
		if name, key, err := Named(in); err != nil || name+"|"+key != want {
			t.Errorf("%q: %q %q %v", in, name, key, err)
		}
	}
	if _, _, err := Named("Fatima"); !errors.Is(err, ErrNone) {
		t.Errorf("no key: %v", err)
	}
}
