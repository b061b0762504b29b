package proof

import (
	"testing"

	"tijdig/model"
)

func TestAKeyIsFoundAtAnyOffset(t *testing.T) {
	id := model.NewID()
	n := newNeedles([]model.ID{id})
	for at := range 40 {
		b := make([]byte, 100)
		if n.in(b) {
			t.Fatal("control: found where it is not")
		}
		copy(b[at:], id[:])
		if !n.in(b) {
			t.Fatalf("not found at %d", at)
		}
	}
}
