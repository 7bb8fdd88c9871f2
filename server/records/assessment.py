"""A template for the impact assessment, GDPR art. 35(7), filled in as far as the program knows."""

from collections.abc import Sequence

from analytics.decision import (
    CAP_WINDOW_MS,
    FLOOR,
    HOLDOUT_SHARE,
    LEAST_EVIDENCE_S,
    MOST_SHOWN,
)
from models3d.manifest import Development
from server.lifetimes import AGGREGATE_DAYS, PROFILE_DAYS, RAW_DAYS
from server.records.acts import OF_HOMES, OF_SCORES, OF_SITUATIONS
from server.records.markdown import listed, page, table, to_fill_in

#: Risk -> who it would hit and what the program does about it; what is left is for people to judge.
RISKS = {
    "Somebody is recorded who did not want to be": (
        "no cookie, storage, id or request that records before a yes (or the notice of a market that "
        "allows it); "
        "Global Privacy Control is a no everywhere; every batch names a live consent or is refused"
    ),
    "More is recorded than was said": (
        "no keystrokes, no pictures of the page, no path of the pointer; a test fails for a table, "
        "column or act "
        "that this record does not tell of"
    ),
    "A profile leads to worse treatment": (
        "a suggestion orders and explains, and never hides a home or changes a price; people decide "
        "whom to call"
    ),
    "Protected characteristics steer a decision": (
        "the functions that decide take the inputs listed above and nothing else; a test gives buyers "
        "of the same "
        "behaviour and other names and languages the same answer; sensitive features enter no profile"
    ),
    "Somebody is recognised who wished to stay unknown": (
        "random ids, no fingerprint, no address kept of buyers; a name only where its owner gives it "
        "in an enquiry"
    ),
    "Data are kept for too long": (
        f"a nightly run deletes after {RAW_DAYS}, {PROFILE_DAYS} and {AGGREGATE_DAYS} days; the oldest "
        "row is a metric"
    ),
    "Rights cannot be used": (
        "see, pause, object, export and erase by one press each; erasing is proved by a search of "
        "tables and files"
    ),
    "Somebody else sees it": (
        "sign-in with argon2id, roles, an audit log of every buyer who was opened, strict browser policies, "
        "logs and metrics without personal data"
    ),
    "A display in a showroom records the next visitor as the last": (
        "consent there ends with its visitor, and the profile is deleted unless they left a question"
    ),
}


def impact_assessment(developments: Sequence[Development]) -> str:
    """The template as Markdown."""
    names = ", ".join(one.name for one in developments) or "no development yet"
    return page(
        "Data protection impact assessment (GDPR art. 35): a template",
        f"For: {names}. Written by `maquette records`; the judgement is not the program's to make.",
        "## 1. What is done, and what for (35(7)(a))\n\n"
        "Visitors of a showcase of homes that are not built yet may let it notice which homes they "
        "linger on. Running "
        "sums become interests with an interval, and at most a few suggestions a day, each with its "
        "reasons. The data "
        "by table, their terms and recipients stand in the record of processing.\n\n"
        "Profiling in the sense of art. 4(4), without decisions of legal or similar effect (art. 22): "
        "the sales team "
        "reads it, and the buyer sees the same.",
        "## 2. What may steer a suggestion\n\nOf a home:\n\n"
        + listed(OF_HOMES)
        + "\n\nOf a score:\n\n"
        + listed(OF_SCORES)
        + "\n\nOf whether anything is said:\n\n"
        + listed(OF_SITUATIONS)
        + "\n\n"
        + _bounds(),
        "## 3. Necessity and proportion (35(7)(b))\n\n"
        + to_fill_in(
            "why the purpose cannot be reached with less, and what the showcase gives buyers in return"
        )
        + "\n\nWithout consent the showcase works whole; a no costs nothing.",
        "## 4. Risks and measures (35(7)(c) and (d))\n\n"
        + table(
            ["risk", "what the program does", "likelihood", "severity", "what is left"],
            [[risk, measure, *[to_fill_in("judge")] * 3] for risk, measure in RISKS.items()],
        ),
        "## 5. Who was asked (35(2) and (9))\n\n"
        + to_fill_in("the data protection officer's advice; the views of buyers or those who speak for them"),
        "## 6. Outcome\n\n" + to_fill_in("decision, date, name, and when it is looked at again"),
    )


def _bounds() -> str:
    return (
        f"Nothing is concluded below {LEAST_EVIDENCE_S:g} s of attention; at most {MOST_SHOWN} "
        "suggestions are shown in "
        f"{CAP_WINDOW_MS // 3_600_000} h; every candidate has a chance of {FLOOR:.0%} at least, and "
        f"{HOLDOUT_SHARE:.0%} "
        "of buyers are shown none, so that the effect can be measured."
    )
