package form

// Lookup says where a name is looked up while it is typed, to be offered as it is now.
type Lookup string

// Where names are looked up. A form may say one of the first two; the others go with the kind
// of a question.
const (
	InNothing Lookup = ""
	InNetwork Lookup = "netwerk"  // whom there is to turn to
	InTowns   Lookup = "gemeente" // at a place
	InStep    Lookup = "stap"     // whom a step is taken with
	InSource  Lookup = "bron"     // whom something came from
)

// lookup refuses what cannot be looked up.
func (c *checker) lookup(at string, q Question) error {
	switch {
	case q.Lookup == InNothing:
		return nil
	case q.Lookup != InNetwork && q.Lookup != InTowns:
		return c.file.Errorf(at+".lookup", "hier kan %q of %q staan", InNetwork, InTowns)
	case q.Kind != Text:
		return c.file.Errorf(at+".lookup", "alleen bij een vraag van soort %q wordt iets opgezocht", Text)
	}
	return nil
}
