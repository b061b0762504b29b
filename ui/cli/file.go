package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/store/disk"
	"tijdig/store/hoststate"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// fileName is the name of the file in the user's data folder.
const fileName = "signalen.tijdig"

// path returns where the file is: the flag, the environment, or the user's
// data folder on this machine, which is never one that roams or syncs.
func (r *run) path() (string, error) {
	if r.file != "" {
		return r.file, nil
	}
	if p := r.Environ("TIJDIG_FILE"); p != "" {
		return p, nil
	}
	dir, err := dataDir(r.Environ)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "tijdig", fileName), nil
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
	return "", say(command.NoDataDir)
}

// door returns the way to the file for the screens. What a file says is tried
// once; a human is asked on the screen itself.
func (r *run) door() (nav.Door, error) {
	p, err := r.path()
	if err != nil {
		return nav.Door{}, err
	}
	if r.fiction {
		return demoDoor(p), nil
	}
	d := nav.Door{Path: p, KDF: r.KDF, Machine: r.machine()}
	if r.ways() > 0 {
		d.Secrets, err = r.secrets()
	}
	return d, err
}

// machine returns what is kept about this machine, in a folder that a copy of
// the file does not take along; nil where nothing can be kept.
func (r *run) machine() *hoststate.Machine {
	dir := r.machineDir()
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
func (r *run) machineDir() string {
	dir := r.Environ("XDG_STATE_HOME")
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		d, err := dataDir(r.Environ)
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

// open opens and unlocks the file for a command.
func (r *run) open() (*store.Store, error) { return r.openAs(false) }

func (r *run) openAs(readOnly bool) (*store.Store, error) {
	p, err := r.existing()
	if err != nil {
		return nil, err
	}
	locked, err := store.Open(p, store.OpenOptions{Now: r.Env.Now, ReadOnly: readOnly})
	if errors.Is(err, store.ErrReadOnly) && !readOnly {
		readOnly = true
		fmt.Fprintln(r.Err, "tijdig: "+command.OpenedToRead)
		locked, err = store.Open(p, store.OpenOptions{Now: r.Env.Now, ReadOnly: true})
	}
	switch {
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrUnreadable):
		return nil, say(text.MayNotRead)
	case errors.Is(err, store.ErrDamaged):
		return nil, errors.Join(say(keeping.NotOpened(err)), err)
	case err != nil:
		return nil, err
	}
	secrets, err := r.secrets()
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	var s *store.Store
	err = opening(secrets, func(sec store.Secret) (err error) {
		s, err = locked.UnlockWith(sec)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	r.machine().Consult(s)
	if _, differs := s.Differs(); differs {
		fmt.Fprintln(r.Err, "tijdig: "+keeping.Warning(store.WarnOlderState))
	}
	if !readOnly {
		if putBack(s) {
			fmt.Fprintln(r.Err, "tijdig: "+keeping.Warning(store.WarnOlder))
		}
		r.tidy(s)
	}
	return s, nil
}

// putBack reports whether the whole file was put back to an earlier state since it was
// last seen on this machine.
func putBack(s *store.Store) bool { return slices.Contains(s.Warnings(), store.WarnOlder) }

// tidy looks after outputs that were cut off. What goes wrong on the way stays for the
// next time, and keeps nobody from what was asked.
func (r *run) tidy(s *store.Store) {
	found, err := delivery.Tidy(s)
	if err != nil {
		fmt.Fprintln(r.Err, "tijdig: "+keeping.NotTidied)
	}
	for _, c := range found {
		fmt.Fprintln(r.Err, "tijdig: "+sharing.CutOff(c))
	}
}

// existing returns the path of the file, which must be there.
func (r *run) existing() (string, error) {
	p, err := r.path()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", say(command.NoFileAt(p))
	case err == nil && !info.Mode().IsRegular():
		return "", disk.ErrNotRegular
	}
	return p, nil
}

// needs lists the files this run of the program rests on: none of them is a place for
// an output.
func (r *run) needs() []string {
	out := []string{r.passphraseFile(), r.recoveryFile, r.identityFile, r.formFile}
	if dir := r.machineDir(); dir != "" {
		out = append(out, hoststate.In(dir))
	}
	return out
}

// reading is with for what changes nothing in the file, damaged as it may be.
func (r *run) reading(fn func(*store.Store) error) error {
	s, err := r.openAs(true)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.Close())
}

// with opens the file, gives it to fn and closes it.
func (r *run) with(fn func(*store.Store) error) error {
	s, err := r.open()
	if err != nil {
		return err
	}
	err = fn(s)
	s.GoneOn()
	if !putBack(s) { // a script that lists must not make check forget it; the screens show it, and then remember
		if e := r.machine().Remember(s); e != nil {
			fmt.Fprintln(r.Err, "tijdig: "+command.NotRemembered) // a hint is lost, and nothing else
		}
	}
	return errors.Join(err, s.Close())
}
