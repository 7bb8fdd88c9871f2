"""The road of this package: the volume of every stage, cast anew only where something was added."""

from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from models3d.described import Described
from models3d.manifest import Occlusion
from models3d.occlusion.coding import columns_for, to_picture
from models3d.occlusion.fitting import fit
from models3d.occlusion.lattice import Lattice
from models3d.occlusion.nearness import near
from models3d.occlusion.openness import Open, World
from models3d.occlusion.skin import Skin, joined, skin_of, together
from models3d.occlusion.standing import Site, site_of
from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of


def stage_occlusion(described: Described, shelf: Shelf, progress: Progress) -> list[tuple[Occlusion, bytes]]:
    """The volume of every stage at which something stands, with the bytes of its file.

    The same development gives the same bytes. What ``shelf`` keeps of an earlier run is not made again.
    """
    progress.start("Casting ambient occlusion", len(described.staged.stages))
    site = site_of(described)
    if site is None:
        return []
    out: list[tuple[Occlusion, bytes]] = []
    cast: Cast | None = None
    for number, stage in enumerate(described.staged.stages):
        standing = site.arrivals[: number + 1]
        if any(map(len, standing)):
            digest = digest_of(
                list(site.lattice.origin),
                site.lattice.step,
                list(site.lattice.size),
                *(part for faces in standing for part in (faces.corners, faces.solid)),
            )
            data = shelf.find("occlusion", digest)
            if data is None:
                cast = cast_stage(site, number, cast)
                data = to_picture(fit(site.lattice, cast.skin, cast.found))
                shelf.put("occlusion", digest, data)
            out.append((_said(site.lattice, number, stage.id, data), data))
        progress.advance()
    return out


@dataclass(frozen=True)
class Cast:
    """What was found at the points of ``skin`` when the stages up to ``stage`` stood."""

    stage: int
    skin: Skin
    found: Open


def cast_stage(site: Site, stage: int, earlier: Cast | None = None, threads: int = 2) -> Cast:
    """Cast what stands at ``stage``; points far from all that came since ``earlier`` keep what they had.

    The same, bit for bit, with and without ``earlier``, and with any number of ``threads``.
    """
    since = earlier.stage + 1 if earlier else 0
    arrived = [skin_of(faces, site.lattice.patch) for faces in site.arrivals[since : stage + 1]]
    inside = [skin.where(site.lattice.holds(skin.at)) for skin in arrived]
    skin = joined([*([earlier.skin] if earlier else []), *inside])
    known = len(earlier.skin) if earlier else 0
    stale = np.ones(len(skin), np.bool_)
    value, seen = np.empty(len(skin)), np.empty(len(skin))
    if earlier:
        new = together(site.arrivals[since : stage + 1])
        stale[:known] = near(site.lattice, new.corners, earlier.skin.at)
        value[:known], seen[:known] = earlier.found.value, earlier.found.seen
    found = World(together(site.arrivals[: stage + 1])).openness(
        skin.where(stale), site.lattice.reach, threads
    )
    value[stale], seen[stale] = found.value, found.seen
    return Cast(stage, skin, Open(value, seen))


def _said(lattice: Lattice, number: int, stage: str, data: bytes) -> Occlusion:
    return Occlusion(
        stage=number,
        file=f"occlusion-{stage}.{sha256(data).hexdigest()[:16]}.webp",
        origin=lattice.origin,
        step=lattice.step,
        size=lattice.size,
        columns=columns_for(lattice.size),
        reach=lattice.reach,
    )
