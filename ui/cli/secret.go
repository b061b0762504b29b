package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"tijdig/model/passphrase"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/store/disk"
	"tijdig/ui/input"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// maxSecret is how long a file with a secret may be, in bytes: several keys, or the
// longest passphrase in letters of two bytes.
const maxSecret = 64 << 10

// passphraseFile returns the file the passphrase stands in. Another way to
// open goes before what the environment says.
func (r *run) passphraseFile() string {
	if r.passFile != "" || r.recoveryFile != "" || r.identityFile != "" {
		return r.passFile
	}
	return r.Environ("TIJDIG_PASSPHRASE_FILE")
}

// ways counts the ways to open the file that were given.
func (r *run) ways() (n int) {
	for _, f := range []string{r.passphraseFile(), r.recoveryFile, r.identityFile} {
		if f != "" {
			n++
		}
	}
	return n
}

// secrets returns what may open the file, to be tried in this order: from the file that
// was named, or asked on the terminal.
func (r *run) secrets() ([]store.Secret, error) {
	secrets, err := r.given()
	for i := range secrets {
		secrets[i].Costly = r.costly
	}
	return secrets, err
}

func (r *run) given() ([]store.Secret, error) {
	switch {
	case r.ways() > 1:
		return nil, UsageError{errors.New(command.OneWay)}
	case r.recoveryFile != "":
		b, err := r.whole(r.recoveryFile)
		if line := passphrase.FirstLine(b); err == nil && line != "" {
			return []store.Secret{{Paper: line}}, nil
		}
		return nil, cmp.Or(err, say(command.EmptySecretFile))
	case r.identityFile != "":
		b, err := r.whole(r.identityFile)
		if err != nil {
			return nil, err
		}
		keys, err := recipient.Identities(passphrase.Text(b))
		if err != nil {
			return nil, say(sharing.BadIdentity(err))
		}
		return []store.Secret{{Identity: keys}}, nil
	case r.passphraseFile() != "":
		b, err := r.whole(r.passphraseFile())
		if err != nil {
			return nil, err
		}
		if passphrase.FirstLine(b) == "" {
			return nil, say(command.EmptySecretFile)
		}
		return phrases(passphrase.TriesOf(b)), nil
	}
	typed, err := r.ask(keeping.PassphraseLabel)
	return phrases(passphrase.Tries(typed)), err
}

func phrases(all []string) (out []store.Secret) {
	for _, p := range all {
		out = append(out, store.Secret{Passphrase: p})
	}
	return out
}

// opening calls open with each secret until one fits, and says which it was that did
// not.
func opening(secrets []store.Secret, open func(store.Secret) error) error {
	var first error
	for _, sec := range secrets {
		err := open(sec)
		if err == nil || !errors.Is(err, store.ErrWrongSecret) {
			return refused(err, sec)
		}
		if first == nil {
			first = refused(err, sec)
		}
	}
	return first
}

// refused says which secret it was that did not fit.
func refused(err error, sec store.Secret) error {
	switch {
	case errors.Is(err, store.ErrMistyped) && sec.Identity != "":
		return say(sharing.NoIdentity)
	case !errors.Is(err, store.ErrWrongSecret):
		return err
	case sec.Paper != "":
		return say(command.WrongPaper)
	case sec.Identity != "":
		return say(command.WrongIdentity)
	}
	return err
}

// whole returns what is in a file with a secret. One that others can read is
// used, and warned about.
func (r *run) whole(name string) ([]byte, error) {
	f, err := disk.OpenRegular(name, os.O_RDONLY)
	if err != nil {
		return nil, say(command.NoSecretFile)
	}
	defer disk.Release(f)
	if info, err := f.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(r.Err, command.OpenSecretFile)
	}
	b, err := io.ReadAll(io.LimitReader(f, maxSecret+1))
	switch {
	case err != nil:
		return nil, say(command.NoSecretFile)
	case len(b) > maxSecret || len(passphrase.FirstLine(b)) > passphrase.MostBytes:
		return nil, say(command.LongSecret)
	}
	return b, nil
}

// ask asks on the terminal; what is typed is not shown.
func (r *run) ask(what string) (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", say(command.NeedPassphraseFile)
	}
	fmt.Fprint(r.Err, what+": ")
	b, err := term.ReadPassword(os.Stdin.Fd())
	fmt.Fprintln(r.Err)
	if len(b) >= passphrase.MostBytes-1 {
		return "", say(command.LongSecret) // a terminal gives no longer line, and does not say so
	}
	return string(b), err
}

// newPassphrase returns the passphrase to set: from its file, or asked twice on the
// terminal. What the lock screen would not take the same way is refused, and what can
// be guessed unless the worker wants it.
func (r *run) newPassphrase(file string, weak bool) (string, error) {
	var chosen string
	var err error
	if file != "" {
		var b []byte
		if b, err = r.whole(file); err == nil {
			chosen = passphrase.ToSet(passphrase.FirstLine(b))
			if passphrase.MarkedIn(b) {
				err = say(command.NotTypable)
			}
		}
	} else {
		chosen, err = r.askTwice()
	}
	switch {
	case err != nil:
		return "", err
	case chosen == "":
		return "", say(command.EmptySecretFile)
	case len(chosen) > passphrase.MostBytes:
		return "", say(command.LongSecret)
	case passphrase.Marked(chosen) || typedOnLockScreen(chosen) != chosen:
		return "", say(command.NotTypable)
	case passphrase.Bits(chosen) < passphrase.Enough && !weak:
		return "", say(command.WeakRefused)
	case passphrase.Bits(chosen) < passphrase.Enough:
		fmt.Fprintln(r.Err, command.SetWeak)
	}
	return chosen, nil
}

// typedOnLockScreen is what the lock screen holds once s was typed there, key by key.
func typedOnLockScreen(s string) string {
	line := input.NewSecret()
	for _, r := range s {
		line, _ = line.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return line.Value()
}

func (r *run) askTwice() (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", say(command.NeedNewPassphraseFile)
	}
	first, err := r.ask(keeping.NewPassphraseTitle)
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", say(command.NothingChanged)
	}
	second, err := r.ask(keeping.OnceMore)
	if err == nil && passphrase.ToSet(first) != passphrase.ToSet(second) {
		err = say(command.TwoDiffer)
	}
	return passphrase.ToSet(first), err
}
