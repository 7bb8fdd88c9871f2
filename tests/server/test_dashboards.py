"""The demand figures: one question each, small, in the page's colours, real and made buyers never in one."""

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from plotly.colors import sample_colorscale

from server.dashboards import FIGURES
from server.dashboards.figure import as_json
from server.dashboards.frames import Demand, StageRow, UnitRow
from server.dashboards.theme import DARK, LIGHT, Theme, letters_on, luminance
from tests.server.salesworld import World, make_world

TOKENS = Path(__file__).parents[2] / "web" / "src" / "styles" / "tokens.css"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = make_world(tmp_path)
    yield world
    world.parts.store.close()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_sixty_homes_and_twelve_stages_stays_under_thirty_kilobytes(name: str) -> None:
    figure = FIGURES[name](demand(60, 12), DARK)
    assert len(as_json(figure).encode()) <= 30 * 1024
    assert len(figure.rows) in {60, 12}
    assert figure.question.endswith("?")
    assert figure.answer


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_about_nobody_says_so_and_draws_nothing(name: str) -> None:
    nobody = demand(6, 3)
    units = tuple(replace(unit, buyers=0, seconds=0.0) for unit in nobody.units)
    stages = tuple(replace(stage, buyers=0, seconds=0.0) for stage in nobody.stages)
    figure = FIGURES[name](replace(nobody, units=units, stages=stages), LIGHT)
    assert figure.drawing is None
    assert re.search(r"Nobody|Not yet", figure.answer)


@pytest.mark.parametrize("name", FIGURES)
def test_a_development_without_homes_breaks_no_figure(name: str) -> None:
    figure = FIGURES[name](Demand("EUR", False, 0, (), ()), LIGHT)
    assert (figure.drawing, figure.rows) == (None, ())


def test_the_figures_wear_the_pages_tokens() -> None:
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
    for theme, sheet in ((LIGHT, light), (DARK, dark)):
        for name in Theme.__dataclass_fields__:
            found = re.search(rf"--{name.replace('_', '-')}: (#[0-9a-f]{{6}});", sheet)
            assert found, name
            assert getattr(theme, name) == found[1]


def test_the_longest_bar_is_the_home_that_was_looked_at_longest() -> None:
    figure = FIGURES["longest"](demand(6, 3), LIGHT)
    [bars] = drawing(figure)["data"]
    assert bars["y"][0] == "Home 5"
    assert bars["text"][0].endswith("· available")
    assert numbers(bars["x"]) == sorted(numbers(bars["x"]), reverse=True)


def test_an_interval_over_too_few_buyers_is_hatched_and_called_not_yet_knowable() -> None:
    few = demand(4, 3)
    units = tuple(replace(unit, buyers=2 if unit.id == "u3" else 5) for unit in few.units)
    figure = FIGURES["pull"](replace(few, units=units), LIGHT)
    shapes = drawing(figure)["data"][0]["marker"]["pattern"]["shape"]
    assert shapes.count("/") == 1
    assert [row[-1] for row in figure.rows].count("not yet") == 1


def test_the_building_has_a_cell_for_every_home_and_every_floor_is_as_wide() -> None:
    [cells] = drawing(FIGURES["building"](demand(7, 3), LIGHT))["data"]
    widths: dict[str, float] = {}
    for floor, width in zip(cells["y"], numbers(cells["x"]), strict=True):
        widths[floor] = widths.get(floor, 0.0) + width
    assert len(cells["y"]) == 7
    assert len({round(width, 9) for width in widths.values()}) == 1


def test_the_letters_on_every_colour_of_the_building_can_be_read() -> None:
    for colour in sample_colorscale("Cividis", [share / 100 for share in range(101)]):
        letters = 0.0 if letters_on(colour) == "#000000" else 1.0
        darker, lighter = sorted((letters, luminance(colour)))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, colour


def test_a_home_without_a_price_is_not_called_dear() -> None:
    some = demand(4, 3)
    units = tuple(replace(unit, price=0) if unit.id == "u3" else unit for unit in some.units)
    names = [row[0] for row in FIGURES["dear"](replace(some, units=units), LIGHT).rows]
    assert "Home 3" not in names
    assert len(names) == 3


