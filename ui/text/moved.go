package text

// Kopie of verhuisd?
const (
	MovedTitle  = "Kopie of verhuisd?"
	MovedWhy    = "Dit bestand is op deze laptop nog niet eerder geopend. Hoe kwam het hier?"
	CopiedMeans = "het andere bestand wordt ook nog gebruikt. Ze gaan vanaf nu elk hun eigen weg, en komen niet vanzelf weer bij elkaar."
	MovedMeans  = "dit is voortaan het enige. Gebruik het oude niet meer."
	LaterMeans  = "Tijdig vraagt het de volgende keer weer."
	IsCopy      = "Genoteerd: dit is een kopie met een eigen vervolg."
	HasMoved    = "Genoteerd: het bestand woont nu op deze laptop."
)
