// Command tijdig puts down what field workers notice about children and young
// people, in one encrypted file.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/theme"
)

func main() {
	env := nav.Env{Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(), Now: time.Now, Autosave: 250 * time.Millisecond}
	for {
		out, err := ui.Run(context.Background(), env, nav.Door{Path: os.Args[1], KDF: store.DefaultKDF})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if out != ui.Covered {
			return
		}
	}
}
