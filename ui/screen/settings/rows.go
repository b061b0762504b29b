package settings

import (
	"cmp"
	"strconv"

	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
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
	short, meaning := keeping.ShortCodeNone, keeping.ShortCodeWhy
	if m.set.ShortCode != "" {
		short, meaning = keeping.ShortCodeSet, keeping.ShortCodeMeans
	}
	out := []row{
		{kind: rowCover, head: keeping.CoverHead, label: keeping.CoverLabel, value: m.standing(rowCover, m.at == 0), why: keeping.CoverWhy},
		{kind: rowShort, label: keeping.ShortCodeLabel, value: short, why: meaning, opens: true, goes: m.set.ShortCode != ""},
		{kind: rowPassphrase, head: keeping.WaysHead, label: keeping.PassphraseLabel, value: keeping.PassphraseNew, why: keeping.PassphraseNewWhy, opens: true},
	}
	paper := row{kind: rowPaper, label: keeping.PaperLabel, value: keeping.PaperNone, why: keeping.PaperNewWhy, opens: true}
	var offices []row
	for i, s := range m.slots {
		switch s.Kind {
		case "paper":
			paper.value, paper.goes, paper.slot = keeping.PaperMade(m.set.PaperNoted), true, i
		case "recipient":
			offices = append(offices, row{
				kind: rowOffice, label: keeping.OfficeLabel, value: keeping.OfficeKey(s.Recipient), why: keeping.OfficeWhy(s.Recipient), goes: true, slot: i,
			})
		}
	}
	out = append(append(out, paper), offices...)
	out = append(
		out,
		row{kind: rowAddOffice, label: keeping.AddOfficeLabel, value: keeping.AddOffice, why: keeping.AddOfficeWhy, opens: true},
		row{kind: rowRewrite, label: keeping.RewriteLabel, value: keeping.RewriteWhen, why: keeping.RewriteWhy, opens: true},
	)
	out = append(
		out,
		row{kind: rowWork, head: keeping.AuthorHead, label: keeping.AuthorWork, value: m.standing(rowWork, m.at == len(out)), why: keeping.AuthorWorkWhy(m.pointsAtPolice())},
		row{kind: rowName, label: keeping.AuthorName, value: keeping.OrUnsaid(m.set.Author.Name), why: keeping.AuthorWhy, opens: true},
		row{kind: rowOrg, label: keeping.AuthorOrg, value: keeping.OrUnsaid(m.set.Author.Org), why: keeping.AuthorWhy, opens: true},
		row{kind: rowPhone, label: keeping.AuthorPhone, value: keeping.OrUnsaid(m.set.Author.Phone), why: keeping.AuthorPhoneWhy, opens: true},
		row{kind: rowRegion, label: sharing.RegionLabel, value: sharing.RegionValue(m.env.Region.About()), why: sharing.RegionRowWhy, opens: true},
	)
	head := keeping.ReceiversHead
	for _, r := range m.set.Receivers {
		out = append(out, row{
			kind: rowReceiver, head: head, label: r.Name, value: keeping.ShortKey(r.Key), why: keeping.ReceiverWhy(r.Key), opens: true, goes: true, who: r.Name,
		})
		head = ""
	}
	return append(out, row{kind: rowAddReceiver, head: head, label: keeping.AddReceiver, value: keeping.AddReceiverWhat, why: keeping.AddReceiverWhy, opens: true})
}

// standing says what is set on a row, and, with the mark here, what an arrow points at instead.
func (m Model) standing(kind rowKind, here bool) string {
	say := func(v string) string {
		if kind == rowWork {
			return m.env.Region.Profiles().Of(v).Label
		}
		n, _ := strconv.Atoi(v) //nolint:errcheck // one of minutes
		return keeping.CoverAfter(n)
	}
	_, set := m.values(row{kind: kind})
	if m.wish == "" || !here {
		return say(set)
	}
	return keeping.Instead(say(set), say(m.wish))
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
