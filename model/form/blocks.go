package form

import "fmt"

// Block is a part of a form: a page of questions. What its condition asks holds for each
// of them.
type Block struct {
	ID        string     `json:"id"`
	Label     string     `json:"label"`
	Key       string     `json:"key"` // the letter that goes to it
	When      *When      `json:"when,omitempty"`
	Questions []Question `json:"questions"`
}

// keyOfChecklist goes to Nagaan from every form.
const keyOfChecklist = "n"

// MaxBlocks is how many blocks a form may have.
const MaxBlocks = 24

// flatten lists the questions of all blocks, each with where it stands in the file.
func (f *Form) flatten() (at []string) {
	for i := range f.Questions {
		at = append(at, fmt.Sprintf("questions[%d]", i))
	}
	defer f.unsaid()
	for b, block := range f.Blocks {
		for i, q := range block.Questions {
			at = append(at, fmt.Sprintf("blocks[%d].questions[%d]", b, i))
			q.Block = block.ID
			f.Questions = append(f.Questions, q)
		}
	}
	return at
}

// unsaid makes a privacy that says nothing and one that was not said the same thing.
func (f *Form) unsaid() {
	for i := range f.Questions {
		for n := range f.Questions[i].Questions {
			if own := &f.Questions[i].Questions[n]; own.Privacy == "text" {
				own.Privacy = PrivacyText
			}
		}
		if f.Questions[i].Privacy == "text" {
			f.Questions[i].Privacy = PrivacyText
		}
	}
}

// block refuses what does not hold together about a block itself, and what its condition
// asks before it was asked.
func (c *checker) block(i int, keys map[string]bool) error {
	b, at := c.f.Blocks[i], fmt.Sprintf("blocks[%d]", i)
	twice := false
	for _, o := range c.f.Blocks[:i] {
		twice = twice || o.ID == b.ID
	}
	switch {
	case !nameRE().MatchString(b.ID):
		return c.file.Errorf(at+".id", "geen naam van kleine letters, cijfers en _")
	case twice:
		return c.file.Errorf(at+".id", "%q staat er twee keer", b.ID)
	case len(b.Key) != 1 || b.Key < "a" || b.Key > "z" || b.Key == keyOfChecklist:
		return c.file.Errorf(at+".key", "niet een letter van a tot en met z, zonder %s", keyOfChecklist)
	case keys[b.Key]:
		return c.file.Errorf(at+".key", "%q staat er twee keer", b.Key)
	case len(b.Questions) == 0:
		return c.file.Errorf(at+".questions", "geen enkele vraag")
	}
	keys[b.Key] = true
	if err := c.words(at+".label", b.Label, true); err != nil {
		return err
	}
	return c.condition(at+".when", b.When, 0)
}

// blockOf returns the block with a name.
func (f *Form) blockOf(id string) (Block, bool) {
	for _, b := range f.Blocks {
		if b.ID == id {
			return b, true
		}
	}
	return Block{}, false
}

// within gives each question the condition of its block.
func (f *Form) within() {
	for i, q := range f.Questions {
		b, ok := f.blockOf(q.Block)
		switch {
		case !ok || b.When == nil:
		case q.When == nil:
			f.Questions[i].When = b.When
		default:
			f.Questions[i].When = &When{All: []When{*b.When, *q.When}}
		}
	}
}
