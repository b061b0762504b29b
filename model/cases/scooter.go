package cases

import "tijdig/model"

// Scooter is case 5: a young person of sixteen, a rumour, and a coach who
// speaks well of him.
func Scooter() Case {
	t := at(22, 13, 12)
	yes, maybe := model.CheckYes, model.CheckMaybe
	truant := check(yes, model.FromSchool, t, model.Band12)
	truant.Note = "veertien dagen gemist"
	coach := check(yes, model.FromKeyPerson, t, model.Band12)
	coach.Note = "coach van de voetbal"
	return Case{
		Subject: subject(model.Youth, "J91KD", "", at(22, 13, 5)),
		Name:    "Robin",
		Author:  model.Author{Name: "Sanne Voorbeeld", Role: "jongerenwerker", Org: "Jongerenwerk De Kreken", Profile: "jongerenwerk"},
		Started: at(22, 13, 5),
		Written: t,
		Content: model.Content{
			Answers: model.Answers{
				model.QDanger: {model.No}, model.QAbout: {string(model.Youth)}, model.QAge: {string(model.Band12)},
				model.QSeen: {model.SeenAt(at(22, 13, 10)).String()}, model.QPlace: {"Stokhasselt, skatebaan"},
				model.QUrgency: {string(model.ThreeDays)}, model.QDiscussed: {model.Yes},
			},
			Findings: []model.Finding{
				line(t, model.SeenSelf, "", "Twee telefoons, die steeds gaan. Nieuwe scooter, kenteken DSB-12-K."),
				line(t, model.Said, model.FromYouth, `"ik doe ritjes voor iemand"`),
				line(t, model.ThirdParty, model.FromResident, "Die deelt drugs uit."),
				line(t, model.Said, model.FromParent, "Moeder van Robin maakt zich zorgen en wil hulp."),
			},
			People: []model.Person{{ID: id("mother of Robin"), Role: model.RoleParent, Home: model.Yes}},
			Checks: map[string]model.Check{
				"r.vri.ronselen":     check(yes, model.FromYouth, at(22, 13, 10), model.Band12),
				"r.vri.geld-spullen": check(yes, model.FromSelf, t, model.Band12),
				"r.vri.telefoons":    check(yes, model.FromSelf, t, model.Band12),
				"r.sch.verzuim":      truant,
				"r.ind.houding":      check(model.CheckUnknown, model.FromSelf, t, model.Band12),
				"a.uitbuiting":       check(maybe, "", at(22, 13, 10), model.Band12), // and then Direct bellen opened
				"b.net.volwassene":   coach,
				"b.gez.steun":        check(yes, model.FromParent, t, model.Band12),
				"b.wij.vrijetijd":    check(yes, model.FromKeyPerson, t, model.Band12),
			},
			Steps: []model.Step{
				planned("gesprek_jongere", 25, "jongerenwerker"),
				planned("overleg_school", 24, "jongerenwerker"),
				planned("aanmelding_wijkteam", 25, "jongerenwerker"),
			},
			Acute: []model.Acute{{
				At: at(22, 13, 11), Answer: model.AcuteNoDanger, Text: "Robin is thuis bij zijn moeder", Why: []string{"a.uitbuiting"},
			}},
		},
	}
}
