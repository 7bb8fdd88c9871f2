"""The page that explains the development folder names every key there is, and its example works."""

import re
from pathlib import Path

import msgspec
import pytest

from models3d.folder import development, tables
from models3d.folder.tables import Table
from models3d.sources.csv_columns import NAMES as LOG_COLUMNS
from models3d.sources.elements_csv import COLUMNS as ELEMENT_COLUMNS
from models3d.sources.rooms import COLUMNS as ROOM_COLUMNS
from models3d.sources.units_csv import COLUMNS as UNIT_COLUMNS
from tests.models3d.tiny_folder import block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

PAGE = Path(__file__).parents[2] / "docs" / "development-folder.md"

TABLES = [found for found in vars(tables).values() if isinstance(found, type) and issubclass(found, Table)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.__name__))
def test_every_key_is_explained(table: type[Table]) -> None:
    page = PAGE.read_text()
    for key in msgspec.structs.fields(table):
        assert re.search(rf"[`\[]{key.encode_name}\b", page), f"{table.__name__}.{key.encode_name}"


@pytest.mark.parametrize("columns", [LOG_COLUMNS, ELEMENT_COLUMNS, ROOM_COLUMNS, UNIT_COLUMNS])
def test_every_column_is_explained(columns: list[str]) -> None:
    page = PAGE.read_text()
    for column in columns:
        assert f"`{column}`" in page, column


def test_the_smallest_file_of_the_page_is_enough(tmp_path: Path) -> None:
    example = PAGE.read_text().split("```toml\n")[1].split("```")[0]
    house = TinyHouse()
    block(house)
    folder = write_folder(tmp_path, house, example)
    (folder / "house.ifc").rename(folder / "lindenhof.ifc")
    read = development.read_development(folder)
    assert read.development().name == "Lindenhof"
    assert read.find(read.file.models[0].file).is_file()
