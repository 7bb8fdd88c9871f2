"""The metrics' door: open to this machine, or to whoever knows the token of the settings."""

from hmac import compare_digest
from http import HTTPStatus
from ipaddress import ip_address

from flask import Blueprint, Response, request
from prometheus_client.exposition import choose_encoder

from server.errors import RefusedError
from server.metrics import registry_of
from server.parts import Parts

#: What a proxy adds: whoever comes through one is not on this machine, though the proxy is.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


class NotReadableHereError(RefusedError):
    """The metrics are not for everybody."""

    status = HTTPStatus.FORBIDDEN
    remedy = "Ask from the server's own machine, or with the bearer token of MAQUETTE_METRICS_TOKEN."


def blueprint(parts: Parts) -> Blueprint:
    """GET "/metrics", in the text format of Prometheus or of OpenMetrics as is asked for."""
    door = Blueprint("metrics", __name__)
    registry = registry_of(parts)

    @door.get("/metrics")
    def metrics() -> Response:
        if not _may_read(parts.settings.metrics_token):
            raise NotReadableHereError("The metrics are not readable from here.")
        encode, kind = choose_encoder(request.headers.get("Accept", ""))
        return Response(encode(registry), content_type=kind, headers={"Cache-Control": "no-store"})

    return door


def _may_read(token: str) -> bool:
    if token:
        said = request.headers.get("Authorization", "")
        return compare_digest(said.encode(), f"Bearer {token}".encode())
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
