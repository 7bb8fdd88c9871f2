"""Words by which rooms and homes are called, in the languages of the models that are read most."""

import re
from typing import Literal

RoomKind = Literal["outdoor", "bath", "habitable", "service"]

#: A room to live in and a kitchen, in one.
_LIVING = r"living|woon|wohn|séjour|sejour|salon|soggiorno|sala\b|гостин"
_COOKING = (
    r"kitchen|keuken|küche|kueche|koch(?:en|nische)|cuisine|cocina|cucina|cozinha|kuchni|kuchyn|keittiö|кухн"
)

#: Read from the top, so the narrower stands before the wider; a kitchen is counted with the living room that
#: it is usually part of. English, Dutch and German; French, Spanish, Italian, Portuguese; Swedish, Norwegian,
#: Danish, Finnish; Polish, Czech, Russian.
WORDS: tuple[tuple[RoomKind, str], ...] = (
    ("habitable", r"winter.?gar(?:den|ten)|conservatory|\bserre\b"
                  rf"|(?:{_LIVING}).*(?:{_COOKING})|(?:{_COOKING}).*(?:{_LIVING})"),
    ("outdoor", r"balcon|balkon|loggia|terras|terrace|terraz|patio|garden|garten|jardin|jardín|tuin|veranda"
                r"|roof deck|\bdeck\b|altan|freisitz|porch|varanda|\btaras|parveke|terassi|балкон|лоджи"
                r"|террас|веранд"),
    ("bath", r"bath|\bbad(?:kamer|ruimte|ezimmer|rum|erom|eværelse)?\b|shower|dusch|douche|ducha|doccia"
             r"|salle d['’ ]eau|salle de bain|\bsd[be]\b|baño|bagno|en.?suite|banheiro|casa de banho|łazienk"
             r"|koupeln|kylpyhuone|ванн|душев|с/у|сануз"),
    ("service", r"\bwc\b|toilet|\baseo\b|store|storage|storing|berging|kast|closet|wardrobe|hall|entr|gang"
                r"|overloop|landing|corridor|lobby|foyer|stair|trap|lift|elevator|\bmk\b|instal|techni"
                r"|plant room|shaft|schacht|utility|laundry|kitchen|keuken|parking|garage|onben|mud ?room"
                r"|pantry|vestibule|flur|diele|korridor|trepp|abstell|vorrat|keller|hauswirt|\bhwr\b|heiz|küche|kueche"
                r"|windfang|garderob|ankleide|dressing|couloir|dégagement|cellier|buanderie|escalier|placard"
                r"|rangement|cuisine|pasillo|trastero|cocina|lavad|escalera|corridoio|ripostiglio|cucina|scala|\bkök\b"
                r"|kjøkken|køkken|förråd|\bbod\b|tvätt|\bgang\b|reception|wait|roof|\bkochen|kochnische|cozinha"
                r"|corredor|despensa|garagem|kuchni|przedpok|korytarz|schody|spiżarn|kuchyn|chodb|předsí|komora"
                r"|keittiö|eteinen|varasto|sauna|кухн|прихож|холл|коридор|тамбур|гараж|кладов|лестниц|туалет"
                r"|гардероб|котельн|прачеч"),
    ("habitable", r"living|woon|slaap|bed|study|studeer|office|kamer|room|guest|dining|eet|studio|nursery"
                  r"|lounge|wohn|schlaf|zimmer|kind|arbeit|büro|buero|essen|gäste|gast|galerie|gallery|chambre|séjour"
                  r"|salon|bureau|dormitori|salón|habitaci|comedor|camera|soggiorno|letto|pranzo|vardagsrum"
                  r"|sovrum|\bstue\b|soverom|værelse|allrum|library|hobby|quarto|\bsala\b|escritório|sypialni|pokój"
                  r"|pokoj|obýva|ložnic|olohuone|makuuhuone|гостин|спальн|детск|комнат|кабинет|столов|студи"
                  r"|библиотек"),
)  # fmt: skip

