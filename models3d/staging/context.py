"""What the works find there: terrain and neighbours, by what the model calls them and by ``[[stages]]``."""

import re
from collections.abc import Sequence
from itertools import chain

from models3d.folder.rules import Match, StageRule
from models3d.model import ModelElement
from models3d.staging.roles import Role

#: English, German and Dutch for terrain and for what stands around a plot before it is built on: in the name
#: of an element, a layer or a storey.
CONTEXT = re.compile(
    r"\bterrain|\btopograph|\bneighbou?r|\bcontext\b|\bexisting\b|\bto be kept\b"
    r"|\b(ur)?gel(ä|ae)nde|\bnachbar|\bumgebung|\bbestand(s|\b)"
    r"|\bterrein|\bmaaiveld|\bbuurpand|\bomgeving|\bbestaand",
    re.I,
)


def with_context(
    elements: Sequence[ModelElement], roles: Sequence[Role], stages: Sequence[StageRule]
) -> list[Role]:
    """``roles`` of ``elements`` with what was there before the works told from what they make of the site.

    What a stage after the first asks for by its name, or by being the site, is made in that stage; a stage of
    all geographic elements asks for those that are new.
    """
    found = []
    rules = [rule for rule in chain.from_iterable(stage.matches for stage in stages[1:]) if _asks(rule)]
    for element, role in zip(elements, roles, strict=True):
        known = role
        if role is Role.SITE and any(map(CONTEXT.search, (element.name, element.layer, element.storey))):
            known = Role.FOUND
        if known is Role.FOUND and any(rule.takes(element) for rule in rules):
            known = Role.SITE
        found.append(known)
    return found


def _asks(rule: Match) -> bool:
    return "IfcSite" in rule.ifc_class or bool(rule.name or rule.layer or rule.material or rule.global_id)
