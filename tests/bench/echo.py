"""The bare limit: Flask-SocketIO on gevent that acknowledges a batch and does nothing else."""

from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402 - gevent must come first

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", cors_allowed_origins=[], logger=False)


@socketio.on("batch")  # type: ignore[untyped-decorator]  # the library ships no types
def batch(body: dict[str, object]) -> dict[str, object]:
    """Answer as the real server does, without storing."""
    return {"id": body["id"], "state": "stored"}


@socketio.on("hello")  # type: ignore[untyped-decorator]  # the library ships no types
def hello(_body: dict[str, object]) -> dict[str, object]:
    """Answer as the real server does, without asking anybody."""
    return {"recording": True}


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Say that it is up."""
    return {"state": "up"}


socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
