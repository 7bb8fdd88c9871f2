"""Stills of the development, its stages and its homes, as files: the longest step, and one that can wait."""

from dataclasses import dataclass, field

from models3d.crew import Crew
from models3d.described import Described
from models3d.making.files import Files
from models3d.manifest_pictures import Picture
from models3d.progress import Progress
from models3d.shelf import Shelf
from models3d.stills import Still, ground_still, poster, reported_still, stage_stills, unit_stills


@dataclass(frozen=True)
class Pictures:
    """Pictures by stage and by home, in their order; empty before they are made."""

    poster: Picture | None = None
    stages: list[Picture] = field(default_factory=list)
    units: list[Picture] = field(default_factory=list)
    #: What stands by the last report, and the plot before the works.
    reported: Picture | None = None
    ground: Picture | None = None


def make_pictures(
    described: Described, files: Files, shelf: Shelf, crew: Crew, progress: Progress
) -> Pictures:
    """Take every picture that ``shelf`` does not keep."""
    return Pictures(
        filed("poster", poster(described, shelf, progress), files),
        [
            filed(f"stage-{number}", still, files)
            for number, still in enumerate(stage_stills(described, shelf, progress, crew=crew))
        ],
        [
            filed(f"home-{number}", still, files)
            for number, still in enumerate(unit_stills(described, shelf, progress, crew=crew))
        ],
        _maybe("reported", reported_still(described, shelf, progress), files),
        _maybe("ground", ground_still(described, shelf, progress), files),
    )


def _maybe(name: str, still: Still | None, files: Files) -> Picture | None:
    return filed(name, still, files) if still else None


def filed(name: str, still: Still, files: Files) -> Picture:
    """Take both pictures of ``still`` into ``files``; their names."""
    return Picture(
        small=files.add(f"{name}-small", ".webp", still.small),
        large=files.add(f"{name}-large", ".webp", still.large),
        width=still.width,
        height=still.height,
    )
