"""docs/reported.md says which test holds off what others report: those tests are there."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = (HERE.parent / "docs" / "reported.md").read_text()
#: What a test is called here, in Python or in TypeScript.
NAMED = [name for name in re.findall(r"`([^`]+)`", PAGE) if not name.startswith(("make ", "tests/"))]


@pytest.fixture(scope="module")
def tests() -> str:
    """The text of all tests."""
    files = [*HERE.rglob("test_*.py"), *(HERE.parent / "web" / "src").rglob("*.test.ts")]
    return "\n".join(file.read_text() for file in files)


@pytest.mark.parametrize("name", NAMED)
def test_what_holds_off_a_report_is_a_test_of_ours(tests: str, name: str) -> None:
    assert f"def {name}(" in tests or f'("{name}"' in tests


def test_every_report_is_held_off_by_something() -> None:
    rows = [line.split("|")[1:-1] for line in PAGE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    assert [row[0] for row in rows if "`" not in row[2]] == []
