package handover

import (
	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text/sharing"
)

// prints are the ways to write all that stands about a subject.
var prints = []export.Format{export.Text.As(paper.ForAccess), export.HTML.As(paper.ForAccess), export.PDF.As(paper.ForAccess), export.MD.As(paper.ForAccess)}

// Open offers to hand over signals, or to print all that stands about a subject as it was
// read.
func Open(env nav.Env, m nav.OpenHandOver) Model {
	if m.Access == nil {
		return New(env, m.Signals)
	}
	p := blank(env, m.Signals)
	p.access, p.format, p.level = m.Access, prints[0], model.Complete
	p.fields[rowWho-rowKeys] = input.NewLine(sharing.AccessFor(m.Access.Asker), -1, false)
	p.fields[rowWhy-rowKeys] = input.NewLine(sharing.AccessWhy, -1, false)
	return p.proposed()
}
