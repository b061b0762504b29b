// Package opener finds and opens the file that a command is about: by the flags, by the
// environment, and by what is typed where a terminal is there to ask on. What was cut off
// earlier it tidies. It knows no command.
package opener

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/store/disk"
	"tijdig/store/hoststate"
	"tijdig/ui/cli/fail"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// File is the file a command is about, as it was named, and what opens it.
type File struct {
	Name       string // "" for what the environment says, and else one in the user's data folder
	Passphrase string // a file with a secret, as are the two below it; at most one is given
	Recovery   string
	Identity   string
	Costly     bool // opening may cost more than any file of this program

	now     func() time.Time
	says    io.Writer
	environ func(string) string
}

// New returns the file that is meant where no flag names another. What is to be said about
// it goes to says.
func New(now func() time.Time, says io.Writer, environ func(string) string) File {
	return File{now: now, says: says, environ: environ}
}

// Default is the name of the file in the user's data folder.
const Default = "signalen.tijdig"

// Path returns where the file is: the flag, the environment, or the user's
// data folder on this machine, which is never one that roams or syncs.
func (f *File) Path() (string, error) {
	if f.Name != "" {
		return f.Name, nil
	}
	if p := f.environ("TIJDIG_FILE"); p != "" {
		return p, nil
	}
	dir, err := dataDir(f.environ)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "tijdig", Default), nil
}

func dataDir(env func(string) string) (string, error) {
	home, err := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		if d := env("LOCALAPPDATA"); d != "" {
			return d, nil
		}
	case "darwin":
		if err == nil {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if d := env("XDG_DATA_HOME"); filepath.IsAbs(d) {
			return d, nil
		}
		if err == nil {
			return filepath.Join(home, ".local", "share"), nil
		}
	}
	return "", fail.With(command.NoDataDir)
}

// Door returns the way to the file for the screens, where a passphrase that is set costs
// kdf. What a file says is tried once; a human is asked on the screen itself.
func (f *File) Door(kdf store.KDF) (nav.Door, error) {
	p, err := f.Path()
	if err != nil {
		return nav.Door{}, err
	}
	d := nav.Door{Path: p, KDF: kdf, Machine: f.Machine()}
	if f.Ways() > 0 {
		d.Secrets, err = f.Secrets()
	}
	return d, err
}

// Machine returns what is kept about this machine, in a folder that a copy of
// the file does not take along; nil where nothing can be kept.
func (f *File) Machine() *hoststate.Machine {
	dir := f.machineDir()
	if dir == "" {
		return nil
	}
	m, err := hoststate.Load(dir)
	if err != nil {
		return nil // the question is not asked, and all else works
	}
	return m
}

// machineDir is the folder that is kept in; "" where there is none.
func (f *File) machineDir() string {
	dir := f.environ("XDG_STATE_HOME")
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		d, err := dataDir(f.environ)
		if err != nil {
			return ""
		}
		dir = d
	} else if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "tijdig")
}

// Open opens and unlocks the file for a command.
func (f *File) Open() (*store.Store, error) { return f.openAs(false) }

func (f *File) openAs(readOnly bool) (*store.Store, error) {
	p, err := f.Existing()
	if err != nil {
		return nil, err
	}
	locked, err := store.Open(p, store.OpenOptions{Now: f.now, ReadOnly: readOnly})
	if errors.Is(err, store.ErrReadOnly) && !readOnly {
		readOnly = true
		fmt.Fprintln(f.says, "tijdig: "+command.OpenedToRead)
		locked, err = store.Open(p, store.OpenOptions{Now: f.now, ReadOnly: true})
	}
	switch {
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrUnreadable):
		return nil, fail.With(text.MayNotRead)
	case errors.Is(err, store.ErrDamaged):
		return nil, errors.Join(fail.With(keeping.NotOpened(err)), err)
	case err != nil:
		return nil, err
	}
	secrets, err := f.Secrets()
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	var s *store.Store
	err = Try(secrets, func(sec store.Secret) (err error) {
		s, err = locked.UnlockWith(sec)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	f.Machine().Consult(s)
	if _, differs := s.Differs(); differs {
		fmt.Fprintln(f.says, "tijdig: "+keeping.Warning(store.WarnOlderState))
	}
	if !readOnly {
		if putBack(s) {
			fmt.Fprintln(f.says, "tijdig: "+keeping.Warning(store.WarnOlder))
		}
		f.tidy(s)
	}
	return s, nil
}

// putBack reports whether the whole file was put back to an earlier state since it was
// last seen on this machine.
func putBack(s *store.Store) bool { return slices.Contains(s.Warnings(), store.WarnOlder) }

// tidy looks after outputs that were cut off. What goes wrong on the way stays for the
// next time, and keeps nobody from what was asked.
func (f *File) tidy(s *store.Store) {
	found, err := delivery.Tidy(s)
	if err != nil {
		fmt.Fprintln(f.says, "tijdig: "+keeping.NotTidied)
	}
	for _, c := range found {
		fmt.Fprintln(f.says, "tijdig: "+sharing.CutOff(c))
	}
}

// Existing returns the path of the file, which must be there.
func (f *File) Existing() (string, error) {
	p, err := f.Path()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fail.With(command.NoFileAt(p))
	case err == nil && !info.Mode().IsRegular():
		return "", disk.ErrNotRegular
	}
	return p, nil
}

// Needs lists the files that opening it rests on: none of them is a place for an output.
func (f *File) Needs() []string {
	out := []string{f.PassphraseFile(), f.Recovery, f.Identity}
	if dir := f.machineDir(); dir != "" {
		out = append(out, hoststate.In(dir))
	}
	return out
}

// Reading is with for what changes nothing in the file, damaged as it may be.
func (f *File) Reading(fn func(*store.Store) error) error {
	s, err := f.openAs(true)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.Close())
}

// With opens the file, gives it to fn and closes it.
func (f *File) With(fn func(*store.Store) error) error {
	s, err := f.Open()
	if err != nil {
		return err
	}
	err = fn(s)
	s.GoneOn()
	if !putBack(s) { // a script that lists must not make check forget it; the screens show it, and then remember
		if e := f.Machine().Remember(s); e != nil {
			fmt.Fprintln(f.says, "tijdig: "+command.NotRemembered) // a hint is lost, and nothing else
		}
	}
	return errors.Join(err, s.Close())
}
