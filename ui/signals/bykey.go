package signals

// byKey orders entries by their key and leaves those with the same one in their
// order. It goes by one byte of the keys at a time, from the last to the first,
// and passes over those that are all the same: a hundred thousand take a few
// milliseconds, which the first frame waits for.
func byKey(in []entry) []entry {
	if len(in) == 0 {
		return in
	}
	out := make([]entry, len(in))
	for shift := 0; shift < 64; shift += 8 {
		var count [256]int
		for i := range in {
			count[byte(in[i].key>>shift)]++
		}
		if count[byte(in[0].key>>shift)] == len(in) {
			continue
		}
		at := 0
		for b := range count {
			at, count[b] = at+count[b], at
		}
		for i := range in {
			b := byte(in[i].key >> shift)
			out[count[b]] = in[i]
			count[b]++
		}
		in, out = out, in
	}
	return in
}
