"""Which storeys of the model a planner means: "2nd floor" is not the same in London and in New York."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from models3d.manifest import Storey
from models3d.mapping.named_storeys import Mention, mentions_in, without_storeys
from models3d.mapping.spoken import Spoken
from models3d.mapping.tongue import WEST, WESTERN, Tongues, tongue
from models3d.mapping.words import parts_named
from models3d.model import ScheduledTask

#: The place of a storey that is named and is not in the model.
NOWHERE = -99

#: Where nobody has looked what is spoken.
WESTERNERS = Spoken()

#: Upstairs, wherever that is.
UPPER: Mention = ("upper", 0)

#: Words after which a slab is the one above the storey that is named.
ABOVE = re.compile(r"\b(über|ueber|ü\.?|above|over|boven|bovenkant|top of)\s", re.IGNORECASE)

#: What some call their storeys: "B2" below ground, "P1" for parking, "M1" between two floors.
CODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}\b")

#: Parts by which a storey's slab is dated: they stand on it.
UPRIGHT = frozenset({"walls", "outer walls", "inner walls", "masonry", "columns"})


@dataclass(frozen=True)
class Counting:
    """How a schedule counts storeys: places are indices into the model's storeys from the lowest.

    ``named`` are the places of mentions that the model's own names are, ``floors`` that of every floor (0 at
    ground level). ``american``: the first floor is at ground level. ``lowest`` is the number of the level
    at ground level in a model that numbers none; ``nought`` says that the schedule has a level 0.
    ``slabs_above``: a storey's slab is the one that closes it. ``codes`` are the places of storeys that are
    called by a sign of their own, as "B2".
    """

    named: dict[Mention, int]
    floors: dict[int, int]
    american: bool = False
    lowest: int = 0
    nought: bool = False
    slabs_above: bool = False
    tongues: Tongues = WESTERN
    codes: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        storeys: list[Storey],
        names: dict[str, int],
        tasks: list[ScheduledTask],
        spoken: Spoken = WESTERNERS,
    ) -> "Counting":
        """The counting of ``tasks`` in a model whose ``names`` of storeys have places in ``storeys``."""
        named: dict[Mention, int] = {}
        for name, place in sorted(names.items(), key=lambda one: one[1]):
            for mention in mentions_in(name, title=True, tongues=spoken.titles):
                first = storeys[named.setdefault(mention, place)]
                # Of "Level-1" and "Level 1" the latter is the first.
                if first.floor < 0 <= storeys[place].floor and mention[0] == "level":
                    named[mention] = place
        floors = {storey.floor: place for place, storey in enumerate(storeys)}
        said = Counter(
            one
            for task in tasks
            for text in (task.name, *task.path)
            for one in mentions_in(text, tongues=spoken.tasks)
        )
        nought = ("level", 0) in said
        ground = nought or ("ground", 0) in said
        counted = [number for kind, number in said if kind == "floor"]
        own = ("level", 1) in named and floors.get(0) == named["level", 1]
        american = not ground and bool(counted) and (max(counted) > max(floors, default=0) or own)
        codes = {name.strip(): place for name, place in names.items() if CODE.fullmatch(name.strip())}
        found = cls(named, floors, american, 0 if ground else 1, nought, tongues=spoken.tasks, codes=codes)
        return replace(found, slabs_above=found._closing(tasks))

    def storeys_of(self, task: ScheduledTask) -> frozenset[int]:
        """Places of the storeys that ``task`` speaks of in its name, else in the nearest of its headings."""
        for text in (task.name, *reversed(task.path)):
            found = self._said_in(text)
            if found:
                above = self.slabs_above or self._says_above(text)
                return frozenset(one + 1 for one in found) if above and self._is_slab(task) else found
        return frozenset()

    def _said_in(self, text: str) -> frozenset[int]:
        """Places of the storeys that ``text`` names, by a word for a storey or else by its own sign."""
        found = self._places(mentions_in(text, tongues=self.tongues))
        signs = CODE.findall(text) if self.codes and not found else ()
        return found or frozenset(self.codes[sign] for sign in signs if sign in self.codes)

    def _places(self, mentions: frozenset[Mention]) -> frozenset[int]:
        found = {self._place(one) for one in mentions if one != UPPER}
        if UPPER in mentions:
            found |= {place for floor, place in self.floors.items() if floor > 0}
        return frozenset(found)

    def _place(self, mention: Mention) -> int:
        kind, number = mention
        if kind == "floor" and self.american:
            return self.floors.get(number - 1, NOWHERE)
        if kind == "level" and self.nought and self.named.get(("level", 1)) == self.floors.get(0):
            # The model counts from one, this schedule from nought.
            return self.floors.get(number, NOWHERE)
        for alike in (
            mention,
            *((other, number) for other in ("upper", "floor") if kind in ("upper", "floor")),
        ):
            if alike in self.named:
                return self.named[alike]
        if kind == "top":
            return max(self.floors.values(), default=NOWHERE)
        if kind == "level" and not any(other == "level" for other, _ in self.named):
            return self.floors.get(number - self.lowest if number > 0 else number, NOWHERE)
        return NOWHERE if kind == "level" else self.floors.get(number, NOWHERE)

    def _closing(self, tasks: list[ScheduledTask]) -> bool:
        """Say whether the slabs of storeys come after their walls, and so close what they are named after."""
        walls: dict[int, list[int]] = {}
        slabs: list[tuple[int, int]] = []
        for task in tasks:
            if task.planned_start is None or self._says_above(task.name):
                continue
            for place in self._said_in(task.name):
                if self._named(task) & UPRIGHT:
                    walls.setdefault(place, []).append(task.planned_start)
                elif self._is_slab(task):
                    slabs.append((place, task.planned_start))
        votes = [day > min(walls[place]) for place, day in slabs if place in walls]
        return sum(votes) * 2 > len(votes)

    def _says_above(self, text: str) -> bool:
        return any(
            bool(ABOVE.search(text) if code == WEST else tongue(code).above.meanings(text))
            for code in self.tongues
        )

    def _named(self, task: ScheduledTask) -> frozenset[str]:
        return parts_named(without_storeys(task.name, self.tongues), self.tongues)

    def _is_slab(self, task: ScheduledTask) -> bool:
        return "floors" in self._named(task) and not self._named(task) & UPRIGHT
