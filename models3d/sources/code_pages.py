"""The code page of a text that does not say its own, from the letters that its words would have in each.

Bytes mean other letters on other planners' computers: 0xEA is ê in Paris and ę in Warsaw. Of pages with Latin
letters that one is right by which all letters are of one language; other scripts are told apart by how often
their letters and pairs of them occur, for which there is a package.
"""

import re
from dataclasses import dataclass

#: What Western Europe has, and with it most planners.
WESTERN = "cp1252"
#: Letters beyond a to z of the languages that share an office, in the order of code pages; the west first.
ALPHABETS = {
    "de, fr, it, nl": (WESTERN, "àâäæçéèêëîïìíòóôœöùúûüÿß"),
    "ca, es, it, pt": (WESTERN, "áàâãçéêèíìïñóòôõúùü¿¡ºª"),
    "da, de, fi, no, sv": (WESTERN, "æøåäöüéèêßóòô"),
    "fo, is": (WESTERN, "áéíóúýþæðöø"),
    "et": (WESTERN, "äöüõšž"),
    "pl": ("cp1250", "ąćęłńóśźż"),
    "cs": ("cp1250", "áčďéěíňóřšťúůýž"),
    "sk": ("cp1250", "áäčďéíľňóôšťúýž"),
    "hu": ("cp1250", "áéíóöőúüű"),
    "hr, sl": ("cp1250", "čćđšž"),
    "ro": ("cp1250", "ăâîşţ"),
    "tr": ("cp1254", "çğıöşüâîûİ"),
    "lt": ("cp1257", "ąčęėįšųūž"),
    "lv": ("cp1257", "āčēģīķļņšūž"),
}
#: Pages of other scripts, as the package calls them, and who writes in them.
SCRIPTS = {
    "cp1251": "Cyrillic", "cp1253": "Greek", "cp1255": "Hebrew", "cp1256": "Arabic", "cp932": "Japanese",
    "cp949": "Korean", "cp950": "traditional Chinese", "gbk": "simplified Chinese",
}  # fmt: skip
LATIN = {"cp1250": "Central European", "cp1254": "Turkish", "cp1257": "Baltic"}

#: Signs that stand in texts of any language, where no letter follows: m³ of concrete, £ 5,000.
ANYWHERE = re.compile("[\u00a0°²±×÷·•–—‘’‚“”„…«»€§©®™µ½]|(?<=m)³(?![^\\W\\d_])|£(?![^\\W\\d_])")
#: Three bytes beyond ASCII in a row are hardly ever in Latin scripts, and mostly in others.
TOGETHER = re.compile(rb"[\x80-\xff]{3,}")
BEYOND = re.compile(rb"[\x80-\xff]")
MOST = 0.3
#: The share of a text's letters that are of one language, all but what was pasted into it; and by how much
#: those of other pages must be ahead of the west, where two languages may be in one plan.
OF_ONE, AHEAD = 0.97, 0.05
#: So many bytes beyond ASCII there must be before another script is believed.
SOME = 12
#: So many letters must be others than in the west before another page is believed.
LEAST = 3
#: Kana in the Japanese code; their first bytes are no letters in others.
KANA = re.compile("[\u3041-\u30ff]")
#: As many bytes as tell what a text is.
ENOUGH = 1 << 16


@dataclass(frozen=True)
class Guess:
    """A code page by Python's name; who uses it, "" for the usual one; ``sure`` where the letters fit it."""

    page: str
    users: str
    sure: bool


def guessed(text: bytes) -> Guess:
    """The code page of ``text``, names for the most part, which is neither ASCII nor UTF-8."""
    odd = b"\n".join(line for line in text.splitlines() if not line.isascii())[:ENOUGH]
    fits = {name: _share(odd, page, letters) for name, (page, letters) in ALPHABETS.items()}
    west = max(share for name, share in fits.items() if ALPHABETS[name][0] == WESTERN)
    for name, share in fits.items():
        page = ALPHABETS[name][0]
        if share >= OF_ONE and (page == WESTERN or (share >= west + AHEAD and _others(odd, page) >= LEAST)):
            return Guess(page, LATIN.get(page, ""), sure=True)
    if _is_of_another_script(odd):
        # Few need it, and loading it takes longer than reading their schedules.
        from charset_normalizer import from_bytes

        found = from_bytes(odd, cp_isolation=list(SCRIPTS), threshold=1.0).best()
        if found is not None and found.encoding in SCRIPTS:
            return Guess(found.encoding, SCRIPTS[found.encoding], sure=True)
    return Guess(WESTERN, "", sure=False)


def _is_of_another_script(odd: bytes) -> bool:
    beyond = len(BEYOND.findall(odd))
    together = sum(map(len, TOGETHER.findall(odd)))
    kana = len(KANA.findall(odd.decode("cp932", "ignore")))
    return beyond >= SOME and (together > MOST * beyond or kana > beyond / 8)


def _others(data: bytes, page: str) -> int:
    pairs = zip(data.decode(page, "replace"), data.decode(WESTERN, "replace"), strict=True)
    return sum(one != usual for one, usual in pairs)


def _share(data: bytes, page: str, letters: str) -> float:
    """The share of signs beyond ASCII in ``data`` that are among ``letters`` if it is of ``page``."""
    signs = [one for one in ANYWHERE.sub("", data.decode(page, "replace")) if not one.isascii()]
    of = frozenset(letters + letters.upper())
    return sum(one in of for one in signs) / len(signs) if signs else 1.0
