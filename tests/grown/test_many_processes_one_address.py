"""What holds for processes behind one address: whose word is taken, and one secret for all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from server.app import create_app, parts_of
from server.secret import secret_key
from server.settings import BadSettingError, Settings, read_settings
from server.store.migrate import migrate
from server.store.models import AuditEntry
from tests.server.house import yes

#: As it arrives where a client lied, and one proxy wrote down whom it saw.
FORWARDED = {"X-Forwarded-For": "6.6.6.6, 203.0.113.7", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("proxies", "address", "secure"), [(0, "127.0.0.1", False), (1, "203.0.113.7", True)]
)
def test_the_word_of_a_proxy_counts_where_the_settings_say_that_there_is_one(
    tmp_path: Path, proxies: int, address: str, secure: bool
) -> None:
    app = create_app(Settings(tmp_path, proxies=proxies))
    store = parts_of(app).store
    migrate(store)
    parts_of(app).start()
    client, origin = app.test_client(), {"Origin": "http://localhost", **FORWARDED}
    client.post("/sales/sign-in", data={"name": "ada", "password": "x"}, headers=origin)
    given = client.post("/consent", data=msgspec.json.encode(yes()), headers=origin)
    with store.read() as session:
        assert session.scalars(select(AuditEntry.detail)).all() == [f"ada from {address}"]
    assert ("Secure" in given.headers["Set-Cookie"]) is secure
    parts_of(app).stop()


def test_a_number_of_proxies_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQUETTE_PROXIES", "yes")
    with pytest.raises(BadSettingError, match="MAQUETTE_PROXIES is 'yes'"):
        read_settings()


def test_processes_that_start_together_sign_with_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as threads:
        keys = list(threads.map(lambda _: secret_key(tmp_path), range(64)))
    assert len(set(keys)) == 1
    assert len(keys[0]) == 64
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
