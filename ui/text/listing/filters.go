package listing

import (
	"strconv"
	"strings"

	"tijdig/model"
)

// Filters that are kept.
const (
	FiltersTitle   = "Bewaarde filters"
	FilterKeep     = "bewaar wat er nu staat"
	FilterRename   = "andere naam"
	FilterRemove   = "weghalen"
	FilterDefault  = "standaard aan of uit"
	FilterName     = "Naam van dit filter"
	FilterNone     = "Er is nog geen filter bewaard. + bewaart wat er nu in de lijst staat: de woorden, welk deel, en de volgorde."
	FilterIsFirst  = "Signalen opent hiermee"
	FilterBack     = "Het filter staat er weer."
	FilterNothing  = "Er is niets om te bewaren: typ eerst woorden met /, kies een volgorde met v, of ga vanaf Vandaag naar een deel."
	FilterWhatAll  = "alle signalen"
	FilterKeepDo   = "bewaar"
	filterGoneSays = " is weggehaald. u zet het terug."
)

// FilterCalled names a filter that is in use, or that a key takes.
func FilterCalled(name string) string { return "filter: " + name }

// FilterGone says that a filter was taken away.
func FilterGone(name string) string { return "Filter " + strconv.Quote(name) + filterGoneSays }

// FilterKept says that one was kept, and by which digit it comes back.
func FilterKept(name string, digit int) string {
	return "Filter " + strconv.Quote(name) + " is bewaard. In Signalen komt het terug met " + strconv.Itoa(digit) + "."
}

// FilterSays tells what a filter narrows the list to.
func FilterSays(f model.Filter) string {
	var out []string
	if f.Words != "" {
		out = append(out, strconv.Quote(f.Words))
	}
	if only := Only(f.Only); only != "" {
		out = append(out, only)
	}
	if len(out) == 0 {
		out = append(out, FilterWhatAll)
	}
	if f.Order != "" {
		out = append(out, "volgorde: "+f.Order)
	}
	return strings.Join(out, " · ")
}

// FilterWill says what is about to be kept.
func FilterWill(f model.Filter) string { return "Bewaart " + FilterSays(f) }

// FilterFault says why a filter is not kept.
func FilterFault(why model.FilterFault) string {
	return map[model.FilterFault]string{
		model.FilterNameless: "Geef het een naam.",
		model.FilterLongName: "Die naam is te lang: hooguit " + strconv.Itoa(model.MaxFilterName) + " tekens.",
		model.FilterTaken:    "Er is al een filter met die naam.",
		model.FilterLong:     "De woorden zijn te lang om te bewaren: hooguit " + strconv.Itoa(model.MaxFilterWords) + " tekens.",
		model.FilterMany:     "Er zijn al " + strconv.Itoa(model.MaxFilters) + " filters bewaard. Haal er eerst een weg met backspace.",
	}[why]
}

// FilterDoubtful says in a list of a filter that it cannot be read, and what of it.
func FilterDoubtful(f model.Filter, why model.FilterFault) string {
	says := "niet te lezen"
	switch why {
	case model.FilterOnly:
		return says + ": deel " + strconv.Quote(f.Only)
	case model.FilterOrder:
		return says + ": volgorde " + strconv.Quote(f.Order)
	case model.FilterLong:
		return says + ": te lange woorden"
	case model.FilterNameless, model.FilterLongName, model.FilterTaken, model.FilterMany:
	}
	return says + ": naam leeg of te lang"
}

// FilterUnread says where a filter cannot be read, and why.
func FilterUnread(n int, f model.Filter, why model.FilterFault) string {
	at := "Filter " + strconv.Itoa(n)
	if f.Name != "" {
		at += " " + strconv.Quote(f.Name)
	}
	return at + " is " + FilterDoubtful(f, why) + ". Dat kent dit programma niet; wat er stond, blijft."
}
