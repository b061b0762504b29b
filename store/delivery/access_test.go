package delivery

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/pdftest"
	"tijdig/store/export/privacy"
)

// prints are the ways in which all that stands about a subject is written.
var prints = []export.Format{export.Text, export.MD, export.HTML, export.PDF}

// askedFor is a file with all there can be about one child: two signals, the first of them
// in four versions, a concept and one that was thrown away, something that was handed over;
// and another child with a name of its own. May lists words that whom it is about may see,
// and never what may stand in no print.
func askedFor(t *testing.T) (j Job, child model.ID, may, never []string) {
	t.Helper()
	j = filled(t, 0)
	j.Form = form.Quick()
	at := sunday
	record := func(d model.Draft) model.Signal {
		t.Helper()
		at = at.Add(time.Hour)
		d.Rev, d.Started, d.Changed = d.Rev+1, at, at
		d.FormRef = form.Fitting(d.Content).Ref(1)
		sig, err := j.Store.Record(d, model.Author{Name: "Wendelmoet", Role: "buurtwerker", Org: "Buurthuis"}, at)
		if err != nil {
			t.Fatal(err)
		}
		return sig
	}
	line := func(k model.InfoKind, s model.Source, text string) model.Finding {
		return model.Finding{ID: model.NewID(), Kind: k, Source: s, Text: text, Confidential: s.Confidential(), Written: at}
	}
	who := model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K7F3Q", Created: sunday}
	seen := model.Answers{model.QAbout: {string(model.Child)}, model.QSeen: {model.SeenAt(sunday).String()}}

	other := model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K8G4R", Created: sunday}
	record(model.Draft{Signal: model.NewID(), Subject: other, Name: "Zonnebloem", Content: model.Content{Answers: seen, Findings: []model.Finding{line(model.SeenSelf, "", "wordtnietgenoemd")}}})

	own := line(model.SeenSelf, "", "Quirijn zat bij Zonnebloem en zag zabra")
	own.OwnView = "het was een spelletje"
	secret := line(model.ThirdParty, model.FromResident, "hoorde giraf")
	secret.Provenance = model.Provenance{Via: model.FromOther, ViaWords: "viapelikaan"}
	taken := line(model.Suspicion, "", "mogelijk kameel")
	coach := line(model.Said, model.FromOther, "zei pinguïn")
	coach.SourceWords = "trainervandeclub"
	later := line(model.ThirdParty, model.FromSchool, "schoolwalrus") // becomes confidential
	gone := line(model.Said, model.FromMother, "moederzei olifant")
	first := model.Draft{Signal: model.NewID(), Subject: who, Name: "Quirijn", Content: model.Content{
		Answers: model.Answers{
			model.QAbout: {string(model.Child)}, model.QAge: {"6-11", "8 jaar", "2026-11-22"}, model.QSeen: {model.SeenAt(sunday).String()}, model.QPlace: {"bij opa Eekhoorn"},
			model.QDiscussed: {model.OnPurp}, model.QWhyNot: {"niet_veilig"},
		},
		Findings: []model.Finding{own, secret, taken, coach, later, gone},
		People:   []model.Person{{ID: model.NewID(), Role: model.RoleSibling, Band: model.Band0, AgeSaid: "driejaar", AgeDay: model.DateOf(sunday), Home: model.Yes}},
		Checks: map[string]model.Check{
			"b.gez.steun":   {Answer: model.CheckYes, Source: model.FromSelf, Note: "tantepast op", At: sunday},
			"r.sch.verzuim": {Answer: model.CheckMaybe, Source: model.FromResident, Note: "notitieneushoorn", At: sunday},
		},
		Steps: []model.Step{{ID: model.NewID(), Type: "huisbezoek", Status: model.Planned, Planned: model.DateOf(sunday.AddDate(0, 0, 3)), Who: "buurvrouw"}},
		Acute: []model.Acute{{At: sunday, Answer: model.AcuteNoDanger, Text: "omaiser, 06-12345678"}},
	}}
	v := record(first)
	change := func(why string, fn func(c *model.Content)) {
		t.Helper()
		d := model.Draft{Signal: v.Signal, Subject: who, Known: true, Parents: []model.ID{v.Revision}, Reason: why, Content: v.Content.Clone()}
		fn(&d.Content)
		d.Content = d.CorrectedSince(v.Content, at)
		v = record(d)
	}
	change("verschrevenbever", func(c *model.Content) { c.Findings[0].Text = "Quirijn zat bij Zonnebloem en zag zebra" })
	change("ingetrokkendas", func(c *model.Content) {
		c.Findings[2].Outcome = model.Outcome{Status: model.FindingWithdrawn, StatusDay: model.DateOf(sunday), StatusWhy: "wasnijlpaard"}
		c.Findings[4].Confidential = true
		c.Steps[0] = c.Steps[0].Settled(model.Done, sunday)
		c.Steps[0].Result = "theegedronken"
	})
	change("moedertrektterug", func(c *model.Content) { c.Findings = c.Findings[:5] })

	full := model.Answers{
		model.QAbout: {string(model.Child)}, model.QSeen: {model.SeenAt(sunday).String()}, "mening_kind": {"ikwilvoetballen"},
		"helpers": {"r1"}, "helpers.r1.rol": {"buur"}, "helpers.r1.wie": {"Leeuwerik"}, "helpers.r1.wat": {"brengtnaarschool"},
	}
	record(model.Draft{Signal: model.NewID(), Subject: who, Known: true, Content: model.Content{Answers: full, Findings: []model.Finding{line(model.SeenSelf, "", "tweedesignaal met Leeuwerik")}}})

	if err := j.Store.HandedOver([]model.ID{v.Signal}, store.ExportEntry{Format: "bundle", Level: model.Complete, Receiver: "wijkteamnoord, ook voor Zonnebloem", Why: "hulpnodig"}); err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"nognietvastgelegd", "weggegooidstuk"} {
		d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Started: at, Changed: at, Subject: who, Known: true, FormRef: form.Quick().Ref(1), Content: model.Content{
			Answers: seen, Findings: []model.Finding{line(model.SeenSelf, "", text)},
		}}
		if err := j.Store.SaveDraft(d); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := j.Store.Discard(d.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	j.Format = export.Text.As(paper.ForAccess)
	j.Receiver, j.Why = privacy.AskerParent.Words(), "inzage"
	may = []string{
		"Quirijn", "Wendelmoet", "zag zebra", "zag zabra", "het was een spelletje", "mogelijk kameel", "ingetrokken op", "wasnijlpaard", "zei pinguïn",
		"moederzei olifant", "verschrevenbever", "ingetrokkendas", "moedertrektterug", "Waarom gewijzigd", "8 jaar", "broer of zus", "tantepast op", "Veel verzuim", "huisbezoek: gedaan",
		"theegedronken", "gepland", "omaiser", "niet veilig", "ikwilvoetballen", "brengtnaarschool", "tweedesignaal", "wijkteamnoord", "hulpnodig", "nognietvastgelegd", "Concept, nog niet vastgelegd",
		"weggegooidstuk", "weggegooid (kan nog terug)", "iemand, vertrouwelijk", "Gevraagd door: ouder met gezag",
	}
	never = []string{
		"Zonnebloem", "wordtnietgenoemd", "giraf", "bewoner", "pelikaan", "trainervandeclub", "schoolwalrus", "Eekhoorn", "driejaar", "neushoorn", "buurvrouw", "12345678", "Leeuwerik",
	}
	return Inspection(j, who.ID, privacy.AskerParent), who.ID, may, never
}

