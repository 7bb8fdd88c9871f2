"""What can begin while the model is being staged: materials, and what is repeated."""

from collections.abc import Sequence

from models3d.crew import Crew
from models3d.dressed import Dressed
from models3d.folder.rules import MaterialRule
from models3d.making.chunks import begin_surfaces, ready
from models3d.making.freight import Freight, Laden, freight_of, stowage_of
from models3d.materials.choosing import choose_materials
from models3d.model import ModelElement
from models3d.shelf import Shelf
from models3d.staged import Staged


class Early:
    """An onlooker of :func:`models3d.staged.read_staged`, who has the freight when it is done."""

    def __init__(self, shelf: Shelf, crew: Crew) -> None:
        self._shelf, self._crew = shelf, crew
        self._elements: Sequence[ModelElement] = ()
        self._freight: Freight | None = None
        if crew.hands:
            # It needs a second before it can begin, which it takes while the models are read.
            crew.begin(ready)

    def __call__(self, elements: Sequence[ModelElement], rules: Sequence[MaterialRule]) -> None:
        """Choose materials for ``elements``, and have a hand look for what is repeated."""
        self._elements = elements
        self._freight = freight_of(elements, *choose_materials(elements, rules))
        begin_surfaces(self._freight, self._shelf, self._crew)

    def found(self, staged: Staged) -> Laden:
        """``staged`` with its materials, and what there is to pack of it."""
        freight = self._freight
        if freight is None:
            raise LookupError("nothing was staged before this onlooker")
        # By the things themselves: in some models two have one GlobalId.
        place = {id(element): at for at, element in enumerate(staged.model.elements)}
        goes = [place[id(element)] for element in self._elements]
        looks: list[list[int]] = [[] for _ in goes]
        for at, look in zip(goes, freight.looks, strict=True):
            looks[at] = look
        return Laden(Dressed(staged, freight.materials, looks), freight, stowage_of(staged, goes))
