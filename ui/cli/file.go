package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
	"golang.org/x/text/unicode/norm"

	"tijdig/model/form"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
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
	return "", say(text.NoDataDir)
}

// door returns the way to the file for the screens. A passphrase file is
// tried once; a human is asked on the screen itself.
func (r *run) door() (nav.Door, error) {
	p, err := r.path()
	if err != nil {
		return nav.Door{}, err
	}
	if r.fiction {
		return demoDoor(p), nil
	}
	d := nav.Door{Path: p, KDF: store.DefaultKDF}
	if r.passphraseFile() != "" {
		d.Passphrase, err = r.readPassphraseFile()
	}
	return d, err
}

func (r *run) passphraseFile() string {
	if r.passFile != "" {
		return r.passFile
	}
	return r.Environ("TIJDIG_PASSPHRASE_FILE")
}

// maxPassphrase is how long the first line of a passphrase file may be.
const maxPassphrase = 4096

// readPassphraseFile returns the first line without its end, in NFC. A file
// that others can read is used, and warned about.
func (r *run) readPassphraseFile() (string, error) {
	name := r.passphraseFile()
	f, err := os.Open(name)
	if err != nil {
		return "", say(text.NoPassphraseFile)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(r.Err, text.OpenPassphraseFile)
	}
	line, err := bufio.NewReader(io.LimitReader(f, maxPassphrase)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", say(text.NoPassphraseFile)
	}
	line = norm.NFC.String(strings.TrimRight(line, "\r\n"))
	if line == "" {
		return "", say(text.EmptyPassphraseFile)
	}
	return line, nil
}

// passphrase returns the passphrase from the file, or asks on the terminal.
func (r *run) passphrase() (string, error) {
	if r.passphraseFile() != "" {
		return r.readPassphraseFile()
	}
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", say(text.NeedPassphraseFile)
	}
	fmt.Fprint(r.Err, text.PassphraseLabel+": ")
	b, err := term.ReadPassword(os.Stdin.Fd())
	fmt.Fprintln(r.Err)
	return string(b), err
}

// open opens and unlocks the file for a command.
func (r *run) open() (*store.Store, error) {
	p, err := r.path()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
		return nil, say(text.NoFileAt(p))
	}
	locked, err := store.Open(p, store.OpenOptions{Now: r.Env.Now})
	if err != nil {
		return nil, err
	}
	pass, err := r.passphrase()
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	s, err := locked.Unlock(pass)
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	return s, nil
}

// with opens the file, gives it to fn and closes it.
func (r *run) with(fn func(*store.Store) error) error {
	s, err := r.open()
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.Close())
}

// loadForm reads the form of --form, if there is one.
func (r *run) loadForm() error {
	if r.formFile == "" {
		return nil
	}
	f, err := os.Open(r.formFile)
	if err != nil {
		return say(text.NoFormFile)
	}
	defer f.Close()
	read, err := form.Read(f, filepath.Base(r.formFile))
	if err != nil {
		return say(text.BadForm(err))
	}
	r.Env.Form = read
	return nil
}