// printed writes it and returns it as text without line ends.
func printed(t *testing.T, j Job, f export.Format) string {
	t.Helper()
	j.Format = f.As(paper.ForAccess)
	j.Access.Read = read(t, j).Sum // each print is told in the next
	path := filepath.Join(t.TempDir(), "inzage")
	if _, err := j.File(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := string(b)
	if f == export.PDF {
		if out, err = pdftest.Text(b); err != nil {
			t.Fatal(err)
		}
	}
	out = strings.NewReplacer("\\", "", "&#34;", "\"").Replace(out)
	return strings.Join(strings.Fields(out), " ")
}

func read(t *testing.T, j Job) paper.Reading {
	t.Helper()
	r, err := j.Reading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWhoAsksSeesEverythingButWhatIsOfOthersAndThatIsNamed prints all that stands about a
// child, in each way of writing. What is of others stands in none of them, in no version,
// and at its place is said what was left out and why.
func TestWhoAsksSeesEverythingButWhatIsOfOthersAndThatIsNamed(t *testing.T) {
	j, _, may, never := askedFor(t)
	r := read(t, j)
	if !r.Source {
		t.Error("it is not said that a source is confidential")
	}
	for _, f := range prints {
		got := printed(t, j, f)
		for _, w := range may {
			if !strings.Contains(got, w) {
				t.Errorf("%s does not say %q", f, w)
			}
		}
		for _, w := range never {
			if strings.Contains(got, w) {
				i := strings.Index(got, w)
				t.Errorf("%s says %q: …%s…", f, w, got[max(0, i-80):min(len(got), i+80)])
			}
		}
		for _, left := range []string{
			"iemand, vertrouwelijk, nog na te gaan. [weggelaten: wat iemand vertrouwelijk vertelde; privacy van een ander]", "[weggelaten: plek die kan zeggen wie iets vertelde; privacy van een ander]",
			"[weggelaten: wie precies; privacy van een ander]", "broer of zus [weggelaten: leeftijd en waar die woont; privacy van een ander]", "[weggelaten: toelichting uit een vertrouwelijke bron; privacy van een ander]",
			"[weggelaten: wie dit doet, want dat kan zeggen wie iets vertelde; privacy van een ander]", "[weggelaten: hoe iemand heet of te vinden is; privacy van een ander]",
			"omaiser, [weggelaten: naam of nummer; privacy van een ander]", "Quirijn zat bij [weggelaten: naam of nummer; privacy van een ander] en zag zebra", "De medewerker heeft geen hele regels weggelaten.",
		} {
			if !strings.Contains(got, left) {
				t.Errorf("%s does not say %q", f, left)
			}
		}
	}
	j.Format, j.Level = export.Text, model.Complete // control: all of it stands in the file
	var b bytes.Buffer
	j.Signals = nil
	for h := range j.Store.Heads().All() {
		if !h.Concept {
			j.Signals = append(j.Signals, h.Signal)
		}
	}
	if _, err := j.Preview(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(strings.Fields(b.String()), " ")
	for _, w := range never {
		if !strings.Contains(all, w) {
			t.Errorf("control: %q does not stand in the file", w)
		}
	}
}

// TestALineThatIsLeftOutIsNamedWithItsReason leaves out every line in turn: what it said is
// not printed, that something is left out is, and everything else stands as it did.
func TestALineThatIsLeftOutIsNamedWithItsReason(t *testing.T) {
	j, _, _, _ := askedFor(t)
	r := read(t, j)
	print := func() string {
		t.Helper()
		var b bytes.Buffer
		if _, err := j.Preview(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	whole := strings.Count(print(), "[weggelaten: ")
	n := 0
	for _, l := range r.Lines {
		if l.N == 0 {
			continue
		}
		n++
		j.Access.Out = map[int]privacy.Reason{l.N: privacy.ForCare}
		got := print()
		if strings.Count(got, "[weggelaten: goede zorg]") != 1 || !strings.Contains(got, "weggelaten: 1 om goede zorg.") {
			t.Errorf("line %d: it is not said that one is left out", l.N)
		}
		if strings.Count(got, "[weggelaten: ") != whole+1-strings.Count(l.Text, "[weggelaten: ") {
			t.Errorf("line %d: something else is left out too", l.N)
		}
	}
	if n < 50 {
		t.Errorf("only %d lines", n)
	}
	for _, f := range prints {
		var out []int
		for _, l := range r.Lines {
			if strings.Contains(l.Text, "zag z") || strings.Contains(l.Text, "ikwilvoetballen") {
				out = append(out, l.N)
			}
		}
		j.Access.Out = map[int]privacy.Reason{}
		for _, n := range out {
			j.Access.Out[n] = privacy.ForAnother
		}
		got := printed(t, j, f)
		if len(out) < 3 || strings.Contains(got, "zebra") || strings.Contains(got, "zabra") || strings.Contains(got, "ikwilvoetballen") ||
			!strings.Contains(got, "weggelaten: "+strconv.Itoa(len(out))+" om privacy van een ander.") || !strings.Contains(got, "zei pinguïn") {
			t.Errorf("%s: %d lines left out", f, len(out))
		}
	}
}

// TestNothingIsPrintedThatWasNotReadAsItIs refuses without a reading, and after something
// was changed since; nothing is written, and nothing stands in the ledger.
func TestNothingIsPrintedThatWasNotReadAsItIs(t *testing.T) {
	j, child, _, _ := askedFor(t)
	before, err := j.Store.Handovers()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "inzage.txt")
	if _, err := j.File(t.Context(), path, false); !errors.Is(err, paper.ErrUnread) {
		t.Errorf("unread it gives %v", err)
	}
	if _, err := j.Write(t.Context(), &bytes.Buffer{}); !errors.Is(err, paper.ErrUnread) {
		t.Errorf("unread, to another program, it gives %v", err)
	}
	if after, err := j.Store.Handovers(); err != nil || len(after) != len(before) {
		t.Errorf("%d lines in the ledger, were %d: %v", len(after), len(before), err)
	}
	j.Access.Read = read(t, j).Sum
	for _, h := range j.Store.SignalsOf(child) {
		if h.Concept {
			d, err := j.Store.Draft(h.Draft)
			if err != nil {
				t.Fatal(err)
			}
			d.Rev++
			d.Findings[0].Text += " erbij"
			if err := j.Store.SaveDraft(d); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := j.File(t.Context(), path, false); !errors.Is(err, paper.ErrUnread) {
		t.Errorf("changed since, it gives %v", err)
	}
	if names := inFolder(t, dir); len(names) > 0 {
		t.Errorf("in the folder: %v", names)
	}
	j.Access.Read = read(t, j).Sum // control: read again it is written
	if _, err := j.File(t.Context(), path, false); err != nil {
		t.Error(err)
	}
}

// TestAPrintForWhoAskedStandsInTheLogAndMakesNothingDue writes it, and finds the line, in the
// next print too; what may be proposed for destruction is what it was. Control: a report with
// names of the same does make it due.
func TestAPrintForWhoAskedStandsInTheLogAndMakesNothingDue(t *testing.T) {
	j := filled(t, 1)
	j.Receiver, j.Why, j.Format = privacy.AskerSelf.Words(), "inzage", export.Text.As(paper.ForAccess)
	head := j.Store.Heads().At(0)
	j = Inspection(j, head.Subject, privacy.AskerSelf)
	due := func() int {
		t.Helper()
		all, err := j.Store.Due(sunday.AddDate(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	printed(t, j, export.HTML)
	all, err := j.Store.Handovers()
	if err != nil || len(all) != 1 || all[0].Receiver != "kind vanaf 12 jaar of jongere" || all[0].Why != "inzage" || all[0].Format != "html:inzage" || all[0].Count != 1 || all[0].State != store.HandoverDone {
		t.Errorf("in the ledger: %+v, %v", all, err)
	}
	if due() != 0 || !j.Store.Heads().At(0).HandedOver.IsZero() {
		t.Error("it counts as handed over")
	}
	if r := read(t, j); !slices.ContainsFunc(r.Lines, func(l paper.Line) bool {
		return strings.Contains(l.Text, "inzage-afdruk (html)") && strings.Contains(l.Text, "aan kind vanaf 12")
	}) {
		t.Errorf("the next print does not tell of it: %+v", r.Lines)
	}
	j.Format = export.Text
	if _, err := j.File(context.Background(), filepath.Join(t.TempDir(), "verslag.txt"), false); err != nil {
		t.Fatal(err)
	}
	went, err := j.Store.Waiting()
	if err != nil || len(went) != 1 {
		t.Fatalf("%d wait to be heard of, %v", len(went), err)
	}
	if err := j.Store.Arrived(went[0].ID, true); err != nil {
		t.Fatal(err)
	}
	if due() != 1 {
		t.Error("control: a report with names does not make it due")
	}
}
