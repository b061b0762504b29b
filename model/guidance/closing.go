package guidance

import (
	"slices"

	"tijdig/model"
	"tijdig/model/steps"
)

// openEnds lists what asks for attention at once, and the lines of which it is not known
// whether they are so.
func (r Record) openEnds() []string {
	out := r.alarming()
	for _, f := range r.Findings {
		if !f.Open() {
			continue
		}
		lead := r.Texts.say("afsluiten", "horen_zeggen")
		if f.Kind == model.Suspicion {
			lead = r.Texts.say("afsluiten", "vermoeden")
		}
		out = append(out, lead+" "+f.Text)
	}
	return out
}

// stillOpen lists what is not finished when a signal is about to be closed.
func stillOpen(r Record) []string {
	out := r.openEnds()
	for _, s := range r.Steps {
		if s.Status == model.Planned {
			out = append(out, r.Texts.say("afsluiten", "stap")+" "+stepWords(s))
		}
	}
	toldBack := r.is("afsluiten_terugkoppeling", "gegeven") || r.is("afsluiten_terugkoppeling", "niet_nodig") ||
		slices.ContainsFunc(r.Steps, func(s model.Step) bool { return s.Type == "terugkoppeling" && s.Status == model.Done })
	heard := slices.ContainsFunc(r.Findings, func(f model.Finding) bool { return f.Source != model.SourceNone })
	return append(out, r.some("afsluiten",
		line{"geen_stap", len(r.Steps) == 0},
		line{"reden", !r.said("afsluiten_reden")},
		line{"terugkoppeling", heard && !toldBack},
		line{"besluit", r.is(weighing[0], model.Yes) && !r.said(reporting)},
		line{"zicht", !r.said("afsluiten_zicht")},
	)...)
}

// frame lists what belongs with the last step between voluntary and compulsory help and is
// not there yet.
func frame(r Record) []string {
	rows := r.Answers["kaderwissels"]
	if len(rows) == 0 {
		return nil
	}
	cell := func(question string) string {
		return r.Answers.One(model.Cell("kaderwissels", rows[len(rows)-1], question))
	}
	order := []string{"vrijwillig", "drang", "gedwongen"}
	from, to := slices.Index(order, cell("van")), slices.Index(order, cell("naar"))
	closed := cell("naar") == "afgesloten"
	up, down := to > from && to >= 0, to >= 0 && to < from || closed
	return r.some("kader",
		line{"drang", cell("naar") == "drang"},
		line{"maatregel", cell("naar") == "gedwongen" && cell("maatregel") == ""},
		line{"terug", up && cell("afschalen") == ""},
		line{"warm", down},
		line{"zicht", (up || down) && cell("zicht") == ""},
		line{"evaluatie", (up || down) && !closed && cell("evaluatie") == ""},
		line{"mening", (up || down) && cell("mening_jongere")+cell("mening_ouders") == ""},
	)
}

// stepWords is what a step is called: in the worker's own words where it is none of the
// known ones.
func stepWords(s model.Step) string {
	t, ok := steps.Find(s.Type)
	if !ok || s.Type == steps.Other {
		return s.Text
	}
	return t.Label
}
