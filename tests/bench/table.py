"""What a benchmark gives: rows of named figures, and the sentence that says what the limit is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

#: A figure of a table: a text, a count or a measure.
Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """One benchmark's figures; each row is a mapping from the same column names."""

    name: str
    question: str
    rows: list[dict[str, Cell]]
    #: What bounds the figures, in a sentence.
    limit: str = ""
    #: Named ratios within this run: the figures to compare between machines and versions.
    ratios: dict[str, float] = field(default_factory=dict)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest of ``samples`` that at least ``share`` (0..1) of them do not exceed (nearest rank)."""
    ordered = sorted(samples)
    rank = max(1, -(-len(ordered) * round(share * 1000) // 1000))
    return ordered[rank - 1]
