package command

// Sealed outputs, and the command import.
const (
	ImportShort         = "neemt over wat een collega gaf: een versleutelde bundel, of jsonl met namen; --dry-run zegt eerst wat er zou gebeuren"
	FlagBundleRecipient = "bundel: age-sleutel (age1...) van wie hem mag openen; mag vaker"
	FlagBundleWordsOut  = "bundel en pagina: schrijf de vijf woorden om te openen in dit nieuwe bestand"
	FlagDryRun          = "zeg wat er zou gebeuren en verander niets"
	FlagWordsFile       = "bestand met op de eerste regel de woorden die de collega doorgaf"
	FlagBundleIdentity  = "bestand met de geheime age-sleutel waarvoor de bundel gemaakt is"

	BundleOnlyWhole    = "een bundel gaat altijd met namen en met alles: --level, --text en --document horen er niet bij"
	BundleNotBoth      = "een bundel gaat open met woorden (--bundle-words-out) of met sleutels (--recipient), niet met allebei"
	SealedNeedsFile    = "wat versleuteld is, wordt na het schrijven teruggelezen: geef --out BESTAND"
	PageNeedsWordsOut  = "er is geen terminal om de woorden op te tonen: geef --bundle-words-out BESTAND"
	BundleNeedsKey     = "er is geen terminal om de woorden op te tonen: geef --bundle-words-out BESTAND of --recipient age1..."
	OnlyForBundle      = "--recipient hoort bij --format bundle, --bundle-words-out bij bundle en pagina"
	NoBundleWordsOut   = "De plek voor de woorden is niet te maken, of er staat al een bestand. Er is niets gemaakt."
	WordsNotWritten    = "De woorden konden niet worden geschreven. Er is niets gemaakt."
	SealedStands       = "geschreven, teruggelezen, geopend en gelijk: "
	WordsStand         = "de woorden om te openen staan in het bestand dat je noemde. Geef dat niet samen met het versleutelde bestand door."
	WordsLabel         = "Woorden van de collega"
	NeedWords          = "Dit is versleuteld, en er is geen terminal om de woorden te vragen. Geef --words-file of --bundle-identity."
	WordsOrIdentity    = "geef --words-file of --bundle-identity, niet allebei"
	WouldHappen        = "dit zou er gebeuren; er is nog niets veranderd:"
	NothingToTake      = "alles hieruit stond er al. Er is niets veranderd."
	SomeRefused        = "Niet alles is overgenomen: wat hierboven bij NIET GENOMEN staat. De rest wel; vraag je collega om een nieuwe bundel."
	SomeWouldBeRefused = "Niet alles zou worden overgenomen: zie wat hierboven bij NIET GENOMEN staat."
)

// CopyBefore says which copy was made before a bundle was taken in.
func CopyBefore(name string) string { return "kopie vooraf gemaakt: " + name }
