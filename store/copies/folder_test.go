package copies

import (
	"fmt"
	"testing"
	"time"
)

func TestThreeNewestAndFourWeeklyCopiesAreKept(t *testing.T) {
	at := time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600))
	var all []Info
	for i := range 60 { // one a day, newest first
		all = append(all, Info{Path: fmt.Sprint(i), At: at.AddDate(0, 0, -i)})
	}
	keep := Kept(all)
	if len(keep) != 7 || !keep["0"] || !keep["1"] || !keep["2"] {
		t.Errorf("kept %v", keep)
	}
}
