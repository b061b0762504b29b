package sql

import (
	"fmt"
)

// The roles: who reads the rows of a team, and who reads only how many there are.
const (
	readRole  = "tijdig_lezen"
	countRole = "tijdig_tellen"
)

// teams says who reads which team. Everybody sees only their own.
func (s *script) teams() string {
	const name, full = "teams", schemaName + ".teams"
	return unless(hasTable(name), "CREATE TABLE "+full+" (rol text NOT NULL, team text NOT NULL, PRIMARY KEY (rol, team))",
		"COMMENT ON TABLE "+full+" IS "+literal("Wie van welk team mag lezen: vult de beheerder"), "ALTER TABLE "+full+" ENABLE ROW LEVEL SECURITY",
		"CREATE POLICY eigen ON "+full+" FOR SELECT USING (rol = current_user)") + grant(name, full, readRole)
}

// policy lets a reader see the rows of their teams. CockroachDB takes no rule that looks in
// another table: there nothing is seen until the administrator says what.
func policy(name, full string) string {
	const rule = "per_team"
	using := fmt.Sprintf("EXISTS (SELECT 1 FROM %s.teams t WHERE t.rol = current_user AND t.team = %s.team)", schemaName, named(name))
	return "SELECT " + literal("CREATE POLICY "+rule+" ON "+full+" FOR SELECT USING ("+using+")") +
		" WHERE version() NOT LIKE 'CockroachDB%' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_policies WHERE schemaname = '" + schemaName + "' AND tablename = " + literal(name) +
		" AND policyname = '" + rule + "') \\gexec\n"
}

// grant lets a role read, where there is such a role, it could not yet, and whoever loads
// may say so.
func grant(name, full, role string) string {
	return "SELECT v.q FROM pg_catalog.pg_roles r, pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace,\n  (VALUES (" +
		literal("GRANT USAGE ON SCHEMA "+schemaName+" TO "+role) + "), (" + literal("GRANT SELECT ON "+full+" TO "+role) + ")) AS v(q)\n  WHERE r.rolname = '" + role + "' AND s.nspname = '" +
		schemaName + "' AND c.relname = " + literal(name) + " AND pg_has_role(c.relowner, 'USAGE') AND NOT has_table_privilege(r.oid, c.oid, 'SELECT') \\gexec\n"
}
