package damage

import (
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

func TestADamagedObjectIsNamedByWhatTheListHas(t *testing.T) {
	k := vault.NewKeys(vault.Random(vault.KeyLen), vault.ID(vault.Random(16)))
	older := model.NewID()
	signal := model.Head{Signal: model.NewID(), Revision: model.NewID(), Subject: model.NewID(), Code: "AA11", N: 2, Revisions: 2}
	concept := model.Head{Signal: model.NewID(), Draft: model.NewID(), Subject: model.NewID(), Concept: true}
	spot := func(b vault.Bucket, kd vault.Kind, id model.ID) proof.Spot {
		return proof.Spot{Bucket: b, Key: k.Name(kd, id)}
	}
	var bad []proof.Spot
	var want []string
	for what, s := range map[string]proof.Spot{
		"version": spot(objects.Live, objects.KindVersion, older),
		"subject": spot(objects.Live, objects.KindSubject, signal.Subject),
		"name":    spot(objects.Live, objects.KindName, signal.Subject),
		"signal":  spot(objects.Live, objects.KindLine, signal.Signal),
		"list":    spot(objects.Lists, objects.KindConceptHead, concept.Draft),
		"concept": spot(objects.Live, objects.KindConcept, concept.Draft),
		"":        spot(objects.Live, objects.KindVersion, model.NewID()),
	} {
		bad, want = append(bad, s), append(want, what)
	}
	list := slices.Values([]model.Head{signal, concept})
	for i, o := range Blame(bad, k, list, func(model.ID) []model.ID { return []model.ID{older, signal.Revision} }) {
		if o.What != want[i] || o.Where != bad[i].Where() {
			t.Errorf("%q is called %q, at %s", want[i], o.What, o.Where)
		}
		of := map[string]model.ID{"": {}, "list": concept.Signal, "concept": concept.Signal}
		if id, other := of[want[i]]; other && o.Signal != id || !other && (o.Signal != signal.Signal || o.Code != "AA11" || o.N != 2) {
			t.Errorf("%q is of %s, %s %d", want[i], o.Signal, o.Code, o.N)
		}
	}
}
