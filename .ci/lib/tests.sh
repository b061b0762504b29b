# Everything that runs the program. Reading of results is done by .ci/report.

report() { go run -C .ci ./report -skips "$PWD/.ci/skips" "$@"; }

step_tests() {
	local status=0
	TIJDIG_RIG=$rig go test -count=1 -timeout "$limit" -json ./... >"$work/tests.json" 2>"$work/tests.err" || status=$?
	cat "$work/tests.err"
	report -summary "$work/tests.summary" "$work/tests.json" || status=1
	tail -n 1 "$work/tests.summary" >"$work/note"
	return "$status"
}

step_race() {
	local status=0
	go test -count=1 -timeout 20m -race -json ./model/... ./store/... ./ui/... >"$work/race.json" 2>"$work/race.err" || status=$?
	cat "$work/race.err"
	report -summary "$work/race.summary" "$work/race.json" || status=1
	tail -n 1 "$work/race.summary" >"$work/note"
	return "$status"
}

step_fuzz() {
	local span=10s found=0 status=0 pkg name
	[ -z "$long" ] || span=10m
	while read -r pkg; do
		for name in $(go test -list '^Fuzz' "$pkg" | grep '^Fuzz'); do
			found=$((found + 1))
			echo "$pkg $name"
			go test -run '^$' -fuzz "^$name\$" -fuzztime "$span" "$pkg" >"$work/fuzz" 2>&1 || { cat "$work/fuzz"; status=1; }
			grep -h 'execs:' "$work/fuzz" | tail -n 1
		done
	done < <(grep -rlE '^func Fuzz' --include=*_test.go . | xargs -rn1 dirname | sort -u)
	note "$found functions, $span each"
	[ "$found" -gt 0 ] || { echo "no Fuzz function was found"; return 1; }
	return "$status"
}

# tree_before is a variable so that .ci/run --self can give another.
tree_before=${tree_before-$(git status --porcelain)}

step_tree() {
	local now
	now=$(git status --porcelain)
	[ "$now" = "$tree_before" ] || { echo "was:"; echo "$tree_before"; echo "is:"; echo "$now"; return 1; }
}
