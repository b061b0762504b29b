package settings

import (
	"cmp"
	"strconv"

	"tijdig/ui/text"
)

// row is one thing to set.
type row struct {
	kind  rowKind
	head  string // the heading above it; "" when it goes on under the last
	label string
	value string
	why   string // what it means, said while the mark is on it
	opens bool   // enter changes it
	goes  bool   // it can be taken away
	slot  int    // its place among the ways in
	who   string // the name of a receiver
}

type rowKind int

const (
	rowCover rowKind = iota
	rowShort
	rowPassphrase
	rowPaper
	rowOffice
	rowAddOffice
	rowRewrite
	rowWork
	rowName
	rowOrg
	rowPhone
	rowRegion
	rowReceiver
	rowAddReceiver
)

// rows lists everything that can be set, as it stands now.
func (m Model) rows() []row {
	short, meaning := text.ShortCodeNone, text.ShortCodeWhy
	if m.set.ShortCode != "" {
		short, meaning = text.ShortCodeSet, text.ShortCodeMeans
	}
	out := []row{
		{kind: rowCover, head: text.CoverHead, label: text.CoverLabel, value: m.standing(rowCover, m.at == 0), why: text.CoverWhy},
		{kind: rowShort, label: text.ShortCodeLabel, value: short, why: meaning, opens: true, goes: m.set.ShortCode != ""},
		{kind: rowPassphrase, head: text.WaysHead, label: text.PassphraseLabel, value: text.PassphraseNew, why: text.PassphraseNewWhy, opens: true},
	}
	paper := row{kind: rowPaper, label: text.PaperLabel, value: text.PaperNone, why: text.PaperNewWhy, opens: true}
	var offices []row
	for i, s := range m.slots {
		switch s.Kind {
		case "paper":
			paper.value, paper.goes, paper.slot = text.PaperMade(m.set.PaperNoted), true, i
		case "recipient":
			offices = append(offices, row{
				kind: rowOffice, label: text.OfficeLabel, value: text.OfficeKey(s.Recipient), why: text.OfficeWhy(s.Recipient), goes: true, slot: i,
			})
		}
	}
	out = append(append(out, paper), offices...)
	out = append(
		out,
		row{kind: rowAddOffice, label: text.AddOfficeLabel, value: text.AddOffice, why: text.AddOfficeWhy, opens: true},
		row{kind: rowRewrite, label: text.RewriteLabel, value: text.RewriteWhen, why: text.RewriteWhy, opens: true},
	)
	out = append(
		out,
		row{kind: rowWork, head: text.AuthorHead, label: text.AuthorWork, value: m.standing(rowWork, m.at == len(out)), why: text.AuthorWorkWhy(m.pointsAtPolice())},
		row{kind: rowName, label: text.AuthorName, value: text.OrUnsaid(m.set.Author.Name), why: text.AuthorWhy, opens: true},
		row{kind: rowOrg, label: text.AuthorOrg, value: text.OrUnsaid(m.set.Author.Org), why: text.AuthorWhy, opens: true},
		row{kind: rowPhone, label: text.AuthorPhone, value: text.OrUnsaid(m.set.Author.Phone), why: text.AuthorPhoneWhy, opens: true},
		row{kind: rowRegion, label: text.RegionLabel, value: text.RegionValue(m.env.Region.About()), why: text.RegionRowWhy, opens: true},
	)
	head := text.ReceiversHead
	for _, r := range m.set.Receivers {
		out = append(out, row{
			kind: rowReceiver, head: head, label: r.Name, value: text.ShortKey(r.Key), why: text.ReceiverWhy(r.Key), opens: true, goes: true, who: r.Name,
		})
		head = ""
	}
	return append(out, row{kind: rowAddReceiver, head: head, label: text.AddReceiver, value: text.AddReceiverWhat, why: text.AddReceiverWhy, opens: true})
}

// standing says what is set on a row, and, with the mark here, what an arrow points at instead.
func (m Model) standing(kind rowKind, here bool) string {
	say := func(v string) string {
		if kind == rowWork {
			return m.env.Region.Profiles().Of(v).Label
		}
		n, _ := strconv.Atoi(v) //nolint:errcheck // one of minutes
		return text.CoverAfter(n)
	}
	_, set := m.values(row{kind: kind})
	if m.wish == "" || !here {
		return say(set)
	}
	return text.Instead(say(set), say(m.wish))
}

// pointsAtPolice reports whether the work that an arrow points at has to do with police data.
func (m Model) pointsAtPolice() bool {
	return m.env.Region.Profiles().Of(cmp.Or(m.wish, m.set.Author.Profile)).Police
}

// row is the one under the mark.
func (m Model) row() row {
	rows := m.rows()
	return rows[max(0, min(m.at, len(rows)-1))]
}
