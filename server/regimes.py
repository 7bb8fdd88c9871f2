"""What the law of a market asks before somebody may be recorded, as data.

A development names its market (``market`` in ``development.toml``), else MAQUETTE_MARKET does; one
that is not named or not listed asks first, as the strictest do. Whatever stands here, a browser that sends
Global Privacy Control is never recorded. A table is no counsel: whoever runs a showcase has their own look.
"""

from dataclasses import dataclass

from models3d.manifest import Development


@dataclass(frozen=True)
class Regime:
    """The rule of one market and where it stands."""

    #: Recording waits for a yes; else it begins with a notice, and ends with a no that is remembered.
    asks_first: bool
    #: Where the rule stands, for whoever checks it.
    source: str
    #: The law lets visits be counted under no id without a yes. Nothing here does so yet.
    counts_without_yes: bool = False
    #: The law binds us to Global Privacy Control; we heed it everywhere.
    binds_to_gpc: bool = False


_EUROPE = "Directive 2002/58/EC art. 5(3); Regulation (EU) 2016/679 art. 6(1)(a) and 7"
#: Members of the European Union and of the European Economic Area, by ISO 3166-1.
_EEA = """
AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
"""

#: For whatever is not in ``REGIMES``.
STRICTEST = Regime(asks_first=True, source="No rule is known here, so the strictest is kept")

#: Market (ISO 3166-1, or 3166-2 where a part of a country has its own law) -> its rule.
REGIMES = {
    **{market: Regime(asks_first=True, source=_EUROPE) for market in _EEA.split()},
    "FR": Regime(
        asks_first=True,
        source=f"{_EUROPE}; Loi 78-17 art. 82, of which CNIL exempts mere audience measurement",
        counts_without_yes=True,
    ),
    "NL": Regime(
        asks_first=True,
        source=f"{_EUROPE}; Telecommunicatiewet art. 11.7a, which exempts counting of little effect",
        counts_without_yes=True,
    ),
    "GB": Regime(
        asks_first=True,
        source="Privacy and Electronic Communications Regulations 2003 reg. 6; UK GDPR art. 6(1)(a) and 7",
    ),
    "CH": Regime(asks_first=True, source="Data Protection Act (DSG) art. 5(g), 6(7): profiling of high risk"),
    "CA": Regime(
        asks_first=False, source="PIPEDA sch. 1, 4.3: notice and opting out for what is not sensitive"
    ),
    "CA-QC": Regime(
        asks_first=True, source="Act respecting personal information in the private sector, s. 8.1"
    ),
    "AU": Regime(asks_first=False, source="Privacy Act 1988, Australian Privacy Principles 3 and 5: notice"),
    "US": Regime(asks_first=False, source="No federal rule; the states' laws ask for notice and opting out"),
    "US-CA": Regime(
        asks_first=False,
        source="California Civil Code 1798.100, .120 and .135; 11 CCR 7025",
        binds_to_gpc=True,
    ),
    "US-CO": Regime(
        asks_first=False,
        source="Colorado Privacy Act, C.R.S. 6-1-1306; 4 CCR 904-3 part 5",
        binds_to_gpc=True,
    ),
    "US-CT": Regime(
        asks_first=False, source="Connecticut Data Privacy Act, Conn. Gen. Stat. 42-520", binds_to_gpc=True
    ),
    "US-TX": Regime(
        asks_first=False,
        source="Texas Data Privacy and Security Act, Bus. & Com. Code 541.055",
        binds_to_gpc=True,
    ),
}


def regime_of(development: Development, elsewhere: str = "") -> Regime:
    """The rule for ``development``; ``elsewhere`` is the setting's market, for one that names none.

    A part of a country without a line of its own has its country's.
    """
    market = development.market or elsewhere
    return REGIMES.get(market) or REGIMES.get(market.partition("-")[0]) or STRICTEST
