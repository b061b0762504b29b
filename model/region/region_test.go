package region

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/guidance"
	"tijdig/model/network"
	"tijdig/model/steps"
)

// example returns the files of the page that tells people what to copy.
func example(t testing.TB) Files {
	t.Helper()
	page, err := os.ReadFile("REGIO.md")
	if err != nil {
		t.Fatal(err)
	}
	out := Files{}
	for _, m := range regexp.MustCompile("(?s)```(?:json|tsv) ([a-z_.]+)\n(.*?)```").FindAllSubmatch(page, -1) {
		out[string(m[1])] = m[2]
	}
	return out
}

// with returns the files with one of them changed.
func with(files Files, name, data string) Files {
	out := maps.Clone(files)
	out[name] = []byte(data)
	return out
}

var day = model.Date{Year: 2026, Month: 11, Day: 27}

// TestThePageAboutRegionsHoldsAWholeExample reads what the page tells people to copy, and wants
// each part of a package in it and each file named.
func TestThePageAboutRegionsHoldsAWholeExample(t *testing.T) {
	files := example(t)
	page, err := os.ReadFile("REGIO.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Names() {
		if _, there := files[name]; !there && name != ReadMe && name != Manual {
			t.Errorf("the example has no %s", name)
		}
		if !bytes.Contains(page, []byte("`"+name+"`")) {
			t.Errorf("the page does not name %s", name)
		}
	}
	b, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if hits := b.Network().Find("cjg voorbeeld", day, nil); len(hits) == 0 || hits[0].Phone != "0123-456789" {
		t.Errorf("the organisation: %+v", hits)
	}
	for old, now := range map[string]string{"Jeugdzorg Oud": "Jeugdbescherming Brabant", "voorbeeldhuizen": "Voorbeeld"} {
		if hits := b.Network().Find(old, day, nil); len(hits) == 0 || hits[0].Name != now {
			t.Errorf("%s leads to %+v", old, hits)
		}
	}
	numbers := b.Numbers().For(model.Child)
	if len(numbers) != 4 || numbers[0].Number != "112" || numbers[3].Number != "0123-456780" {
		t.Errorf("whom to call: %+v", numbers)
	}
	if b.Form().Title != "Signaal in Voorbeeldland" || (b.Terms() != model.Terms{HandedOver: 45, ThrownAway: 60, OpenLines: 21}) {
		t.Errorf("form %q, terms %+v", b.Form().Title, b.Terms())
	}
	r := guidance.Record{Content: model.Content{Answers: model.Answers{"weging_1": {model.Unsure}}}, Kind: model.Child, Texts: b.Texts()}
	if says := guidance.Say("past_bij", r); len(says) < 2 || !strings.Contains(says[1], "In Voorbeeldland") {
		t.Errorf("beside the weighing questions: %q", says)
	}
	if got := b.Cues().Suggest("Er lagen ballonnetjes.", catalogue.Filter{Kind: model.Youth}); len(got) != 1 || got[0].Slug != "r.ind.middelen" {
		t.Errorf("what the words bring up: %+v", got)
	}
	told := map[Kind]int{}
	for _, c := range (*Book)(nil).Changes(b) {
		told[c.Kind]++
	}
	for _, k := range kinds {
		if told[k] == 0 {
			t.Errorf("nothing is told of %s: %v", k, told)
		}
	}
	p := b.Profiles().Of("schoolwerk")
	if p.Label != "schoolmaatschappelijk werk" || p.Steps.Offered(model.Child)[3].Short != "overleg zorgteam" {
		t.Errorf("%+v", p)
	}
	if hits := network.Shipped().Find("voorbeeldhuizen", day, nil); len(hits) > 0 {
		t.Error("what is shipped changed")
	}
}

// TestThePageAboutRegionsNamesAllThatAPackageCanName: nobody has to look in the program.
func TestThePageAboutRegionsNamesAllThatAPackageCanName(t *testing.T) {
	var want []string
	for _, s := range steps.All() {
		want = append(want, "`"+s.Name+"` ("+s.Label+")")
	}
	for _, g := range network.Groups() {
		want = append(want, "`"+g.ID+"`")
	}
	for _, k := range model.Kinds {
		want = append(want, "`"+string(k)+"`")
	}
	for name := range guidance.Shipped().Each() {
		set, n, _ := strings.Cut(name, ", ")
		want = append(want, "| `"+set+"` | `"+strings.ReplaceAll(n, " ", "_")+"` |")
	}
	for _, w := range want {
		if !strings.Contains(string(manual), w) {
			t.Errorf("it lacks %s", w)
		}
	}
}

