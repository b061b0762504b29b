package findings

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain has less looked through for what can be thrown away: tests here draw a great many
// frames that nothing holds on to, and a third of their time went there.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
