"""Plans and pictures for a build that was made without them, in the form that the importer gives them.

Drawing and picturing the whole development takes minutes; what the page does with them does not depend on
how well they are drawn. The importer's own are held to this form by the tests of floor plans and stills.
"""

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from msgspec.structs import replace
from PIL import Image

from models3d.manifest import Feature, Manifest, Unit, decode, encode
from models3d.manifest_pictures import Photo, Picture, Pose
from models3d.schedule.days import day_of


def picture(build: Path) -> None:
    """Write a plan for every storey and home and a picture for every stage and home into ``build``."""
    file = build / "manifest.json"
    manifest = decode(file.read_bytes())
    storeys = [
        replace(storey, plan=_written(build, f"storey-{index}", _storey(manifest, index)))
        if any(feature.storey == index for feature in manifest.features if feature.kind == "unit")
        else storey
        for index, storey in enumerate(manifest.storeys)
    ]
    stages = [
        replace(stage, still=_painted(build, f"stage-{index}", index))
        for index, stage in enumerate(manifest.stages)
    ]
    units = [
        replace(
            unit,
            plan=_written(build, f"unit-{index}", _home(manifest, unit)),
            still=_painted(build, f"home-{index}", 100 + index),
        )
        for index, unit in enumerate(manifest.units)
    ]
    whole = replace(
        manifest,
        storeys=storeys,
        stages=stages,
        units=units,
        poster=_painted(build, "poster", 90),
        photos=_photos(build),
        reported_still=_painted(build, "reported", 60),
        ground_still=_painted(build, "ground", 10),
    )
    file.write_bytes(encode(whole))
    file.with_name("manifest.json.br").unlink(missing_ok=True)


def _photos(build: Path) -> list[Photo]:
    """What was seen from the pavement in June and in August; the second is made from the model."""
    view = Pose((46.0, 1.6, -20.0), (27.0, 6.0, -4.0))
    june, august = (day_of(date(2026, *day)) for day in ((6, 19), (8, 14)))
    return [
        Photo(_painted(build, "photo-1", 40), june, "The beams are poured.", "foundations"),
        Photo(
            _painted(build, "photo-2", 50),
            august,
            "Walls are going up.",
            "raw-structure",
            from_model=True,
            view=view,
        ),
    ]


def _written(build: Path, name: str, text: str) -> str:
    file = f"{name}.0123456789abcdef.svg"
    (build / file).write_text(text, encoding="utf-8")
    return file


def _painted(build: Path, name: str, shade: int) -> Picture:
    """A small and a large picture of one colour each."""
    files = [f"{name}-{size}.0123456789abcdef.webp" for size in ("small", "large")]
    for file, width in zip(files, (640, 1600), strict=True):
        Image.new("RGB", (width, width * 5 // 8), (240 - shade, 235, 180 + shade // 2)).save(build / file)
    return Picture(small=files[0], large=files[1], width=1600, height=1000)


def _storey(manifest: Manifest, index: int) -> str:
    storey = manifest.storeys[index]
    names = {unit.id: unit.name for unit in manifest.units}
    homes = [one for one in manifest.features if one.kind == "unit" and one.storey == index]
    drawn = "".join(_home_group(manifest, home, names[home.id], index) for home in homes)
    return _plan(manifest, f'data-storey="{storey.id}"', storey.name, f'<g role="list">{drawn}</g>')


def _home(manifest: Manifest, unit: Unit) -> str:
    own = next(one for one in manifest.features if one.id == unit.id)
    group = _home_group(manifest, own, unit.name, own.storey)
    return _plan(manifest, f'data-unit="{unit.id}"', unit.name, f'<g role="list">{group}</g>')


def _home_group(manifest: Manifest, home: Feature, name: str, storey: int) -> str:
    rooms = "".join(
        f'<g role="listitem" class="room" data-room="{room.id}" data-unit="{home.id}" fill="#fffdf9">'
        f"<title>{escape(_short(room, name))}</title>"
        f'<path role="img" aria-label={quoteattr(_short(room, name))} d="{_path(room)}"/></g>'
        for room in manifest.features
        if room.unit == home.id and room.kind == "room" and room.storey == storey
    )
    label = quoteattr(f"{name}.")
    return (
        f'<g role="listitem" class="home" data-unit="{home.id}"><title>{escape(name)}.</title>'
        f'<path class="area" role="img" aria-label={label} d="{_path(home)}" fill="#fffdf9"/>'
        f'<g role="list">{rooms}</g></g>'
    )


def _short(room: Feature, home: str) -> str:
    return room.name.removesuffix(f", {home}")


def _path(feature: Feature) -> str:
    rings = [
        "L".join(f"{round(1000 * x)} {round(1000 * z)}" for x, z in prism.footprint)
        for prism in feature.volumes
    ]
    return "".join(f"M{ring}z" for ring in rings)


def _plan(manifest: Manifest, own: str, name: str, drawn: str) -> str:
    (x, _, z), (right, _, foot) = manifest.bounds.low, manifest.bounds.high
    box = [round(1000 * one) for one in (x, z, right - x, foot - z)]
    ident = own.split('"')[1]
    outline = f"M{box[0]} {box[1]}h{box[2]}v{box[3]}h-{box[2]}z"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plan" role="group" {own} '
        f'viewBox="{" ".join(map(str, box))}" width="{box[2] / 100}mm" height="{box[3] / 100}mm" '
        f'aria-labelledby="plan-{ident}-title" fill="none">'
        f'<title id="plan-{ident}-title">{escape(name)}</title>'
        "<style>.plan text{fill:#1d1b18}</style>"
        f'<path class="outline" d="{outline}" fill="#fffdf9"/>{drawn}'
        f'<g class="labels" aria-hidden="true" pointer-events="none"></g></svg>'
    )
