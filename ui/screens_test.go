package ui

import (
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// scooter types case 5 up to and including its first step.
func scooter(d *uitest.Desk) {
	d.Press("n", "n", "j")
	d.Type("Robin")
	d.Press("enter", "1", "6", "enter")
	d.Type("Stokhasselt · skatebaan")
	d.Press("enter")
	d.Type("Twee telefoons, die steeds gaan. Nieuwe scooter.")
	d.Press("enter", "1", "enter")
	d.Type(`"ik doe ritjes voor iemand"`)
	d.Press("enter", "2", "2")
	d.Type("Die deelt drugs uit.")
	d.Press("enter", "3", "1", "enter", "d", "j", "1", "enter", "enter")
}

// keyPerson notes a key person and what was asked of them, and is back on Vandaag.
func keyPerson(d *uitest.Desk) {
	d.Press("w", "n", "s", "w")
	for _, s := range []string{"Buurthuis De Schakel", "beheerder", "Fatima", "06 12345678"} {
		d.Type(s)
		d.Press("enter")
	}
	for range 7 {
		d.Press("enter")
	}
	d.Type("een sleutel van de zaal")
	d.Press("enter", "+", "enter", "c")
	d.Type("de jongens bij de tunnel te vragen wat zij willen")
	d.Press("enter")
	d.Type("ze komen vrijdag")
	d.Press("enter", "esc", "esc")
}

// toContact puts the mark on the contact that [keyPerson] noted.
func toContact(d *uitest.Desk) {
	for range 6 {
		d.Press("down")
	}
}

// surrounded records the signal of [scooter] with a brother, people who help, and those who
// are involved; one of them is a contact of the worker.
func surrounded(d *uitest.Desk) {
	keyPerson(d)
	scooter(d)
	d.Press("ctrl+g", "p", "b", "1", "enter", "1", "ctrl+o", "k", "down", "+", "c", "enter")
	d.Type("laat hem meetrainen")
	d.Press("esc", "ctrl+g", "o")
	for _, who := range [][3]string{
		{"w", "Buurthuis De Schakel, beheerder", "praat met de jongens bij de tunnel"},
		{"w", "wijkagent", ""},
		{"o", "mentor op school", "belt als hij wegblijft"},
		{"k", "schuldhulp", ""},
	} {
		d.Press("+", who[0])
		d.Type(who[1])
		d.Press("enter", "enter", "enter")
		d.Type(who[2])
		d.Press("esc")
	}
	d.Press("ctrl+k")
}

// keepReceivers has the keys of two colleagues stand in the settings.
func keepReceivers(d *uitest.Desk) {
	err := stored(d).UpdateSettings(func(set *model.Settings) {
		set.Receivers = []model.Receiver{
			{Name: "Fatima", Key: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"},
			{Name: "Noor van Dam", Key: "age1cy0su9fwf3gf9mw868g5yut09p6nytfmmnktexz2ya5uqg9vl9sss4euqm"},
		}
	})
	if err != nil {
		panic(err)
	}
}

// screens are the screens of the program, each with the keys that lead there.
var screens = []struct {
	name string
	keys func(d *uitest.Desk) // nil: before unlocking
}{
	{"vandaag-leeg", func(*uitest.Desk) {}},
	{"snel-leeg", func(d *uitest.Desk) { d.Press("n") }},
	{"snel-vol", scooter},
	{"snel-soort", func(d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Papa sloeg gisteren met een riem")
		d.Press("enter")
	}},
	{"snel-bron", func(d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Hoorde geschreeuw")
		d.Press("enter", "3")
	}},
	{"ga-naar", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+g") }},
	{"volledig", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+o") }},
	{"volledig-meldcode", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+o", "w", "j", "n", "n") }},
	{"volledig-personen", func(d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+o", "b", "v", "n", "enter", "enter", "enter", "m", "j")
	}},
	{"volledig-kolommen", func(d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+o", "d", "+")
		d.Type("Hij slaapt in de les.")
	}},
	{"personen", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+g", "p", "b", "1", "enter") }},
	{"nagaan", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+n", "3", "b") }},
	{"nagaan-zoek", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+n", "/"); d.Type("hard") }},
	{"nagaan-bladen", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+n", "g") }},
	{"nagaan-doelgroep", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+n", "d") }},
	{"bellen", func(d *uitest.Desk) { d.Press("n", "j") }},
	{"bellen-wie", func(d *uitest.Desk) { d.Press("n", "j", "b") }},
	{"bellen-wie-anders", func(d *uitest.Desk) { d.Press("n", "j", "b"); d.Type("school Emma") }},
	{"bellen-los", func(d *uitest.Desk) { d.Press("ctrl+d") }},
	{"vandaag", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k"); d.Press("n", "w", "esc", "esc") }},
	{"overzicht", func(d *uitest.Desk) {
		for range 6 {
			d.Press("n", "n", "k", "enter", "7", "enter")
			d.Type("Noord")
			d.Press("enter", "ctrl+k")
		}
		d.Press("z")
	}},
	{"zelfde-als", func(d *uitest.Desk) { twoChildren(d); d.Press("s", "w", "d"); d.Type("rob") }},
	{"zelfde-als-naast", sameAs},
	{"over-wie-ook", func(d *uitest.Desk) { sameAs(d); d.Press("enter") }},
	{"toch-twee", func(d *uitest.Desk) { sameAs(d); d.Press("enter", "a") }},
	{"filters", func(d *uitest.Desk) {
		keepFilters(d)
		twoPlaces(d)
		d.Press("f", "down")
	}},
	{"filters-naam", func(d *uitest.Desk) {
		keepFilters(d)
		twoPlaces(d)
		d.Press("v", "f", "+")
		d.Type("Laatst gewijzigd")
	}},
	{"filter-gekozen", func(d *uitest.Desk) { keepFilters(d); twoPlaces(d); d.Press("1") }},
	{"vervolg", func(d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "s")
		for _, day := range []string{"vandaag", "over 2 weken", "als school belt"} {
			d.Type("ouders bellen")
			d.Press("enter")
			d.Type(day)
			d.Press("enter", "enter")
		}
		d.Press("ctrl+k", "v", "down")
	}},
	{"vervolg-vraag", func(d *uitest.Desk) {
		withSteps(d, 1)
		d.Press("v", "g")
		d.Type("moeder belt zelf de school")
		d.Press("enter", "1")
	}},
	{"regel-wanneer", func(d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "7")
		d.Type("vader schreeuwde")
		d.Press("enter", "1", "enter", "up", "right", "6", "enter")
		d.Type("gisteren")
	}},
	{"doelgroep-bij-meer", func(d *uitest.Desk) { withSteps(d, 1); d.Press("s", "d", "1") }},
	{"vervolg-agenda", func(d *uitest.Desk) {
		withSteps(d, 1)
		d.Press("v", "a", "ctrl+u")
		d.Type("/media/stick/stappen.ics")
	}},
	{"na-te-gaan", func(d *uitest.Desk) { openLines(d); d.Press("down") }},
	{"na-te-gaan-vraag", func(d *uitest.Desk) { openLines(d); d.Press("w"); d.Type("school zegt dat hij er was") }},
	{"alles", func(d *uitest.Desk) { d.Press("ctrl+p") }},
	{"krabbels", func(d *uitest.Desk) {
		d.Press("k")
		d.Type("jongen 8 à 9 alleen bij de tunnel, geen jas")
		d.Press("enter")
		d.Type("groepje bij de Aldi groter")
	}},
	{"signalen-gekozen", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "space") }},
	{"signalen", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s") }},
	{"signalen-zoek", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "/"); d.Type("die jongen scooter") }},
	{"signaal", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "enter") }},
	{"signaal-versies", func(d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k")
		d.Type("te laat gemeld")
		d.Press("enter", "s", "enter", "s")
	}},
	{"inlezen", func(d *uitest.Desk) { d.Press("c"); d.Type("/media/stick/tijdig-bundel.age") }},
	{"over-wie", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "w") }},
	{"inzage-wie", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "w", "i") }},
	{"inzage", func(d *uitest.Desk) { askedBy(d, "2") }},
	{"inzage-weg", func(d *uitest.Desk) {
		askedBy(d, "2")
		d.Press("down", "down", "p", "down", "down")
	}},
	{"inzage-eind", func(d *uitest.Desk) {
		askedBy(d, "3")
		d.Press("end", "g")
	}},
	{"over-wie-betrokken", func(d *uitest.Desk) { surrounded(d); d.Press("s", "w", "b") }},
	{"over-wie-betrokken-lijst", func(d *uitest.Desk) { surrounded(d); d.Press("s", "w", "b", "b") }},
	{"waarom", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k") }},
	{"netwerk", func(d *uitest.Desk) { keyPerson(d); d.Press("w"); toContact(d) }},
	{"netwerk-zoek", func(d *uitest.Desk) { d.Press("w", "/"); d.Type("werkendam") }},
	{"contact", func(d *uitest.Desk) { keyPerson(d); d.Press("w"); toContact(d); d.Press("enter") }},
	{"contact-gevraagd", func(d *uitest.Desk) {
		keyPerson(d)
		d.Press("w")
		toContact(d)
		d.Press("enter")
		for range 14 {
			d.Press("down")
		}
		d.Press("right", "enter", "enter")
		d.Type(" en ")
	}},
	{"instellingen", func(d *uitest.Desk) { d.Press("i", "down") }},
	{"korte-code", func(d *uitest.Desk) { d.Press("i", "down", "enter"); d.Type("481") }},
	{"afgedekt", func(d *uitest.Desk) { setShortCode(d); d.Press("ctrl+l"); d.Type("12345699") }},
	{"nieuwe-wachtzin", func(d *uitest.Desk) { d.Press("i", "down", "down", "enter"); d.Type("maan") }},
	{"opnieuw-versleutelen", func(d *uitest.Desk) { d.Press("i", "down", "down", "down", "down", "down", "enter"); d.Type("maan") }},
	{"overdracht", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "o") }},
	{"overdracht-pagina", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+k", "s", "o", "2", "2") }},
	{"overdracht-sleutel", func(d *uitest.Desk) {
		keepReceivers(d)
		scooter(d)
		d.Press("ctrl+k", "s", "o", "1", "3", "2")
	}},
	{"regio", func(d *uitest.Desk) { settingsRow(d, "Regio  "); d.Press("enter") }},
	{"regio-anders", func(d *uitest.Desk) {
		settingsRow(d, "Regio  ")
		d.Press("enter", "enter")
		d.Paste(aRegion)
		d.Press("enter")
	}},
	{"instellingen-sleutels", func(d *uitest.Desk) { keepReceivers(d); settingsRow(d, "Noor") }},
	{"postvak", func(d *uitest.Desk) { d.Press("p"); d.Type("/media/stick") }},
	{"ontgrendelen", nil},
}

