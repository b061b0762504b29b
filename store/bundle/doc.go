// Package bundle is what goes from one worker to another: whole signals in one file that
// only the receiver can open. BUNDLE.md describes it. The package writes and reads it on
// readers and writers; it opens no file, and takes nothing in.
package bundle

import "tijdig/store/export"

// Format is what a bundle is called among the outputs. It is none of theirs: it has no
// levels, and needs somebody to be sealed for.
const Format export.Format = "bundle"

// FileName is what a bundle is called by, with the day it was made.
func FileName(day string) string { return "tijdig-bundel-" + day + ".age" }
