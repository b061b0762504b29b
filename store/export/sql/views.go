package sql

import (
	"fmt"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/stats"
	"tijdig/model/words"
	"tijdig/store/export/tables"
)

// databaseView is a question that analysts ask.
type databaseView struct {
	name, title, query string
	everyone           bool // tells of all teams: there is no person in it
}

// make makes the view where it is not there. It reads with the rights of who reads it, so
// that everybody sees their team, but for what is only counted.
func (d databaseView) make() string {
	full := schemaName + "." + d.name
	create := literal("CREATE VIEW " + full + " AS ")
	if !d.everyone {
		create = "CASE WHEN version() LIKE 'CockroachDB%' THEN " + create + " ELSE " + literal("CREATE VIEW "+full+" WITH (security_invoker = true) AS ") + " END"
	}
	made := ask(hasTable(d.name), create+" || "+literal(d.query), literal("COMMENT ON VIEW "+full+" IS "+literal(d.title)))
	if d.everyone {
		return made + grant(d.name, full, readRole) + grant(d.name, full, countRole)
	}
	return made + grant(d.name, full, readRole)
}

// newest is one version of each signal: that which no other came after, the last written
// where two did not know of each other, and of that the fullest writing.
const newest = `SELECT x.team, x.versie, x.afdruk, x.signaal_id FROM (
  SELECT s.team, s.versie, s.afdruk, s.signaal_id,
    row_number() OVER (PARTITION BY s.signaal_id ORDER BY s.geschreven DESC, s.versie, s.niveau, s.met_tekst DESC, s.afdruk) AS plaats
  FROM tijdig.signalen s WHERE NOT EXISTS (SELECT 1 FROM tijdig.voorgangers v WHERE v.voorganger = s.versie)
) x WHERE x.plaats = 1`

const joinOn = "USING (team, versie, afdruk)"

// openStates is the condition that a signal is not closed.
func openStates() string {
	return "coalesce(s.toestand, '') <> " + literal(words.Of(string(model.Closed)))
}

// firstSteps is how long it took until something was done, from the day the first line was
// written, as stats counts it.
func firstSteps() string {
	name := func(i int) string { return literal(words.Of(stats.Firsts[i])) }
	status := func(s model.StepStatus) string { return literal(words.Of(string(s))) }
	return fmt.Sprintf(`SELECT y.*, CASE WHEN y.dagen = 0 THEN %s WHEN y.dagen <= 3 THEN %s WHEN y.dagen <= 14 THEN %s WHEN y.dagen > 14 THEN %s WHEN y.gepland > 0 THEN %s ELSE %s END AS groep FROM (
  SELECT x.team, x.code, x.signaal, x.versie, x.afdruk, x.signaal_id, x.begonnen, x.eerste_stap, CASE WHEN x.eerste_stap < x.begonnen THEN 0 ELSE x.eerste_stap - x.begonnen END AS dagen, x.gepland FROM (
    SELECT s.team, s.code, s.signaal, s.versie, s.afdruk, s.signaal_id,
      least(CAST(s.geschreven_ter_plaatse AS date), b.eerste) AS begonnen, d.gedaan AS eerste_stap, coalesce(d.gepland, 0) AS gepland
    FROM (%s) h JOIN tijdig.signalen s %s
    LEFT JOIN (SELECT team, versie, afdruk, min(CAST(opgeschreven_ter_plaatse AS date)) AS eerste FROM tijdig.bevindingen GROUP BY team, versie, afdruk) b %s
    LEFT JOIN (SELECT team, versie, afdruk, min(CASE WHEN stand = %s THEN gedaan_op END) AS gedaan, sum(CASE WHEN stand = %s THEN 1 ELSE 0 END) AS gepland FROM tijdig.vervolg GROUP BY team, versie, afdruk) d %s
  ) x
) y`, name(2), name(3), name(4), name(5), name(1), name(0), newest, joinOn, joinOn, status(model.Done), status(model.Planned), joinOn)
}

