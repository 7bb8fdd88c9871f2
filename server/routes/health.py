"""Whether the server can do its work, for whoever watches it."""

from flask import Blueprint, Response

from server.answers import answer
from server.parts import Parts
from server.store.pulse import waiting_batches


def blueprint(parts: Parts) -> Blueprint:
    """GET "/healthz": 200 where the database answers, else 503."""
    door = Blueprint("health", __name__)

    @door.get("/healthz")
    def healthz() -> Response:
        waiting = waiting_batches(parts.store)
        if waiting is None:
            return answer({"ok": False, "database": "does not answer"}, 503)
        return answer(
            {
                "ok": True,
                "database": "answers",
                "developments": parts.builds.ids(),
                "waiting_to_be_unpacked": waiting,
                "turned_away": parts.counts.turned_away,
                "turned_away_at_the_door": parts.counts.at_the_door,
            }
        )

    return door
