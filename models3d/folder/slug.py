"""Ids made from names: they stand in addresses, are names of files, and are the same whenever they are made.

Latin names keep their letters without accents. Of other scripts a digest is taken, for to write them in Latin
letters is an art of its own and makes one word of two; digits stay beside it, for people look for them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

#: Nothing at all is called so.
NAMELESS = "x"
#: An id is no longer than this, with room for a number that tells it from others: 128 are stored.
LONGEST = 120
#: Signs of a digest: 40 bits, by which two of a thousand names are one in two million developments.
DIGEST = 10
#: What tells names apart: letters, digits and marks on them; a minus, where it makes a number less.
MINUS = re.compile(r"(?<![^\s(])[-\u2212](?=\d)")


def slug(name: str) -> str:
    """``name`` as an id: ASCII letters and digits in lower case, with hyphens.

    >>> slug("Fläche 3, Süd"), slug("Квартира 12")
    ('flache-3-sud', '12-1613284e85')
    """
    own = _latin(name)
    if not name.strip():
        return NAMELESS
    return own if own and len(own) <= LONGEST and not _is_beyond_latin(name) else _told_apart(own, name)


def slugs(names: Sequence[str]) -> list[str]:
    """Ids of ``names``, of which those get different ones that differ in more than capitals and signs.

    Where several would share an id, as "Hus Æ" and "Hus Ø" would "hus", it remains that of the one that it
    says in full. The order of names does not matter.
    """
    sharing: dict[str, set[str]] = defaultdict(set)
    for name in names:
        sharing[slug(name)].add(_words(name))
    found = []
    for name in names:
        own = slug(name)
        alone = len(sharing[own]) == 1 or _words(name).replace(" ", "-") == own
        found.append(own if alone else _told_apart(own, name))
    return found


def _latin(name: str) -> str:
    """What Latin letters and digits of any script make of ``name``; "" for nothing."""
    digits = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in name)
    plain = unicodedata.normalize("NFKD", digits).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _is_beyond_latin(name: str) -> bool:
    """Say whether ``name`` has letters of another script; apostrophes that count as letters are none."""
    return any(
        unicodedata.category(one) in ("Lu", "Ll", "Lt", "Lo", "Nl", "No")
        and not one.isascii()
        and not unicodedata.name(one, "").startswith("LATIN")
        for one in unicodedata.normalize("NFKD", name)
    )


def _words(name: str) -> str:
    """``name`` without what does not tell it from others."""
    said = MINUS.sub("minus ", unicodedata.normalize("NFKC", name))
    same = unicodedata.normalize("NFKC", said.casefold())
    kept = (
        str(unicodedata.decimal(one))
        if one.isdecimal()
        else one
        if unicodedata.category(one)[0] in "LNM"
        else " "
        for one in same
    )
    return " ".join("".join(kept).split())


def _told_apart(own: str, name: str) -> str:
    # A name of signs alone, as "++", has no words.
    said = _words(name) or unicodedata.normalize("NFKC", name).strip()
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
    short = own[: LONGEST - DIGEST - 1].rstrip("-")
    return f"{short}-{digest}" if short else digest
