"""Homes on paper for tests: better known than their build knows them, and their pages as one reads them."""

import re
from collections.abc import Callable
from typing import Any

import msgspec
import segno

from models3d import manifest as m
from models3d.manifest_finishes import Surface
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, House

SHEET = f"/d/{PLACE}/homes/{UNIT}"
OTHER, THIRD = "N-3-0", "E-2-1"
DAY = 20_050
KEYS = m.Handover(promised=DAY, expected=DAY + 21, origin="authored", stage=STAGE)
SUN = m.Sun([0.5] * 6 + [4.5] * 6, june=4.5, december=0.5)
SOUTH = m.View(
    0, (0, 1.6, 0), (0, 0, 1), "S", [m.Sight("garden", 0.6), m.Sight("trees", 0.3), m.Sight("street", 0.1)]
)
OAK, STONE = Surface("Oak", "parquet", "#c8a878"), Surface("Travertine", "stone", "#d9c7ab")


def sheet(house: House, home: str = UNIT, **asked: str) -> str:
    answer = house.visitor().client.get(f"/d/{PLACE}/homes/{home}", query_string=asked)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def compare(house: House, *homes: str) -> str:
    answer = house.visitor().client.get(
        f"/d/{PLACE}/compare", query_string=[("unit", home) for home in homes]
    )
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def known(house: House, unit: str = UNIT, **changes: Any) -> None:
    """Import the development again, with what is known of ``unit`` (or of the development) ``changes``."""
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    replace: Callable[..., Any] = msgspec.structs.replace
    said = {key: changes.pop(key) for key in ("languages", "place") if key in changes}
    development = replace(built.development, **said)
    palettes = changes.pop("palettes", built.palettes)
    stages = [replace(one, **changes.get("stages", {})) for one in built.stages]
    changes.pop("stages", None)
    features = [
        replace(one, room=m.Room("living", 20.0, changes.get("sun"))) if one.kind == "room" else one
        for one in built.features
    ]
    units = [replace(one, **changes) if one.id == unit else one for one in built.units]
    path.write_bytes(
        m.encode(
            replace(
                built,
                development=development,
                stages=stages,
                units=units,
                features=features,
                palettes=palettes,
            )
        )
    )


def words(page: str) -> str:
    """What one reads of a page, each blank a single one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace(" .", ".")


def matrix_of(address: str) -> list[list[int]]:
    return [list(map(int, row)) for row in segno.make_qr(address, error="m").matrix]


def modules(page: str) -> list[list[int]]:
    """The dark and light squares of the code that is drawn in ``page``, without its margin."""
    drawn = re.search(
        r'<svg[^>]*viewBox="0 0 (\d+) \d+"[^>]*class="qr".*?stroke="#1d1b18"[^>]* d="([^"]+)"', page
    )
    assert drawn, "the page has a code"
    size = int(drawn[1])
    squares = [[0] * size for _ in range(size)]
    x = y = 0.0
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", drawn[2]):
        along = [float(number) for number in numbers.split()]
        if step == "h":
            for at in range(int(along[0])):
                squares[int(y)][int(x) + at] = 1
            x += along[0]
        else:
            x, y = (along[0], along[1]) if step == "M" else (x + along[0], y + along[1])
    return [row[4:-4] for row in squares[4:-4]]
