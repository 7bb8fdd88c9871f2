"""The pictures of a development: which shot each is, and how it comes to the shelf."""

from _thread import allocate_lock
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models3d.parallel import each
from models3d.progress import Progress
from models3d.rays import Floats
from models3d.shelf import Shelf, digest_of
from models3d.stills.camera import Camera
from models3d.stills.ground import plate, sheet
from models3d.stills.picture import Shot, take
from models3d.stills.scene import Scene, scene_of
from models3d.stills.setting import Setting
from models3d.stills.still import Still, packed, still_of, unpacked
from models3d.stills.studio import Studio

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
    studio: Studio, wishes: Sequence[Wish], label: str, shelf: Shelf, progress: Progress
) -> list[Still]:
    """Pictures of all ``wishes``, in their order: from the shelf, or made two at a time."""
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

    def make(at: int, tick: Callable[[], None]) -> bytes:
        wish = wishes[at]
        shot = Shot(stage.scene(wish), wish.camera, wish.setting)
        data = packed(still_of(take(shot, tick)))
        shelf.put(ON_SHELF, digests[at], data)
        return data

    for at, data in each(missing, make):
        found[digests[at]] = data
        progress.advance()
    return [unpacked(found[digest] or b"") for digest in digests]
