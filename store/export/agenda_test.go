package export_test

import (
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/fixtures"
	"tijdig/model/form"
	"tijdig/model/steps"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/paper"
)

// TestACalendarHoldsTheDayTheCodeAndTheKindOfEachPlannedStep plans one, one in own words, and
// some that are over or have no day.
func TestACalendarHoldsTheDayTheCodeAndTheKindOfEachPlannedStep(t *testing.T) {
	day := model.Date{Year: 2026, Month: 11, Day: 27}
	c := fixtures.All()[0]
	rec := model.Record{Signal: c.Signal(), Subject: c.Subject, Name: c.Name}
	step := func(kind string, status model.StepStatus, on model.Date) model.Step {
		return model.Step{ID: model.NewID(), Type: kind, Status: status, Planned: on, Text: "zebra", Said: "zebra", Who: "zebra", Result: "zebra"}
	}
	rec.Signal.Steps = []model.Step{
		step("gesprek_ouder", model.Planned, day), step("anders", model.Planned, day.Add(1)),
		step("huisbezoek", model.Done, day), step("huisbezoek", model.Planned, model.Date{}),
	}
	got := exporttest.Write(t, export.ICS, export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, rec)
	code := model.SignalCode(rec.Subject.Code, rec.Signal.N)
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tijdig//agenda//NL", "CALSCALE:GREGORIAN",
		"BEGIN:VEVENT", "UID:" + rec.Signal.Steps[0].ID.String() + "@tijdig", "DTSTAMP:20261123T080000Z", "DTSTART;VALUE=DATE:20261127",
		"SUMMARY:" + code + " gesprek met ouder", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
		"BEGIN:VEVENT", "UID:" + rec.Signal.Steps[1].ID.String() + "@tijdig", "DTSTAMP:20261123T080000Z", "DTSTART;VALUE=DATE:20261128",
		"SUMMARY:" + code + " eigen stap", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
		"END:VCALENDAR", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestACalendarSaysNothingOfAPerson writes all cases, and asks for it with names and counted.
func TestACalendarSaysNothingOfAPerson(t *testing.T) {
	got := exporttest.Write(t, export.ICS, export.Options{Level: model.Pseudonymous, Text: true, Made: exporttest.Made, Fiction: true}, exporttest.Records()...)
	for line := range strings.SplitSeq(got, "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d bytes in a line", len(line))
		}
	}
	for _, s := range exporttest.Secrets {
		if strings.Contains(strings.ToLower(got), strings.ToLower(s)) {
			t.Errorf("it says %q", s)
		}
	}
	if n, marked := strings.Count(got, "SUMMARY:"), strings.Count(got, "SUMMARY:[verzonnen] "); n == 0 || marked != n {
		t.Errorf("%d of %d days say that they are made up", marked, n)
	}
	for level, want := range map[model.Level]error{model.Complete: paper.ErrNames, model.Counts: paper.ErrCounts} {
		if _, err := export.New(export.ICS, &strings.Builder{}, export.Options{Level: level, Made: time.Now()}); !errors.Is(err, want) {
			t.Errorf("%s: %v", level, err)
		}
	}
	if slices.Contains(export.Formats(form.Book{}), export.ICS) || !export.ICS.Known() {
		t.Error("it is offered among what tells of signals, or is not known")
	}
}

// TestAnotherProgramReadsTheCalendar has the steps of all cases read back in Python, with one
// whose line has to be folded.
func TestAnotherProgramReadsTheCalendar(t *testing.T) {
	program, err := exec.LookPath("python3")
	if err != nil || exec.Command(program, "-c", "import icalendar").Run() != nil {
		t.Skip("needs python3-icalendar, which reads calendars")
	}
	all := exporttest.Records()
	day := model.Date{Year: 2026, Month: 11, Day: 27}
	long := strings.Repeat("één, twee; ", 12)
	all[0].Signal.Steps = append(all[0].Signal.Steps, model.Step{ID: model.NewID(), Type: long, Status: model.Planned, Planned: day})
	var want []string
	for _, r := range all {
		for _, s := range r.Signal.Steps {
			if kind, _ := steps.Find(s.Type); s.Status == model.Planned && !s.Planned.IsZero() {
				want = append(want, s.Planned.String()+" "+model.SignalCode(r.Subject.Code, r.Signal.N)+" "+kind.Short)
			}
		}
	}
	cmd := exec.Command(program, "-c", `
import icalendar, sys
for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
    sys.stdout.buffer.write((str(e["DTSTART"].dt) + " " + str(e["SUMMARY"]) + "\n").encode())
`)
	cmd.Stdin = strings.NewReader(exporttest.Write(t, export.ICS, export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, all...))
	got, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != strings.Join(want, "\n")+"\n" || len(want) < 2 {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestEveryOutputOfPoliceDataSaysSo(t *testing.T) {
	for _, f := range export.Formats(form.Book{}) {
		for _, l := range model.Levels {
			if f.At(l) != nil {
				continue
			}
			got := exporttest.Write(t, f, export.Options{Level: l, Made: exporttest.Made, Police: true}, exporttest.Records()...)
			if !strings.Contains(strings.ToLower(got), "wpg") {
				t.Errorf("%s at %s does not say so:\n%.300s", f, l, got)
			}
		}
	}
}
