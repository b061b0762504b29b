package store

import "tijdig/store/repair"

// Recover takes what can be saved out of a damaged file into a new one, which
// opens in the same ways. It trusts no tree and no page: every page is tried,
// and only what the cipher vouches for is taken, in its newest copy. The
// damaged file is not touched. It returns [ErrDamagedHeader] when no copy of
// the header is left: without one no secret leads to the key. Where something else
// changed the header, the one that was kept sealed takes its place, if it is found.
func Recover(in string, o RecoverOptions) (Salvage, error) {
	return repair.Recover(in, o, rebuildFile)
}
