"""Reads a plan back: its parts by class, their path data as shapes in metres."""

import re
from xml.etree import ElementTree

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.described import Described, describe
from models3d.floorplans.drawings import drawings
from models3d.progress import Silent
from models3d.staged import Staged

SVG = "{http://www.w3.org/2000/svg}"

_STEP = re.compile(r"([MlhvzA])([^MlhvzA]*)")


def drawn(world: Staged) -> tuple[Described, list[ElementTree.Element], list[ElementTree.Element]]:
    """What is known of ``world`` and its parsed plans, of storeys and of homes."""
    described = describe(world)
    found = drawings(described, Silent())
    return described, parsed(found.storeys), parsed(found.units)


def parsed(plans: list[bytes]) -> list[ElementTree.Element]:
    """Every plan that is not empty."""
    return [ElementTree.fromstring(plan) for plan in plans if plan]


def of_class(plan: ElementTree.Element, style: str) -> list[ElementTree.Element]:
    """Parts of ``plan`` of that class, in order."""
    return [part for part in plan.iter() if style in part.get("class", "").split()]


def shape_of(*paths: ElementTree.Element) -> BaseGeometry:
    """Area of closed ``paths`` in metres; rings within rings are holes."""
    whole: BaseGeometry = Polygon()
    for path in paths:
        for ring in _rings(path.get("d", "")):
            whole = whole.symmetric_difference(Polygon(ring))
    return whole


def title_of(part: ElementTree.Element) -> str:
    """What ``part`` is called to those who point at it or hear it."""
    return part.findtext(f"{SVG}title") or ""


def words_of(plan: ElementTree.Element) -> list[str]:
    """Everything that is written on the plan."""
    return [part.text or "" for part in plan.iter(f"{SVG}text")]


def _rings(data: str) -> list[list[tuple[float, float]]]:
    rings: list[list[tuple[float, float]]] = []
    x = z = 0.0
    for sign, rest in _STEP.findall(data):
        numbers = [float(number) for number in re.findall(r"-?\d+", rest)]
        if sign == "M":
            x, z = numbers
            rings.append([])
        elif sign == "l":
            x, z = x + numbers[0], z + numbers[1]
        elif sign == "h":
            x += numbers[0]
        elif sign == "v":
            z += numbers[0]
        if sign != "z":
            rings[-1].append((x / 1000, z / 1000))
    return rings
