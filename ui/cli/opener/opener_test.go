package opener_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tijdig/ui/cli/opener"
)

func TestAFlagGoesBeforeTheEnvironment(t *testing.T) {
	environ := map[string]string{}
	f := opener.New(time.Now, io.Discard, func(name string) string { return environ[name] })
	data := t.TempDir()
	environ["XDG_DATA_HOME"], environ["LOCALAPPDATA"] = data, data
	if p, err := f.Path(); err != nil || !strings.HasSuffix(p, filepath.Join("tijdig", opener.Default)) {
		t.Errorf("without a word the file is %s, %v", p, err)
	}
	environ["TIJDIG_FILE"], environ["TIJDIG_PASSPHRASE_FILE"] = "of the environment", "its passphrase"
	if p, err := f.Path(); err != nil || p != "of the environment" || f.PassphraseFile() != "its passphrase" {
		t.Errorf("the environment says %s, %v", p, err)
	}
	f.Name, f.Recovery = "of a flag", "a code"
	if p, err := f.Path(); err != nil || p != "of a flag" {
		t.Errorf("the flag says %s, %v", p, err)
	}
	if f.PassphraseFile() != "" || f.Ways() != 1 {
		t.Error("another way in does not go before the passphrase of the environment")
	}
}
