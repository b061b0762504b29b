package signals

import (
	"fmt"
	"testing"

	"tijdig/model"
	"tijdig/model/fixtures"
)

// TestWhatIsFoundInAnyPartIsShown looks for a word of each text but those of findings, whose
// line is chosen before, and of answers.
func TestWhatIsFoundInAnyPartIsShown(t *testing.T) {
	words := map[string]model.Text{}
	c := fixtures.Every(func(text model.Text) string {
		word := fmt.Sprintf("woord%cx", 'a'+len(words))
		words[word] = text
		return word
	})
	for word, text := range words {
		want := text.Part != model.PartAnswers && text.Part != model.PartFindings
		if l := elsewhere(line{}, c, "", []string{word}); (l.text == word) != want {
			t.Errorf("%v: %q is shown", text, l.text)
		}
	}
	if l := elsewhere(line{}, c, "omdat", []string{"omdat"}); l.text != "omdat" {
		t.Errorf("of the reason %q is shown", l.text)
	}
}
