"""Laws of the files: safe, self-contained, small, readable by people and by screen readers."""

import re
from dataclasses import replace
from gzip import compress

import pytest

from models3d.described import describe
from models3d.floorplans.drawings import drawings, storey_drawings, unit_drawings
from models3d.floorplans.style import LOOKS, TOKENS, plainly, style
from models3d.progress import Silent
from models3d.staged import Staged
from tests.models3d.floorplans.drawing import SVG, drawn, of_class, title_of
from tests.models3d.world import SPACES, staged


def test_names_from_a_model_cannot_become_markup() -> None:
    evil = '<script>alert(1)</script>"\x00&'
    rooms = [replace(one, long_name=evil) if one.name == "A.1" else one for one in SPACES]
    for plan in _plans(staged(spaces=rooms)):
        assert b"<script" not in plan
    _, (storey,), _ = drawn(staged(spaces=rooms))
    assert any("<script>alert(1)</script>" in title_of(room) for room in of_class(storey, "room"))


def test_a_plan_stands_by_itself_without_scripts_or_references() -> None:
    for plan in _plans(staged()):
        words = plan.decode()
        assert not re.search(r"<script|\son\w+=|\sstyle=|href|url\(|@import|javascript:", words)
        assert re.findall(r"https?://[^\"]+", words) == ["http://www.w3.org/2000/svg"]


def test_a_plan_can_be_read_where_a_page_refuses_its_style_sheet() -> None:
    _, storeys, homes = drawn(staged())
    for plan in [*storeys, *homes]:
        assert plan.get("fill") == "none"
        for part in [*of_class(plan, "wall"), *plan.iter(f"{SVG}text")]:
            assert part.get("fill") == "#1d1b18"
        for part in of_class(plan, "glass"):
            assert part.get("stroke") == "#1d1b18"


def test_the_style_sheet_says_what_the_attributes_say() -> None:
    sheet = style()
    for name, look in LOOKS.items():
        selector = ".plan" if name == "plan" else f".plan .{name}"
        (said,) = re.findall(re.escape(selector) + r"{((?!--)[^}]*)}", sheet)
        assert [one.partition(":")[0] for one in said.split(";")] == list(look)
        assert list(plainly("path", name)) == list(look)


def test_a_screen_reader_can_walk_through_the_rooms() -> None:
    _, storeys, homes = drawn(staged())
    for plan in [*storeys, *homes]:
        # An image would hide from it all that is within.
        assert plan.get("role") == "group"
        lists = [part for part in plan.iter() if part.get("role") == "list"]
        items = {item for part in lists for item in part if item.get("role") == "listitem"}
        for room in of_class(plan, "room"):
            assert room in items
            (heard,) = (part for part in room if part.get("role") == "img")
            assert heard.get("aria-label") == title_of(room)


def test_a_screen_reader_is_told_the_whole_plan() -> None:
    _, storeys, homes = drawn(staged())
    for plan in [*storeys, *homes]:
        ids = {part.get("id"): part.text for part in plan if part.get("id")}
        assert ids[plan.get("aria-labelledby", "")]
        assert "1:100" in (ids[plan.get("aria-describedby", "")] or "")
        assert "North is up" in (ids[plan.get("aria-describedby", "")] or "")
        for room in of_class(plan, "room"):
            assert room.get("role") == "listitem"
            assert title_of(room)


@pytest.mark.parametrize("scheme", [2, 3])
def test_ink_and_accent_can_be_read_on_paper_in_light_and_dark(scheme: int) -> None:
    colours = {token[0]: token[scheme] for token in TOKENS}
    for paper in ("paper", "ground"):
        assert _contrast(_mixed(colours["ink"], colours[paper], 0.72), colours[paper]) >= 4.5
        assert _contrast(colours["ink"], colours[paper]) >= 7
        assert _contrast(colours["accent"], colours[paper]) >= 3  # a line, not words


def test_plans_are_small() -> None:
    described = describe(staged())
    assert all(len(compress(plan)) < 15_000 for plan in unit_drawings(described, Silent()))
    assert all(len(compress(plan)) < 40_000 for plan in storey_drawings(described, Silent()))


def _plans(world: Staged) -> list[bytes]:
    found = drawings(describe(world), Silent())
    return [*found.storeys, *found.units]


def _contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(ink: str, paper: str, share: float) -> str:
    """What ``ink`` looks like that covers ``share``."""
    pairs = zip(bytes.fromhex(ink[1:]), bytes.fromhex(paper[1:]), strict=True)
    return "#" + bytes(round(share * a + (1 - share) * b) for a, b in pairs).hex()
