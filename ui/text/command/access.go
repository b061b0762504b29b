package command

// Inzage on the command line.
const (
	AccessNeedsCode  = "--document inzage gaat over één persoon of gezin: geef --code K7F3Q, zonder nummer van een signaal"
	AccessWhole      = "--document inzage laat alles zien van wie het gaat: geef alleen --code"
	AccessNeedsAsker = "zeg wie het vraagt: --voor kind, --voor ouder, of --voor met wie het anders is"
	AccessReadFirst  = "lees eerst elke regel: laat --out weg. Onder de regels staat hoe het verder gaat"
	AccessBadLines   = "--weglaten noemt regels met hun nummer en waarom, ander of zorg: 12:ander,15-17:zorg"
	OnlyForAccess    = "--gelezen en --weglaten horen bij --document inzage"
)

// AccessGoOn says how what was read is written.
func AccessGoOn(sum string) string {
	return "er is nog niets geschreven. Gelezen? Geef dan --gelezen " + sum + " en --out BESTAND, en wat er weg moet met --weglaten 12:ander,15-17:zorg"
}
