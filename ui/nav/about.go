package nav

import "tijdig/model"

// NewAbout returns the request for a new signal about someone in the file,
// with what is known filled in.
func NewAbout(sub model.Subject, name string, band model.Band) OpenIntake {
	d := model.Draft{Subject: sub, Known: true, Name: name, Content: model.Content{Answers: model.Answers{}}}
	if sub.Kind != "" {
		d.Answers[model.QAbout] = model.Answer{string(sub.Kind)}
	}
	if band != model.BandNone {
		d.Answers[model.QAge] = model.Answer{string(band)}
	}
	return OpenIntake{Draft: d}
}
