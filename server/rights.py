"""What a buyer may always do with what was noticed: pause, resume, object, take it along, erase it."""

import csv
import io
import json
from typing import Any

from sqlalchemy.orm import Session

from server import journal
from server.errors import NoConsentError
from server.i18n import gettext as _
from server.news import News
from server.parts import Parts
from server.store import buyers
from server.store.erase import erase as erase_rows
from server.store.erase import scrub
from server.store.instants import now_ms
from server.store.person import rows_about

#: First characters by which a spreadsheet takes a text for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def set_paused(parts: Parts, buyer: str, *, paused: bool) -> None:
    """Let recording rest, or go on; raises NoConsentError where nothing is recorded at all."""
    nothing = _("Nothing is recorded about you, so there is nothing to pause.")

    def job(session: Session) -> None:
        if not buyers.rest(session, buyer, paused=paused):
            raise NoConsentError(nothing)

    parts.write(job)
    journal.note("paused" if paused else "resumed")


def object_to_profile(parts: Parts, buyer: str) -> None:
    """Delete what was concluded about ``buyer`` and conclude nothing more; the visits stay."""
    parts.write(lambda session: buyers.object_to_profile(session, buyer, now_ms()))
    journal.note("objected")
    parts.tell(News("forgotten", buyer))


def export(parts: Parts, buyer: str) -> dict[str, list[dict[str, Any]]]:
    """Every row about ``buyer``, by table."""
    with parts.store.read() as session:
        return rows_about(session, buyer) if buyer else {}


def export_csv(parts: Parts, buyer: str) -> str:
    """The same rows as CSV, one value a line, for a spreadsheet: table, row, column, value."""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(["table", "row", "column", "value"])
    for table, rows in export(parts, buyer).items():
        for number, row in enumerate(rows, 1):
            lines.writerows([table, number, name, _cell(value)] for name, value in row.items())
    return text.getvalue()


def erase(parts: Parts, buyer: str) -> None:
    """Delete all that is known of ``buyer``, everywhere; what still arrives of theirs falls on stone."""
    if not buyer:
        return
    names = parts.write(lambda session: erase_rows(session, buyer, now_ms()))
    parts.counts.erasures += 1
    journal.note("erased")
    parts.tell(News("withdrawn", buyer))
    parts.tell(News("forgotten", buyer, ids=tuple(names)))
    parts.writer.do(lambda: scrub(parts.store))


def _cell(value: Any) -> Any:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
    # Somebody's own words are opened in a spreadsheet here: they must not run there.
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