#: Rooms that people sleep or spend their evenings in: what a home has and an office has not.
HOMELY = re.compile(
    r"living|woon|wohn|slaap|schlaf|bed ?room|\bbed\b|master|nursery|kinder|lounge|family|séjour|chambre"
    r"|\bsalon\b|dormitori|salón|soggiorno|letto|matrimoniale|vardagsrum|sovrum|\bstue\b|soverom|soveværelse|allrum"
    r"|\bstudio\b|slpk|\bslk\b|sypialni|obýva|ložnic|olohuone|makuuhuone|гостин|спальн|детск|жил(?:ая|ой)",
    re.IGNORECASE,
)
#: The room that a home has one of.
KITCHEN = re.compile(
    r"(?<!tee)(?<!tea )(?:kitchen|keuken|küche|kueche)|\bkochen|kochnische|cuisine|cocina|cucina|cozinha"
    r"|\bkök\b|kjøkken|køkken|kuchni|kuchyn|keittiö|кухн",
    re.IGNORECASE,
)
#: Rooms of work: a group that has none to live in but these is no home.
WORK = re.compile(
    r"office|meeting|conference|class|\blab|ward\b|patient|exam|consult|clinic|shop|retail|reception|seminar"
    r"|b(?:ü|ue)ro|lehr|hörsaal|workshop|warehouse|kantoor|vergader|bureau|server|besprech|restaurant|canteen"
    r"|kantine|mensa\b|gastraum|офис|переговорн",
    re.IGNORECASE,
)
#: Hollows that are drawn as rooms: under a roof, over a ceiling.
VOID = re.compile(
    r"^[\d\W]*(?:roof(?: ?space| void)?|void|plenum|dach(?:raum)?|luftraum|vide|dak|toit|кровля"
    r"|крыша)[\d\W]*$",
    re.IGNORECASE,
)
#: Rooms that go with a home and are not lived in; a home's area is without them.
BESIDE = re.compile(
    r"garage|carport|car ?park|parking|stellplatz|cellar|basement|keller|kelder|\bcave\b|sótano|cantina"
    r"|källare|kjeller|kælder|kellari|piwnic|sklep\b|подвал|гараж|garaż|garáž|\battic\b|dachboden|spitzboden"
    r"|zolder|grenier|чердак|crawl|kriech",
    re.IGNORECASE,
)
#: What a room is called that nobody has named.
NAMELESS = re.compile(
    r"^[\d\W]*(?:room|raum|ruimte|pièce|habitación|locale|rum|space|помещение)[\d\W]*$", re.IGNORECASE
)

#: A home that is called one, with its number: "Apartment 3", "Unit 12B", "Whg. 4", "Appartement A.02".
HOME = re.compile(
    r"\b(?:apartment|apartement|appartement|appartamento|apto|apt|app|flat|unit|dwelling|residence|penthouse"
    r"|maisonette|wohnung|whg|wohneinheit|we|top|woning|bouwnummer|bnr|logement|lot|leilighet|lägenhet|lgh"
    r"|lejlighed|vivienda|departamento|dpto|house|haus|huis|villa)\b[\s.:_#\-]*(?:n[ro°]\.?\s*)?"
    r"(?P<number>[A-Z]{0,2}[.\-]?\d+(?:[.\-]\d+)*[A-Z]?|[A-Z])(?![\w])",
    re.IGNORECASE,
)

#: A word for a home, with a number or without.
SAYS_HOME = re.compile(
    r"apartment|apartement|appart|\bapt\b|\bapto\b|\bflat\b|dwelling|\bunit\b|penthouse|maisonette|wohnung|\bwhg"
    r"|wohneinheit|\bwoning|bouwnummer|logement|leilighet|lägenhet|\blgh\b|lejlighed|vivienda|departamento"
    r"|residen",
    re.IGNORECASE,
)
