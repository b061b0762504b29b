// Package disk is what the store asks of the disk and the system under it, where
// systems differ or the standard library promises less: a name that is durable, a
// file for one owner, a lock, room that is kept, memory that is not swapped, and
// why a write failed. It knows nothing of what is written.
package disk
