"""Storeys by either of their names: the one that the models have, and the one that buyers see."""

from collections.abc import Sequence
from dataclasses import replace
from glob import escape
from typing import TypeVar, cast

from msgspec import Struct, structs

from models3d.folder.development import Folder
from models3d.folder.rules import Match, globbed
from models3d.folder.tables import MatchTable, globs_of
from models3d.folder.unit_row import UnitRow
from models3d.manifest import Storey
from models3d.model import ModelElement, ModelSpace

Told = TypeVar("Told")


class Titles:
    """The models' own names of storeys -> :attr:`models3d.manifest.Storey.name`.

    Authors may write either, in any rule. Where a name is one storey's own and another's title, the former is
    meant.
    """

    def __init__(self, names: dict[str, int], storeys: Sequence[Storey]) -> None:
        self._titles = {name: storeys[at].name for name, at in names.items()}

    def element(self, one: ModelElement) -> ModelElement:
        """``one`` on its storey as buyers call it.

        Where that is the model's own name, it stays the same thing, and what was found out about it is known.
        """
        title = self._titles.get(one.storey, one.storey)
        return one if title == one.storey else replace(one, storey=title)

    def space(self, one: ModelSpace) -> ModelSpace:
        """``one`` on its storey as buyers call it."""
        return replace(one, storey=self._titles.get(one.storey, one.storey))

    def unit(self, one: UnitRow) -> UnitRow:
        """``one`` on its storey as buyers call it."""
        return replace(one, storey=self._titles.get(one.storey, one.storey))

    def match(self, rule: Match) -> Match:
        """``rule`` for elements that have their storeys' titles."""
        meant = [escape(self._titles[name]) for name in self._meant(rule.storey)]
        return replace(rule, storey=tuple(dict.fromkeys(meant)) or rule.storey)

    def folder(self, one: Folder) -> Folder:
        """``one`` with all its rules for elements that have the models' names of storeys."""
        return replace(one, file=self.table(one.file))

    def table(self, one: Told) -> Told:
        """A table of ``development.toml``, or several, with all rules in it for such elements."""
        found: object = one
        if isinstance(one, MatchTable):
            meant = [escape(name) for name in self._meant(globs_of(one.storey))]
            found = structs.replace(one, storey=meant or one.storey)
        elif isinstance(one, Struct):
            within = {name: self.table(getattr(one, name)) for name in one.__struct_fields__}
            found = structs.replace(one, **within)
        elif isinstance(one, list):
            found = [self.table(each) for each in one]
        # It is of the type that it was.
        return cast(Told, found)

    def _meant(self, globs: tuple[str, ...]) -> list[str]:
        """The models' names of the storeys that ``globs`` speak of, in their order."""
        meant: dict[str, None] = {}
        for glob in globs:
            plain = glob.casefold()
            own = [name for name in self._titles if name.casefold() == plain]
            either = [
                name
                for name, title in self._titles.items()
                if globbed(name, (glob,)) or globbed(title, (glob,))
            ]
            meant.update(dict.fromkeys(own or either))
        return list(meant)
