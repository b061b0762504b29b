//go:build race && unix

package e2e

// Under the race detector the program is built with it too.
func init() { buildFlags, underRace = append(buildFlags, "-race"), true }
