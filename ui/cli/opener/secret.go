package opener

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
	"tijdig/ui/cli/fail"
	"tijdig/ui/input"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// maxSecret is how long a file with a secret may be, in bytes: several keys, or the
// longest passphrase in letters of two bytes.
const maxSecret = 64 << 10

// PassphraseFile returns the file the passphrase stands in. Another way to
// Open goes before what the environment says.
func (f *File) PassphraseFile() string {
	if f.Passphrase != "" || f.Recovery != "" || f.Identity != "" {
		return f.Passphrase
	}
	return f.environ("TIJDIG_PASSPHRASE_FILE")
}

// Ways counts the ways to open the file that were given.
func (f *File) Ways() (n int) {
	for _, name := range []string{f.PassphraseFile(), f.Recovery, f.Identity} {
		if name != "" {
			n++
		}
	}
	return n
}

// Secrets returns what may open the file, to be tried in this order: from the file that
// was named, or asked on the terminal.
func (f *File) Secrets() ([]store.Secret, error) {
	secrets, err := f.given()
	for i := range secrets {
		secrets[i].Costly = f.Costly
	}
	return secrets, err
}

func (f *File) given() ([]store.Secret, error) {
	switch {
	case f.Ways() > 1:
		return nil, fail.Usage(command.OneWay)
	case f.Recovery != "":
		b, err := f.Whole(f.Recovery)
		if line := passphrase.FirstLine(b); err == nil && line != "" {
			return []store.Secret{{Paper: line}}, nil
		}
		return nil, cmp.Or(err, fail.With(command.EmptySecretFile))
	case f.Identity != "":
		b, err := f.Whole(f.Identity)
		if err != nil {
			return nil, err
		}
		keys, err := recipient.Identities(passphrase.Text(b))
		if err != nil {
			return nil, fail.With(sharing.BadIdentity(err))
		}
		return []store.Secret{{Identity: keys}}, nil
	case f.PassphraseFile() != "":
		b, err := f.Whole(f.PassphraseFile())
		if err != nil {
			return nil, err
		}
		if passphrase.FirstLine(b) == "" {
			return nil, fail.With(command.EmptySecretFile)
		}
		return phrases(passphrase.TriesOf(b)), nil
	}
	typed, err := f.Ask(keeping.PassphraseLabel)
	return phrases(passphrase.Tries(typed)), err
}

func phrases(all []string) (out []store.Secret) {
	for _, p := range all {
		out = append(out, store.Secret{Passphrase: p})
	}
	return out
}

// Try calls open with each secret until one fits, and says which it was that did
// not.
func Try(secrets []store.Secret, open func(store.Secret) error) error {
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
		return fail.With(sharing.NoIdentity)
	case !errors.Is(err, store.ErrWrongSecret):
		return err
	case sec.Paper != "":
		return fail.With(command.WrongPaper)
	case sec.Identity != "":
		return fail.With(command.WrongIdentity)
	}
	return err
}

// Whole returns what is in a file with a secret. One that others can read is
// used, and warned about.
func (f *File) Whole(name string) ([]byte, error) {
	in, err := disk.OpenRegular(name, os.O_RDONLY)
	if err != nil {
		return nil, fail.With(command.NoSecretFile)
	}
	defer disk.Release(in)
	if info, err := in.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(f.says, command.OpenSecretFile)
	}
	b, err := io.ReadAll(io.LimitReader(in, maxSecret+1))
	switch {
	case err != nil:
		return nil, fail.With(command.NoSecretFile)
	case len(b) > maxSecret || len(passphrase.FirstLine(b)) > passphrase.MostBytes:
		return nil, fail.With(command.LongSecret)
	}
	return b, nil
}

// Ask asks on the terminal; what is typed is not shown.
func (f *File) Ask(what string) (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", fail.With(command.NeedPassphraseFile)
	}
	fmt.Fprint(f.says, what+": ")
	b, err := term.ReadPassword(os.Stdin.Fd())
	fmt.Fprintln(f.says)
	if len(b) >= passphrase.MostBytes-1 {
		return "", fail.With(command.LongSecret) // a terminal gives no longer line, and does not say so
	}
	return string(b), err
}

// NewPassphrase returns the passphrase to set: from its file, or asked twice on the
// terminal. What the lock screen would not take the same way is refused, and what can
// be guessed unless the worker wants it.
func (f *File) NewPassphrase(file string, weak bool) (string, error) {
	var chosen string
	var err error
	if file != "" {
		var b []byte
		if b, err = f.Whole(file); err == nil {
			chosen = passphrase.ToSet(passphrase.FirstLine(b))
			if passphrase.MarkedIn(b) {
				err = fail.With(command.NotTypable)
			}
		}
	} else {
		chosen, err = f.askTwice()
	}
	switch {
	case err != nil:
		return "", err
	case chosen == "":
		return "", fail.With(command.EmptySecretFile)
	case len(chosen) > passphrase.MostBytes:
		return "", fail.With(command.LongSecret)
	case passphrase.Marked(chosen) || TypedOnLockScreen(chosen) != chosen:
		return "", fail.With(command.NotTypable)
	case passphrase.Bits(chosen) < passphrase.Enough && !weak:
		return "", fail.With(command.WeakRefused)
	case passphrase.Bits(chosen) < passphrase.Enough:
		fmt.Fprintln(f.says, command.SetWeak)
	}
	return chosen, nil
}

// TypedOnLockScreen is what the lock screen holds once s was typed there, key by key.
func TypedOnLockScreen(s string) string {
	line := input.NewSecret()
	for _, r := range s {
		line, _ = line.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return line.Value()
}

func (f *File) askTwice() (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", fail.With(command.NeedNewPassphraseFile)
	}
	first, err := f.Ask(keeping.NewPassphraseTitle)
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", fail.With(command.NothingChanged)
	}
	second, err := f.Ask(keeping.OnceMore)
	if err == nil && passphrase.ToSet(first) != passphrase.ToSet(second) {
		err = fail.With(command.TwoDiffer)
	}
	return passphrase.ToSet(first), err
}
