package command

import (
	"strings"

	"tijdig/model/region"
	"tijdig/ui/text/sharing"
)

// The command region.
const (
	RegionShort      = "schrijft, leest of neemt een regiopakket: organisaties, nummers, werk en meer van een regio, als map of zip"
	RegionNewShort   = "schrijft een pakket om mee te beginnen, met uitleg, in een nieuwe map"
	RegionCheckShort = "zegt of een pakket klopt; zo niet: in welk bestand, op welke regel, en waarom"
	RegionShowShort  = "zegt wat een pakket zou veranderen; zonder PATH: welk pakket in het bestand zit"
	RegionLoadShort  = "neemt een pakket in het bestand; signalen verandert het nooit"
	RegionBackShort  = "neemt het pakket als geheel terug: het vorige geldt weer, of geen"
	FlagRegionFrom   = "om mee te beginnen: "

	RegionSame        = "Dit pakket zit al in het bestand. Er is niets veranderd."
	RegionWouldChange = "Zo zou het worden; er is niets veranderd."
	RegionNothingBack = "Er zit geen regiopakket in dit bestand."
	RegionNotEmpty    = "Die map is er al. Kies een nieuwe; er is niets geschreven."
	RegionNotWritten  = "Het pakket kon niet worden geschreven."
)

// RegionStart says which packages there are to begin with.
func RegionStart(names []string) string {
	return "Daar is geen pakket van. Kies uit: " + strings.Join(names, ", ") + "."
}

// RegionWritten says where a new package stands, and what comes next.
func RegionWritten(dir string) string {
	return "Geschreven in " + dir + ". Begin bij " + region.ReadMe + "."
}

// RegionRight says that a package is as it should be.
func RegionRight(a *region.About) string {
	return "Dit regiopakket klopt: " + sharing.RegionName(a) + "."
}
