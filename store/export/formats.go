package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/book"
	"tijdig/store/export/doc"
	"tijdig/store/export/jsonl"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sql"
	"tijdig/store/export/tables"
	"tijdig/store/records"
)

// Format is the name of a kind of output.
type Format string

// The formats.
const (
	CSVNL  Format = "csv-nl"    // for Excel in Dutch: semicolons, BOM, CRLF
	CSV    Format = "csv"       // RFC 4180
	Checks Format = "checks"    // RFC 4180, a row for each item of each checklist
	Rows   Format = "rows"      // RFC 4180, a row for each row of one question; see [Format.Of]
	JSONL  Format = "jsonl"     // one signal a line, every field
	Text   Format = "txt"       // to read, as plain text
	MD     Format = "md"        // to read, as Markdown
	HTML   Format = "html"      // to read, as one page for a browser
	Page   Format = "pagina"    // the same, sealed: it opens in a browser with words
	PDF    Format = "pdf"       // to read, on paper
	XLSX   Format = "xlsx"      // a workbook, a sheet for each table
	Pack   Format = "tables"    // a zip of tables as CSV, with what describes them
	PackNL Format = "tables-nl" // the same as people write it
	SQL    Format = "sql"       // a script for a database that several files come together in
	ICS    Format = "ics"       // the planned steps, for a calendar
)

// kind is all there is to know of a format. A new one is an entry here: the command line,
// the screen, file names and guards ask this list.
type kind struct {
	name   Format
	ext    string
	file   string                              // what its file is called by
	words  string                              // what people call it
	long   bool                                // has no column that free text would be added to
	ofRows bool                                // there is one for each question of rows
	typed  bool                                // is asked for by name only: there are more than a digit can choose between
	binary bool                                // cannot be read as it is
	sealed bool                                // only who has the words can read it
	adds   bool                                // goes where what went before still is
	facts  bool                                // holds a few facts that lead to nobody and nothing else, at one level only
	read   Format                              // says the same as text, for reading first; "": it is that itself
	write  func(io.Writer, Options) doc.Writer // how it is written to be read; nil: it is no report
	counts counts                              // how it writes what is only counted; nil: as it is read
	parts  func(Format, *privacy.View, io.Writer) parts
}

// kinds are the formats in the order they are offered.
var kinds = []kind{
	{name: Page, ext: "html", file: "pagina", words: "versleutelde webpagina", binary: true, sealed: true, read: Text, write: sealedPage},
	{name: CSVNL, ext: "csv", file: "signalen", words: "tabel voor Excel", counts: countDutch, parts: func(_ Format, v *privacy.View, _ io.Writer) parts { return tables.NewPeople(v) }},
	{name: CSV, ext: "csv", file: "signalen", words: "tabel (CSV)", counts: countTable, parts: func(_ Format, v *privacy.View, _ io.Writer) parts { return tables.NewWide(v) }},
	{name: Checks, ext: "csv", file: "nagaan", words: "lange tabel", counts: countTable, long: true, parts: func(_ Format, v *privacy.View, _ io.Writer) parts { return tables.NewChecks(v) }},
	{name: JSONL, ext: "jsonl", file: "signalen", words: "alles voor een programma", counts: jsonl.Count, parts: func(_ Format, v *privacy.View, _ io.Writer) parts { return jsonl.New(v) }},
	{name: Text, ext: "txt", file: "signalen", words: "verslag om te lezen", write: plainText},
	{name: XLSX, ext: "xlsx", file: "signalen", words: "werkmap voor Excel", binary: true, read: Text, counts: book.CountWorkbook, parts: func(_ Format, v *privacy.View, w io.Writer) parts { return book.Workbook(w, v) }},
	{name: Pack, ext: "zip", file: "tabellen", words: "tabellen met beschrijving", typed: true, binary: true, read: Text, counts: book.CountPackage(false), parts: func(_ Format, v *privacy.View, w io.Writer) parts { return book.Package(w, v, false) }},
	{name: PackNL, ext: "zip", file: "tabellen-nl", words: "tabellen met beschrijving, in het Nederlands", typed: true, binary: true, read: Text, counts: book.CountPackage(true), parts: func(_ Format, v *privacy.View, w io.Writer) parts { return book.Package(w, v, true) }},
	{name: SQL, ext: "sql", file: "database", words: "script voor een database", typed: true, adds: true, read: Text, counts: sql.Count, parts: func(_ Format, v *privacy.View, w io.Writer) parts { return sql.New(w, v) }},
	{name: HTML, ext: "html", file: "signalen", words: "verslag als webpagina", read: Text, write: webPage},
	{name: PDF, ext: "pdf", file: "signalen", words: "verslag als pdf", binary: true, read: Text, write: paged},
	{name: MD, ext: "md", file: "signalen", words: "verslag in Markdown", typed: true, read: Text, write: markdown},
	{name: Rows, ext: "csv", file: "rijen", words: "rijen", counts: countTable, ofRows: true, typed: true, parts: func(f Format, v *privacy.View, _ io.Writer) parts {
		q, _ := askedInRows(v.Forms, f.of())
		return tables.NewRows(v, q)
	}},
}

// planned is no output of signals as the others are.
var planned = kind{name: ICS, ext: "ics", file: "stappen", words: "stappen voor een agenda", long: true, typed: true, facts: true, parts: func(_ Format, v *privacy.View, _ io.Writer) parts { return newAgenda(v.Scope) }}

