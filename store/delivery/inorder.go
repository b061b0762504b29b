package delivery

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"sync"

	"tijdig/model"
)

// piece is a record as it goes out, or why it does not.
type piece struct {
	id   model.ID
	body bytes.Buffer
	err  error
}

// shaper makes something of a record, by several goroutines at once.
type shaper func(*bytes.Buffer, *model.Record) error

// atOnce is how many records a worker takes, and ahead how many such batches there are at
// most beyond the one that is written: what is made and not yet written stays small.
const (
	atOnce = 32
	ahead  = 4
)

// inOrder opens and decodes records on every processor, has something made of each there, and
// hands that out in the order of the job. It ends at the first error of fn, or with ctx,
// and leaves nothing running.
func (j Job) inOrder(ctx context.Context, do shaper, fn func(*piece) error) error {
	ctx, stop := context.WithCancel(ctx)
	var working sync.WaitGroup
	defer working.Wait()
	defer stop()
	type batch struct {
		ids []model.ID
		out chan []piece // of one
	}
	written := make(chan []piece, ahead+1) // to be used again: what is in them is out
	todo, made := make(chan batch), make(chan chan []piece, ahead)
	working.Go(func() {
		defer close(made)
		defer close(todo)
		for at := 0; at < len(j.Signals); at += atOnce {
			b := batch{j.Signals[at:min(at+atOnce, len(j.Signals))], make(chan []piece, 1)}
			select {
			case made <- b.out:
			case <-ctx.Done():
				return
			}
			select {
			case todo <- b:
			case <-ctx.Done():
				return
			}
		}
	})
	for range max(2, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			var read []model.Record // to be used again as well
			for b := range todo {
				var room []piece
				select {
				case room = <-written:
				default:
				}
				b.out <- j.pieces(ctx, do, b.ids, room, &read)
			}
		})
	}
	for out := range made {
		select {
		case all := <-out:
			for i := range all {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := fn(&all[i]); err != nil {
					return err
				}
			}
			select {
			case written <- all:
			default:
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// pieces makes what records become, in the room that earlier ones leave. Where the work is
// ended it stops, and nobody asks for the rest.
func (j Job) pieces(ctx context.Context, do shaper, ids []model.ID, room []piece, records *[]model.Record) []piece {
	out := slices.Grow(room[:0], len(ids))[:len(ids)]
	read := j.reading.Records
	if j.Level == model.Complete || j.Format.Adds() {
		read = j.reading.Histories
	}
	all, errs := read(*records, ids)
	*records = all
	for i, id := range ids {
		if ctx.Err() != nil {
			break
		}
		p := &out[i]
		p.body.Reset()
		if p.id, p.err = id, errs[i]; p.err == nil {
			if p.err = do(&p.body, &all[i]); p.err == nil {
				p.err = j.reading.Err() // what could not be masked stays here
			}
		}
	}
	return out
}