func databaseViews() []databaseView {
	return []databaseView{
		{"huidig", "Van elk signaal de laatste versie: koppel de tabellen hieraan met team, versie en afdruk", newest, false},
		{"open_signalen", "Signalen die niet zijn afgesloten", "SELECT s.team, s.code, s.signaal, s.soort, s.leeftijdsband, s.gezien_op, s.geschreven, s.direct_gevaar, s.hoe_snel, s.onvolledig, s.versie, s.afdruk, s.signaal_id\n" +
			"FROM (" + newest + ") h JOIN tijdig.signalen s USING (team, versie, afdruk) WHERE " + openStates(), false},
		{"stappen_te_doen", "Stappen die nog gedaan moeten worden, ook van wat is afgesloten", "SELECT s.team, s.code, s.signaal, d.stap, d.soort, d.gepland_op, d.gepland_op < current_date AS voorbij, s.versie, s.afdruk, s.signaal_id\n" +
			"FROM (" + newest + ") h JOIN tijdig.signalen s USING (team, versie, afdruk) JOIN tijdig.vervolg d USING (team, versie, afdruk) WHERE d.stand = " + literal(words.Of(string(model.Planned))), false},
		{"tijd_tot_eerste_stap", "Dagen van de eerste regel tot de eerste stap die gedaan is", firstSteps(), false},
		{linesView, "Wat met namen is geladen, als jsonl: psql -At -d DATABASE -c 'SELECT regel FROM tijdig.teruglezen' | tijdig import -", "SELECT x.regel FROM (\n" +
			"  SELECT 0 AS plaats, '' AS versie, f.afdruk, f.regel FROM tijdig.formulieren f\n  UNION ALL SELECT 1, r.versie, r.regel_afdruk, r.regel FROM tijdig.regels r WHERE NOT EXISTS (\n" +
			"    SELECT 1 FROM tijdig.voorgangers v JOIN tijdig.regels n ON n.versie = v.versie WHERE v.voorganger = r.versie)\n) x ORDER BY x.plaats, x.versie, x.afdruk", false},
		{"aantallen", "Aantallen zonder personen, van alle teams samen: onder de vijf niet getoond, de andere naar beneden afgerond op vijf", databaseCounts(), true},
	}
}

