package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
	"golang.org/x/text/unicode/norm"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/ui/text"
)

// maxSecret is how long a file with a secret may be.
const maxSecret = 4096

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

// secret returns what opens the file: from the file that was named, or asked
// on the terminal.
func (r *run) secret() (sec store.Secret, err error) {
	switch {
	case r.ways() > 1:
		return sec, UsageError{errors.New(text.OneWay)}
	case r.recoveryFile != "":
		sec.Paper, err = r.firstLine(r.recoveryFile)
	case r.identityFile != "":
		sec.Identity, err = r.whole(r.identityFile)
	case r.passphraseFile() != "":
		sec.Passphrase, err = r.readPassphraseFile()
	default:
		sec.Passphrase, err = r.ask(text.PassphraseLabel)
	}
	return sec, err
}

// refused says which secret it was that did not fit.
func refused(err error, sec store.Secret) error {
	switch {
	case errors.Is(err, store.ErrMistyped) && sec.Identity != "":
		return say(text.NoIdentity)
	case !errors.Is(err, store.ErrWrongSecret):
		return err
	case sec.Paper != "":
		return say(text.WrongPaper)
	case sec.Identity != "":
		return say(text.WrongIdentity)
	}
	return err
}

func (r *run) readPassphraseFile() (string, error) { return r.firstLine(r.passphraseFile()) }

// firstLine returns the first line of a file without its end, in NFC.
func (r *run) firstLine(name string) (string, error) {
	b, err := r.whole(name)
	if err != nil {
		return "", err
	}
	line, err := bufio.NewReader(strings.NewReader(b)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	line = norm.NFC.String(strings.TrimRight(line, "\r\n"))
	if line == "" {
		return "", say(text.EmptySecretFile)
	}
	return line, nil
}

// whole returns what is in a file with a secret. One that others can read is
// used, and warned about.
func (r *run) whole(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", say(text.NoSecretFile)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(r.Err, text.OpenSecretFile)
	}
	b, err := io.ReadAll(io.LimitReader(f, maxSecret))
	if err != nil {
		return "", say(text.NoSecretFile)
	}
	return string(b), nil
}

// ask asks on the terminal; what is typed is not shown.
func (r *run) ask(what string) (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", say(text.NeedPassphraseFile)
	}
	fmt.Fprint(r.Err, what+": ")
	b, err := term.ReadPassword(os.Stdin.Fd())
	fmt.Fprintln(r.Err)
	return string(b), err
}

// newPassphrase returns the passphrase to set: from its file, or asked twice
// on the terminal. A weak one is said and not refused.
func (r *run) newPassphrase(file string) (chosen string, err error) {
	if file != "" {
		chosen, err = r.firstLine(file)
	} else {
		chosen, err = r.askTwice()
	}
	if err == nil && passphrase.Bits(chosen) < passphrase.Enough {
		fmt.Fprintln(r.Err, text.SetWeak)
	}
	return chosen, err
}

func (r *run) askTwice() (string, error) {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return "", say(text.NeedNewPassphraseFile)
	}
	first, err := r.ask(text.NewPassphraseTitle)
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", say(text.NothingChanged)
	}
	second, err := r.ask(text.OnceMore)
	if err == nil && norm.NFC.String(first) != norm.NFC.String(second) {
		err = say(text.TwoDiffer)
	}
	return norm.NFC.String(first), err
}
