//go:build unix && !linux

package e2e

// controls are for the trace, which only Linux has.
var controls = map[string]func(){}
