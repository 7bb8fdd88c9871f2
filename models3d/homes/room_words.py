"""Words by which homes are known among rooms, in fifteen languages; all rooms' stand in ``rooms.toml``."""

import re

#: Rooms that people sleep or spend their evenings in: what a home has and an office has not.
HOMELY = re.compile(
    r"living|woon|wohn|slaap|schlaf|bed ?room|\bbed\b|master|nursery|kinder|lounge|family|séjour|chambre"
    r"|\bsalon\b|dormitori|salón|soggiorno|letto|matrimoniale|vardagsrum|sovrum|\bstue\b|soverom|soveværelse|allrum"
    r"|\bstudio\b|slpk|\bslk\b|sypialni|obýva|ložnic|olohuone|makuuhuone|гостин|спальн|детск|жил(?:ая|ой)"
    r"|habitación|habitaciones|recámara|sala de estar|\bestar\b|\bcamere?(?:tta)?\b|\bquarto\b|\bsuíte\b"
    r"|pokój|dětsk|\bpokoj\b|stueværelse|dagligstue|\bværelse|oppholdsrom|\bsov\b|oturma|yatak|salonu\b",
    re.IGNORECASE,
)
#: The room that a home has one of.
KITCHEN = re.compile(
    r"(?<!tee)(?<!tea )(?:kitchen|keuken|küche|kueche)|\bkochen|kochnische|cuisine|cocina|cucina|cozinha"
    r"|\bkök\b|kjøkken|køkken|kuchni|kuchyn|keittiö|aneks|kitchnet|mutfa[kğ]|angolo cottura|кухн",
    re.IGNORECASE,
)
#: Rooms of work: a group that has none to live in but these is no home.
WORK = re.compile(
    r"office|meeting|conference|class|\blab|ward\b|patient|exam|consult|clinic|shop|retail|reception|seminar"
    r"|b(?:ü|ue)ro|lehr|hörsaal|workshop|warehouse|kantoor|vergader|bureau|server|besprech|restaurant|canteen"
    r"|kantine|mensa\b|gastraum|oficina|ufficio|uffici\b|escritórios|biur[oa]|kancelář|\bkontor|toimisto|\bofis"
    r"|reuni[ãóo]|réunion|riunion|spotkań|zasedac|mødelokale|møterom|mötesrum|kokous|negozio|sklep\b.*usług|офис"
    r"|переговорн",
    re.IGNORECASE,
)
#: Hollows that are drawn as rooms: under a roof, over a ceiling.
VOID = re.compile(
    r"^[\d\W]*(?:roof(?: ?space| void)?|void|plenum|dach(?:raum)?|luftraum|vide|dak|toit|combles?|vuoto"
    r"|hueco|vazio|pustka|střecha|tag|tak|кровля|крыша)[\d\W]*$",
    re.IGNORECASE,
)
#: Rooms that go with a home and are not lived in; a home's area is without them.
BESIDE = re.compile(
    r"garage|carport|car ?park|parking|stellplatz|cellar|basement|keller|kelder|\bcave\b|sótano|cantina"
    r"|källare|kjeller|kælder|kellari|piwnic|sklep\b|подвал|гараж|garaż|garáž|\battic\b|dachboden|spitzboden"
    r"|zolder|grenier|чердак|crawl|kriech|garaje|garagem|aparcamiento|estacionamento|autorimessa|posto auto"
    r"|trastero|arrecada[cç]|bodega|soffitta|strych|komórka lokatorska|postojow|\bpůda\b|parkov|garasje"
    r"|sportsbod|pulterrum|\bvind\b|autotalli|autokatos|otopark|\bdepo\b|bodrum",
    re.IGNORECASE,
)
#: What a room is called that nobody has named.
NAMELESS = re.compile(
    r"^[\d\W]*(?:room|raum|ruimte|pièce|habitación|locale|vano|stanza|cuarto|c[oô]modo|compartimento"
    r"|pomieszczenie|pokój|místnost|rom|værelse|huone|tila|oda|mahal|rum|space|помещение)[\d\W]*$",
    re.IGNORECASE,
)

#: A home that is called one, with its number: "Apartment 3", "Unit 12B", "Whg. 4", "Appartement A.02".
HOME = re.compile(
    r"\b(?:apartment|apartement|appartement|appartamento|apto|apt|app|flat|unit|dwelling|residence|penthouse"
    r"|maisonette|wohnung|whg|wohneinheit|we|top|woning|bouwnummer|bnr|logement|lot|leilighet|lägenhet|lgh"
    r"|lejlighed|vivienda|departamento|dpto|alloggio|moradia|fra[cç]{1,2}ão"
    r"|mieszkanie|lokal(?: mieszkalny)?|byt(?:ová jednotka)?|asunto|daire|bolig|квартира|кв|house|haus|huis"
    r"|villa)\b[\s.:_#\-]*(?:n[ro°]\.?\s*|č\.?\s*)?"
    r"(?P<number>[A-Z]{0,2}[.\-]?\d+(?:[.\-]\d+)*[A-Z]?|[A-Z])(?![\w])",
    re.IGNORECASE,
)

#: A word for a home, with a number or without.
SAYS_HOME = re.compile(
    r"apartment|apartement|appart|\bapt\b|\bapto\b|\bflat\b|dwelling|\bunit\b|penthouse|maisonette|wohnung|\bwhg"
    r"|wohneinheit|\bwoning|bouwnummer|logement|leilighet|lägenhet|\blgh\b|lejlighed|vivienda|departamento"
    r"|residen|\balloggio|\bmoradia|mieszkanie|\bbyt\b|bytová jednotka|\basunto|\bdaire\b|bolig\b|квартир",
    re.IGNORECASE,
)
