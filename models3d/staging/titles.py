"""Storeys under the names that buyers see, throughout a staged model and the rules that go on with it."""

from collections.abc import Sequence
from dataclasses import replace
from glob import escape

from models3d.folder.rules import Match, globbed
from models3d.folder.unit_row import UnitRow
from models3d.manifest import Storey
from models3d.model import ModelElement, ModelSpace


class Titles:
    """The models' own names of storeys -> :attr:`models3d.manifest.Storey.name`."""

    def __init__(self, names: dict[str, int], storeys: Sequence[Storey]) -> None:
        self._titles = {name: storeys[at].name for name, at in names.items()}

    def element(self, one: ModelElement) -> ModelElement:
        """``one`` on its storey as buyers call it."""
        return replace(one, storey=self._titles.get(one.storey, one.storey))

    def space(self, one: ModelSpace) -> ModelSpace:
        """``one`` on its storey as buyers call it."""
        return replace(one, storey=self._titles.get(one.storey, one.storey))

    def unit(self, one: UnitRow) -> UnitRow:
        """``one`` on its storey as buyers call it."""
        return replace(one, storey=self._titles.get(one.storey, one.storey))

    def match(self, rule: Match) -> Match:
        """``rule`` for elements that have their storeys' titles; authors may write either name."""
        if not rule.storey:
            return rule
        meant = [
            escape(title)
            for name, title in self._titles.items()
            if globbed(name, rule.storey) or globbed(title, rule.storey)
        ]
        return replace(rule, storey=tuple(dict.fromkeys(meant)) or rule.storey)
