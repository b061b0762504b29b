package store

import (
	"encoding/binary"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// LogKind says what was done. The log never says to what.
type LogKind string

// What the log notes.
const (
	LogUnlock  LogKind = "ontgrendeld"
	LogView    LogKind = "bekeken"
	LogCreate  LogKind = "vastgelegd"
	LogChange  LogKind = "gewijzigd"
	LogExport  LogKind = "overgedragen" // of so many signals
	LogDelete  LogKind = "vernietigd"
	LogImport  LogKind = "ingelezen"
	LogCopy    LogKind = "kopie_gemaakt"
	LogLetGo   LogKind = "opgeruimd"      // concepts that were thrown away before
	LogSalvage LogKind = "hersteld"       // this file came out of a damaged one
	LogSeen    LogKind = "gezien"         // that it did was marked seen
	LogHeader  LogKind = "kop_teruggezet" // the ways in had been changed by something else
	LogSecrets LogKind = "sleutels_gewijzigd"
	LogOwnWay  LogKind = "kopie_eigen_weg" // a copy goes its own way; the device is new from this line on
	LogMoved   LogKind = "verhuisd"        // the file lives on another machine; the device is new from this line on
)

// An output is noted before anything leaves, and again when it is done, as
// [LogExport], or not.
const (
	LogExportBegun  LogKind = "overdracht_begonnen"
	LogExportBroken LogKind = "overdracht_afgebroken" // of so many signals that may have left
)

// LogEntry is one line of the log. Each carries the sum of the one before, and
// the root that of the last, so that a line taken out or altered shows.
type LogEntry struct {
	N      uint64    `json:"nummer"` // from 1
	At     time.Time `json:"tijd"`
	Kind   LogKind   `json:"wat"`
	Count  int       `json:"aantal"` // of signals, where that means something
	Device model.ID  `json:"apparaat"`
	Before vault.Sum `json:"som_vorige"`
}

// log adds a line.
func (t *tx) log(kind LogKind, n int) error {
	e := LogEntry{N: t.Root.Logged + 1, At: t.Now, Kind: kind, Count: n, Device: t.Root.Device, Before: t.Root.LogSum}
	body, err := objects.Encode(e)
	if err != nil {
		return err
	}
	t.Root.Logged, t.Root.LogSum = e.N, logSum(t.Root.Marks, body)
	return t.Put(objects.History, objects.KindLog, logID(e.N), body)
}

// logSum goes by the key of the marks, which stays when the file is rewritten
// under another master key: the log goes on to hold.
func logSum(key vault.Sum, body []byte) (s vault.Sum) {
	h, err := blake2b.New256(key[:])
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("log"))
	h.Write(body)
	h.Sum(s[:0])
	return s
}

func logID(n uint64) (id model.ID) {
	binary.BigEndian.PutUint64(id[8:], n)
	return id
}

// Log notes that something was done to n signals.
func (s *Store) Log(kind LogKind, n int) error {
	return s.commit(func(t *tx) error { return t.log(kind, n) })
}

// logSumAt returns the sum of one line of the log.
func (s *Store) logSumAt(n uint64) (out vault.Sum, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		body, err := objects.GetBody(b, s.db.Keys, objects.History, objects.KindLog, logID(n))
		out = logSum(r.Marks, body)
		return err
	})
	return out, err
}

// LogEntries returns the log, oldest first. With [ErrDamaged] it returns the
// lines that are there, and the error names the numbers that are not, or that
// do not follow from the one before.
func (s *Store) LogEntries() (out []LogEntry, err error) {
	var broken []uint64
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		var last vault.Sum
		for n := uint64(1); n <= r.Logged; n++ {
			body, err := objects.GetBody(b, s.db.Keys, objects.History, objects.KindLog, logID(n))
			var e LogEntry
			if err != nil || objects.Decode(body, &e) != nil || e.N != n {
				broken = append(broken, n)
				last = vault.Sum{}
				continue
			}
			if e.Before != last && last != (vault.Sum{}) {
				broken = append(broken, n)
			}
			last = logSum(r.Marks, body)
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
