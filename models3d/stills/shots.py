"""The pictures of a development: which shot each is, and how it comes to the shelf."""

from _thread import allocate_lock
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

import numpy as np

from models3d.crew import ALONE, Crew, Lent
from models3d.described import Described
from models3d.parallel import Tick, each
from models3d.progress import Progress
from models3d.rays import Floats
from models3d.shelf import Shelf, digest_of
from models3d.stills.camera import Camera
from models3d.stills.ground import plate, sheet
from models3d.stills.picture import Shot, take
from models3d.stills.scene import Scene, scene_of
from models3d.stills.setting import Setting
from models3d.stills.still import Still, packed, still_of, unpacked
from models3d.stills.studio import Studio, studio_of

#: Name of all pictures on the shelf.
ON_SHELF = "still"


@dataclass(frozen=True)
class Wish:
    """A picture that is wanted: the elements ``shown`` (e,) from ``camera`` in ``setting``, maybe ``cut``."""

    shown: np.ndarray
    camera: Camera
    setting: Setting
    cut: float | None = None

    def digest(self, studio: Studio) -> str:
        """Digest of all that the picture depends on."""
        home, own = self.setting.home, self.setting.own
        return digest_of(
            studio.shapes.digest(np.flatnonzero(self.shown).tolist()),
            list(studio.sun),
            [
                *self.camera.eye,
                *self.camera.ahead,
                *self.camera.window,
                self.camera.width,
                self.camera.height,
            ],
            [self.setting.clear, self.setting.gone, self.setting.floor],
            self.setting.around.away,
            None if home is None else home.away,
            None if own is None else studio.shapes.digest(np.flatnonzero(own).tolist()),
            self.cut,
            self.paper(studio),
            self.plot(studio),
            studio.ground,
            list(studio.plan.bounds),
        )

    def paper(self, studio: Studio) -> Floats | None:
        """Triangles (t, 3, 3) of the paper under what is shown; none where it is cut."""
        return sheet(studio, self.shown) if self.cut is None else None

    def plot(self, studio: Studio) -> Floats | None:
        """Triangles (t, 3, 3) of the plot where nothing stands on it yet."""
        return plate(studio, self.shown) if self.cut is None else None


class _Stage:
    """Sets up scenes; the homes of one storey, one after the other, are pictured in the same one."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._lock = allocate_lock()
        self._last: list[tuple[Wish, Scene]] = []

    def scene(self, wish: Wish) -> Scene:
        """What stands in the picture ``wish``."""
        if wish.cut is None:
            return self._set_up(wish)
        with self._lock:
            for other, scene in self._last:
                if other.cut == wish.cut and np.array_equal(other.shown, wish.shown):
                    return scene
            scene = self._set_up(wish)
            self._last = [*self._last[-1:], (wish, scene)]
            return scene

    def _set_up(self, wish: Wish) -> Scene:
        studio = self._studio
        return scene_of(
            studio.shapes, studio.palette, wish.shown, studio.sun,
            paper=wish.paper(studio), plot=wish.plot(studio), cut=wish.cut,
            caps=None if wish.cut is None else studio.caps(wish.cut),
        )  # fmt: skip


def taken(
    studio: Studio,
    wishes: Sequence[Wish],
    label: str,
    shelf: Shelf,
    progress: Progress,
    *,
    crew: Crew = ALONE,
) -> list[Still]:
    """Pictures of all ``wishes``, in their order: from the shelf, or made one on each core."""
    progress.start(label, len(wishes))
    digests = [wish.digest(studio) for wish in wishes]
    found = {digest: shelf.find(ON_SHELF, digest) for digest in dict.fromkeys(digests)}
    for digest in digests:
        if found[digest] is not None:
            progress.advance()
    missing = [at for at, digest in enumerate(digests) if found[digest] is None]
    if missing:
        _ = studio.shapes.rounded

    stage = _Stage(studio)

    def make(at: int, tick: Tick) -> bytes:
        return _made(stage, wishes[at], tick)

    def ask(at: int) -> "Future[bytes]":
        return crew.begin(_elsewhere, crew.lend(studio.described), studio.sun, wishes[at])

    # One alone is made here sooner than what it shows is handed over.
    hands = crew.every(ask) if len(missing) > 1 else []
    for at, data in each(missing, make, 1 if hands else None, beside=hands):
        shelf.put(ON_SHELF, digests[at], data)
        found[digests[at]] = data
        progress.advance()
    return [unpacked(found[digest] or b"") for digest in digests]


def _made(stage: _Stage, wish: Wish, tick: Tick) -> bytes:
    return packed(still_of(take(Shot(stage.scene(wish), wish.camera, wish.setting), tick)))


#: In a hand: what it pictured last, under which sun.
_stages: list[tuple[Described, tuple[float, float, float], _Stage]] = []


def _elsewhere(lent: Lent[Described], sun: tuple[float, float, float], wish: Wish) -> bytes:
    """Make a picture in a hand, which keeps scenes for the next one."""
    described = lent.thing
    if not _stages or _stages[0][0] is not described or _stages[0][1] != sun:
        _stages[:] = [(described, sun, _Stage(replace(studio_of(described), sun=sun)))]
    return _made(_stages[0][2], wish, lambda: None)
