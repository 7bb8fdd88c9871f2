"""The counters and the ages of what is kept as metrics: names, units and words in Prometheus' manner.

No label ever holds a buyer, a visit or an address: labels are the states of ``wire.Receipt``, the names of
``server.refusals`` and words of this file.
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from server.counts import STEPS_S, Times
from server.parts import Parts
from server.store.ages import ages
from server.store.facts import count_waiting
from server.store.instants import now_ms


def registry_of(parts: Parts) -> CollectorRegistry:
    """A registry of this application alone: several of them may live in one process."""
    registry = CollectorRegistry()
    registry.register(_Reading(parts))
    ProcessCollector(registry=registry)
    return registry


class _Reading(Collector):
    """Reads what there is when it is asked, and keeps nothing."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def describe(self) -> list[Metric]:
        """Nothing before it is asked: the tables may not be there yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Everything, as it is now."""
        yield from self._counted()
        yield from self._here()
        yield from self._kept()

    def _counted(self) -> Iterator[Metric]:
        counts = self._parts.counts
        batches = CounterMetricFamily(
            "maquette_batches",
            "Batches answered, by the state of their receipt.",
            labels=["outcome", "reason"],
        )
        for (state, reason), count in sorted(counts.batches.items()):
            batches.add_metric([state, reason], count)
        yield batches
        yield _counter(
            "maquette_lines_ended", "Sockets that were not let in, or were ended.", "reason", counts.lines
        )
        yield _counter(
            "maquette_requests_refused", "Requests refused for how they came.", "reason", counts.requests
        )
        stored = {"rows": counts.rows, "actions": counts.actions, "poses": counts.poses}
        yield _counter("maquette_stored", "What stored batches held.", "kind", stored)
        yield CounterMetricFamily(
            "maquette_dropped", "Rows, actions and poses that browsers had to drop.", value=counts.dropped
        )
        yield _histogram(
            "maquette_acknowledgement_seconds",
            "From a batch's arrival until it was known to be committed.",
            counts.acknowledged,
        )
        yield CounterMetricFamily(
            "maquette_suggestions_shown", "Suggestions sent to screens.", value=counts.suggestions
        )
        yield CounterMetricFamily("maquette_erasures", "Buyers who erased their data.", value=counts.erasures)

    def _here(self) -> Iterator[Metric]:
        parts = self._parts
        sockets = len(parts.socketio.server.eio.sockets)
        yield GaugeMetricFamily(
            "maquette_sockets_open", "Open sockets, buyers' and the sales team's.", sockets
        )
        yield GaugeMetricFamily(
            "maquette_buyers_here", "Buyers with an open socket that records.", len(parts.presence.buyers())
        )

    def _kept(self) -> Iterator[Metric]:
        with self._parts.store.read() as session:
            behind, found = count_waiting(session), ages(session)
        waiting = {"commit": self._parts.commits.waiting, "unpacking": behind}
        yield _gauge("maquette_batches_waiting", "Batches that wait, by what for.", "what", waiting)
        yield GaugeMetricFamily(
            "maquette_oldest_waiting_seconds",
            "Age of the oldest batch that waits to be unpacked; 0 where none does.",
            _age_s(found.waiting_since),
        )
        oldest = {
            "raw": _age_s(found.raw),
            "profile": _age_s(found.profile),
            "aggregate": _age_s(found.aggregate),
        }
        yield _gauge(
            "maquette_oldest_kept_seconds", "Age of the oldest row of its kind; 0 for none.", "kind", oldest
        )
        last = self._parts.nightly.last
        if last is not None:
            yield GaugeMetricFamily(
                "maquette_retention_run_timestamp_seconds",
                "When the latest retention run of this process began.",
                last.at / 1000,
            )


def _counter(name: str, words: str, label: str, values: Mapping[str, float]) -> Metric:
    family = CounterMetricFamily(name, words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _gauge(name: str, words: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _histogram(name: str, words: str, times: Times) -> Metric:
    ends = [*(str(step) for step in STEPS_S), "+Inf"]
    buckets = list(zip(ends, map(float, accumulate(times.counts)), strict=True))
    return HistogramMetricFamily(name, words, buckets=buckets, sum_value=times.total_s)


def _age_s(at: int | None) -> float:
    return 0.0 if at is None else max(0.0, (now_ms() - at) / 1000)
