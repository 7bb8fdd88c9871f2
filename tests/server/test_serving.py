"""``maquette serve`` as an operator meets it: real processes, real sockets, real signals."""

import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import websocket
from sqlalchemy import func, select

from server.errors import RefusedError
from server.ids import new_id
from server.simulation.door import Door, Line
from server.store.db import Store
from server.store.models import Batch
from server.wire import Hello
from tests.e2e.serving import free_port, serving
from tests.server.crowd import batch
from tests.server.deciding import PLACE, write_build
from tests.server.house import yes

pytestmark = pytest.mark.process


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the small development."""
    write_build(tmp_path / "builds")
    return tmp_path


def test_what_was_taken_before_the_operator_stops_the_server_is_stored(data: Path) -> None:
    with serving(data) as served:
        door = Door(served.url)
        consent = door.consent(yes())
        line, visit = Line(door, lambda _: None), new_id()
        welcome = line.hello(Hello(visit, PLACE, consent))
        sent = [batch(new_id(), visit, consent, seq) for seq in range(3)]
        states = [line.send(one).state for one in sent]
        line.close()
        served.process.terminate()
        assert served.process.wait(20) == 0
    assert welcome.recording
    assert "ERROR" not in served.printed
    assert states == ["stored"] * 3
    store = Store(f"sqlite:///{data / 'maquette.sqlite'}")
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Batch)) == 3
    assert not (data / "maquette.sqlite-wal").exists()


def test_the_first_start_tells_a_password_once_and_keeps_a_secret(data: Path) -> None:
    with serving(data) as first:
        name, password = first.sales_sign_in
        assert f"{first.url}/d/{PLACE}/" in first.printed
        assert f"{first.url}/sales/" in first.printed
        assert "maquette simulate" in first.printed
        door = Door(first.url)
        consent = door.consent(yes())
    secret = (data / "secret.key").read_text()
    with serving(data, int(first.url.rsplit(":", 1)[1])) as second:
        assert password not in second.printed
        assert "password" not in second.printed
        line = Line(door, lambda _: None)  # the cookie of before is still good
        assert line.hello(Hello(new_id(), PLACE, consent)).recording
        line.close()
    assert name == "sales"
    assert (data / "secret.key").read_text() == secret
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600


def test_a_socket_of_another_sites_page_is_refused(data: Path) -> None:
    with serving(data) as served:
        address = served.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        websocket.create_connection(address, origin=served.url, timeout=10).close()
        with pytest.raises(websocket.WebSocketBadStatusException, match="400"):
            websocket.create_connection(address, origin="https://elsewhere.example", timeout=10)


def test_no_transport_but_the_websocket_is_offered(data: Path) -> None:
    with serving(data) as served, pytest.raises(RefusedError, match="400"):
        Door(f"{served.url}/socket.io/?EIO=4&transport=polling&of=").developments()


def test_a_port_that_is_taken_is_said_in_one_sentence(data: Path) -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "MAQUETTE_DATA": str(data)}
    with serving(data, port):
        done = subprocess.run(
            [sys.executable, "-m", "server", "serve"],
            env=environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} of 127.0.0.1 cannot be used: address already in use.\n"
        "  Stop the other program, or choose another port: PORT=8001 make run.\n"
    )


def test_a_data_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    environment = {**os.environ, "PORT": "0", "MAQUETTE_DATA": str(tmp_path / "file" / "data")}
    done = subprocess.run(
        [sys.executable, "-m", "server", "serve"],
        env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        f"The data folder {tmp_path / 'file' / 'data'} cannot be used: not a directory.\n"
        "  Name another one: MAQUETTE_DATA=FOLDER make run.\n"
    )


def test_the_websocket_package_that_costs_twice_as_much_is_not_here() -> None:
    assert importlib.util.find_spec("geventwebsocket") is None
