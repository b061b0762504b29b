// Package pgtest starts a PostgreSQL of its own for a test, which nobody outside reaches: it
// listens on a socket in a folder that goes with it.
package pgtest

import (
	"encoding/csv"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Server is a server that runs until the test ends.
type Server struct {
	t   testing.TB
	dir string
	n   int
}

// Database is one of a server, with a user to come as.
type Database struct {
	s          *Server
	name, user string
}

// program finds a program of PostgreSQL: Debian keeps those of a server out of the way.
func program(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	all, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if err != nil || len(all) == 0 {
		return ""
	}
	slices.Sort(all)
	return all[len(all)-1]
}

// Start starts a server, or skips a test that has none.
func Start(t testing.TB) *Server {
	t.Helper()
	for _, p := range []string{"initdb", "pg_ctl", "psql"} {
		if program(p) == "" {
			t.Skip("needs PostgreSQL, which teams put signals together in")
		}
	}
	dir, err := os.MkdirTemp("", "pg") // short: a socket has room for a hundred characters
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{t: t, dir: dir}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if os.Getuid() == 0 {
		give(t, dir)
	}
	data := filepath.Join(dir, "data")
	s.as("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	s.as("pg_ctl", "-D", data, "-w", "-l", filepath.Join(dir, "log"), "-o", "-c listen_addresses='' -c fsync=off -c unix_socket_directories='"+dir+"'", "start")
	t.Cleanup(func() { s.as("pg_ctl", "-D", data, "-m", "immediate", "stop") })
	return s
}

// give hands a folder to somebody who may run a server: root may not.
func give(t testing.TB, dir string) {
	t.Helper()
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(dir, uid, -1); err != nil {
		t.Fatal(err)
	}
}

// as runs a program of the server as its owner.
func (s *Server) as(name string, args ...string) {
	s.t.Helper()
	args = append([]string{program(name)}, args...)
	if os.Getuid() == 0 {
		args = append([]string{"runuser", "-u", "nobody", "--"}, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		log, lost := os.ReadFile(filepath.Join(s.dir, "log"))
		s.t.Fatalf("%s: %v\n%s\n%s %v", name, err, out, log, lost)
	}
}

// Database makes an empty one.
func (s *Server) Database() *Database {
	s.t.Helper()
	s.n++
	d := &Database{s, "d" + strconv.Itoa(s.n), "postgres"}
	d.in("postgres", "CREATE DATABASE "+d.name)
	return d
}

// As is the same for another user.
func (d *Database) As(user string) *Database { return &Database{d.s, d.name, user} }

func (d *Database) in(database, query string) {
	d.s.t.Helper()
	if out, err := (&Database{d.s, database, d.user}).Load(query); err != nil {
		d.s.t.Fatalf("%v: %s", err, out)
	}
}

// Do has a statement done.
func (d *Database) Do(query string) {
	d.s.t.Helper()
	d.in(d.name, query)
}

// Load gives a script to psql, and returns what that said.
func (d *Database) Load(script string) (string, error) {
	cmd := d.psql("-q", "-f", "-")
	cmd.Stdin = strings.NewReader(script)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func (d *Database) psql(args ...string) *exec.Cmd {
	return exec.Command("psql", append([]string{"-X", "-h", d.s.dir, "-U", d.user, "-d", d.name}, args...)...)
}

// Parallel loads scripts all at once.
func (d *Database) Parallel(scripts ...string) {
	d.s.t.Helper()
	var all sync.WaitGroup
	for _, script := range scripts {
		all.Go(func() {
			if out, err := d.Load(script); err != nil {
				d.s.t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
}

// Rows are what a query answers; what is nothing at all is "<null>".
func (d *Database) Rows(query string) [][]string {
	d.s.t.Helper()
	cmd := d.psql("-t", "--csv", "-P", "null=<null>", "-c", query)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		d.s.t.Fatalf("%v: %s", err, said.String())
	}
	rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
	if err != nil {
		d.s.t.Fatal(err)
	}
	return rows
}

// Text is what a query answers as psql writes it for programs: a row a line, and nothing
// made of what stands in it.
func (d *Database) Text(query string) string {
	d.s.t.Helper()
	cmd := d.psql("-A", "-t", "-c", query)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		d.s.t.Fatalf("%v: %s", err, said.String())
	}
	return string(out)
}

// One is a single answer.
func (d *Database) One(query string) string {
	d.s.t.Helper()
	rows := d.Rows(query)
	if len(rows) != 1 || len(rows[0]) != 1 {
		d.s.t.Fatalf("%s: %v", query, rows)
	}
	return rows[0][0]
}

// All is everything in a schema: each table, each row, in an order of its own.
func (d *Database) All(schema string) string {
	d.s.t.Helper()
	var each []string
	for _, t := range d.Rows("SELECT c.relname FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = '" + schema + "' AND c.relkind = 'r'") {
		each = append(each, "SELECT '"+t[0]+"', to_jsonb(t)::text FROM "+schema+`."`+t[0]+`" t`)
	}
	var b strings.Builder
	for _, r := range d.Rows(strings.Join(each, " UNION ALL ") + " ORDER BY 1, 2") {
		b.WriteString(r[0] + " " + r[1] + "\n")
	}
	return b.String()
}
