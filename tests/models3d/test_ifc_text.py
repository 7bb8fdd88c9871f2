"""Names that exporters did not write as STEP has it reach the buyer as their authors wrote them."""

from pathlib import Path

import pytest

from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_ifc import TinyHouse

#: Japanese in the code of its Windows, which also uses the bytes of ASCII signs, the backslash among them.
FLOOR, MATERIAL = "1階", "コンクリート構造"


def storey_and_material(folder: Path, storey: bytes, material: bytes) -> tuple[str, str]:
    house = TinyHouse()
    level = house.storey("STOREY", 0.0)
    house.material("MATERIAL", house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), level))
    path = house.write(folder / "house.ifc")
    path.write_bytes(
        path.read_bytes().replace(b"STOREY'", storey + b"'").replace(b"MATERIAL'", material + b"'")
    )
    (wall,) = read_ifc(path, Silent()).elements
    return wall.storey, wall.material


@pytest.mark.parametrize(
    ("code", "storey", "material"),
    [
        ("utf-8", "Étage 1", "Béton coulé – 20 cm"),
        ("utf-8", FLOOR, "\N{HOUSE BUILDING} 木"),
        ("cp1252", "1. Obergeschoß", "Süd – „Klinker“, 5 €"),
        ("cp932", FLOOR, MATERIAL),
    ],
)
def test_names_in_bare_bytes_of_any_code_are_read(
    tmp_path: Path, code: str, storey: str, material: str
) -> None:
    assert storey_and_material(tmp_path, storey.encode(code), material.encode(code)) == (storey, material)


def test_japanese_that_was_escaped_byte_by_byte_as_if_it_were_latin_is_read(tmp_path: Path) -> None:
    escaped = [escape_bytes(text.encode("cp932")) for text in (FLOOR, MATERIAL)]
    assert storey_and_material(tmp_path, *escaped) == (FLOOR, MATERIAL)


def test_utf8_and_western_signs_that_were_escaped_byte_by_byte_are_read(tmp_path: Path) -> None:
    storey, material = "Süd", "10–12 cm"
    found = storey_and_material(
        tmp_path, escape_bytes("Süd: 階".encode()), escape_bytes(material.encode("cp1252"))
    )
    assert found == (f"{storey}: 階", material)


def test_names_that_are_escaped_as_they_should_be_are_left_alone(tmp_path: Path) -> None:
    found = storey_and_material(tmp_path, rb"B\S\|ro", rb"\X2\58C1\X0\ \X\E9")
    assert found == ("Büro", "壁 é")


def escape_bytes(data: bytes) -> bytes:
    r"""As exporters do: ``\X\hh`` for control signs, ``\S\c`` for the rest, the backslash twice."""
    out = b""
    for byte in data:
        if byte == 0x5C:
            out += b"\\\\"
        elif byte < 0x80:
            out += bytes([byte])
        else:
            out += b"\\X\\%02X" % byte if byte < 0xA0 else b"\\S\\" + bytes([byte - 0x80])
    return out