// TestShippedPackagesSayOnlyWhatTheProgramKnows reads each, and wants it to be what the network
// has: nothing in it was made up, and no number is in it.
func TestShippedPackagesSayOnlyWhatTheProgramKnows(t *testing.T) {
	if got := Shipped(); !slices.Equal(got, []string{Empty, "midden-brabant", "west-brabant-oost", "west-brabant-west"}) {
		t.Fatalf("shipped are %q", got)
	}
	for _, name := range Shipped() {
		files, _ := Start(name)
		b, err := Read(files)
		if err != nil {
			t.Fatal(err)
		}
		if c := (*Book)(nil).Changes(b); len(c) > 0 {
			t.Errorf("%s changes %+v", name, c)
		}
		for _, e := range b.Network().All() {
			if e.Kind == network.Municipality { // those of the region come first
				if !bytes.Contains(files["gemeenten.json"], []byte(`"`+e.Name+`"`)) && name != Empty {
					t.Errorf("%s begins with %s", name, e.Name)
				}
				break
			}
		}
		in := 0
		for _, e := range network.Shipped().All() {
			for _, r := range e.Regions {
				if r.Name == b.About().Label || r.Name == "Hart van Brabant" && name == "midden-brabant" {
					in++
					if !bytes.Contains(files["gemeenten.json"], []byte(`"`+e.Name+`"`)) {
						t.Errorf("%s lacks %s", name, e.Name)
					}
				}
			}
		}
		if (in == 0) != (name == Empty) {
			t.Errorf("%s has %d municipalities", name, in)
		}
		if len(files[ReadMe]) == 0 {
			t.Errorf("%s has no %s", name, ReadMe)
		}
	}
	if _, ok := Start("../../steps"); ok {
		t.Error("a name leads elsewhere")
	}
}

