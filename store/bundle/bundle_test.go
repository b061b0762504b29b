package bundle

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/store"
	"tijdig/store/merge"
	"tijdig/store/vault"
)

const said = "maan kanon fiets linde zwaan"

func clock() time.Time { return time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600)) }

func fresh(t testing.TB) *store.Store {
	t.Helper()
	s, _, err := store.Create(filepath.Join(t.TempDir(), "a.tijdig"), store.CreateOptions{Passphrase: "demo", KDF: vault.CheapKDF, Demo: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// filled makes a file of so many made-up signals.
func filled(t testing.TB, n int) *store.Store {
	t.Helper()
	s := fresh(t)
	world := demodata.New(7, clock())
	err := s.Load(func(put func(model.Subject, string, []model.Signal) error) error { return world.Each(n, put) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// gathered puts all signals of a file into a bundle.
func gathered(t testing.TB, s *store.Store) *Writer {
	t.Helper()
	w := NewWriter(Marks{Fiction: s.Demo()}, "tijdig test", clock())
	for h := range s.Heads().All() {
		vs, err := s.Pack(h.Signal)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			b, err := s.Bearer(v.Subject)
			if err := errors.Join(err, w.Subject(b)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Signal(vs); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func plain(t testing.TB, w *Writer) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w.Plain(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sealedWith(t testing.TB, w *Writer, s Seal) []byte {
	t.Helper()
	var b bytes.Buffer
	back, err := w.Seal(&b, s)
	if err == nil {
		err = back(bytes.NewReader(b.Bytes()))
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestABundleComesBackWhole(t *testing.T) {
	a, b := filled(t, 60), fresh(t)
	sealed := sealedWith(t, gathered(t, a), Seal{Words: said, Work: 2})
	if bytes.Contains(sealed, []byte("onderwerp")) {
		t.Fatal("it can be read")
	}
	got, err := Read(bytes.NewReader(sealed), Key{Words: "  Maan kanon\nfiets LINDE zwaan "})
	if err != nil || len(got.Refused) > 0 || got.Signals != 60 {
		t.Fatalf("%d signals, %+v, %v", got.Signals, got.Refused, err)
	}
	m, err := b.Merge(t.Context(), got.Parcel)
	if err != nil || len(m.New) != 60 || len(m.Refused) > 0 {
		t.Fatalf("%+v, %v", m, err)
	}
	again := NewWriter(Marks{Fiction: true}, "tijdig test", clock())
	for h := range a.Heads().All() {
		x, errX := a.Pack(h.Signal)
		y, errY := b.Pack(h.Signal)
		if err := errors.Join(errX, errY, again.Signal(y)); err != nil {
			t.Fatal(err)
		}
		for i := range x {
			if !bytes.Equal(x[i].Body, y[i].Body) {
				t.Errorf("%s: another version", x[i].Revision)
			}
		}
		if na, _ := a.Name(h.Subject); na != "" {
			if nb, err := b.Name(h.Subject); nb != na || err != nil {
				t.Errorf("name %q, want %q, %v", nb, na, err)
			}
		}
	}
}

func TestOnlyWhomItIsForOpensIt(t *testing.T) {
	w := gathered(t, filled(t, 3))
	mine, _ := age.GenerateX25519Identity()
	hers, _ := age.GenerateX25519Identity()
	other, _ := age.GenerateX25519Identity()
	later, _ := age.GenerateHybridIdentity()
	words := sealedWith(t, w, Seal{Words: said, Work: 2})
	keys := sealedWith(t, w, Seal{Recipients: []string{mine.Recipient().String(), hers.Recipient().String()}})
	quantum := sealedWith(t, w, Seal{Recipients: []string{later.Recipient().String()}})
	for name, c := range map[string]struct {
		in   []byte
		k    Key
		want error
	}{
		"the words":        {words, Key{Words: said}, nil},
		"other words":      {words, Key{Words: "maan kanon fiets linde boot"}, ErrSecret},
		"nothing":          {words, Key{}, ErrSealed},
		"a key for words":  {words, Key{Identities: mine.String()}, ErrSecret},
		"the first key":    {keys, Key{Identities: mine.String()}, nil},
		"the second key":   {keys, Key{Identities: hers.String()}, nil},
		"another key":      {keys, Key{Identities: other.String()}, ErrSecret},
		"words for a key":  {keys, Key{Words: said}, ErrSecret},
		"no key":           {keys, Key{Identities: "zomaar"}, ErrSecret},
		"a key for later":  {quantum, Key{Identities: later.String()}, nil},
		"one of too many":  {quantum, Key{Identities: other.String()}, ErrSecret},
		"several at once":  {keys, Key{Identities: other.String() + "\n" + hers.String()}, nil},
		"nothing sealed":   {plain(t, w), Key{}, nil},
		"a bundle of text": {[]byte("zomaar wat tekst\n"), Key{}, ErrNotBundle},
		"nothing at all":   {nil, Key{}, ErrNotBundle},
	} {
		if got, err := Read(bytes.NewReader(c.in), c.k); !errors.Is(err, c.want) || err == nil && got.Signals != 3 {
			t.Errorf("%s: %d signals, %v, want %v", name, got.Signals, err, c.want)
		}
	}
}

// TestWordsMayNotCostAllThereIs holds that a stranger cannot have the memory taken by what
// is asked before anything is known of the file.
func TestWordsMayNotCostAllThereIs(t *testing.T) {
	var b bytes.Buffer
	to, err := age.NewScryptRecipient(said)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(2)
	w, err := age.Encrypt(&b, to)
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	dear := bytes.Replace(b.Bytes(), []byte(" 2\n"), []byte(" 24\n"), 1)
	if bytes.Equal(dear, b.Bytes()) {
		t.Fatal("nothing was altered")
	}
	if _, err := Read(bytes.NewReader(dear), Key{Words: said}); !errors.Is(err, ErrCostly) {
		t.Errorf("%v", err)
	}
}

// TestNoAlteredByteIsTakenIn holds it of every byte of a sealed bundle, and of every place
// where one can be cut.
func TestNoAlteredByteIsTakenIn(t *testing.T) {
	key, _ := age.GenerateX25519Identity()
	sealed := sealedWith(t, gathered(t, filled(t, 1)), Seal{Recipients: []string{key.Recipient().String()}})
	k := Key{Identities: key.String()}
	for i := range sealed {
		harmed := bytes.Clone(sealed)
		harmed[i] ^= 1
		if got, err := Read(bytes.NewReader(harmed), k); err == nil {
			t.Fatalf("byte %d altered: %d signals", i, got.Signals)
		}
		if got, err := Read(bytes.NewReader(sealed[:i]), k); err == nil {
			t.Fatalf("cut at %d: %d signals", i, got.Signals)
		}
	}
}

// TestALineThatIsWrongStaysOutAlone holds that each kind of wrong line is refused by its
// number, with its reason, and that all others are read.
func TestALineThatIsWrongStaysOutAlone(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimSuffix(string(plain(t, gathered(t, filled(t, 5)))), "\n"), "\n")
	lines[len(lines)-1] += "\n"
	at := func(kind string) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"soort":"`+kind+`"`) })
	}
	whole := len(lines) - 1
	for name, c := range map[string]struct {
		at   int
		line string
		why  Refusal
	}{
		"too long":           {at(kindVersion), `{"soort":"versie","x":"` + strings.Repeat("a", MaxLine) + `"}`, TooLong},
		"too deep":           {at(kindVersion), `{"soort":"versie","x":` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + `}`, TooDeep},
		"no JSON":            {at(kindVersion), `{"soort":"versie"`, NotJSON},
		"another kind":       {at(kindVersion), `{"soort":"iets"}`, Unknown},
		"a version of none":  {at(kindVersion), `{"soort":"versie"}`, BadSaid},
		"a version of words": {at(kindVersion), `{"soort":"versie","versie":"x"}`, BadSaid},
		"without an id":      {at(kindVersion), `{"soort":"versie","versie":{"volgnummer":1}}`, BadSaid},
		"a number as words":  {at(kindVersion), strings.Replace(lines[at(kindVersion)], `"volgnummer":`, `"volgnummer":"x","x":`, 1), BadSaid},
		"two numbers":        {at(kindVersion), strings.Replace(lines[at(kindVersion)], `"volgnummer":`, `"Volgnummer":7,"volgnummer":`, 1), BadSaid},
		"a code that is not": {at(kindSubject), `{"soort":"onderwerp","onderwerp":{"id":"00000000000000000000000000000001","soort":"kind","code":"\u001b[2J"}}`, BadAbout},
		"one with itself":    {at(kindSubject), linked(`"een":"00000000000000000000000000000001","ander":"00000000000000000000000000000001","beurt":1`), BadAbout},
		"of two others":      {at(kindSubject), linked(`"een":"00000000000000000000000000000002","ander":"00000000000000000000000000000003","beurt":1`), BadAbout},
		"said too often":     {at(kindSubject), linked(`"een":"00000000000000000000000000000001","ander":"00000000000000000000000000000002","beurt":9000000000`), BadAbout},
		"another form":       {at(kindSubject), `{"soort":"formulier","formulier_som":"00","tekst":"{}"}`, BadForm},
	} {
		with := slices.Clone(lines)
		with[c.at] = strings.TrimSuffix(c.line, "\n") + "\n"
		got, err := Read(strings.NewReader(strings.Join(with, "")), Key{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(got.Refused) != 1 || got.Refused[0] != (merge.Refused{Line: c.at + 1, Why: c.why}) || len(got.Subjects)+len(got.Versions) != whole-1 {
			t.Errorf("%s: refused %+v of %d, %d read", name, got.Refused, whole, len(got.Subjects)+len(got.Versions))
		}
	}
}

// linked is the line of a subject of which this is said.
func linked(said string) string {
	return `{"soort":"onderwerp","onderwerp":{"id":"00000000000000000000000000000001","soort":"kind","code":"B0000","gemaakt":"2026-11-22T14:12:00Z",` +
		`"zelfde_als":[{` + said + `,"zelfde":true,"gezegd":"2026-11-22T14:12:00Z","uitspraak":"00000000000000000000000000000004"}]}}`
}

func TestWhatIsWrongWithTheWholeIsSaid(t *testing.T) {
	good := string(plain(t, gathered(t, filled(t, 2))))
	first, rest, _ := strings.Cut(good, "\n")
	for name, c := range map[string]struct {
		in   string
		want error
	}{
		"as it is":            {good, nil},
		"of a later program":  {strings.Replace(first, `"vorm":1`, `"vorm":2`, 1) + "\n" + rest, ErrNewer},
		"without names":       {strings.Replace(first, `"complete"`, `"pseudonymous"`, 1) + "\n" + rest, ErrLevel},
		"a line short":        {good[:strings.LastIndex(strings.TrimSuffix(good, "\n"), "\n")+1], ErrDamaged},
		"a line too many":     {good + `{"soort":"onderwerp"}` + "\n", ErrDamaged},
		"another thing":       {`{"tijdig":"tabel"}` + "\n", ErrNotBundle},
		"with Windows' marks": {"\ufeff" + strings.ReplaceAll(good, "\n", "\r\n"), nil},
	} {
		if _, err := Read(strings.NewReader(c.in), Key{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// endless is a file without an end.
type endless struct{ of string }

func (e endless) Read(p []byte) (n int, err error) {
	for n < len(p) {
		n += copy(p[n:], e.of)
	}
	return n, nil
}

// TestAStrangerCannotFillTheMemory holds that reading ends, in little memory, whatever
// there is of it.
func TestAStrangerCannotFillTheMemory(t *testing.T) {
	good := string(plain(t, gathered(t, filled(t, 1))))
	first, _, _ := strings.Cut(good, "\n")
	for name, in := range map[string]io.Reader{
		"one line without an end": endless{"aaaaaaaaaaaaaaaa"},
		"lines without an end":    io.MultiReader(strings.NewReader(first+"\n"), endless{"{}\n"}),
		"empty lines":             io.MultiReader(strings.NewReader(first+"\n"), endless{"\n"}),
		"a long line after one":   io.MultiReader(strings.NewReader(first+"\n"), endless{strings.Repeat("x", 4096)}),
		"a header without an end": io.MultiReader(strings.NewReader(ageMark+"v1\n"), endless{"-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nEmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n"}),
	} {
		key, _ := age.GenerateX25519Identity()
		began := time.Now()
		got, err := Read(in, Key{Identities: key.String()})
		if err == nil {
			t.Errorf("%s: %+v", name, got)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
		t.Logf("%s: %v in %s", name, err, time.Since(began))
	}
}

func TestABundleThatNobodyCouldReadIsNotMade(t *testing.T) {
	w := NewWriter(Marks{Fiction: true}, "", clock())
	err := w.Subject(store.PackedSubject{Subject: model.Subject{ID: model.NewID()}, Name: strings.Repeat("x", MaxLine)})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
	w = NewWriter(Marks{Fiction: true}, "", clock())
	if err := w.Subject(store.PackedSubject{Subject: model.Subject{ID: model.NewID(), Code: "geen code"}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	back, err := w.Seal(&b, Seal{Words: said, Work: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := back(&b); !errors.Is(err, ErrNotEqual) {
		t.Errorf("what is refused by whoever reads it: %v", err)
	}
	if _, err := w.Seal(io.Discard, Seal{Recipients: []string{"age1geen"}}); !errors.Is(err, ErrRecipient) {
		t.Errorf("no recipient: %v", err)
	}
}

// TestARefusedLineIsTheOneOfTheFile leaves lines empty before one that is no JSON.
func TestARefusedLineIsTheOneOfTheFile(t *testing.T) {
	good := string(plain(t, gathered(t, filled(t, 2))))
	lines := strings.SplitAfter(good, "\n")
	with := lines[0] + "\n\n" + "{\n" + strings.Join(lines[2:], "")
	got, err := Read(strings.NewReader(with), Key{})
	if err != nil || len(got.Refused) != 1 || got.Refused[0] != (merge.Refused{Line: 4, Why: NotJSON}) {
		t.Errorf("%+v, %v", got.Refused, err)
	}
}

// TestKeysOfTwoKindsAreRefusedTogether has one of each, which age does not mix, and each alone.
func TestKeysOfTwoKindsAreRefusedTogether(t *testing.T) {
	plain, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	a, b := plain.Recipient().String(), hybrid.Recipient().String()
	for _, c := range []struct {
		want error
		to   []string
	}{{nil, []string{a}}, {nil, []string{a, a}}, {nil, []string{b}}, {ErrMixed, []string{a, b}}, {ErrMixed, []string{b, a}}, {ErrRecipient, []string{"age1niets"}}} {
		if err := (Seal{Recipients: c.to}).Check(); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%d keys: %v, want %v", len(c.to), err, c.want)
		}
	}
}

// TestPoliceDataGoesOnlyWherePoliceDataIs takes a bundle, and lines with names, of police data
// to a file of each kind.
func TestPoliceDataGoesOnlyWherePoliceDataIs(t *testing.T) {
	a := fresh(t) // fictional, as what goes in
	lines := bytes.Replace(asLines(t, a), []byte(`"verzonnen":true`), []byte(`"verzonnen":true,"wpg":true`), 1)
	for name, out := range map[string][]byte{
		"a bundle": plain(t, NewWriter(Marks{Fiction: a.Demo(), Police: true}, "tijdig test", clock())), "lines": lines,
	} {
		got, err := ReadPlain(bytes.NewReader(out))
		if err != nil || !got.Police {
			t.Fatalf("%s: police data %v, %v", name, got.Police, err)
		}
		if _, err := a.Merge(t.Context(), got.Parcel); !errors.Is(err, store.ErrOtherLaw) {
			t.Errorf("%s came in: %v", name, err)
		}
		police := fresh(t)
		if err := police.UpdateSettings(func(set *model.Settings) { set.Police = true }); err != nil {
			t.Fatal(err)
		}
		if _, err := police.Merge(t.Context(), got.Parcel); err != nil {
			t.Errorf("control: %s does not come in where it may: %v", name, err)
		}
	}
}