// TestEachScreenLooksAsDrawn keeps a picture of each screen at three sizes.
func TestEachScreenLooksAsDrawn(t *testing.T) {
	t.Setenv("HOME", "/home/werker")
	frames := 0
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				b.env.NewCode = func() model.Code { return "J91KD" }
				if s.keys == nil {
					d := uitest.Sit(t, New(b.env, b.door), 80, 24).Watch()
					frames += looks(d)
					return
				}
				d := b.sit(t, 80, 24).Watch()
				s.keys(d)
				d.Pass(time.Second)
				frames += looks(d)
				leave(t, d)
			})
		})
	}
	t.Logf("%d frames", frames)
	if frames < 100*len(screens) {
		t.Errorf("%d frames of %d screens: too few to say anything", frames, len(screens))
	}
}

// looks holds a screen to how it is drawn, and gives it every size of window: each
// frame is exactly as large, and the cursor stands in it. It counts the frames.
func looks(d *uitest.Desk) (frames int) {
	for _, size := range uitest.Sizes() {
		d.Resize(size.W, size.H)
		d.Golden()
	}
	if uitest.Race {
		return d.Sweep(uitest.Size{W: 24, H: 5})
	}
	return d.Sweep(uitest.Size{W: uitest.Long(50, 80, 250), H: uitest.Long(16, 20, 60)})
}
