package disk

// SyncDir does nothing: Windows has no way to sync a folder, and NTFS logs its
// names.
func SyncDir(string) error { return nil }
