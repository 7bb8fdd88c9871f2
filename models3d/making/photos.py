"""Photos of the works as files: those that were taken, and those that are made from the model."""

from collections.abc import Sequence

from models3d.crew import ALONE, Crew
from models3d.described import Described
from models3d.errors import BrokenInputError
from models3d.making.files import Files
from models3d.making.pictures import filed
from models3d.manifest import Unit
from models3d.manifest_pictures import Photo, Picture
from models3d.photos.developed import developed
from models3d.photos.listed import Listed
from models3d.progress import Progress
from models3d.shelf import Shelf, digest_of
from models3d.stills import works_stills
from models3d.stills.still import packed, unpacked

#: Name of developed photos on the shelf.
ON_SHELF = "photo"


def take_photos(described: Described, files: Files, shelf: Shelf, progress: Progress) -> list[Photo]:
    """Develop the photos that somebody took; raises :class:`BrokenInputError` for one that is broken."""
    given = [one for one in described.staged.photos if one.file]
    if given:
        progress.start("Developing photos", len(given))
    found = []
    for one in given:
        found.append(_photo(one, _picture(one, files, shelf)))
        progress.advance()
    return found


def make_photos(
    described: Described, files: Files, shelf: Shelf, progress: Progress, *, crew: Crew = ALONE
) -> list[Photo]:
    """Picture the model for the photos that nobody took."""
    asked = [(one, one.view) for one in described.staged.photos if not one.file and one.view]
    stills = works_stills(described, [(view, one.taken) for one, view in asked], shelf, progress, crew=crew)
    return [_photo(one, filed("works", still, files)) for (one, _), still in zip(asked, stills, strict=False)]


def in_homes(photos: Sequence[Listed], units: Sequence[Unit]) -> None:
    """Raise :class:`BrokenInputError` for a photo of a home that is not among ``units``."""
    known = {unit.id for unit in units}
    for one in photos:
        if one.home and one.home not in known:
            raise BrokenInputError(
                f"there is no home '{one.home}'.",
                where=one.where,
                remedy="Write the id of a unit as the price list has it, or leave it out.",
            )


def by_day(photos: Sequence[Photo]) -> list[Photo]:
    """``photos`` in the order in which they were taken."""
    return sorted(photos, key=lambda one: (one.taken, one.picture.large))


def _photo(one: Listed, picture: Picture) -> Photo:
    return Photo(
        picture=picture,
        taken=one.taken,
        caption=one.caption,
        stage=one.stage,
        from_model=one.file is None,
        view=one.view,
        home=one.home,
        storey=one.storey,
    )


def _picture(one: Listed, files: Files, shelf: Shelf) -> Picture:
    path = one.file
    assert path is not None  # noqa: S101 - those without a file are pictured
    made = shelf.kept(ON_SHELF, digest_of(path), lambda: packed(developed(path, path.name)))
    return filed("photo", unpacked(made), files)
