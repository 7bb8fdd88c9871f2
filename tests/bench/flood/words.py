"""The words of a flood's batches: put together once, and filled in with ids."""

import secrets
from itertools import count

from tests.bench.flood.tide import Flood

#: Active time of a batch, ms: as a browser cuts it.
ACTIVE_MS = 5_000


class Words:
    """Hellos and batches as a browser writes them."""

    def __init__(self, flood: Flood) -> None:
        """Prepare what all batches have in common."""
        self._development = flood.development
        self._names = map(f"{secrets.token_hex(6)}-{{:x}}".format, count())
        each = ACTIVE_MS // max(1, len(flood.features))
        rows = ",".join(
            f'{{"feature":"{feature}","stage":"{flood.stage}","attention":{each},"exposure":{each}}}'
            for feature in flood.features
        )
        background = ACTIVE_MS - each * len(flood.features)
        self._rest = (
            f'"began":1700000000000,"offset":0,"active":{ACTIVE_MS},"background":{background},'
            f'"rows":[{rows}],"actions":[],"poses":[],"dropped":0'
        )

    def name(self) -> str:
        """An id that was never there."""
        return next(self._names)

    def hello(self, visit: str, consent: str) -> str:
        """The event that opens a visit."""
        body = f'"visit":"{visit}","development":"{self._development}","consent":"{consent}"'
        return f'["hello",{{{body}}}]'

    def batch(self, visit: str, consent: str, seq: int) -> str:
        """The event of a full batch."""
        ids = f'"id":"{self.name()}","visit":"{visit}","development":"{self._development}"'
        return f'["batch",{{{ids},"consent":"{consent}","seq":{seq},{self._rest}}}]'
