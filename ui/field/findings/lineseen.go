package findings

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// seenDigit asks when a line was seen, where its label was opened on purpose.
const seenDigit = "6"

// seenAt returns the line with when it was seen, in the worker's words. Those that are not
// understood stand in its text: half of them is another day, and none may be lost.
func (f field) seenAt(line model.Finding, was, said string) model.Finding {
	line.Text = strings.TrimSuffix(line.Text, recording.SeenInWords(was))
	line.Seen = model.Seen{}
	if strings.TrimSpace(said) == "" {
		return line
	}
	seen, err := dates.Seen(said, f.env.Now())
	if err != nil {
		line.Text += recording.SeenInWords(said)
		return line
	}
	line.Seen = seen
	return line
}

// seenCell is the name under which a concept keeps what was typed for when a line was seen,
// letter by letter.
func seenCell(line model.Finding) string {
	return model.Cell(model.QFindings, line.ID.String(), partSeen)
}

// whenSeen draws when the line was seen as it is being typed, and what was understood of it.
func (f field) whenSeen(line model.Finding, width int) tea.View {
	t, lw := f.env.Theme, labelWidth(width)
	room := max(4, width-lw-2)
	says := layout.Prose(t.Hint.Of, recording.SeenWhenHint(line.Kind), room)
	switch _, err := dates.Seen(f.own.Value(), f.env.Now()); {
	case strings.TrimSpace(f.own.Value()) == "":
	case err != nil:
		says = layout.Prose(t.Missing.Of, recording.SeenStaysInWords, room)
	default:
		says = layout.Prose(t.Hint.Of, "= "+dates.Show(line.Seen, f.env.Now()), room)
	}
	first := "  " + t.Here.Of(layout.Pad(recording.SeenWhen, lw))
	return layout.Rows(layout.Hang(first, f.own.View(room)), layout.Hang(spaces(lw+2), says))
}
