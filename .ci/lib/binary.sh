# What can be said of the program as it is built for people.

systems="linux/amd64 linux/arm64 windows/amd64 windows/arm64 darwin/amd64 darwin/arm64"

step_cross() {
	local s status=0
	for s in $systems; do
		GOOS=${s%/*} GOARCH=${s#*/} CGO_ENABLED=0 go build -trimpath -o "$work/cross" . || { echo "$s does not build"; status=1; }
		printf '%s %s\n' "$s" "$(du -h "$work/cross" | cut -f1)"
	done
	return "$status"
}

step_offline() {
	local s bad status=0
	for s in linux windows darwin; do
		bad=$(GOOS=$s CGO_ENABLED=0 go list -deps . | grep -xE 'net/http|crypto/tls|net/rpc|net/smtp')
		[ -z "$bad" ] || { echo "$s: $bad"; status=1; }
	done
	return "$status"
}

step_licences() {
	go run -C .ci ./licences -root "$PWD" && note "$(grep -vc '^#' .ci/modules.tsv) modules"
}

# build_flags is a variable so that .ci/run --self can take it away.
build_flags=${build_flags--trimpath -buildvcs=false}

step_reproducible() {
	local place
	for place in one another/deeper; do
		mkdir -p "$work/$place/src" &&
			git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - --ignore-failed-read 2>/dev/null | tar -xf - -C "$work/$place/src" &&
			(cd "$work/$place/src" && CGO_ENABLED=0 go build $build_flags -o "$work/$place/tijdig" .) || return
	done
	cmp "$work/one/tijdig" "$work/another/deeper/tijdig" && note "sha256 $(sha256sum "$work/one/tijdig" | cut -c1-16)"
}

# The list of parts goes with a release: dist/ holds it after .ci/run --only sbom.
step_sbom() {
	local n
	CGO_ENABLED=0 go build $build_flags -o "$work/parts" . || return
	for n in 1 2; do
		tool cyclonedx-gomod bin -json -noserial -notimestamp -licenses -output "$work/parts.$n.json" "$work/parts" >"$work/parts.log" 2>&1 ||
			{ cat "$work/parts.log"; return 1; }
	done
	# parts_cut is a variable so that .ci/run --self can spoil the list.
	if [ -n "${parts_cut-}" ]; then sed -i 's/"name": "go.etcd.io/"name": "gone.etcd.io/' "$work"/parts.?.json; fi
	cmp "$work/parts.1.json" "$work/parts.2.json" && go run -C .ci ./parts -list "$work/parts.1.json" -binary "$work/parts" | tee "$work/note" &&
		[ "${PIPESTATUS[0]}" -eq 0 ] && mkdir -p dist && cp "$work/parts.1.json" dist/tijdig.cdx.json
}

# The database of known vulnerabilities is a site, and its source a module: where the site is out of
# reach, the module is not.
step_vulnerabilities() {
	local s status=0 from=()
	go build -C .ci -o "$work/govulncheck" golang.org/x/vuln/cmd/govulncheck || return
	# vuln_extra is a variable so that .ci/run --self can list a function that is called here.
	if [ -n "${vuln_extra-}" ] || ! "$work/govulncheck" ./model >"$work/vuln" 2>&1; then
		vulnerability_database || { cat "$work/vuln"; loudly "no database of vulnerabilities can be reached; run this where one can, before a release"; return 0; }
		from=(-db "file://$work/vulndb")
	fi
	for s in linux windows darwin; do
		echo "$s:"
		GOOS=$s CGO_ENABLED=0 "$work/govulncheck" "${from[@]}" ./... || status=$?
	done
	return "$status"
}

# vulnerability_database makes the files that govulncheck reads out of the database's newest source.
vulnerability_database() {
	local source=golang.org/x/vulndb reports
	reports=$(go mod download -json $source@latest | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')/data/osv &&
		[ -d "$reports" ] && cp -r "$reports" "$work/osv" && chmod -R u+w "$work/osv" || return
	if [ -n "${vuln_extra-}" ]; then echo "$vuln_extra" >"$work/osv/GO-0000-0001.json"; fi
	go run $source/cmd/indexdb@latest -vulns "$work/osv" -out "$work/vulndb" || return
	reports=${reports%/data/osv}
	note "${reports##*@}, $(find "$work/osv" -name '*.json' | wc -l) reports"
}