func plainText(io.Writer, Options) doc.Writer      { return doc.Text() }
func paged(w io.Writer, _ Options) doc.Writer      { return doc.PDF(w) }
func webPage(io.Writer, Options) doc.Writer        { return doc.HTML() }
func markdown(io.Writer, Options) doc.Writer       { return doc.Markdown() }
func sealedPage(w io.Writer, o Options) doc.Writer { return doc.SealedPage(w, o.Page) }

// ofMark stands between the name of the format and that of the question whose rows are
// written, or of the document that is.
const ofMark = ":"

// Of returns the format for the rows of one question.
func (f Format) Of(question string) Format { return f + ofMark + Format(question) }

// of is what stands behind the name of the format: the question, or the document.
func (f Format) of() string {
	_, of, _ := strings.Cut(string(f), ofMark)
	return of
}

func (f Format) kind() (kind, bool) {
	name, of, more := strings.Cut(string(f), ofMark)
	k := planned
	if k.name != Format(name) {
		i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == Format(name) })
		if i < 0 {
			return kind{}, false
		}
		k = kinds[i]
	}
	return k, k.ofRows == more || more && k.readable() && paper.Name(of).Known()
}

// traits are those of the kind it is of, and none where there is none.
func (f Format) traits() kind {
	k, _ := f.kind()
	return k
}

// readable reports whether it is written to be read.
func (k kind) readable() bool { return k.write != nil }

// Known reports whether there is such a format. Whether a question has rows only a form
// can tell.
func (f Format) Known() bool {
	_, ok := f.kind()
	return ok
}

// Readable reports whether typed text goes along, masked, also where it was not asked for.
func (f Format) Readable() bool { return f.traits().readable() }

// AsksText reports whether masked text goes along only when that is asked for.
func (f Format) AsksText() bool {
	k, _ := f.kind()
	return !k.readable() && !k.long
}

// Offered reports whether people choose it from a list.
func (f Format) Offered() bool { return !f.traits().typed }

// IsText reports whether it can be read as it is.
func (f Format) IsText() bool { return !f.traits().binary }

// Sealed reports whether only who has the words can read it; see [Options.Page].
func (f Format) Sealed() bool { return f.traits().sealed }

// Adds reports whether an output goes where those before it still are, so that only what
// was written since has to go, and which version came after which has to be known.
func (f Format) Adds() bool { return f.traits().adds }

// Legible is the format in which people read first what this one would say.
func (f Format) Legible() Format {
	k, ok := f.kind()
	switch {
	case !ok || k.read == "":
		return f
	case k.readable():
		return k.read.As(f.Document())
	}
	return k.read
}

// Words is what people call the format, where these forms are known.
func (f Format) Words(forms form.Book) string {
	k, _ := f.kind()
	if q := f.of(); k.ofRows {
		label := q
		if asked, ok := askedInRows(forms, q); ok {
			label = asked.Label
		}
		return k.words + ": " + label
	}
	if f.of() != "" {
		way := k.ext
		if k.sealed { // as another is that anyone can read
			way = k.words
		}
		return f.Document().Words() + " (" + way + ")"
	}
	return k.words
}

// Left is what people call what left the file, by how the ledger calls it: an output, or a
// bundle, or what was shared with a team.
func Left(format string, forms form.Book) string {
	if format == records.Posted {
		return "versleuteld gedeeld met het team"
	}
	return cmp.Or(Format(format).Words(forms), "versleuteld bestand voor een collega")
}

// askedInRows returns a question of rows of any of these forms.
func askedInRows(forms form.Book, id string) (form.Question, bool) {
	for _, f := range forms.Forms() {
		if q, ok := f.Find(id); ok && q.Kind == form.Rows {
			return q, true
		}
	}
	return form.Question{}, false
}

// FactsOnly reports whether it holds a few facts that lead to nobody, and so is made at one
// level only: [model.Pseudonymous].
func (f Format) FactsOnly() bool { return f.traits().facts }

// Formats lists the formats that tell of signals in the order they are offered, with one for
// each question of rows of these forms.
func Formats(forms form.Book) (out []Format) {
	for _, k := range kinds {
		if !k.ofRows {
			out = append(out, k.name)
			continue
		}
		for _, f := range forms.Forms() {
			for _, q := range f.Questions {
				if name := k.name.Of(q.ID); q.Kind == form.Rows && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// Names lists the formats as they are typed; the rows with what stands for a question.
func Names(question string) (out []string) {
	for _, k := range kinds {
		name := k.name
		if k.ofRows {
			name = name.Of(question)
		}
		out = append(out, string(name))
	}
	return append(out, string(planned.name))
}

// FileName proposes a name for a file. It says the level and the day, and
// nothing about a person. Of what is sealed it says only the day.
func FileName(f Format, l model.Level, day model.Date) string {
	k, _ := f.kind()
	if k.sealed {
		return fmt.Sprintf("tijdig-%s-%s.%s", k.file, day, k.ext)
	}
	file := k.file
	if q := f.of(); k.ofRows {
		file += "-" + q
	}
	file = cmp.Or(f.Document().File(), file)
	return fmt.Sprintf("tijdig-%s-%s-%s.%s", file, strings.ReplaceAll(words.Level(l), " ", "-"), day, k.ext)
}
