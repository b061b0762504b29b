# What can be said of the source without running it.

step_format() {
	local bad
	bad=$(git ls-files -z --cached --others --exclude-standard -- '*.go' | xargs -0 go tool -modfile=.ci/go.mod gofumpt -l) || return
	[ -z "$bad" ] || { echo "$bad"; echo "run: go tool -modfile=.ci/go.mod gofumpt -w ."; return 1; }
}

# The other systems are vetted too: it is how their files and tests are compiled here.
step_vet() {
	go vet ./... && go -C .ci vet ./report ./licences ./parts ./beside && go -C .ci test ./report ./licences ./parts &&
		GOOS=windows CGO_ENABLED=0 go vet ./... && GOOS=darwin CGO_ENABLED=0 go vet ./...
}

step_lint() { tool golangci-lint run ./...; }

step_modules() {
	go mod verify && go mod tidy -diff && go -C .ci mod verify
}

step_modern() {
	local diff
	diff=$(go fix -diff ./...) || { echo "$diff"; return 1; }
	[ -z "$diff" ] || { echo "$diff"; echo "run: go fix ./..."; return 1; }
}
