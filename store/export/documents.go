package export

import (
	"tijdig/model"
	"tijdig/store/export/paper"
)

// Document is what is told; "" where the format is not written to be read.
func (f Format) Document() paper.Name {
	k, _ := f.kind()
	switch of := f.of(); {
	case !k.readable():
		return ""
	case of == "":
		return paper.Report
	default:
		return paper.Name(of)
	}
}

// As returns the format with another document. The report is what it holds when nothing
// is said.
func (f Format) As(d paper.Name) Format {
	if base := f.Bare(); d != "" && d != paper.Report {
		return base + ofMark + Format(d)
	}
	return f.Bare()
}

// Bare is the format without what stands behind its name.
func (f Format) Bare() Format { return f[:len(f)-len(f.behind())] }

func (f Format) behind() string {
	if of := f.of(); of != "" {
		return ofMark + of
	}
	return ""
}

// NamesLeftOut reports whether it says in front, without names, which points are not in it.
func (f Format) NamesLeftOut() bool { return f.Document().Explained() }

// At refuses a level that a document or format is not made at.
func (f Format) At(l model.Level) error {
	switch {
	case f.FactsOnly() && l == model.Complete:
		return paper.ErrNames
	case f.FactsOnly() && l == model.Counts:
		return paper.ErrCounts
	}
	return f.Document().At(l)
}
