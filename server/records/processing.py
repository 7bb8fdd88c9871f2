"""The record of processing activities, GDPR art. 30(1)."""

from collections.abc import Sequence

from models3d.manifest import Development
from server.cookie import COOKIE, LIFETIME_S
from server.records.acts import ACTS
from server.records.markdown import listed, page, table, to_fill_in
from server.records.tables import TABLES, TERMS, words_of
from server.regimes import regime_of
from server.store.models import Table

#: Who is shown what, inside the program; nobody outside is sent anything.
RECIPIENTS = {
    "the sales team": "who is here, what draws them and why, enquiries, and a visit again as it was; each "
    "opened buyer and each visit that is watched is noted in the audit log",
    "who leads the sales team": "the same, and counts of the recording's health, without anybody in them",
    "the buyer": "everything about themselves, under “What we noticed”, also as JSON and CSV",
}


def record_of_processing(developments: Sequence[Development], market: str) -> str:
    """The record as Markdown; ``market`` is the setting's, for developments that name none."""
    return page(
        "Record of processing activities (GDPR art. 30)",
        "Written by `maquette records` from the program's own declarations; what it cannot know is marked.",
        "## Controller\n\n"
        + to_fill_in("name and contact of the controller, and of the data protection officer"),
        "## Developments and the rule of their market\n\n" + _markets(developments, market),
        "## Data, by table\n\n"
        + table(
            ["table", "about whom", "what for", "on what basis", "kept for"],
            [
                [f"`{name}`", words.whose, words.purpose, words.basis, TERMS[words.term]]
                for name, words in TABLES.items()
            ],
        )
        + "\n\nNo special categories of data. Features marked as sensitive are counted in `crowd_hour` only.",
        "## What each table holds\n\n" + "\n\n".join(_columns(name) for name in TABLES),
        "## Acts that are recorded\n\n" + listed(ACTS),
        "## In the browser\n\n" + _browser(),
        "## Recipients\n\n"
        + table(["who", "of what"], RECIPIENTS.items())
        + "\n\nProcessors: "
        + to_fill_in("whoever hosts the server"),
        "## Transfers to third countries\n\nNone by the program: it sends no request to anybody. "
        + to_fill_in("where the server stands"),
        "## Security (art. 32)\n\n" + _security(),
    )


def _markets(developments: Sequence[Development], market: str) -> str:
    rows = []
    for one in developments:
        rule = regime_of(one, market)
        rows.append(
            [
                one.name,
                one.market or market or "not said",
                "recording waits for a yes" if rule.asks_first else "a notice, and a no that is remembered",
                rule.source,
            ]
        )
    return table(["development", "market", "rule", "source"], rows) if rows else "None is imported yet."


def _columns(name: str) -> str:
    columns = Table.metadata.tables[name].columns
    return f"### `{name}`\n\n" + listed({column.name: words_of(name, column.name) for column in columns})


def _browser() -> str:
    return "\n".join(
        (
            f"- `{COOKIE}`: the buyer's random id, signed, out of reach of scripts, for "
            f"{LIFETIME_S // 86_400} days; "
            "set by a yes, or by a notice where the market allows it",
            "- `maquette.consent` in localStorage: the receipt's id, or a no where a notice is enough",
            "- IndexedDB `maquette`: batches that wait for their acknowledgement; deleted with a withdrawal",
            "- `maquette_sales`: the sales team's sign-in, never given to a buyer",
        )
    )


def _security() -> str:
    return "\n".join(
        (
            "- passwords as argon2id, few attempts a minute, an audit log",
            "- Content-Security-Policy without inline scripts, no request to third parties, foreign "
            "origins refused",
            "- erased rows are overwritten in the file (`secure_delete`), and late arrivals turned "
            "away by hashes",
            "- logs and metrics hold no id, name, e-mail or address",
            "- "
            + to_fill_in("encryption of the disk and of the line, backups and their term, who administers"),
        )
    )
