package model_test

import (
	"testing"

	"tijdig/model"
)

func TestAnAgeAsItIsSaidHasOneBandOrNone(t *testing.T) {
	for said, want := range map[string]model.Band{
		"8": "6-11", "8½": "6-11", "8 jaar": "6-11", "8jaar": "6-11", "8,5": "6-11", "5½": "0-5", "11½": "6-11", "8 jr": "6-11", "8 en een half jaar": "6-11",
		"acht": "6-11", "Zestien jaar": "12-17", "anderhalf": "0-5", "anderhalf jaar": "0-5", "één jaar": "0-5", "drieëntwintig": "18-23",
		"bijna 12": "6-11", "bijna 18 jaar": "12-17", "ongeveer 8": "6-11", "ca. 14": "12-17", "±9": "6-11", "net 12": "12-17", "rond de 15": "12-17",
		"18 maanden": "0-5", "18mnd": "0-5", "6 weken": "0-5", "10 dagen oud": "0-5", "80 maanden": "6-11",
		"14 à 15": "12-17", "12-17": "12-17", "0-5": "0-5", "6 of 7 jaar": "6-11", "15-jarige": "onbekend",
		"11 à 12": "onbekend", "5 of 6": "onbekend", "18+": "onbekend", "puber": "onbekend", "34": "onbekend", "7 6": "onbekend", "": "onbekend",
		"klas 8": "onbekend", "geboren in 2014": "onbekend", "2014": "onbekend", "-3": "onbekend", "9 tot 3": "onbekend",
	} {
		if got, _ := model.ReadAge(said); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
	if _, over := model.ReadAge("34 jaar"); !over {
		t.Error("34 is not over 23")
	}
}

func TestAnAgeKeepsItsWordsAndItsDay(t *testing.T) {
	a := model.Age{Band: model.Band6, Said: "8½", Day: model.Date{Year: 2026, Month: 11, Day: 22}}
	if got := model.AgeOf(a.Answer()); got != a {
		t.Errorf("%+v", got)
	}
	if got := (model.Answers{model.QAge: a.Answer()}).One(model.QAge); got != "6-11" {
		t.Errorf("rules read %q", got)
	}
	if got := model.AgeOf(model.Answer{"6-11"}); got != (model.Age{Band: model.Band6}) { // an older record
		t.Errorf("%+v", got)
	}
	for day, stale := range map[model.Date]bool{{Year: 2027, Month: 11, Day: 22}: false, {Year: 2027, Month: 11, Day: 24}: true} {
		if a.Stale(day) != stale {
			t.Errorf("%s: stale %v", day, !stale)
		}
	}
}
