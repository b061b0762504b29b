# What tests need beyond Go, as Debian's packages and the command or module that shows they are there.

step_install() {
	local missing=()
	command -v strace >/dev/null || missing+=(strace)
	command -v cc >/dev/null || missing+=(gcc libc6-dev) # the race detector is linked in C
	[ -x /usr/bin/python3 ] || missing+=(python3)
	command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui) # what people open tables with
	command -v age >/dev/null || missing+=(age) # opens a bundle without this program
	command -v ssconvert >/dev/null || missing+=(gnumeric) # another program that reads workbooks
	command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium-headless-shell) # what people open pages with
	command -v pdftotext >/dev/null || missing+=(poppler-utils) # another program that reads PDF
	[ -n "$(compgen -G '/usr/lib/postgresql/*/bin/initdb')" ] || missing+=(postgresql) # what teams put signals together in
	for module in cryptography argon2 cbor2 icalendar; do
		/usr/bin/python3 -c "import $module" 2>/dev/null || missing+=("python3-$module")
	done
	if [ ${#missing[@]} -eq 0 ]; then
		note "nothing was missing"
		return
	fi
	if ! command -v apt-get >/dev/null; then
		echo "missing and not installable without apt-get: ${missing[*]}" >&2
		return 1
	fi
	local root=()
	[ "$(id -u)" -eq 0 ] || root=(sudo -n)
	export DEBIAN_FRONTEND=noninteractive
	"${root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >"$work/apt" 2>&1 ||
		{ "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}"; } >"$work/apt" 2>&1 ||
		{ cat "$work/apt"; return 1; }
	note "installed ${missing[*]}"
}
