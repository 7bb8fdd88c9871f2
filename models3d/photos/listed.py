"""The photos that ``[[photos]]`` lists: each with its day, its stage and its place, or a sentence why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from models3d.errors import BrokenInputError
from models3d.folder.development import Folder
from models3d.folder.tables import PhotoTable
from models3d.folder.toml_lines import line_of
from models3d.folder.toml_text import FILE, toml_text
from models3d.manifest import NO_DAY, NO_INDEX, Stage, Storey
from models3d.manifest_pictures import Pose
from models3d.photos.negative import refuse_unfit, taken_on
from models3d.schedule.days import day_of, iso


@dataclass(frozen=True)
class Listed:
    """One photo as it was found sound: ``file`` is None where the model is to be pictured.

    ``taken`` is a day since 1970-01-01, ``stage`` an id, ``storey`` an index or ``NO_INDEX``. ``home`` is
    as written; ``where`` is the line on which it was, for what is found out about it later.
    """

    file: Path | None
    taken: int
    caption: str
    stage: str
    view: Pose | None
    home: str
    storey: int
    where: str


def listed(folder: Folder, stages: Sequence[Stage], storeys: Sequence[Storey], until: int) -> list[Listed]:
    """All photos of ``folder``, the earliest first; the site's reports reach ``until``.

    Raises :class:`BrokenInputError` for the first that cannot be shown.
    """
    tables = folder.file.photos
    if not tables:
        return []
    text = toml_text((folder.path / FILE).read_bytes())
    # Only what is refused depends on the clock: nobody has taken a photo tomorrow.
    today = day_of(datetime.now(ZoneInfo(folder.file.place.timezone)))
    found = []
    for number, table in enumerate(tables):
        asked = _Asked(folder, table, f"$.photos[{number}]", text)
        file = None if table.from_model else asked.file()
        taken = asked.day(file, until if file is None else max(today, until))
        found.append(
            Listed(
                file=file,
                taken=taken,
                caption=table.caption.strip(),
                stage=asked.stage(stages) or stage_on(stages, taken),
                view=Pose(table.view.eye, table.view.target) if table.view else None,
                home=table.home,
                storey=asked.storey(storeys),
                where=asked.where("home"),
            )
        )
    return sorted(found, key=lambda one: one.taken)


def stage_on(stages: Sequence[Stage], day: int) -> str:
    """Id of the stage that was under way on ``day``: the last that had begun and was not yet done.

    By what was reported, else by the plan in force. Between two it is the one that was done last; before the
    first it is the first.
    """
    spans = [_built(stage) for stage in stages]
    begun = [at for at, (start, _) in enumerate(spans) if start != NO_DAY and start <= day]
    going = [at for at in begun if spans[at][1] == NO_DAY or day <= spans[at][1]]
    at = going[-1] if going else max(begun, key=lambda one: (spans[one][1], one), default=0)
    return stages[at].id


def _built(stage: Stage) -> tuple[int, int]:
    """First and last day of ``stage`` as far as they are known."""
    plan = stage.expected or stage.planned
    if stage.actual.start == NO_DAY:
        return plan.start, plan.finish
    return stage.actual.start, stage.actual.finish


@dataclass(frozen=True)
class _Asked:
    """What one of the tables asks for, and where it stands, so that an error can name the line."""

    folder: Folder
    table: PhotoTable
    path: str
    text: str

    def where(self, key: str) -> str:
        return f"{FILE} line {line_of(self.text, f'{self.path}.{key}')}"

    def file(self) -> Path:
        path = self.folder.path / self.table.file
        if not path.is_file():
            raise BrokenInputError(
                f"the photo '{self.table.file}' is not there.",
                where=self.where("file"),
                remedy=f"Put it at {path.resolve()}, or correct its name (paths start at the folder).",
            )
        refuse_unfit(path, self.table.file)
        return path

    def day(self, file: Path | None, latest: int) -> int:
        """The day on which it was taken, no later than ``latest``."""
        said = self.table.taken
        day = day_of(said) if said else taken_on(file) if file else None
        if day is None:
            raise BrokenInputError(
                f"the camera did not write into '{self.table.file}' when it was taken.",
                where=self.where("file"),
                remedy="Add the day, as taken = 2026-05-28.",
            )
        if day <= latest:
            return day
        if file is not None:
            raise BrokenInputError(
                f"'{self.table.file}' is said to be taken on {iso(day)}, and that day is still to come.",
                where=self.where("taken" if said else "file"),
                remedy="Write the day on which it was taken, as taken = 2026-05-28.",
            )
        reach = "the site has reported nothing yet" if latest == NO_DAY else f"reports reach {iso(latest)}"
        raise BrokenInputError(
            f"what stood on {iso(day)} is not known: {reach}.",
            where=self.where("taken"),
            remedy="Choose a day up to then, or list a photo with its file.",
        )

    def stage(self, stages: Sequence[Stage]) -> str:
        wanted = self.table.stage
        if wanted and wanted not in {stage.id for stage in stages}:
            raise BrokenInputError(
                f"there is no stage '{wanted}'.",
                where=self.where("stage"),
                remedy=f"Write one of {', '.join(stage.id for stage in stages)}, or leave it out.",
            )
        return wanted

    def storey(self, storeys: Sequence[Storey]) -> int:
        wanted = self.table.storey.casefold()
        if not wanted:
            return NO_INDEX
        for at, storey in enumerate(storeys):
            if wanted in (storey.name.casefold(), storey.id.casefold()):
                return at
        raise BrokenInputError(
            f"there is no storey '{self.table.storey}'.",
            where=self.where("storey"),
            remedy=f"Write one of {', '.join(storey.name for storey in storeys)}, or leave it out.",
        )
