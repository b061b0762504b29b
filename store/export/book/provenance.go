package book

import (
	"strconv"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/store/export/say"
)

// provenance says where a set of tables came from: what made it, when, of what, and what is
// not in it.
func provenance(k *Book) (rows [][]string) {
	o := k.v.Scope
	add := func(name, value string) {
		if value != "" {
			rows = append(rows, []string{name, value})
		}
	}
	add("Programma", o.Program)
	if !o.Made.IsZero() {
		add("Gemaakt op", say.When(model.SeenAt(o.Made)))
	}
	add("Niveau", o.Title())
	add("Keuze", o.Filter)
	add("Catalogus, versie", strconv.Itoa(catalogue.Version()))
	for _, f := range o.Forms.Forms() {
		add("Formulier", f.Title+" ("+f.ID+", versie "+strconv.Itoa(f.Version)+")")
	}
	if o.Level != model.Counts {
		for i, t := range k.tables {
			add("Rijen in "+t.Title, strconv.FormatInt(k.rows[i].Load(), 10))
		}
	}
	if k.missed > 0 {
		add("Beschadigd, ontbreekt hier", strconv.Itoa(k.missed))
	}
	if n := k.cut.Load(); n > 0 {
		add("Afgekapte teksten", strconv.FormatInt(n, 10)+": een cel houdt 32.767 tekens; waar het staat, eindigt op"+cutMark)
	}
	for _, n := range k.v.Notices() {
		add("Let op", n)
	}
	return rows
}
