package text

import (
	"strconv"
	"strings"

	"tijdig/model/network"
)

// FoundBecause says why something was found that is called otherwise; "" when it is called
// so, or was only spelled a little differently than a name begins.
func FoundBecause(h network.Hit) string {
	since := ""
	if h.Why.Year > 0 {
		since = " sinds " + strconv.Itoa(h.Why.Year)
	}
	switch h.Why.By {
	case network.ByAlias:
		return "ook bekend als " + h.Why.Said
	case network.BySpelling:
		return "lijkt op " + h.Why.Said
	case network.ByPart:
		return h.Why.Said + " hoort" + since + " bij " + h.Name
	case network.ByPast:
		says := h.Why.Said + " heet" + since + " nu " + h.Name
		if h.Kind == network.Municipality {
			says = h.Why.Said + " hoort" + since + " bij " + h.Name
		}
		if len(h.Why.Rest) > 0 {
			says += ", en deels bij " + strings.Join(h.Why.Rest, ", ")
		}
		return says
	case network.ByName:
	}
	return ""
}
