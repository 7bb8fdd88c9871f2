"""Who serves from SQLite needs neither of the clients; who asks for them without having them is told."""

import subprocess
import sys

import pytest

from server.carrier import carrier_for
from server.settings import BadSettingError
from server.store.db import DatabaseAddressError, Store


def test_a_server_with_sqlite_starts_where_there_is_no_client_of_postgresql_or_redis() -> None:
    told = "import sys; sys.modules['psycopg'] = sys.modules['redis'] = None; import server.serving"
    subprocess.run([sys.executable, "-c", told], check=True)


def test_a_client_that_is_missing_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "redis", None)
    monkeypatch.delitem(sys.modules, "server.redis_carrier", raising=False)
    with pytest.raises(DatabaseAddressError, match="psycopg") as refused:
        Store("postgresql://maquette@/maquette")
    assert "maquette[grown]" in refused.value.remedy
    with pytest.raises(BadSettingError, match=r"redis.*maquette\[grown\]"):
        carrier_for("redis://localhost", "ours")
