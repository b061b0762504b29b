package export_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain has less looked through for what can be thrown away: tests here write a great
// many outputs that nothing holds on to.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
