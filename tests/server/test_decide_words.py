"""Reasons in words that a buyer can check and contest."""

import pytest

from analytics.affinity import Reason
from analytics.unitfacts import BANDS
from server.reasons import headline, homes, sentence


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("orientation:S", 0.5), "You came back to south-facing homes."),
        (Reason("orientation:S", -0.5), "You lingered less on south-facing homes."),
        (Reason("rooms:1", 0.5), "You came back to homes with 1 room."),
        (Reason("rooms:3", 0.5), "You came back to homes with 3 rooms."),
        (
            Reason("outdoor:winter garden", 0.5),
            "You came back to homes with outdoor space of the kind “winter garden”.",
        ),
        (Reason("popularity", 0.2), "Other visitors look at it often."),
        (Reason("popularity", -0.2), "Other visitors look at it less."),
        (Reason("attention", 0.2), "You looked at this home itself."),
        (Reason("attention", -0.2), "You looked less at this home itself."),
    ],
)
def test_a_reason_says_what_the_buyer_did_or_others_did(reason: Reason, words: str) -> None:
    assert sentence(reason, "en") == words


def test_a_headline_names_the_two_weightiest_reasons_and_no_feeble_one() -> None:
    strong = [Reason("orientation:S", 0.6), Reason("floor:upper", 0.4), Reason("rooms:3", 0.3)]
    assert headline("A3", strong, "en") == (
        "A3 may suit you, because you came back to south-facing homes and homes on the upper floors."
    )
    assert headline("A3", [strong[0], Reason("rooms:3", 0.05)], "en") == (
        "A3 may suit you, because you came back to south-facing homes."
    )


def test_a_headline_without_a_taste_says_that_others_like_it_or_that_the_buyer_was_here() -> None:
    assert headline("A3", [Reason("popularity", 0.2)], "en") == (
        "A3 may interest you: other visitors look at it often."
    )
    assert headline("A3", [Reason("attention", 0.3)], "en") == (
        "A3 may interest you, because you looked at it before."
    )


def test_every_band_and_direction_has_words_of_its_own() -> None:
    keys = [f"{attribute}:{band}" for attribute, bands in BANDS.items() for band in bands]
    keys += [f"orientation:{direction}" for direction in ("N", "NE", "E", "SE", "S", "SW", "W", "NW")]
    said = [homes(key, "en") for key in keys]
    assert len(set(said)) == len(keys)
    assert not any(":" in words or "“" in words for words in said)
