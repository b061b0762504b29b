package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"filippo.io/age"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/ui/cli/opener"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

func inUTF16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// TestASecretFileOpensAsTypedByHand gives the same passphrase and code as systems write
// them down.
func TestASecretFileOpensAsTypedByHand(t *testing.T) {
	sh := newShell(t)
	for name, content := range map[string]string{
		"BOM": "\ufeff" + phrase + "\n", "UTF-16": inUTF16(phrase + "\r\n"), "CRLF": phrase + "\r\n", "spaces": " " + phrase + "  \n",
		"hard spaces": strings.ReplaceAll(phrase, " ", "\u00a0"), "old Macintosh": phrase + "\rtwee", "more lines": phrase + "\n\n# van de laptop\n",
	} {
		sh.pass = sh.file("zin", content)
		if out, said, status := sh.run("list"); status != 0 || !strings.Contains(out, "J-91KD.1") {
			t.Errorf("%s: %d %s", name, status, said)
		}
	}
	for name, content := range map[string]string{"BOM": "\ufeff" + sh.code, "UTF-16": inUTF16(sh.code), "spaces": "  " + strings.ToLower(sh.code) + " \r\n"} {
		args := []string{"--file", sh.path, "--recovery-file", sh.file("code", content), "list"}
		out, said, status := sh.bare(args...)
		if status != 0 || !strings.Contains(out, "J-91KD.1") {
			t.Errorf("code, %s: %d %s", name, status, said)
		}
	}
}

// TestWhatAnEarlierVersionSetStillOpens has a passphrase with the marks of its file in it.
func TestWhatAnEarlierVersionSetStillOpens(t *testing.T) {
	for _, was := range []string{"\ufeff" + phrase, phrase + " ", strings.ReplaceAll(phrase, " ", "\u00a0")} {
		sh := newShell(t)
		s := sh.open(phrase)
		if _, err := s.ChangePassphrase(was, cheap); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		sh.pass = sh.file("zin", was+"\n")
		sh.does(0, []string{"J-91KD.1"}, "list")
	}
}

func TestWhatIsSetIsWhatTheLockScreenTakes(t *testing.T) {
	for name, c := range map[string]struct{ file, typed string }{
		"BOM": {"\ufeff" + other + "\n", other}, "UTF-16": {inUTF16(other + "\r\n"), other}, "hard spaces": {strings.ReplaceAll(other, " ", "\u00a0"), other},
		"spaces around": {"  " + other + " ", other}, "marks apart": {"cafe\u0301 " + other, "café " + other},
		"just not too long": {strings.Repeat(other+" ", 150)[:4096], strings.Repeat(other+" ", 150)[:4096]},
	} {
		for _, how := range []string{"init", "passwd"} {
			sh := newShell(t)
			fresh := sh.file("nieuw", c.file)
			if how == "init" {
				sh.path = sh.in("ander.tijdig")
				sh.pass = fresh
				sh.does(0, nil, "init", "--recovery-out", sh.in("code"), "--weak")
			} else {
				sh.does(0, nil, "passwd", "--new-passphrase-file", fresh, "--weak")
			}
			if opener.TypedOnLockScreen(c.typed) != strings.TrimRight(c.typed, " ") && opener.TypedOnLockScreen(c.typed) != c.typed {
				t.Fatalf("%s: the lock screen makes something else of it", name)
			}
			l, err := store.Open(sh.path, store.OpenOptions{Now: now})
			if err != nil {
				t.Fatal(err)
			}
			opened := false
			for _, p := range passphrase.Tries(opener.TypedOnLockScreen(c.typed)) {
				if s, err := l.Unlock(p); err == nil {
					opened = s.Close() == nil
					break
				}
			}
			if !opened {
				t.Errorf("%s, by %s: what was set does not open on the lock screen", name, how)
			}
			_ = l.Close()
		}
	}
}

func TestWhatCannotBeTypedOrIsTooLongIsRefusedBeforeItIsSet(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"invisible":  {"maan\u200bkanon fiets linde zwaan", command.NotTypable},
		"no text":    {"maan kanon fiets linde \xff\xfe", command.NotTypable},
		"control":    {"maan\x07kanon fiets linde zwaan", command.NotTypable},
		"too long":   {strings.Repeat("lang woord ", 400), command.LongSecret},
		"nothing":    {"\ufeff\r\n", command.EmptySecretFile},
		"only space": {" \u00a0 \r\n", command.EmptySecretFile},
		"weak":       {"welkom01", command.WeakRefused},
		"repeated":   {strings.Repeat("wachtwoord", 10), command.WeakRefused},
		"four words": {"appel boot kerk lamp", command.WeakRefused},
	} {
		sh := newShell(t)
		fresh := sh.file("nieuw", c.file)
		sh.does(1, []string{c.says}, "passwd", "--new-passphrase-file", fresh)
		sh.does(0, []string{"J-91KD.1"}, "list")
		path := sh.in("ander.tijdig")
		args := []string{"--file", path, "--passphrase-file", fresh, "init", "--recovery-out", sh.in("code")}
		_, said, status := sh.bare(args...)
		check(t, args, 1, []string{c.says}, said, status)
		for _, left := range []string{path, sh.in("code")} {
			if _, err := os.Lstat(left); err == nil {
				t.Errorf("%s: %s was made", name, filepath.Base(left))
			}
		}
	}
}

