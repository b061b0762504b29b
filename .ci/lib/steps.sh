# The frame around the steps: options, timing, what is kept, the summary.

long= only= self=
options() {
	while [ $# -gt 0 ]; do
		case $1 in
		--long) long=1 ;;
		--only) only=${2:?--only needs the name of a step}; shift ;;
		--self) self=1 ;;
		*) echo "usage: .ci/run [--long] [--only STEP] [--self]" >&2; exit 2 ;;
		esac
		shift
	done
	[ -z "$self" ] || { provoke_all; exit; }
}

begin() {
	work=$(mktemp -d) || exit 1
	trap 'rm -rf "$work"' EXIT
	summary=$work/summary failures=0 ran=0 started=$(date +%s)
	# How much the rigs do, and how long they may take; see uitest.Long.
	rig=ci limit=15m
	if [ -n "$long" ]; then rig=long limit=180m; fi
	unset GOFLAGS GOOS GOARCH
	# Python comes from Debian, with its packaged modules, whatever else is in PATH.
	mkdir -p "$work/bin" && ln -sf /usr/bin/python3 "$work/bin/python3"
	export PATH="$work/bin:$PATH"
}

# step NAME TITLE runs the function step_NAME. It fails by its status; a line that it writes to
# $work/note stands in the summary, one in $work/skipped marks the step as not done.
step() {
	local name=$1 title=$2 from status=0 took mark
	[ -z "$only" ] || [ "$only" = "$name" ] || return 0
	ran=$((ran + 1))
	rm -f "$work/note" "$work/skipped"
	printf '\n== %s: %s\n' "$name" "$title"
	from=$(date +%s)
	"step_$name" </dev/null || status=$?
	took=$(($(date +%s) - from))
	mark=ok
	[ ! -e "$work/skipped" ] || mark=SKIPPED
	if [ "$status" -ne 0 ]; then mark=FAILED failures=$((failures + 1)); fi
	printf '%-8s %4d s  %-16s %s\n' "$mark" "$took" "$name" "$(cat "$work/note" "$work/skipped" 2>/dev/null | tr '\n' ' ')" >>"$summary"
	[ "$status" -eq 0 ] || printf '== %s FAILED\n' "$name"
}

note() { echo "$*" >>"$work/note"; }

# loudly says that a step could not be done here, and why.
loudly() {
	echo "$*" >>"$work/skipped"
	printf '\n!!!! NOT DONE HERE: %s\n\n' "$*"
}

finish() {
	if [ "$ran" -eq 0 ]; then echo "there is no step named $only" >&2; exit 2; fi
	printf '\n== summary, %d s in all\n' "$(($(date +%s) - started))"
	cat "$summary"
	# The closing lines are those of the tests, so that nobody needs to scroll for them.
	if [ -e "$work/tests.summary" ]; then printf '\n'; cat "$work/tests.summary"; fi
	[ "$failures" -eq 0 ]
}

tool() { go tool -modfile=.ci/go.mod "$@"; }
