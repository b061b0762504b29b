package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Log notes that something was done to n signals.
func (s *Store) Log(kind records.LogKind, n int) error {
	return s.db.Commit(func(t *change.Tx) error { return t.Log(kind, n) })
}

// LogEntries returns the log, oldest first. With [ErrDamaged] it returns the
// lines that are there, and the error names the numbers that are not, or that
// do not follow from the one before.
func (s *Store) LogEntries() (out []records.LogEntry, err error) {
	var broken []uint64
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		var last vault.Sum
		for n := uint64(1); n <= r.Logged; n++ {
			body, err := objects.GetBody(b, s.db.Keys, objects.History, objects.KindLog, records.LogID(n))
			var e records.LogEntry
			if err != nil || objects.Decode(body, &e) != nil || e.N != n {
				broken = append(broken, n)
				last = vault.Sum{}
				continue
			}
			if e.Before != last && last != (vault.Sum{}) {
				broken = append(broken, n)
			}
			last = records.LogSum(r.Marks, body)
			out = append(out, e)
		}
		if last != r.LogSum && last != (vault.Sum{}) {
			broken = append(broken, r.Logged)
		}
		return nil
	})
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("%w: log lines %v", ErrDamaged, broken)
	}
	return out, err
}
