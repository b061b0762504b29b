package cli

import (
	"context"
	"io"
)

// heard remembers that something could not be written: then nothing went well, whoever
// wrote it.
type heard struct {
	w   io.Writer
	err error
}

func (h *heard) Write(b []byte) (int, error) {
	n, err := h.w.Write(b)
	if h.err == nil {
		h.err = err
	}
	return n, err
}

// deaf is for a writer that would tell of an error in its own words: what is heard tells
// it afterwards.
type deaf struct{ *heard }

func (d deaf) Write(b []byte) (int, error) {
	_, _ = d.heard.Write(b) //nolint:errcheck // remembered
	return len(b), nil
}

// Execute runs the command line. It fails when its output could not be written.
func Execute(ctx context.Context, d Deps, args ...string) error {
	out := &heard{w: d.Out}
	d.Out = out
	c := New(d)
	c.SetOut(deaf{out})
	if args != nil {
		c.SetArgs(args)
	}
	if err := c.ExecuteContext(ctx); err != nil {
		return err
	}
	return out.err
}
