"""The wiring: ``create_app`` makes every part once and hands each door what it needs. Nothing else wires."""

from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from gevent.threadpool import ThreadPool
from werkzeug.middleware.proxy_fix import ProxyFix

from server import assets, compress, failures, i18n, messages, security
from server.board import Boards
from server.builds import Builds
from server.carrier import Carrier, carrier_for
from server.cookie import buyer_of_handshake
from server.counts import Counts
from server.decide import Decider
from server.doorstep import Caller, Doorstep, place_of
from server.gate import MAX_FRAME_BYTES, Gate
from server.group_commit import GroupCommit
from server.hearing import Hearing
from server.ingest import Ingest
from server.journal import Minutes
from server.keeper.apart import FarHand
from server.keeper.hand import Hand, NearHand
from server.keeper.keeper import Keeper
from server.limits import Limits
from server.news import News
from server.nightly import Nightly
from server.origins import welcome
from server.parts import Parts
from server.presence import Presence
from server.routes import builds, consent, enquiry, health, homes, metrics, noticed, pages, rows, sales
from server.sales_sockets import register_sockets
from server.secret import secret_key
from server.settings import Settings
from server.sockets import add_buyers
from server.store.db import Store
from server.unpack import Unpacker
from server.usual import Usuals
from server.writer import Writer

#: The largest body of a POST, bytes: a beacon of 60 KB and a little air.
MAX_BODY_BYTES = 64 * 1024


def create_app(settings: Settings) -> Flask:
    """The application for ``settings``; its parts (``parts_of``) wait for ``start``."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secret_key(settings.data), MAX_CONTENT_LENGTH=MAX_BODY_BYTES)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        cors_allowed_origins=lambda origin, environ: welcome(origin, environ["HTTP_HOST"], settings.origins),
        max_http_buffer_size=MAX_FRAME_BYTES,
        manage_session=False,
        json=messages,
    )
    if settings.proxies:
        # Outermost, so that sockets are seen through it too. Whoever can reach us past the proxy could lie.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]  # as Werkzeug says to
    parts = _parts(settings, socketio, carrier_for(settings.redis, app.config["SECRET_KEY"]))
    Gate(socketio, parts.counts, parts.doorstep, lambda environ: _caller(app, environ))
    app.extensions["maquette"] = parts
    i18n.install(app)
    assets.install(app)
    compress.install(app)
    security.install(app, settings)
    failures.install(app, parts.counts)
    for door in (pages, homes, consent, rows, noticed, enquiry, builds, health, metrics):
        app.register_blueprint(door.blueprint(parts))
    add_buyers(parts)
    boards = Boards(parts.store, parts.builds, parts.presence, parts.usuals)
    sales.register(app, parts, boards)
    app.extensions["maquette.watch"] = register_sockets(socketio, boards)
    return app


def parts_of(app: Flask) -> Parts:
    """The parts that ``create_app`` made."""
    parts = app.extensions["maquette"]
    assert isinstance(parts, Parts)  # noqa: S101 - anything else is a bug of the wiring
    return parts


def _caller(app: Flask, environ: dict[str, Any]) -> Caller:
    return Caller(buyer_of_handshake(app, environ), place_of(environ.get("REMOTE_ADDR")))


def _parts(settings: Settings, socketio: SocketIO, carrier: Carrier) -> Parts:
    settings.data.mkdir(parents=True, exist_ok=True)
    store, built = Store(settings.database), Builds(settings.builds)
    limits, counts, presence = Limits(settings.buyer_visits), Counts(), Presence()
    thread = ThreadPool(1)
    near = NearHand(Keeper(store, built, Decider(built)), thread)
    hand: Hand = FarHand(settings) if settings.keeper_apart else near
    commits, writer = GroupCommit(hand), Writer(store, thread)

    def _tell(it: News) -> None:
        counts.suggestions += it.what == "suggested"
        carrier.tell(it)

    return Parts(
        settings=settings,
        store=store,
        builds=built,
        usuals=Usuals(store, built),
        presence=presence,
        limits=limits,
        doorstep=Doorstep(settings.buyer_visits, settings.address_sockets, settings.sockets),
        counts=counts,
        writer=writer,
        commits=commits,
        ingest=Ingest(built, commits, limits, counts),
        hand=hand,
        unpacker=Unpacker(store, hand, commits, _tell),
        nightly=Nightly(store, built, writer),
        minutes=Minutes(counts),
        socketio=socketio,
        carrier=carrier,
        hearing=Hearing(carrier, store, presence, limits, socketio),
    )
