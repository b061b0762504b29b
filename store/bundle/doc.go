// Package bundle is what goes from one worker to another: whole signals in one file that
// only the receiver can open. BUNDLE.md describes it. The package writes and reads it on
// readers and writers; it opens no file, and takes nothing in.
package bundle
