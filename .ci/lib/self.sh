# Provokes each step once in a scratch clone of the last commit: a check that cannot fail checks nothing.
# Run by .ci/run --self, not in each run.

provoke_all() {
	scratch=$(mktemp -d) held=0 missed=0
	trap 'rm -rf "$scratch"' EXIT
	git clone -q . "$scratch/clone" && cd "$scratch/clone" || exit 1
	export tested=./model # where what spoils a test is put

	provoke format "a badly formatted file" "gofumpt -w" file model/provoked.go 'package model

var  provoked   = 1'
	provoke vet "a wrong Printf" "wrong type" file model/provoked_test.go 'package model
import ("fmt"; "testing")
func TestProvoked(t *testing.T) { fmt.Printf("%d", "x") }'
	provoke vet "a file that does not compile on Windows" "undefined: nowhere" file model/provoked_windows.go 'package model
var _ = nowhere'
	provoke lint "a function nobody calls" "provoked is unused" file model/provoked.go 'package model
func provoked() {}'
	provoke modules "a requirement nobody needs" "go.mod" append go.mod 'require rsc.io/quote v1.5.2'
	provoke modern "a loop from before range over int" "range" file model/provoked.go 'package model
func Provoked() { for i := 0; i < 9; i++ { println(i) } }'
	provoke tests "a failing test" "tests failed" file model/provoked_test.go 'package model
import "testing"
func TestProvoked(t *testing.T) { t.Fatal("provoked") }'
	provoke tests "a skipped test" "SKIPPED, and it should run here" file model/provoked_test.go 'package model
import "testing"
func TestProvoked(t *testing.T) { t.Skip("provoked") }'
	provoke tests "a package that does not compile" "tests failed" file model/provoked_test.go 'package model
var _ = nowhere'
	provoke race "two goroutines on one variable" "DATA RACE" file model/provoked_test.go 'package model
import "testing"
func TestProvoked(t *testing.T) { n, d := 0, make(chan bool); go func() { n++; close(d) }(); n++; <-d }'
	provoke fuzz "a crasher" "provoked" file model/provoked_test.go 'package model
import "testing"
func FuzzProvoked(f *testing.F) { f.Fuzz(func(t *testing.T, b []byte) { if len(b) > 2 { t.Fatal("provoked") } }) }'
	# The step compares with what stood there when the run began; here that is given.
	printf 'left\n' >model/left
	provoke tree "a file that a test left" "model/left" env tree_before=clean
	provoke cross "a main that does not build on macOS" "darwin/arm64 does not build" file provoked_darwin.go 'package main
var _ = nowhere'
	provoke offline "a way to the network" "net/http" file provoked.go 'package main
import _ "net/http"'
	provoke licences "a module that is not listed" "not listed" file .ci/modules.tsv '# none'
	provoke sbom "a list of parts that is cut short" "is in the binary, and not listed" env parts_cut=1
	provoke vulnerabilities "a call that is known to be dangerous" "GO-0000-0001" env 'vuln_extra={"schema_version":"1.3.1","id":"GO-0000-0001","modified":"2026-01-01T00:00:00Z","published":"2026-01-01T00:00:00Z","summary":"provoked","details":"provoked","affected":[{"package":{"name":"go.etcd.io/bbolt","ecosystem":"Go"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],"ecosystem_specific":{"imports":[{"path":"go.etcd.io/bbolt","symbols":["Open"]}]}}],"database_specific":{"url":"https://pkg.go.dev/vuln/GO-0000-0001"}}'
	provoke reproducible "folders in the binary" "differ" env build_flags=

	printf '\n%d passed, %d failed\n' "$held" "$missed"
	[ "$missed" -eq 0 ]
}

# provoke STEP WHAT SAYS HOW [PATH TEXT] runs one step on a clone that was spoilt, and wants it to
# fail and to say SAYS.
provoke() {
	local step=$1 what=$2 says=$3 how=$4 setting=() out
	case $how in
	file) printf '%s\n' "$6" >"$5" ;;
	append) printf '%s\n' "$6" >>"$5" ;;
	env) setting=("$5") ;;
	esac
	if out=$(env "${setting[@]}" bash .ci/run --only "$step" 2>&1); then
		echo "MISSED   $step: $what"
		missed=$((missed + 1))
	elif ! grep -qF -- "$says" <<<"$out"; then
		printf 'MISSED   %s: %s: it failed, but did not say %s:\n%s\n' "$step" "$what" "$says" "$out"
		missed=$((missed + 1))
	else
		echo "caught   $step: $what"
		held=$((held + 1))
	fi
	git reset -q --hard && git clean -qfdx
}