// TestWhatIsUnknownOrWrongIsRefusedWithItsPlace: nothing comes in for a part.
func TestWhatIsUnknownOrWrongIsRefusedWithItsPlace(t *testing.T) {
	good := example(t)
	swap := func(name, old, fresh string) Files {
		if !strings.Contains(string(good[name]), old) {
			t.Fatalf("%s has no %s", name, old)
		}
		return with(good, name, strings.Replace(string(good[name]), old, fresh, 1))
	}
	none := maps.Clone(good)
	delete(none, AboutFile)
	for want, files := range map[string]Files{
		"regio.json: ontbreekt":                                  none,
		"woorden.tsv:3: de zin tegen r.ind.middelen":             swap("woorden.tsv", "geen ballonnetjes", "veel ballonnetjes"),
		"woorden.tsv:3: de zin voor r.ind.middelen":              swap("woorden.tsv", "overal ballonnetjes", "overal ballonnen"),
		"woorden.tsv:3: vier kolommen":                           swap("woorden.tsv", "\tHet", " Het"),
		"woorden.tsv:3: een teken":                               swap("woorden.tsv", "overal", "\x1b[2Joveral"),
		"woorden.json: onbekend;":                                with(good, "woorden.json", "{}"),
		"contact.json: onbekend":                                 with(good, "contact.json", "{}"),
		"termijnen.json:1:18: handed_over: 7 tot en met 180":     with(good, "termijnen.json", `{"handed_over": 6}`),
		"termijnen.json:1:20: thrown_away: 7 tot en met 180":     with(good, "termijnen.json", `{"thrown_away": 181}`),
		"termijnen.json:1:17: open_lines: 1 tot en met 90":       with(good, "termijnen.json", `{"open_lines": 0}`),
		"zinnen.json:1:19: nalezen.x: geen zin":                  with(good, "zinnen.json", `{"nalezen": {"x": "y"}}`),
		`when.profile[0]: geen profiel "bakker"`:                 swap("formulier.json", `"kind": "place", `, `"kind": "place", "when": {"profile": ["bakker"]}, `),
		"formulier.json:1:1: version: ":                          with(good, "formulier.json", `{"id": "x"}`),
		"regio.json:2:14: format: vorm 2 is onbekend":            swap(AboutFile, `"format": 1`, `"format": 2`),
		"regio.json:5:15: edition: ":                             swap(AboutFile, `"edition": 1`, `"edition": 0`),
		"name: een naam is een woord":                            swap(AboutFile, `"voorbeeldland"`, `"Voorbeeld Land"`),
		"regio.json:8:":                                          swap(AboutFile, `"Gemeente Voorbeeld"`, "\"Gemeente Voorbeeld\",\n\"wie\": \"ik\""),
		"een teken dat niet te tonen is":                         swap("organisaties.json", "Wijkteam Voorbeeld", `Wijk\u001b[31mteam`),
		"nummers.json:2: een teken":                              swap("nummers.json", "avonds", "\u202eavonds"),
		`organisaties.json:3:44: [0].group: geen groep "buurt"`:  swap("organisaties.json", `"group": "wijk"`, `"group": "buurt"`),
		"[0].checked: bij een nummer hoort":                      swap("organisaties.json", `"checked": "2026-11-20", `, ""),
		"[0].phone: geen telefoonnummer":                         swap("organisaties.json", "0123-456789", "bel Fatima"),
		`[1].into: geen "Jeugdbescherming Nergens"`:              swap("organisaties.json", "Jeugdbescherming Brabant", "Jeugdbescherming Nergens"),
		`"Veilig Thuis" staat er twee keer`:                      swap("nummers.json", "\n]", ",\n"+`{"when": "Veilig Thuis", "number": "0800-2000", "checked": "2026-11-20"}, {"when": "Veilig Thuis", "number": "0800-2000", "checked": "2026-11-20"}`+"\n]"),
		`"Nu in gevaar" blijft 112`:                              swap("nummers.json", "Wijkteam, crisis", "Nu in gevaar"),
		"gemeenten.json:4:2: na het einde volgt nog iets":        swap("gemeenten.json", "\n]\n", "\n]x"),
		"profielen.json: wpg is bij profiel \"wijkteam\" altijd": swap("profielen.json", `"name": "schoolwerk"`, `"name": "wijkteam", "wpg": true`),
		"r.ind.wapen vraagt meteen aandacht":                     swap("profielen.json", "r.gez.criminaliteit", "r.ind.wapen"),
		"nummers.json: te groot":                                 with(good, "nummers.json", strings.Repeat(" ", MaxFile+1)),
		"nummers.json: er staat te veel in elkaar":               with(good, "nummers.json", strings.Repeat("[", 9999)+strings.Repeat("]", 9999)),
		"regio.json: er staat te veel in elkaar":                 with(good, AboutFile, strings.Repeat(`{"a":`, 9999)),
		"geen geldige UTF-8":                                     with(good, "nummers.json", "[\"\xff\"]"),
	} {
		if b, err := Read(files); err == nil || !strings.Contains(err.Error(), want) || b != nil {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

func TestWhatMayBeOfAPersonIsDoubted(t *testing.T) {
	if d := (*Book)(nil).Doubts(); len(d) > 0 {
		t.Errorf("what is shipped: %+v", d)
	}
	good := example(t)
	b, err := Read(good)
	if err != nil || len(b.Doubts()) > 0 {
		t.Fatalf("%v, %+v", err, b.Doubts())
	}
	for old, fresh := range map[string]string{
		"0123-456789": "06-12345678", "Op werkdagen": "fatima@voorbeeld.nl, op werkdagen", "Op werkdagen van": "Vraag naar mevr. Bakker van",
		"CJG Voorbeeld": "dhr Jansen",
	} {
		b, err := Read(with(good, "organisaties.json", strings.Replace(string(good["organisaties.json"]), old, fresh, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if d := b.Doubts(); len(d) != 1 || d[0].Name != "Wijkteam Voorbeeld" {
			t.Errorf("%s: %+v", fresh, d)
		}
	}
}

func TestARefusalShowsNoControlCharacter(t *testing.T) {
	_, err := Read(with(example(t), "\x1b[2J\u202e.json", "[]"))
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\u202e") {
		t.Errorf("%q", err)
	}
}

// zipOf writes a zip with what a method wants in it.
func zipOf(t testing.TB, write func(z *zip.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := write(z); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(z *zip.Writer, name string, mode os.FileMode, data []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	h.SetMode(mode)
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func TestAFormMayLookAtTheWorkOfItsRegion(t *testing.T) {
	good := example(t)
	files := with(good, "formulier.json", strings.Replace(string(good["formulier.json"]), `"kind": "place", `, `"kind": "place", "when": {"profile": ["schoolwerk"]}, `, 1))
	b, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := form.ReadKept(b.Form().Text); err != nil {
		t.Errorf("where that work is not known: %v", err)
	}
	if _, err := form.Read(bytes.NewReader(b.Form().Text), "f.json"); err == nil {
		t.Error("control: a form by itself may look at work that nobody knows")
	}
}

func TestAZipHoldsTheSameAsAFolder(t *testing.T) {
	files := example(t)
	packed, err := files.Pack()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := files.Pack()
	if !bytes.Equal(packed, again) {
		t.Error("the same files give another zip")
	}
	inFolder := zipOf(t, func(z *zip.Writer) (err error) {
		_, err = z.Create("voorbeeldland/")
		for name, data := range files {
			if err == nil {
				err = put(z, "voorbeeldland/"+name, 0o644, data)
			}
		}
		for _, name := range []string{"__MACOSX/voorbeeldland/._regio.json", "voorbeeldland/.DS_Store", "voorbeeldland/Thumbs.db"} {
			if err == nil {
				err = put(z, name, 0o644, []byte{0, 255})
			}
		}
		return err
	})
	for what, z := range map[string][]byte{"side by side": packed, "in a folder": inFolder} {
		got, err := Unpack(z)
		if err != nil || !maps.EqualFunc(got, files, bytes.Equal) {
			t.Errorf("%s: %v, %d files", what, err, len(got))
		}
	}
}

func TestAHostileZipIsRefusedAndFillsNothing(t *testing.T) {
	one := func(name string, mode os.FileMode, data []byte) []byte {
		return zipOf(t, func(z *zip.Writer) error { return put(z, name, mode, data) })
	}
	many := zipOf(t, func(z *zip.Writer) (err error) {
		for i := range MaxFiles + 1 {
			if err == nil {
				err = put(z, fmt.Sprintf("%d.json", i), 0o644, nil)
			}
		}
		return err
	})
	several := zipOf(t, func(z *zip.Writer) (err error) {
		for i := range 9 {
			if err == nil {
				err = put(z, fmt.Sprintf("%d.json", i), 0o644, make([]byte, MaxFile-1))
			}
		}
		return err
	})
	twice := zipOf(t, func(z *zip.Writer) error {
		if err := put(z, AboutFile, 0o644, []byte("{}")); err != nil {
			return err
		}
		return put(z, AboutFile, 0o644, []byte("[]"))
	})
	lying := one(AboutFile, 0o644, make([]byte, 64<<20)) // 64 MiB in 64 KiB, and it says that it is small
	for at := bytes.Index(lying, []byte("PK\x01\x02")); at >= 0; at = -1 {
		copy(lying[at+24:], []byte{10, 0, 0, 0})
	}
	for name, c := range map[string]struct {
		zip  []byte
		want string
	}{
		"climbs out":        {one("../regio.json", 0o644, nil), "geen naam van een bestand"},
		"from the root":     {one("/etc/regio.json", 0o644, nil), "geen naam van een bestand"},
		"a drive":           {one(`C:\regio.json`, 0o644, nil), "geen naam van een bestand"},
		"a folder deeper":   {one("een/twee/regio.json", 0o644, nil), "naast elkaar"},
		"a link":            {one(AboutFile, os.ModeSymlink|0o777, []byte("/etc/passwd")), "geen gewoon bestand"},
		"a device":          {one(AboutFile, os.ModeDevice|0o666, nil), "geen gewoon bestand"},
		"twice the same":    {twice, "elk een keer"},
		"too many":          {many, "meer dan 32 bestanden"},
		"a bomb":            {one(AboutFile, 0o644, make([]byte, 64<<20)), "te groot uitgepakt"},
		"a bomb that lies":  {lying, "uit"},
		"a bomb of several": {several, "te groot uitgepakt"},
		"no zip":            {[]byte("geen zip"), "geen zip"},
		"too large":         {make([]byte, MaxPacked+1), "te groot"},
	} {
		files, err := Unpack(c.zip)
		if err == nil || !strings.Contains(err.Error(), c.want) || files != nil {
			t.Errorf("%s: %v, %d files, want %s", name, err, len(files), c.want)
		}
	}
}

func FuzzUnpackAndRead(f *testing.F) {
	packed, err := example(f).Pack()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := Unpack(data)
		if err != nil {
			return
		}
		size := 0
		for name, d := range files {
			if size += len(d); strings.ContainsAny(name, `/\`) {
				t.Errorf("a file %q", name)
			}
		}
		if len(files) > MaxFiles || size > MaxSize {
			t.Errorf("%d files of %d bytes", len(files), size)
		}
		if b, err := Read(files); err == nil && b.About() == nil {
			t.Error("a package without a name")
		}
	})
}
