"""Words by which rooms and homes are called, in the languages of the models that are read most."""

import re

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
