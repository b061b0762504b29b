// Package store keeps concepts, signals and subjects in one encrypted bbolt
// file. Every method that changes something returns after the change is on
// disk; every error says whether it is. The file itself is described in
// FORMAT.md, well enough to read it without this package.
//
// The package knows no screens, no words for people and no clock: the time is
// given, and errors carry no content of a record.
//
// What is done to a file as a whole stands here: opening and closing, who may open it, copies,
// destroying, handing over, taking in, and how it stands. It stands on rooms, each of which knows
// nothing of those above it; the methods of four of them, drafts, recording, reading and kept, are
// those of a [Store]:
//
//   - disk: what differs between systems, and what became of a write
//   - folders: which of them leave the machine, and which lie off this disk
//   - pages: bbolt's pages below bbolt
//   - vault: keys, header, ways in, and what they seal
//   - codec: bodies of objects as they are always written, read quickly by a plan of each type
//   - objects: sealed objects in one file, each change whole, with the root that counts them
//   - heads: what a list shows of a signal, and the list in memory
//   - proof, records: whether all is there; what stands in the objects
//   - copies: what lies beside a file, and how a copy is made and proven
//   - change: one change of a file, in records, and what the list follows of it
//   - merge: what becomes of signals that come in beside what is here
//   - damage: whose an object is that does not open
//   - emergency: concepts that could not be saved, off this disk and back
//   - erase: signals taken out for good, of the file and of a copy
//   - kept: what is kept beside the signals: settings, forms, a region, a team
//   - ledger: what left the file, whether it arrived, and what was cut off
//   - reading: what stands of signals, and whom they are about
//   - recording: how versions are made, codes given out and subjects said to be one
//   - repair: what can be saved of a damaged file, the list made again, older files
//   - drafts: what is being written, until it is recorded or thrown away, and contacts
//
// Who is above the store speaks to the store; door.go names what it needs of
// the rooms.
//
// The nouns:
//
//   - file: one encrypted bbolt file of a worker, with its managed copies beside it
//   - header: the one part that is not sealed: how to open the rest; it stands there three
//     times, and once more sealed
//   - slot: one way in: a passphrase, a recovery code or a recipient
//   - object: one sealed value under a keyed name: a version, a concept, a subject, a line…
//   - root: the object that counts all others, so that one that is missing is missed
//   - head: what a list shows of a signal, without opening its versions
//   - line: which versions a signal has, and what became of its concepts
//   - revision: one version of a signal; it is never changed
//   - concept, or draft: a signal being written; it ends by being recorded or thrown away
//   - intent: an act of several steps that has begun, and that each opening goes on with
//   - tombstone: what stays of a signal that was destroyed, so that nothing brings it back
//   - ledger and log: what left the file, and what was done with it; neither says of whom
//   - state page, or meta: one of the two pages of bbolt that say where everything is
package store