def test_a_name_that_a_spreadsheet_would_run_is_kept_from_running() -> None:
    some = demand(2, 1)
    units = tuple(replace(unit, name="=1+1") for unit in some.units)
    table = FIGURES["longest"](replace(some, units=units), LIGHT).csv()
    assert next(csv.DictReader(io.StringIO(table)))["Home"] == "'=1+1"


def test_real_and_simulated_buyers_never_share_a_figure(world: World) -> None:
    sales = world.salesperson()
    world.looks(world.guest(), {"quay-2A-living": 3.0})
    for _ in range(3):
        world.looks(world.guest(simulated=True), {"quay-2B": 4.0})
    real, made = (
        sales.get(f"/sales/demand/longest.csv?buyers={kind}").text for kind in ("real", "simulated")
    )
    assert "Home 2A,available,3,1,0,0" in real
    assert "Home 2B,available,0,0,0,0" in real
    assert "Home 2B,available,12,3,0,0" in made
    assert "Home 2A,available,0,0,0,0" in made
    page = sales.get("/sales/demand?buyers=simulated").text
    assert page.count("mark simulated") == 1 + len(FIGURES)


def test_simulated_buyers_stand_in_for_missing_real_ones_only_with_a_word(world: World) -> None:
    sales = world.salesperson()
    assert "Nobody has said yes to recording yet" in sales.get("/sales/demand").text
    world.looks(world.guest(simulated=True), {"quay-2B": 4.0})
    assert "so these are the simulated ones" in sales.get("/sales/demand").text
    assert "Nobody has said yes" in sales.get("/sales/demand?buyers=real").text
    world.looks(world.guest(), {"quay-2A": 4.0})
    assert "mark simulated" not in sales.get("/sales/demand").text


def test_every_figure_is_served_as_data_and_as_a_table(world: World) -> None:
    sales = world.salesperson()
    world.looks(world.guest(), {"quay-2A": 4.0, "roof": 1.0}, actions=[("favourite", "quay-2A")])
    world.enquires(None, "quay-2A")
    for name in FIGURES:
        served = sales.get(f"/sales/demand/{name}.json?theme=dark")
        assert json.loads(served.data)["drawing"]["data"], name
        table = sales.get(f"/sales/demand/{name}.csv")
        assert table.mimetype == "text/csv"
        assert f'filename="quay-{name}.csv"' in table.headers["Content-Disposition"]
        assert table.text.count("\r\n") >= 2
    assert sales.get("/sales/demand/nothing.json").status_code == 404
    assert "Home 2A,available,4,1,1,1" in sales.get("/sales/demand/longest.csv").text


def demand(units: int, stages: int) -> Demand:
    """Homes on floors of three, the later the longer looked at and the dearer."""
    return Demand(
        currency="EUR",
        simulated=False,
        buyers=9,
        units=tuple(
            UnitRow(
                id=f"u{at}",
                name=f"Home {at}",
                status="available",
                floor=at // 3,
                rooms=3,
                area=70.0,
                price=250_000 + 5_000 * at,
                buyers=5,
                seconds=20.0 + 30 * at,
                favourites=at % 3,
                enquiries=at % 2,
                ratio=1.0 + at / 10,
                low=0.6 + at / 10,
                high=1.6 + at / 10,
            )
            for at in range(units)
        ),
        stages=tuple(StageRow(f"s{at}", f"Stage {at}", 3, 40.0 * at + 1) for at in range(stages)),
    )


def drawing(figure: Any) -> Any:
    return json.loads(as_json(figure))["drawing"]


def numbers(column: Any) -> list[float]:
    """A column as a list; numbers out of numpy travel as base64 of little-endian doubles."""
    if isinstance(column, list):
        return [float(one) for one in column]
    return list(np.frombuffer(base64.b64decode(column["bdata"]), dtype=column["dtype"]).astype(float))
