// Package crashtest holds the trials of the store as a whole: crashes at every
// write, failing disks, and long random days against a simple model. Each
// carries a control that must fail and a floor under what it counted, so that
// none can pass by doing nothing. The flag -long runs them at full length.
package crashtest