// databaseCounts is what stats counts, as far as the tables hold it.
func databaseCounts() string {
	title := func(name string) string { return literal(words.Of(name)) }
	list := func(names []string) string { // the words of each, with its place
		rows := make([]string, len(names))
		for i, n := range names {
			rows[i] = fmt.Sprintf("(%d, %s)", i, literal(n))
		}
		return "(VALUES " + strings.Join(rows, ", ") + ")"
	}
	var firsts, kinds, themes, targets []string
	for _, f := range stats.Firsts {
		firsts = append(firsts, words.Of(f))
	}
	for _, k := range model.Kinds {
		kinds = append(kinds, words.Of(string(k)))
	}
	for i, t := range stats.Themes {
		themes = append(themes, fmt.Sprintf("(%d, %s, %s)", i, literal(words.Of("thema_"+t)), literal(catalogue.DomainWords(t))))
	}
	for i, t := range catalogue.Tags() {
		label := strings.Join(catalogue.TagLabels([]string{t.Name}), "")
		targets = append(targets, fmt.Sprintf("SELECT 7, %s, %d, %s, count(*) FROM s WHERE s.%s", title("per_doelgroep"), i, literal(label), named(plainName(model.QTags+tables.OptionMark+t.Name))))
	}
	parts := []string{
		"SELECT 1 AS tabel, " + title("alle_signalen") + " AS telling, 0 AS plaats, " + literal(words.Of("signalen")) + " AS groep, count(*) AS n FROM s",
		"SELECT 2, " + title("eerste_stap") + ", f.i, f.groep, (SELECT count(*) FROM eerste WHERE eerste.groep = f.groep) FROM " + list(firsts) + " AS f(i, groep)",
		"SELECT 3, " + title("per_maand") + ", 0, to_char(coalesce(s.gezien_op, CAST(s.geschreven_ter_plaatse AS date)), 'YYYY-MM'), count(*) FROM s GROUP BY 4",
		"SELECT 4, " + title("per_soort") + ", f.i, f.groep, (SELECT count(*) FROM s WHERE s.soort = f.groep) FROM " + list(kinds) + " AS f(i, groep)",
		"SELECT 5, " + title("per_wijk") + fmt.Sprintf(", 0, CASE WHEN wijk.n < %d THEN %s ELSE wijk.woorden END, sum(wijk.n) FROM wijk GROUP BY 4", stats.Step, literal(words.Of(stats.Others))),
		"SELECT 6, " + title("per_thema") + ", f.i, f.groep, coalesce((SELECT zorg.n FROM zorg WHERE zorg.onderdeel = f.onderdeel), 0) FROM (VALUES " + strings.Join(themes, ", ") + ") AS f(i, groep, onderdeel)",
	}
	parts = append(parts, targets...)
	return "WITH s AS (SELECT s.* FROM (" + newest + ") h JOIN tijdig.signalen s USING (team, versie, afdruk)),\n" +
		"eerste AS (" + firstSteps() + "),\n" +
		"zorg AS (SELECT n.onderdeel, count(DISTINCT s.signaal_id) AS n FROM s JOIN tijdig.nagaan n USING (team, versie, afdruk) WHERE NOT n.beschermend AND n.antwoord IN (" +
		literal(words.Of(string(model.CheckYes))) + ", " + literal(words.Of(string(model.CheckMaybe))) + ") GROUP BY n.onderdeel),\n" +
		"wijk AS (SELECT min(w.woorden) AS woorden, count(*) AS n FROM (SELECT btrim(split_part(split_part(waar, '·', 1), ',', 1)) AS woorden FROM s) w WHERE w.woorden <> '' GROUP BY lower(w.woorden)),\n" +
		"alles AS (" + strings.Join(parts, "\nUNION ALL ") + ")\n" +
		fmt.Sprintf("SELECT a.telling, a.groep, CASE WHEN a.n > 0 AND a.n < %d THEN %s ELSE CAST(a.n - a.n %% %d AS text) END AS signalen FROM alles a WHERE a.tabel IN (SELECT tabel FROM alles WHERE n > 0)\n", stats.Step, literal(stats.Hidden), stats.Step) +
		fmt.Sprintf("ORDER BY a.tabel, a.plaats, CASE WHEN a.tabel = 5 THEN a.n %% %d - a.n END, a.groep", stats.Step)
}

// wholeCheck ends everything that came where a version lacks rows, or a table has fewer than
// came: a division by nothing is an error on every server. What is asked in rows is not the
// same in every file, so that it is only counted.
func wholeCheck(tables []tables.Relation, rows []int) string {
	var parts, few []string
	for i, t := range tables {
		if t.Cols[0].Name != teamField.Name {
			continue
		}
		if inRows(t) {
			parts = append(parts, "SELECT team, versie, afdruk FROM "+tableName(t))
		}
		if rows[i] > 0 {
			few = append(few, fmt.Sprintf("(SELECT count(*) FROM %s) < %d\n  OR ", tableName(t), rows[i]))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "-- Zijn alle rijen er? Zo niet, dan deelt dit door nul en blijft alles zoals het was.\nSELECT 1 / CASE WHEN " + strings.Join(few, "") + "EXISTS (SELECT 1 FROM tijdig.signalen s LEFT JOIN (\n  SELECT team, versie, afdruk, count(*) AS n FROM (" +
		strings.Join(parts, "\n    UNION ALL ") + ") r GROUP BY team, versie, afdruk\n) r USING (team, versie, afdruk) WHERE s.rijen <> coalesce(r.n, 0)) THEN 0 ELSE 1 END AS alle_rijen_zijn_er;\n"
}

// inRows reports whether the rows of a table are counted with a version.
func inRows(t tables.Relation) bool {
	return t.Name != tables.SignalsName && t.Name != linesName && !strings.HasPrefix(t.Name, tables.RowsPrefix)
}
