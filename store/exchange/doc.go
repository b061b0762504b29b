// Package exchange has the laptops of a team keep each other up to date through a folder
// that all of them can write: a stick, a network share, a folder that is synchronised. It
// trusts neither the folder nor who else can write there, and keeps nothing in it that
// cannot be lost. EXCHANGE.md describes what lies there.
//
// Nothing is remembered of what others have. Each time, the whole follows from two things:
// what is in this file, and what now lies in the folder. In the folder each member keeps a
// note, which says what the member has and who is in the team, and letters, which hold
// signals. A laptop takes in what it lacks of the letters, looks in the notes what others
// lack that is in no letter for them, puts that in a letter, and writes a new note. So a file
// that was put back, a folder that was lost, and a letter that came late or twice need no
// rule of their own: what is missing is seen to be missing, and sent again.
//
// The package opens no screen, asks nothing, and knows no clock: the time is given.
package exchange
