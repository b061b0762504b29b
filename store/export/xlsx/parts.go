package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relNS   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packNS  = `http://schemas.openxmlformats.org/package/2006/`
	mime    = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
)

// head begins the part of a sheet. Widths stand before the rows, so they go by the types.
func (s Sheet) head(b *bytes.Buffer) {
	b.WriteString(xmlHead + `<worksheet xmlns="` + mainNS + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if s.First { // two would be changed as one
		b.WriteString(` tabSelected="1"`)
	}
	b.WriteString(` workbookViewId="0">`)
	if !s.Bare {
		b.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`)
	}
	b.WriteString(`</sheetView></sheetViews>`)
	if len(s.Columns) > 0 {
		b.WriteString("<cols>")
		for i, c := range s.Columns {
			fmt.Fprintf(b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.width())
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
}

// width is how wide a column is, in characters; a filter has a button in the heading.
func (c Column) width() int {
	if c.Width > 0 {
		return c.Width
	}
	least := leastWidths[c.Type]
	if least >= mostHeading {
		return least
	}
	return max(least, min(mostHeading, utf8.RuneCountInString(c.Heading)+4))
}

// How wide a column is at least, in characters, and at most because of its heading.
var leastWidths = [...]int{Text: 14, Long: 50, Number: 8, Day: 12, Moment: 17}

const mostHeading = 28

// heading writes the row that names the columns.
func (s Sheet) heading(b *bytes.Buffer) {
	b.WriteString(`<row r="` + "\x00" + `">`)
	for i, c := range s.Columns {
		begin(b, i, styleHeading, ` t="inlineStr"`)
		b.WriteString(`<is><t xml:space="preserve">`)
		escape(b, short(c.Heading, CellLen))
		b.WriteString(`</t></is></c>`)
	}
	b.WriteString("</row>")
}

// area is the cells of a sheet.
func (p part) area() string {
	return fmt.Sprintf("A1:%s%d", letters(max(0, p.cols-1)), max(1, p.rows))
}

// foot ends the part of a sheet. That a number stands as text is meant.
func (p part) foot() string {
	s := "</sheetData>"
	if !p.bare && p.cols > 0 {
		s += `<autoFilter ref="` + p.area() + `"/>`
	}
	s += `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`
	return s + `<ignoredErrors><ignoredError sqref="` + p.area() + `" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

// book writes what holds the sheets together.
func (w *Writer) book() error {
	all := slices.Clone(w.done)
	slices.SortStableFunc(all, func(a, b part) int { return order(a) - order(b) })
	var sheets, names, rels, types strings.Builder
	for i, p := range all {
		var name bytes.Buffer
		escape(&name, p.name)
		quoted := strings.ReplaceAll(name.String(), `"`, "&quot;")
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, quoted, p.number, p.number)
		if !p.bare && p.cols > 0 {
			fmt.Fprintf(&names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!$A$1:$%s$%d</definedName>`, i, strings.ReplaceAll(name.String(), "'", "''"), letters(p.cols-1), p.rows)
		}
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, p.number, relNS, p.number)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, p.number, mime)
	}
	defined := ""
	if names.Len() > 0 {
		defined = "<definedNames>" + names.String() + "</definedNames>"
	}
	for _, p := range []struct{ name, text string }{
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` + sheets.String() + "</sheets>" + defined + "</workbook>"},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packNS + `relationships">` + rels.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, w.number+1, relNS)},
		{"_rels/.rels", `<Relationships xmlns="` + packNS + `relationships"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"[Content_Types].xml", `<Types xmlns="` + packNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + mime + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + mime + `styles+xml"/>` + types.String() + "</Types>"},
	} {
		out, err := w.zip.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := out.Write([]byte(xmlHead + p.text)); err != nil {
			return err
		}
	}
	return nil
}

func order(p part) int {
	if p.first {
		return 0
	}
	return 1
}
