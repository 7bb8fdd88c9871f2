"""The programme of works: eight stages a buyer understands, their tasks, planned and actual days.

Days are counted in working days from the start of construction. The structure climbs in cycles of four
weeks: walls, then the slab on them, one wing half a cycle after the other, so that nothing is built before
what bears it. Ground water held the foundations up by three weeks, and everything after them; the structure
wins a week of it back, so the keys are expected two weeks later than they were promised.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from models3d.given import to_say
from models3d.sample.grid import ROOF, TOP

#: First day of construction, and the day up to which the site has reported.
BEGIN = date(2026, 3, 16)
AS_OF = date(2026, 11, 21)

STAGES = (
    to_say("Groundworks"), to_say("Foundations"), to_say("Raw structure"), to_say("Roofs"),
    to_say("Windows and façade"), to_say("Interior walls"), to_say("Finishes"), to_say("Garden and handover"),
)  # fmt: skip


@dataclass(frozen=True)
class Task:
    """A line of the programme; ``stage`` is an index into STAGES; days are inclusive.

    ``start`` and ``finish`` were promised; ``expected_*`` are what the site says now, the same where a task
    is on time. ``actual_*`` are None for what has not happened by the reporting day.
    """

    key: str
    name: str
    stage: int
    start: date
    finish: date
    actual_start: date | None
    actual_finish: date | None
    expected_start: date
    expected_finish: date


@dataclass(frozen=True)
class _Line:
    key: str
    name: str
    stage: int
    first: int
    last: int
    slip: tuple[int, int]


def workday(number: int, begin: date = BEGIN) -> date:
    """The working day ``number`` (0 is ``begin``, a Monday); Saturdays and Sundays are free."""
    weeks, day = divmod(number, 5)
    return begin + timedelta(days=7 * weeks + day)


def programme(as_of: date = AS_OF) -> list[Task]:
    """All tasks in building order, with what was reported by ``as_of``."""
    tasks = []
    for line in _lines():
        begun = workday(line.first + line.slip[0])
        done = workday(line.last + line.slip[1])
        tasks.append(Task(
            line.key, line.name, line.stage, workday(line.first), workday(line.last),
            begun if begun < as_of else None, done if done < as_of else None, begun, done,
        ))  # fmt: skip
    return tasks


def _lines() -> list[_Line]:
    on_time, late = (0, 0), (15, 15)
    lines = [
        _Line("survey", "Plot taken over: street and neighbours as they are", 0, 0, 0, on_time),
        _Line("clearing", "Clear the plot, store the topsoil", 0, 0, 9, on_time),
        _Line("excavation", "Excavate the pit", 0, 10, 24, on_time),
        _Line("bed", "Gravel bed in the pit", 0, 25, 34, on_time),
        _Line("bore-street", "Piles of the street wing: bore and set the cages", 1, 35, 42, (2, 6)),
        _Line("piles-street", "Piles of the street wing: pour", 1, 37, 44, (4, 8)),
        _Line("bore-garden", "Piles of the garden wing: bore and set the cages", 1, 43, 48, (8, 11)),
        _Line("piles-garden", "Piles of the garden wing: pour", 1, 45, 50, (9, 12)),
        _Line("forms-street", "Caps and ground beams, street wing: formwork and steel", 1, 47, 54, (12, 13)),
        _Line("beams-street", "Caps and ground beams, street wing: pour and strike", 1, 53, 58, (13, 14)),
        _Line("forms-garden", "Caps and ground beams, garden wing: formwork and steel", 1, 53, 60, (13, 14)),
        _Line("beams-garden", "Caps and ground beams, garden wing: pour and strike", 1, 59, 63, (14, 15)),
        _Line("steel-street", "Slab on the ground, street wing: insulation and steel", 1, 61, 66, late),
        _Line("base-street", "Slab on the ground, street wing: pour", 1, 66, 69, late),
        _Line("steel-garden", "Slab on the ground, garden wing: insulation and steel", 1, 66, 71, late),
        _Line("base-garden", "Slab on the ground, garden wing: pour", 1, 71, 74, late),
        _Line("fill", "Fill round the foundations", 1, 72, 78, late),
    ]
    return [
        *lines,
        *_structure(70),
        *_roofs(195),
        *_facade(205),
        *_interior(225),
        *_finishes(285),
        *_garden(380),
    ]


def _structure(first: int) -> list[_Line]:
    names = ("ground", "first", "second", "third", "fourth", "fifth")
    lines = []
    for storey, name in enumerate(names):
        # Saturdays were worked from the second floor on: some of the delay is won back.
        won = max(0, storey - 1)
        slip = (15 - won, 15 - won)
        cycle = first + 20 * storey
        above = f"{names[storey + 1]} floor's slab" if storey < TOP else "roof slab"
        lines += [
            _Line(
                f"walls-street-{storey}", f"Walls of the {name} floor, street wing", 2,
                cycle, cycle + 8, slip,
            ),
            _Line(
                f"form-street-{storey + 1}", f"{above.capitalize()}, street wing: formwork and steel", 2,
                cycle + 10, cycle + 15, slip,
            ),
            _Line(
                f"slab-street-{storey + 1}", f"{above.capitalize()} and stairs, street wing: pour", 2,
                cycle + 15, cycle + 18, slip,
            ),
        ]  # fmt: skip
        if storey < TOP - 1:
            above = f"{names[storey + 1]} floor's slab" if storey < TOP - 2 else "terrace slab"
            lines += [
                _Line(
                    f"walls-garden-{storey}", f"Walls of the {name} floor, garden wing", 2,
                    cycle + 6, cycle + 13, slip,
                ),
                _Line(
                    f"form-garden-{storey + 1}", f"{above.capitalize()}, garden wing: formwork and steel",
                    2, cycle + 15, cycle + 19, slip,
                ),
                _Line(
                    f"slab-garden-{storey + 1}", f"{above.capitalize()}, garden wing: pour", 2,
                    cycle + 19, cycle + 22, slip,
                ),
            ]  # fmt: skip
    assert ROOF == TOP + 1  # noqa: S101 - the last slab is the roof
    return lines


def _roofs(first: int) -> list[_Line]:
    rows = (
        ("roof-garden", "Parapet and roof terrace, garden wing", 0, 17),
        ("roof-setback", "Parapet and terraces of the fifth floor", 8, 23),
        ("roof-top", "Parapet, insulation and planting of the top roof", 12, 34),
        ("solar", "Skylight and solar panels", 35, 44),
    )
    return [_Line(key, name, 3, first + a, first + b, (10, 10)) for key, name, a, b in rows]


def _facade(first: int) -> list[_Line]:
    rows = (
        ("windows-01", "Windows, ground and first floor", 0, 14),
        ("windows-23", "Windows, second and third floor", 12, 26),
        ("windows-45", "Windows, fourth and fifth floor", 24, 38),
        ("insulation-01", "Façade insulation, ground and first floor", 14, 30),
        ("facade-01", "Brick, render and sills, ground and first floor", 22, 49),
        ("insulation-23", "Façade insulation, second and third floor", 32, 50),
        ("facade-23", "Brick, render and sills, second and third floor", 42, 69),
        ("insulation-45", "Façade insulation, fourth and fifth floor", 52, 68),
        ("facade-45", "Brick, larch and sills, fourth and fifth floor", 60, 84),
        ("shutters-01", "Shutters and guards, ground and first floor", 52, 60),
        ("shutters-23", "Shutters and guards, second and third floor", 72, 80),
        ("shutters-45", "Shutters and guards, fourth and fifth floor", 85, 94),
        ("balconies-garden", "Balconies, garden wing", 78, 92),
        ("balconies-street", "Balconies, street wing", 86, 104),
        ("canopies", "Entrance canopies", 100, 107),
    )
    return [_Line(key, name, 4, first + a, first + b, (10, 10)) for key, name, a, b in rows]


def _interior(first: int) -> list[_Line]:
    rows = (
        ("studs-01", "Studs, pipes and wires, ground and first floor", 0, 15),
        ("partitions-01", "Partitions: boards and filler, ground and first floor", 8, 21),
        ("studs-23", "Studs, pipes and wires, second and third floor", 18, 33),
        ("partitions-23", "Partitions: boards and filler, second and third floor", 26, 39),
        ("studs-45", "Studs, pipes and wires, fourth and fifth floor", 36, 49),
        ("partitions-45", "Partitions: boards and filler, fourth and fifth floor", 43, 54),
        ("lifts", "Lift cars and doors", 40, 59),
        ("screed-01", "Screed, ground and first floor", 45, 56),
        ("screed-23", "Screed, second and third floor", 54, 65),
        ("screed-45", "Screed, fourth and fifth floor", 63, 72),
    )
    return [_Line(key, name, 5, first + a, first + b, (10, 10)) for key, name, a, b in rows]


def _finishes(first: int) -> list[_Line]:
    rows = (
        ("ceilings", "Ceilings and plaster", 0, 39),
        ("paint", "First and second coat of paint", 30, 74),
        ("baths", "Bathrooms", 20, 79),
        ("floors-01", "Parquet and tiles, ground and first floor", 45, 64),
        ("floors-23", "Parquet and tiles, second and third floor", 60, 79),
        ("floors-45", "Parquet and tiles, fourth and fifth floor", 75, 92),
        ("kitchens", "Kitchens", 80, 109),
        ("doors", "Doors and stair guards", 90, 119),
        ("trials", "Trials: kitchens, water and heating", 108, 124),
    )
    return [_Line(key, name, 6, first + a, first + b, (10, 10)) for key, name, a, b in rows]


def _garden(first: int) -> list[_Line]:
    rows = (
        ("ground", "Fill, level and kerbs", 0, 14),
        ("paths", "Paths, terraces and bicycle stand", 12, 34),
        ("parking", "Drive and parking bays", 20, 39),
        ("play", "Play corner", 35, 44),
        ("lawn", "Lawn and hedges", 40, 54),
        ("trees", "Trees", 45, 59),
        ("terrace", "Planters and pergola on the roof terrace", 50, 62),
        ("furnishing", "Benches and lamps", 56, 66),
        ("furniture", "Furniture of the rooms, as in the show homes", 60, 90),
        ("snagging", "Last works, letter boxes, inspection with the buyers", 70, 94),
        ("handover", "Handover of the keys", 95, 99),
    )
    return [_Line(key, name, 7, first + a, first + b, (10, 10)) for key, name, a, b in rows]
