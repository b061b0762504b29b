package disk

import "time"

// LockWait is how long a lock is waited for that another window holds: long enough for
// one that is closing, too short to notice.
const LockWait = 500 * time.Millisecond
