package records

import (
	"encoding/binary"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// LogKind says what was done. The log never says to what.
type LogKind string

// What the log notes.
const (
	LogUnlock     LogKind = "ontgrendeld"
	LogView       LogKind = "bekeken"
	LogCreate     LogKind = "vastgelegd"
	LogChange     LogKind = "gewijzigd"
	LogExport     LogKind = "overgedragen" // of so many signals
	LogDelete     LogKind = "vernietigd"
	LogImport     LogKind = "ingelezen"
	LogCopy       LogKind = "kopie_gemaakt"
	LogLetGo      LogKind = "opgeruimd"      // concepts that were thrown away before
	LogSalvage    LogKind = "hersteld"       // this file came out of a damaged one
	LogSeen       LogKind = "gezien"         // that it did was marked seen
	LogHeader     LogKind = "kop_teruggezet" // the ways in had been changed by something else
	LogSecrets    LogKind = "sleutels_gewijzigd"
	LogOwnWay     LogKind = "kopie_eigen_weg" // a copy goes its own way; the device is new from this line on
	LogMoved      LogKind = "verhuisd"        // the file lives on another machine; the device is new from this line on
	LogRegion     LogKind = "regio_ingelezen" // the package of a region came in
	LogRegionBack LogKind = "regio_teruggenomen"
	LogJoined     LogKind = "een_gemaakt" // two turned out to be one
	LogParted     LogKind = "apart_gezet" // and were two after all
)

// An output is noted before anything leaves, and again when it is done, as
// [LogExport], or not.
const (
	LogExportBegun  LogKind = "overdracht_begonnen"
	LogExportBroken LogKind = "overdracht_afgebroken" // of so many signals that may have left

	LogArrived    LogKind = "aankomst_bevestigd"
	LogArrivedNot LogKind = "aankomst_teruggenomen"
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

// Log adds a line to the log: what was done to n signals.
func Log(t *objects.Tx, kind LogKind, n int) error {
	e := LogEntry{N: t.Root.Logged + 1, At: t.Now, Kind: kind, Count: n, Device: t.Root.Device, Before: t.Root.LogSum}
	body, err := objects.Encode(e)
	if err != nil {
		return err
	}
	t.Root.Logged, t.Root.LogSum = e.N, LogSum(t.Root.Marks, body)
	return t.Put(objects.History, objects.KindLog, LogID(e.N), body)
}

// LogSum goes by the key of the marks, which stays when the file is rewritten
// under another master key: the log goes on to hold.
func LogSum(key vault.Sum, body []byte) vault.Sum {
	return vault.SumOf(key[:], []byte("log"), body)
}

// LogID is where a line stands, by its number.
func LogID(n uint64) (id model.ID) {
	binary.BigEndian.PutUint64(id[8:], n)
	return id
}
