package uitest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

// File compares got with the file at path, or writes that file with -update. It is
// for what is no screen: a picture, a generated table.
func File(t testing.TB, path, got string) {
	t.Helper()
	if Updating() {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to make it)", err)
	}
	if got != string(want) {
		t.Fatalf("%s is out of date (run the test with -update); it should be:\n%s", path, got)
	}
}

// Updating says whether the tests run with -update, the flag of package golden.
func Updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}
