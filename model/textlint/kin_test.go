package textlint

import "testing"

// TestANameBehindAWordForSomebodyIsMasked goes through the words for kin and for work, and
// what may stand between them and a name.
func TestANameBehindAWordForSomebodyIsMasked(t *testing.T) {
	for in, want := range map[string]string{
		"ome Piet": "ome *", "halfbroer Tim": "halfbroer *", "mam Fatima": "mam *", "schoonzus Mia": "schoonzus *", "kleinzoon Milan": "kleinzoon *",
		"achterkleindochter Xanthe": "achterkleindochter *", "oudtante Doortje": "oudtante *", "pleegbroertje Jax": "pleegbroertje *", "peetoom Guus": "peetoom *",
		"stiefpapa Mo": "stiefpapa *", "peettante Lies": "peettante *", "ex Karel": "ex *", "haar ex-man Wout": "haar ex-man *", "bonusmama Loes": "bonusmama *",
		"tweelingzus Noa": "tweelingzus *", "overbuurvrouw Truus": "overbuurvrouw *", "mijn oom Van Dijk": "mijn oom *",
		"zijn vader, Ahmed": "zijn vader, *", "vader: Ahmed": "vader: *", "moeder (Fatima)": "moeder (*)", "moeder (Soumicha) belt": "moeder (*) belt",
		"vader - Ahmed - was er": "vader - * - was er", "zijn vader, Achmetcan, zei": "zijn vader, *, zei", "oma: Wilhelmien": "oma: *", "mevrouw: Jansen": "mevrouw: *",
		"TANTE RIA": "TANTE *", "met OOM BRAM mee": "met OOM * mee", "oma RIA belt": "oma * belt", "de arts SEH": "de arts SEH",
		"huisarts Smit": "huisarts *", "leerkracht Peters": "leerkracht *", "voogd Karin": "voogd *", "hulpverlener Bouchra": "hulpverlener *", "oppas Lot": "oppas *",
		"collega Yvet": "collega *", "gezinsvoogd De Wit": "gezinsvoogd *", "gezinsvoogd: Karin de Wit": "gezinsvoogd: *", "huisarts Van den Broek": "huisarts *",
		"leerplichtambtenaar Kok": "leerplichtambtenaar *", "collega's Jan en Piet": "collega's *",
		"mevrouw (De Wit) belde": "mevrouw (*) belde", "vriend \"Jaylo\" van broer": "vriend \"*\" van broer", "vader heet Ahmetcan": "vader heet *",
		"psycholoog Drs. Pieterse": "psycholoog Drs. *", "Mevrouw Dr. Pieterse": "Mevrouw Dr. *", "leerling Daan uit groep 8": "leerling * uit groep 8", "zusje Mia(6)": "zusje *(6)",
		"broers Tim en Sem waren er": "broers * waren er", "zusjes Tess, Lot en Fien": "zusjes *", "oom Jan en Ria": "oom *",

		"moeder van Robin": "moeder van Robin", "vader: Ik ga weg": "vader: Ik ga weg", "moeder: Stop daarmee!": "moeder: Stop daarmee!", "moeder: Nooit.": "moeder: Nooit.",
		"docent Nederlands": "docent Nederlands", "leraar Engels belde": "leraar Engels belde", "collega van Veilig Thuis": "collega van Veilig Thuis",
		"MOEDER WIL DAT NIET": "MOEDER WIL DAT NIET", "de wijkagent. Morgen bel ik": "de wijkagent. Morgen bel ik", "vader, moeder en ik": "vader, moeder en ik",
		"wijkagent Noord": "wijkagent Noord", "medewerker GGD belde": "medewerker GGD belde", "collega (Wijkteam Noord)": "collega (Wijkteam Noord)",
		"voogd (Jeugdbescherming)": "voogd (Jeugdbescherming)", "huisarts: Zie bijlage": "huisarts: Zie bijlage", "moeder (Turks) en vader": "moeder (Turks) en vader",
		"coach, Dinsdag terug": "coach, Dinsdag terug", "belde de huisarts. Contact volgt": "belde de huisarts. Contact volgt", "wijkagent. Karel kwam": "wijkagent. Karel kwam",
	} {
		if got := masked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestAHouseIsFoundByACapitalAndANumber tries names of streets that no word tells for one,
// and what has a number and is no house.
func TestAHouseIsFoundByACapitalAndANumber(t *testing.T) {
	for in, want := range map[string]string{
		"KERKSTRAAT 12": "*", "woont KERKSTRAAT 12B": "woont *", "Heuvel 12": "*", "Ringbaan West 200": "*", "RINGBAAN WEST 200": "*", "kerkstr 12": "*", "Molenstr 7b": "*",
		"De Schans 12": "*", "Piushaven 12": "*", "Kanaaldijk NZ 15": "*", "Kanaaldijk N.Z. 15": "*", "woont op Piushaven 12 met oma": "woont op * met oma",
		"hij woont op de Heuvel 12.": "hij woont op de *.", "bij De Schans 12 is het dicht": "bij * is het dicht", "zij woont Besterd 4b": "zij woont *",
		"Adres: Wagnerplantage 3": "Adres: *", "verhuisd naar Rueckert 118, Tilburg": "verhuisd naar *, Tilburg", "huisbezoek Hoefakker 12-2": "huisbezoek *",
		"De Lange Akker 8 (oma)": "* (oma)", "op Broekhoven Noord 5 woont hij": "op * woont hij",

		"zij wonen Kerkstraat 12": "zij wonen *", "staat ingeschreven Kleine Gartmanplantsoen 21": "staat ingeschreven *", "Hoefstraat 3-bis": "*",
		"PIUSHAVEN 12": "*", "Ringbaan-West 200": "*", "HAVO 4": "", "GROEP 12": "",

		"Groep 8": "", "in Groep 8 zit hij": "", "Lijn 3": "", "met Lijn 3 naar huis": "", "Kamer 12": "", "De Kamer 12 is dicht": "", "Windows 10": "", "op Windows 10": "",
		"Havo 4": "", "zit in Havo 4": "", "Klas 3b": "", "Ongeveer 12 jongens": "", "Ruim 20 minuten": "", "In Tilburg 12 meldingen": "", "Bij Jumbo 12 flessen": "",
		"Op Instagram 12 filmpjes": "", "Robin 12, Sam 8": "", "Op 3 maart": "", "vr 4 en Za 5": "", "speelt Fortnite 2": "", "Jongens 12, meisjes 8": "", "De Ronde 12": "",
		"In Maart 12 keer": "", "Artikel 12": "", "Aantal 12": "", "Van de 12 kwamen er 3": "", "het Fifa 24 toernooi": "", "bij De Kreken": "", "Iphone 12": "",
	} {
		if want == "" {
			want = in
		}
		if got := masked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestANumberOverTwoLinesIsMaskedWhole(t *testing.T) {
	for in, want := range map[string]string{
		"06\n12345678": "*", "bel 06-1234\n5678 maar": "bel * maar", "013\n5432100": "*", "+31 6\n12345678": "*", "NL 20 INGB 0001234567": "*",
		"NL20 INGB\n0001234567": "*", "NL\n20INGB0001234567": "*", "nl 20 ingb 0001234567 van oma": "* van oma", "DE 89 3704 0044 0532 0130 00": "*",
		"bsn 111222\n333": "bsn *", "5038 AB\n12": "*", "06\n12 jongens": "06\n12 jongens", "om 12.00\n14.30\n16.00": "om 12.00\n14.30\n16.00",
	} {
		if got := masked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
