package doc

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html"
	"strconv"
	"strings"
	"sync"
)

// HTML returns a writer of one page of HTML that asks for nothing outside itself, runs
// nothing, can be read light, dark, aloud and on A4.
func HTML() Writer { return Writer{tags{}} }

//go:embed style.css
var css string

// policy lets a browser load nothing and use no style but the one above.
var policy = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
})

type tags struct{}

func (t tags) begin(b *bytes.Buffer, title string, parts []Part) {
	b.WriteString("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + text(title) + "</title>\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n" +
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n<style>" + css + "</style>\n</head>\n<body>\n<main>\n<header>\n<h1>" + text(title) + "</h1>\n")
	t.all(b, parts)
	b.WriteString("</header>\n")
}

func (t tags) parts(b *bytes.Buffer, parts []Part) {
	b.WriteString("<article>\n")
	t.all(b, parts)
	b.WriteString("</article>\n")
}

func (tags) end(b *bytes.Buffer) error {
	b.WriteString("</main>\n</body>\n</html>\n")
	return nil
}

func (tags) all(b *bytes.Buffer, parts []Part) {
	for _, p := range parts {
		switch p := p.(type) {
		case Heading:
			h := "h" + strconv.Itoa(p.Level+1)
			b.WriteString("<" + h + ">" + text(p.Text) + "</" + h + ">\n")
		case Para:
			b.WriteString("<p dir=\"auto\">" + text(p.Text) + "</p>\n")
		case Facts:
			b.WriteString("<dl>\n")
			for _, f := range p {
				b.WriteString("<div><dt>" + text(f.Name) + "</dt><dd dir=\"auto\">" + text(f.Text) + "</dd></div>\n")
			}
			b.WriteString("</dl>\n")
		case List:
			tagList(b, p)
		case Table:
			tagTable(b, p)
		}
	}
}

func tagList(b *bytes.Buffer, l List) {
	if len(l) == 0 {
		return
	}
	kind := "ul"
	if l[0].N > 0 {
		kind = "ol"
	}
	b.WriteString("<" + kind + ">\n")
	for _, item := range l {
		b.WriteString("<li")
		if item.N > 0 {
			b.WriteString(" value=\"" + strconv.Itoa(item.N) + "\"")
		}
		b.WriteString("><p dir=\"auto\">" + text(item.Text) + "</p>")
		for _, more := range item.More {
			b.WriteString("<p class=\"more\" dir=\"auto\">" + text(more) + "</p>")
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</" + kind + ">\n")
}

func tagTable(b *bytes.Buffer, t Table) {
	b.WriteString("<table>\n<thead><tr>")
	for _, h := range t.Head {
		b.WriteString("<th scope=\"col\">" + text(h) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for _, c := range row {
			b.WriteString("<td dir=\"auto\">" + text(c) + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
}

// text is what can stand between two tags, its line ends kept.
func text(s string) string { return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>\n") }
