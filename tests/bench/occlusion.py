"""Baked ambient occlusion: seconds and bytes for every stage, and how far readings are from what was cast."""

from time import perf_counter

import numpy as np

from models3d.described import Described
from models3d.occlusion.coding import from_picture, to_picture
from models3d.occlusion.fitting import fit
from models3d.occlusion.stages import Cast, cast_stage
from models3d.occlusion.standing import Site, site_of
from tests.bench.table import Cell, Table

#: A point counts in the error where it is surely seen, and is no cavity.
SEEN, CAVITY = 0.9, 0.35


def occlusion_table(name: str, described: Described) -> Table:
    """One row a stage: points cast, seconds of casting, of fitting and of coding, bytes, and the error."""
    site = site_of(described)
    rows: list[dict[str, Cell]] = []
    cast: Cast | None = None
    for stage in range(len(site.arrivals) if site else 0):
        if site and any(map(len, site.arrivals[: stage + 1])):
            cast, row = _stage(site, stage, cast)
            rows.append({"stage": described.staged.stages[stage].id, **row})
    total = sum(int(row["bytes"]) for row in rows)
    return Table(
        name=f"occlusion-{name}",
        question=f"What does ambient occlusion of {name} cost at every stage?",
        rows=rows,
        limit=f"{total:,} bytes for all stages; two threads cast.",
    )


def _stage(site: Site, stage: int, before: Cast | None) -> tuple[Cast, dict[str, Cell]]:
    began = perf_counter()
    cast = cast_stage(site, stage, before)
    casted = perf_counter()
    values = fit(site.lattice, cast.skin, cast.found)
    fitted = perf_counter()
    data = to_picture(values)
    coded = perf_counter()
    return cast, {
        "points": len(cast.skin),
        "seen": int((cast.found.seen > 0).sum()),
        "cast s": casted - began,
        "fit s": fitted - casted,
        "code s": coded - fitted,
        "bytes": len(data),
        "error": _error(site, cast, data),
    }


def _error(site: Site, cast: Cast, data: bytes) -> float:
    """Root of the mean squared difference (0..1) between what a browser reads and what was cast."""
    clear = (cast.found.seen > SEEN) & (cast.found.value > CAVITY)
    if not clear.any():
        return 0.0
    skin = cast.skin.where(clear)
    values = from_picture(data, site.lattice.size)
    number, share = site.lattice.taps(skin.at + site.lattice.reach * skin.normal)
    off = (values.ravel()[number] * share).sum(axis=1) - cast.found.value[clear]
    return float(np.sqrt((off**2).mean()))
