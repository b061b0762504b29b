# Everything that runs the program. Reading of results is done by .ci/report.

report() { go run -C .ci ./report -skips "$PWD/.ci/skips" "$@"; }

# tested is a variable so that .ci/run --self need not run all to see one fail.
tested=${tested-./...}

step_tests() {
	local status=0
	TIJDIG_RIG=$rig go test -count=1 -timeout "$limit" -json $tested >"$work/tests.json" 2>"$work/tests.err" || status=$?
	cat "$work/tests.err"
	report -summary "$work/tests.summary" "$work/tests.json" || status=1
	tail -n 1 "$work/tests.summary" >"$work/note"
	return "$status"
}

step_race() {
	local status=0
	go test -count=1 -timeout 20m -race -json $tested >"$work/race.json" 2>"$work/race.err" || status=$?
	cat "$work/race.err"
	report -summary "$work/race.summary" "$work/race.json" || status=1
	tail -n 1 "$work/race.summary" >"$work/note"
	return "$status"
}

# Two at a time, each with one processor: most of a short run is getting started.
step_fuzz() {
	local span=6s found status=0
	[ -z "$long" ] || span=10m
	grep -rlE '^func Fuzz' --include=*_test.go . | xargs -rn1 dirname | sort -u | while read -r pkg; do
		go test -list '^Fuzz' "$pkg" | grep '^Fuzz' | sed "s|^|$pkg |"
	done >"$work/fuzzers"
	found=$(wc -l <"$work/fuzzers")
	xargs -rP2 -L1 bash -c 'fuzz_one "$@"' fuzz "$span" <"$work/fuzzers" || status=1
	note "$found functions, $span each"
	[ "$found" -gt 0 ] || { echo "no Fuzz function was found"; return 1; }
	return "$status"
}

# out_of_time OUTPUT reports a run that was still at an input when its time was up, which go test
# calls a failure as well. One that found something says where it wrote it.
out_of_time() { grep -q '^ *context deadline exceeded$' <<<"$1" && ! grep -q 'Failing input written' <<<"$1"; }

# fuzz_one SPAN PACKAGE NAME fuzzes one function and says how far it came. One that tried next to
# nothing found nothing out. Making a find as small as can be would take all of a short run.
fuzz_one() {
	local out execs
	out=$(go test -run '^$' -fuzz "^$3\$" -fuzztime "$1" -fuzzminimizetime 10x -parallel 1 "$2" 2>&1) ||
		out_of_time "$out" || { printf '%s %s\n%s\n' "$2" "$3" "$out"; return 1; }
	printf '%s %s  %s\n' "$2" "$3" "$(grep 'execs:' <<<"$out" | tail -n 1)"
	execs=$(grep -o 'execs: [0-9]*' <<<"$out" | tail -n 1 | cut -d' ' -f2)
	[ "${execs:-0}" -ge 50 ] || { echo "$2 $3 tried ${execs:-0} inputs only"; return 1; }
}
export -f fuzz_one out_of_time

# tree_before is a variable so that .ci/run --self can give another.
tree_before=${tree_before-$(git status --porcelain)}

step_tree() {
	local now
	now=$(git status --porcelain)
	[ "$now" = "$tree_before" ] || { echo "was:"; echo "$tree_before"; echo "is:"; echo "$now"; return 1; }
}
