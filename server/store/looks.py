"""How long a look already was when a batch goes on with it: remembered while visits go on, else asked for.

A visit's batches nearly always come in their order, and then the length of each look at the end of the last
one is all that is needed. What is remembered is only believed while the database has as many unpacked batches
of the visit as were counted here: another process may have had some of them.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from analytics.looks import LOOK_BATCHES, look_before
from analytics.tally import LOOK_CAP_MS
from server.store.dialect import Among
from server.store.models import Attention, Batch

#: Visits that are remembered; the one that was silent for longest is forgotten, and asked for if it goes on.
MOST_VISITS = 5_000
#: Batches that are asked for at a time; most looks end among the first.
AT_A_TIME = 16

_LOOKS = (
    select(Attention.feature, Batch.seq, func.sum(Attention.attention_ms))
    .join(Batch, Batch.number == Attention.batch)
    .where(
        Batch.visit_id == bindparam("visit"),
        Batch.seq.between(bindparam("first"), bindparam("last")),
        Among(Attention.feature, "features"),
    )
    .group_by(Attention.feature, Batch.seq)
)
_UNPACKED = (
    select(Batch.visit_id, func.count(), func.max(Batch.seq))
    .where(Among(Batch.visit_id, "visits"), Batch.unpacked_at.is_not(None))
    .group_by(Batch.visit_id)
)


@dataclass
class Attended:
    """Attention of one visit in ms, by feature and sequence number, as far as it is known."""

    _by_feature: dict[str, dict[int, int]] = field(default_factory=dict)
    #: What of it came from the database: it is asked for once.
    _asked: set[tuple[str, int]] = field(default_factory=set)

    def note(self, feature: str, seq: int, attention_ms: int) -> None:
        """Add what was attended to."""
        of_feature = self._by_feature.setdefault(feature, {})
        of_feature[seq] = of_feature.get(seq, 0) + attention_ms

    def look(self, feature: str, seq: int) -> int:
        """How long the look at ``feature`` was when batch ``seq`` began, ms."""
        return look_before(self._by_feature.get(feature, {}), seq)

    def ask(self, session: Session, visit: str, seq: int, features: Collection[str]) -> None:
        """Know what the looks were that batch ``seq`` of ``visit`` goes on with, as far as it matters."""
        open_looks, last = set(features), seq - 1
        while open_looks and last >= max(0, seq - LOOK_BATCHES):
            first = max(0, last - AT_A_TIME + 1)
            for feature, earlier, attention_ms in _stored(session, visit, first, last, open_looks):
                if (feature, earlier) not in self._asked:
                    self._asked.add((feature, earlier))
                    self.note(feature, earlier, attention_ms)
            open_looks = {feature for feature in open_looks if self._goes_on(feature, seq, first)}
            last = first - 1

    def _goes_on(self, feature: str, seq: int, first: int) -> bool:
        of_feature = self._by_feature.get(feature, {})
        unbroken = all(of_feature.get(earlier, 0) > 0 for earlier in range(first, seq))
        return unbroken and self.look(feature, seq) < LOOK_CAP_MS


@dataclass
class _Run:
    """The looks at the end of a visit's last batch ``seq``, ms by feature, after ``count`` batches."""

    seq: int = -1
    count: int = 0
    looks: dict[str, int] = field(default_factory=dict)


@dataclass
class Looks:
    """What is remembered between groups of batches; ``forget`` it where a transaction was undone."""

    _runs: OrderedDict[str, _Run] = field(default_factory=OrderedDict)

    def of(self, session: Session, visits: Sequence[str]) -> "LooksOfGroup":
        """A group of batches, one for each of ``visits``, marked as unpacked, their rows not stored yet."""
        own = Counter(visits)
        found = session.connection().execute(_UNPACKED, {"visits": list(own)})
        standing = {visit: (count, last) for visit, count, last in found}
        group = LooksOfGroup(session, self._runs, standing)
        for visit, ours in own.items():
            before = standing[visit][0] - ours
            run = self._runs.pop(visit, None if before else _Run())
            if run is not None and run.count == before:
                group.runs[visit] = run
        return group

    def forget(self) -> None:
        """Ask for everything anew."""
        self._runs.clear()


@dataclass
class LooksOfGroup:
    """The looks that the batches of one group go on with; each batch is told of in turn."""

    _session: Session
    _kept: OrderedDict[str, _Run]
    _standing: Mapping[str, tuple[int, int]]
    #: Visits whose runs are known.
    runs: dict[str, _Run] = field(default_factory=dict)
    _attended: dict[str, Attended] = field(default_factory=lambda: defaultdict(Attended))

    def before(self, visit: str, seq: int, features: Collection[str]) -> dict[str, int]:
        """How long the look at each of ``features`` was when batch ``seq`` of ``visit`` began, ms."""
        run = self.runs.get(visit)
        if run is not None and seq > run.seq:
            return run.looks if seq == run.seq + 1 else {}
        # It came late, and fills a gap of which later looks may be part: they have to be asked for.
        self.runs.pop(visit, None)
        self._kept.pop(visit, None)
        attended = self._attended[visit]
        attended.ask(self._session, visit, seq, features)
        return {feature: attended.look(feature, seq) for feature in features}

    def add(self, visit: str, seq: int, lasting: Mapping[str, int], attention: Mapping[str, int]) -> None:
        """Know of batch ``seq``: ``attention`` by feature, and how long its looks were ``lasting`` before."""
        for feature, ms in attention.items():
            self._attended[visit].note(feature, seq, ms)
        looks = {feature: lasting.get(feature, 0) + ms for feature, ms in attention.items() if ms > 0}
        run = self.runs.get(visit)
        count, last = self._standing[visit]
        if run is not None:
            self.runs[visit] = _Run(seq, run.count + 1, looks)
        elif seq == last:
            self._kept[visit] = _Run(seq, count, looks)

    def keep(self) -> None:
        """Remember the visits of this group."""
        self._kept.update(self.runs)
        while len(self._kept) > MOST_VISITS:
            self._kept.popitem(last=False)


def _stored(
    session: Session, visit: str, first: int, last: int, features: Collection[str]
) -> Iterable[tuple[str, int, int]]:
    asked = {"visit": visit, "first": first, "last": last, "features": list(features)}
    for feature, seq, attention_ms in session.connection().execute(_LOOKS, asked):
        yield feature, seq, int(attention_ms)
