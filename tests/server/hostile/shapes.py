"""Batches as Hypothesis draws them: of the right shape nearly everywhere, and of any shape somewhere."""

from typing import Any

from hypothesis import strategies as st

from server.ids import new_id
from tests.server.deciding import PLACE
from tests.server.hostile.wounds import NUMBERS, TEXTS, encoded
from tests.server.house import PRAYER, ROOM, STAGE, UNIT

_scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
_anything = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
)
_hostile = st.sampled_from([*TEXTS, *NUMBERS]) | _anything


def _mostly(honest: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(*[honest] * 12, _hostile)


_features = _mostly(st.sampled_from([UNIT, ROOM, PRAYER, "roof"]))
_stages = _mostly(st.sampled_from([STAGE, ""]))
_ms = _mostly(st.integers(0, 5_000))
_centimetres = st.tuples(*[_mostly(st.integers(-100_000, 100_000))] * 3)
_rows = st.fixed_dictionaries(
    {"feature": _features, "stage": _stages, "attention": _ms, "exposure": _ms}, optional={"viewable": _ms}
)
_actions = st.fixed_dictionaries(
    {"kind": _mostly(st.sampled_from(["open_unit", "filter", "favourite"])), "at": _ms},
    optional={"feature": _features, "stage": _stages},
)
_walks = _mostly(st.lists(_mostly(st.integers(0, 5_000)), min_size=7, max_size=7))
_poses = st.fixed_dictionaries(
    {"at": _ms, "eye": _centimetres, "target": _centimetres, "stage": _stages}, optional={"walk": _walks}
)


@st.composite
def batches(draw: st.DrawFn, consent: str) -> bytes:
    """The body of a batch that rests on ``consent``; about one in three is true."""
    rows = draw(_mostly(st.lists(_rows, max_size=4)))
    background = draw(_ms)
    batch = {
        "id": draw(_mostly(st.builds(new_id))), "visit": draw(_mostly(st.builds(new_id))),
        "development": draw(_mostly(st.just(PLACE))), "consent": draw(_mostly(st.just(consent))),
        "seq": draw(_mostly(st.integers(0, 99))), "began": draw(_mostly(st.integers(0, 2**53 - 1))),
        "offset": draw(_mostly(st.integers(-(2**53) + 1, 2**53 - 1))), "background": background, "rows": rows,
        "active": draw(_mostly(st.just(_sum(rows, background)))),
        "actions": draw(_mostly(st.lists(_actions, max_size=3))),
        "poses": draw(_mostly(st.lists(_poses, max_size=3))),
    }  # fmt: skip
    return encoded(
        batch | draw(st.just({}) | st.just({}) | st.dictionaries(st.text(max_size=9), _anything, max_size=1))
    )


def _sum(rows: Any, background: Any) -> Any:
    """What keeps the law of the wire, where there is such a thing."""
    try:
        return sum(row["attention"] for row in rows) + background
    except (TypeError, KeyError, OverflowError):
        return background