func TestAnotherFileComesInThePlaceOfOneOnlyAfterAWord(t *testing.T) {
	sh, stranger := newShell(t), newShell(t)
	demo := sh.in("verzonnen.tijdig")
	args := []string{"--file", demo, "--passphrase-file", sh.pass, "demo", "--count", "3"}
	_, said, status := sh.bare(args...)
	check(t, args, 0, nil, said, status)
	own := sh.in("eigen.tijdig")
	sh.does(0, nil, "backup", own)
	for path, says := range map[string]string{stranger.path: command.OtherFileOver, demo: command.DemoOver} {
		before, err := os.ReadFile(sh.path)
		if err != nil {
			t.Fatal(err)
		}
		sh.does(1, []string{says, "--woord vervangen"}, "restore", path)
		sh.does(1, []string{says}, "restore", path, "--woord", "ja")
		if after, err := os.ReadFile(sh.path); err != nil || string(after) != string(before) {
			t.Fatal("the file was changed")
		}
		sh.does(0, []string{"is bewaard als"}, "restore", path, "--woord", "vervangen")
		if err := os.WriteFile(sh.path, before, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sh.does(0, []string{"is bewaard als"}, "restore", own) // its own copy needs none
	// Over a fictional file anything may come.
	args = []string{"--file", demo, "--passphrase-file", sh.pass, "restore", own}
	_, said, status = sh.bare(args...)
	check(t, args, 0, []string{"is bewaard als"}, said, status)
}

// TestADamagedFileIsRealRecordsToo has nothing but the header of the file left whole.
// Control: its own copy comes back without a word.
func TestADamagedFileIsRealRecordsToo(t *testing.T) {
	sh, stranger := newShell(t), newShell(t)
	own := sh.in("eigen.tijdig")
	sh.does(0, nil, "backup", own)
	before, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	clear(before[:8192]) // both states
	if err := os.WriteFile(sh.path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	sh.does(1, []string{command.OtherFileOver, "--woord vervangen"}, "restore", stranger.path)
	if after, err := os.ReadFile(sh.path); err != nil || string(after) != string(before) {
		t.Fatal("the file was changed")
	}
	sh.does(0, []string{"is bewaard als"}, "restore", own)
	sh.does(1, []string{command.TakeInItself}, "takein", sh.path)
}

func TestWhatIsNoFileNeverHangs(t *testing.T) {
	sh := newShell(t)
	pipe := sh.pipe("pijp")
	for _, bad := range []string{pipe, sh.dir, "/dev/zero"} {
		for _, args := range [][]string{
			{"--file", bad, "check"},
			{"--file", bad, "list"},
			{"--file", bad},
			{"--file", sh.path, "restore", bad},
			{"--file", sh.path, "takein", bad},
			{"--file", sh.path, "recover", bad, sh.in("uit")},
			{"--file", bad, "backup", sh.in("uit")},
		} {
			_, said, status := sh.bare(append([]string{"--passphrase-file", sh.pass}, args...)...)
			check(t, args, 1, []string{"geen gewoon bestand"}, said, status)
		}
		for _, args := range [][]string{
			{"--form", bad, "export", "--format", "csv", "--out", "-"}, {"--passphrase-file", bad, "list"}, {"--recovery-file", bad, "list"}, {"--identity", bad, "list"},
		} {
			_, said, status := sh.bare(append([]string{"--file", sh.path}, args...)...)
			check(t, args, 1, []string{"niet te lezen"}, said, status)
		}
	}
}

// TestKeysOfAnOrganisationAreReadAsPeopleCopyThem adds, lists and uses them.
func TestKeysOfAnOrganisationAreReadAsPeopleCopyThem(t *testing.T) {
	sh := newShell(t)
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	public := id.Recipient().String()
	for in, says := range map[string]string{
		id.String(): "GEHEIME sleutel", "": "", "# alleen een opmerking": "Er staat geen sleutel", "ssh-ed25519 AAAA": "niet één openbare",
		public[:40]: "Er zit een fout in de sleutel", public[:len(public)-1] + map[bool]string{true: "p", false: "q"}[public[len(public)-1] == 'q']: "Er zit een fout in de sleutel",
	} {
		if in != "" {
			sh.does(1, []string{says, "Er is niets veranderd"}, "recovery", "--recipient", in)
		}
	}
	out := sh.does(0, []string{command.RecipientAdded}, "recovery", "--recipient", "\ufeff# \x1b[31mvan kantoor\r\n "+public+" \r\n")
	if strings.Contains(out, "\x1b") || strings.Contains(out, "kantoor") || strings.Count(out, public) != 1 {
		t.Errorf("listed: %q", out)
	}
	sh.does(1, []string{keeping.RecipientKnown}, "recovery", "--recipient", public)
	for name, content := range map[string]string{"BOM": "\ufeff" + id.String(), "CRLF": "# created\r\n" + id.String() + "\r\n", "UTF-16": inUTF16(id.String()), "spaces": "  " + id.String() + "  "} {
		args := []string{"--file", sh.path, "--identity", sh.file("sleutel", content), "list"}
		out, said, status := sh.bare(args...)
		check(t, append(args, name), 0, []string{"J-91KD.1"}, out+said, status)
	}
	args := []string{"--file", sh.path, "--identity", sh.file("leeg", "# niets\n"), "list"}
	_, said, status := sh.bare(args...)
	check(t, args, 1, []string{"staat geen sleutel"}, said, status)
	args = []string{"--file", sh.path, "--identity", sh.file("openbaar", public), "list"}
	_, said, status = sh.bare(args...)
	check(t, args, 1, []string{sharing.NoIdentity}, said, status)
}
