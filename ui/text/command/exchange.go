package command

// The command exchange.
const (
	ExchangeShort    = "werkt je bestand bij met dat van je team, door een gedeelde map; --dry-run zegt eerst wat er zou gebeuren"
	FlagCard         = "toon je kaart: de regel die je aan een collega geeft"
	FlagCardName     = "onder welke naam je team je kent; geldt bij de eerste keer"
	FlagAddCard      = "neem een collega op in het team: de kaart die je kreeg"
	FlagRemoveMember = "haal iemand uit het team: de naam; wat hierna gedeeld wordt, krijgt die niet meer"
	FlagConfirm      = "ga akkoord met een wijziging van het team: de zes controlewoorden"

	ExchangeWhich      = "welke map? Geef de map die je met je team deelt: tijdig exchange MAP"
	ExchangeOneThing   = "doe één ding tegelijk: --card, --add, --remove of een map"
	ExchangeNoName     = "Hoe noemt je team je? Geef een naam: tijdig exchange --card --name NAAM"
	TeamOthersSee      = "De anderen zien de wijziging als ze hierna het postvak legen, en zeggen zelf ja. Leeg het nu eerst zelf: tijdig exchange MAP"
	ExchangeSomeBroken = "Niet alles is overgenomen: zie NIET GENOMEN. De rest wel."
)
