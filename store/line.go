package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// line reads the line of a signal; a new one when there is none.
func (t *tx) line(signal model.ID) (l records.Line, found bool, err error) {
	err = t.Get(objects.Live, objects.KindLine, signal, &l)
	if errors.Is(err, ErrNotFound) {
		return records.Line{Signal: signal}, false, nil
	}
	return l, err == nil, err
}

func (t *tx) putLine(l records.Line) error {
	return t.PutValue(objects.Live, objects.KindLine, l.Signal, l)
}

// putHead stores a list head and has the list in memory follow.
func (t *tx) putHead(e heads.Entry) error {
	b := e.Append(make([]byte, 0, heads.MaxLen))
	kept, ok := heads.Parse(b)
	kd, id, _ := heads.Place(b)
	if !ok {
		return errors.New("store: a list head does not read back")
	}
	t.heads = append(t.heads, heads.Change{ID: heads.IDOf(&e.Head), Head: &kept})
	return t.Put(objects.Lists, kd, id, b)
}

// delHead removes a list head of a signal or of a concept.
func (t *tx) delHead(id heads.ID) error {
	t.heads = append(t.heads, heads.Change{ID: id})
	if id.Draft.IsZero() {
		return t.Del(objects.Lists, objects.KindHead, id.Signal)
	}
	return t.Del(objects.Lists, objects.KindConceptHead, id.Draft)
}
