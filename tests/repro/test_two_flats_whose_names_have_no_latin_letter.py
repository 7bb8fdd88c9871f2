"""Names without a Latin letter or digit all became the id "x": two flats were one, and two developments."""

import random
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.folder.slug import LONGEST, slug, slugs
from models3d.sources.units_csv import read_price_list
from tests.models3d.tiny_folder import SMALLEST

LATIN = string.ascii_letters + string.digits + "äàéïõúşčłøßÆÞ"
#: Pairs of names that a seller would not take for one another.
PAIRS = [
    ("Квартира А", "Квартира Б"),
    ("Квартира 12", "Офис 12"),
    ("Διαμέρισμα Α", "Διαμέρισμα Β"),
    ("公寓甲", "公寓乙"),
    ("شقة ١٢", "شقة ١٣"),
    ("דירה א", "דירה ב"),
    ("कि", "का"),
    ("Hus Æ", "Hus Ø"),
    ("-1.01", "1.01"),
    ("Côté cour", "Cote cour"),
    ("+", "++"),
]

words = st.text(min_size=1, max_size=30).filter(str.strip)


def sold(folder: Path, *ids: str) -> list[str]:
    (folder / "units.csv").write_text("\n".join(["id", *ids]), encoding="utf-8")
    return [unit.id for unit in read_price_list(folder / "units.csv", "EUR").units]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_flats_are_two_in_whatever_script_they_are_named(tmp_path: Path, one: str, other: str) -> None:
    first, second = sold(tmp_path, one, other)
    assert first != second
    assert sold(tmp_path, other, one) == [second, first], "an id stays when the list is sorted anew"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Кв. 1", "кв-1"), ("شقة 12", "شقة ١٢"), ("A 1", "a-1"), ("Й", unicodedata.normalize("NFD", "Й"))],
)
def test_one_flat_written_twice_is_still_refused_and_both_spellings_are_shown(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(BrokenInputError, match=f"the unit '{other}' is there twice, first as '{one}'"):
        sold(tmp_path, one, other)


def test_two_developments_named_in_cyrillic_do_not_take_one_anothers_place(tmp_path: Path) -> None:
    ids = []
    for name in ("Липовый двор", "Дубовая роща"):
        (tmp_path / "development.toml").write_text(SMALLEST.replace("Lindenhof", name), "utf-8")
        ids.append(read_development(tmp_path).development().id)
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Linden Court", "linden-court"),
        ("Fläche 3, Süd", "flache-3-sud"),
        ("Łódź Ørsted Straße", "odz-rsted-strae"),
        ("ʻOhana №5 ½", "ohana-no5-12"),
        ("A1.03", "a1-03"),
        ("", "x"),
    ],
)
def test_latin_names_keep_the_ids_that_they_have_always_had(name: str, own: str) -> None:
    assert slug(name) == own
    assert slugs([name]) == [own]


@given(st.text(alphabet=LATIN + " -_.,/", min_size=1, max_size=60))
def test_a_latin_name_is_read_off_its_id(name: str) -> None:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    kept = "".join(one if one in string.ascii_lowercase + string.digits else " " for one in plain).split()
    assert not kept or slug(name) == "-".join(kept)


@given(words)
def test_any_id_is_safe_in_addresses_and_file_names_and_names_itself(name: str) -> None:
    own = slug(name)
    assert set(own) <= set(string.ascii_lowercase + string.digits + "-")
    assert 0 < len(own) <= LONGEST
    assert not own.startswith("-")
    assert slug(own) == own == slug(f" {name}\t")


@given(st.lists(words, max_size=6), st.randoms(use_true_random=False))
def test_ids_of_a_list_do_not_hang_on_its_order(names: list[str], chance: random.Random) -> None:
    ids = dict(zip(names, slugs(names), strict=True))
    mixed = list(names)
    chance.shuffle(mixed)
    assert dict(zip(mixed, slugs(mixed), strict=True)) == ids
