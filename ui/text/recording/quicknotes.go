package recording

import "strconv"

// Krabbels.
const (
	ScribblesTitle = "Krabbels"
	ScribblesHint  = "Een regel per signaal, enter voor de volgende. Uitwerken kan straks."
	NextLine       = "volgende"
	WorkOutLater   = "straks uitwerken"
)

// Kept counts lines that are on the disk.
func Kept(n int) string { return strconv.Itoa(n) + " bewaard" }
