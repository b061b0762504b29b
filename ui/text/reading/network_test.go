package reading

import (
	"testing"

	"tijdig/model"
	"tijdig/model/network"
)

func TestWhyItWasFoundIsSaidAsPeopleDo(t *testing.T) {
	for words, want := range map[string]string{
		"Werkendam":         "Werkendam hoort sinds 2019 bij Altena",
		"Biezenmortel":      "Biezenmortel hoort sinds 2021 bij Tilburg",
		"BJZ Noord-Brabant": "BJZ Noord-Brabant heet nu Jeugdbescherming Brabant",
		"Oosterout":         "lijkt op Oosterhout",
		"CJG":               "ook bekend als CJG",
		"Altena":            "",
	} {
		hits := network.Shipped().Find(words, model.Date{Year: 2026, Month: 11, Day: 22}, nil)
		if len(hits) == 0 || FoundBecause(hits[0]) != want {
			t.Errorf("%s: %+v", words, hits)
		}
	}
}
