package cases

import "tijdig/model"

// NietTegenMama is case 4: a child of seven tells something during a home
// visit about debts.
func NietTegenMama() Case {
	t := at(22, 14, 40)
	yes := model.CheckYes
	hard := check(yes, model.FromChild, t, model.Band6)
	hard.Note = "met een riem, gisteren"
	return Case{
		Subject: subject(model.Child, "K7F3Q", "", at(22, 14, 12)),
		Name:    "Mees",
		Author:  model.Author{Name: "Fatima Voorbeeld", Role: "gezinswerker", Org: "Wijkteam Noord", Profile: "wijkteam"},
		Started: at(22, 14, 11),
		Written: t,
		Content: model.Content{
			Answers: model.Answers{
				model.QDanger: {model.Yes}, model.QAbout: {string(model.Child)}, model.QAge: {string(model.Band6)},
				model.QSeen: {model.SeenAt(at(22, 14, 5)).String()}, model.QPlace: {"Noord, huisbezoek"},
				model.QUrgency: {string(model.Now)}, model.QDiscussed: {model.OnPurp}, model.QWhyNot: {"niet_veilig"},
			},
			Findings: []model.Finding{
				line(t, model.Said, model.FromChild, `"Papa heeft mij gisteren met de riem geslagen. Niet tegen mama zeggen."`),
				line(t, model.SeenSelf, "", "Een rode striem op de linkerarm, ongeveer tien centimeter."),
				line(t, model.Said, model.FromParent, "Vader komt binnen een uur thuis."),
			},
			People: []model.Person{
				{ID: id("brother of Mees"), Role: model.RoleSibling, Band: model.Band0, Home: model.Yes},
				{ID: id("parent of Mees"), Role: model.RoleParent, Home: model.Yes},
			},
			Checks: map[string]model.Check{
				"a.onthulling":     check(yes, model.FromChild, t, model.Band6),
				"a.letsel":         check(yes, model.FromSelf, t, model.Band6),
				"r.gez.hard":       hard,
				"v.kin.zeer-jong":  check(yes, model.FromSelf, t, model.Band6),
				"p.oud.overleg":    check(model.CheckNo, model.FromSchool, t, model.Band6),
				"p.net.zicht":      check(model.CheckUnknown, model.FromSchool, t, model.Band6),
				"p.kin.veerkracht": check(yes, model.FromSchool, t, model.Band6),
			},
			Steps: []model.Step{
				done("advies_veilig_thuis", at(22, 14, 12), "gebeld: Veilig Thuis"),
				planned("melding_veilig_thuis", 22, "gezinswerker"),
			},
			Acute: []model.Acute{{At: at(22, 14, 12), Answer: model.AcuteCalling, Text: "Veilig Thuis", Why: []string{model.QDanger}}},
		},
	}
}
