package cases

import "tijdig/model"

// Skatebaan is case 1: a youth worker meets a group at a skate park.
func Skatebaan() Case {
	t := at(20, 21, 58)
	yes, maybe, no := model.CheckYes, model.CheckMaybe, model.CheckNo
	return Case{
		Subject: subject(model.Group, "S4N7W", "groep skatebaan", at(20, 21, 52)),
		Author:  model.Author{Name: "Sanne Voorbeeld", Role: "jongerenwerker", Org: "Jongerenwerk De Kreken", Profile: "jongerenwerk"},
		Started: at(20, 21, 52),
		Written: t,
		Content: model.Content{
			Answers: model.Answers{
				model.QDanger: {model.No}, model.QAbout: {string(model.Group)}, model.QMark: {"groep skatebaan"},
				model.QAge: {string(model.Band12)}, model.QSeen: {model.SeenAt(at(20, 21, 40)).String()},
				model.QPlace: {"De Kreken, skatebaan"}, model.QUrgency: {string(model.TwoWeeks)}, model.QDiscussed: {model.Yes},
			},
			Findings: []model.Finding{
				line(t, model.SeenSelf, "", "Ik zag ongeveer twaalf jongeren bij de skatebaan, met harde muziek. Er ging vuurwerk richting de halte."),
				line(t, model.SeenSelf, "", "Twee kinderen van een jaar of tien hingen erbij. Een oudere auto brengt en haalt iemand."),
				line(t, model.SeenSelf, "", "Ze groetten en zetten de muziek zachter toen ik het vroeg."),
				line(t, model.ThirdParty, model.FromResident, "Een bewoner zegt dat het elke vrijdag zo gaat."),
			},
			Checks: map[string]model.Check{
				"r.grp.overlast":      check(yes, model.FromResident, t, model.Band12),
				"r.grp.aanwas":        check(yes, model.FromSelf, t, model.Band12),
				"r.grp.aansturing":    check(maybe, model.FromSelf, at(20, 21, 55), model.Band12), // and then Direct bellen opened
				"r.grp.wapens":        check(no, model.FromSelf, t, model.Band12),
				"r.grp.geweld":        check(model.CheckUnknown, model.FromSelf, t, model.Band12),
				"b.grp.contact":       check(yes, model.FromSelf, t, model.Band12),
				"b.grp.aanspreekbaar": check(yes, model.FromSelf, t, model.Band12),
				"b.grp.plek":          check(maybe, "", t, model.Band12),
			},
			Steps: []model.Step{
				planned("gesprek_jongere", 23, "jongerenwerker"),
				done("terugkoppeling", at(20, 21, 57), "bewoner teruggebeld"),
				planned("groepsoverleg", 27, "jongerenwerker"),
			},
			Acute: []model.Acute{{
				At: at(20, 21, 56), Answer: model.AcuteNoDanger, Text: "de auto is weg, de groep gaat naar huis",
				Why: []string{"r.grp.aansturing"},
			}},
		},
	}
}
