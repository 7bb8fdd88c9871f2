"""Which walls are too light to carry, by their words: board on studs, and what says that it bears nothing."""

import re
from functools import lru_cache

from models3d.model import ModelElement

#: What nobody lays a floor on: board on metal studs, linings, partitions as such. English, German, Dutch,
#: French, Spanish, Italian, Portuguese, Slovene, Polish, Czech, Russian.
LIGHT = re.compile(
    r"gypsum|\bgyp\b|\bgwb\b|drywall|dry wall|plasterboard|sheetrock|(?<!wood )(?<!timber )\bstuds?\b|mstd\b"
    r"|furring|partition|partn"
    r"|gipskarton|\bgkb?\b|\bgkf\b|trockenbau|st(ä|ae)nderw(a|ä)nd|leichtbauw(a|ä)nd|vorsatzschale"
    r"|gipsplaat|metal ?stud|systeemwand|separatiewand|voorzetwand"
    r"|cloison|\bplaco|\bba13\b|plaque de pl(â|a)tre"
    r"|tabique|partici(ó|o)n|\byeso|pladur|cartongesso|tramezz|divis(ó|o)ria|acartonado"
    r"|mav(č|c)nokarton|predeln|karton.?gips|dzia(ł|l)ow|s(á|a)drokarton|p(ř|r)(í|i)(č|c)k|перегород|гипс",
    re.I,
)
#: What says of itself that it bears nothing; before the material, for brickwork may say so too.
BEARS_NOTHING = re.compile(
    r"non.?(load.?)?bearing|nicht.?tragend|niet.?dragend|non.?porteu|no.?portante|non.?portante"
    r"|nenosiln|nieno(ś|s)n|nenosn|ненесущ",
    re.I,
)
#: What carries, though it be lined with board.
HEAVY = re.compile(
    r"concrete|beton|brick|masonry|\bcmu\b|\bblocks?\b|stone|load.?bearing|structural"
    r"|ziegel|mauerwerk|kalksand|\bstb\b|tragend|brettsperrholz|kalkzand|metselwerk|steen|dragend"
    r"|brique|parpaing|b(é|e)ton|porteu|hormig|ladrillo|bloque|portante|calcestruzz|matton|laterizi|tijolo"
    r"|opek|zidak|nosiln|ceg(ł|l)|cihl|бетон|кирпич|несущ|\bclt\b|\bkerto\b|wood stud|timber stud|holzst",
    re.I,
)


def is_light(element: ModelElement) -> bool:
    """Say whether ``element``, a wall, is too light to carry by its words; its own before its layers'."""
    return _light(
        " ".join((element.name, element.material, element.layer)),
        " ".join(dict.fromkeys(mesh.material for mesh in element.meshes)),
    )


@lru_cache(maxsize=4096)
def _light(own: str, layers: str) -> bool:
    if BEARS_NOTHING.search(own):
        return True
    for words in (own, layers):
        light, heavy = LIGHT.search(words), HEAVY.search(words)
        if light or heavy:
            return not heavy
    return False
