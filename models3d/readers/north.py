"""What the models say of true north: reported beside ``development.toml``, never followed."""

from collections.abc import Sequence

from models3d.folder.tables import ModelTable
from models3d.readers.one_file import OneFile

#: Norths that differ by less than this (degrees) agree.
AGREE = 1.0


def on_true_north(files: Sequence[tuple[ModelTable, OneFile]], given: float | None) -> list[str]:
    """What to warn of, where ``given`` is ``true_north`` of ``development.toml`` (None: not there)."""
    said = {table.file: file.true_north for table, file in files if file.true_north is not None}
    if not said:
        return []
    file, north = next(iter(said.items()))
    if given is None:
        if _apart(north, 0.0) < AGREE:
            return []
        return [
            f"{file} says that true north lies {north:g}° clockwise from the plan's up. development.toml "
            "has no true_north, so 0° is assumed: if the model is right, write "
            f"true_north = {north:g} under [place]."
        ]
    return [
        f"{file} says that true north lies {north:g}° clockwise from the plan's up; development.toml says "
        f"{given:g}°, and that counts."
        for file, north in said.items()
        if _apart(north, given) >= AGREE
    ]


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)
