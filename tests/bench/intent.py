"""Who will do it: on real sessions of a shop, in both splits that others have told figures of."""

from pathlib import Path

import numpy as np

from analytics.evaluate.chances import judge
from analytics.evaluate.intent import Cases, cases, evaluate_intent
from analytics.evaluate.plain import plain_boosting, plain_logistic
from analytics.evaluate.reading import read_columns
from analytics.intent.model import fit_intent
from analytics.intent.terms import Vector
from tests.bench.table import Cell, Table

SHOP = Path(__file__).parents[3] / "shared" / "data" / "online-shoppers" / "online_shoppers_intention.csv"
#: The best found elsewhere, AUC, average precision and Brier: in parts boosting's, in time a logistic's.
PARTS, LATER = (0.784, 0.371, 0.1130), (0.713, 0.350, 0.1540)
#: The last month that is learned from, as a place in the year.
OCTOBER = 9


def measure() -> list[Table]:
    """Five parts, and the first ten months against the last two; nothing where the data is not at hand."""
    if not SHOP.is_file():
        return []
    return [in_parts(), in_time()]


def in_parts() -> Table:
    """Five stratified parts."""
    found = evaluate_intent(cases(read_columns(SHOP), "Revenue", drop=["PageValues"]))
    said = {"maquette": found.judged} | found.baselines
    rows: list[dict[str, Cell]] = [
        {"model": name, "AUC": one.auc, "average precision": one.pr_auc, "Brier": one.brier, "ECE": one.ece}
        for name, one in said.items()
    ]
    own = found.judged
    return _table("analytics.intent.parts", "in five parts", rows, (own.auc, own.pr_auc, own.brier), PARTS)


def in_time() -> Table:
    """Learned from February to October, tried on November and December."""
    data = cases(read_columns(SHOP), "Revenue", "Month", ["PageValues"])
    cut = int((read_columns(SHOP).instants("Month") <= OCTOBER).sum())
    said: dict[str, Vector] = {}
    early, late = _part(data, slice(cut)), _part(data, slice(cut, None))
    said["maquette"] = fit_intent(early.columns, early.label, ordered=True).chance(late.columns)
    said["logistic"] = plain_logistic(early.columns, early.label)(late.columns)
    said["boosting"] = plain_boosting(early.columns, early.label)(late.columns)
    judged = {name: judge(chance, late.label) for name, chance in said.items()}
    rows: list[dict[str, Cell]] = [
        {"model": name, "AUC": one.auc, "average precision": one.pr_auc, "Brier": one.brier, "ECE": one.ece}
        for name, one in judged.items()
    ]
    own = judged["maquette"]
    return _table("analytics.intent.time", "after October", rows, (own.auc, own.pr_auc, own.brier), LATER)


def _part(data: Cases, rows: slice) -> Cases:
    columns = {name: column[rows] for name, column in data.columns.items()}
    return Cases(columns, np.asarray(data.label[rows]), data.ordered)


def _table(
    name: str,
    when: str,
    rows: list[dict[str, Cell]],
    own: tuple[float, float, float],
    best: tuple[float, float, float],
) -> Table:
    return Table(
        name,
        f"Who buys, {when}?",
        rows,
        "sessions of a shop, without the column that is computed from purchases",
        {
            f"AUC of {best[0]}": own[0] / best[0],
            f"average precision of {best[1]}": own[1] / best[1],
            f"Brier of {best[2]}": own[2] / best[2],
        },
    )
