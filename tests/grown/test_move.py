"""From SQLite to PostgreSQL with everything, or with nothing."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from sqlalchemy import func, insert, select

from server.commands.moving import command
from server.errors import RefusedError
from server.signin import first_password
from server.store import moving
from server.store.alone import InUseError
from server.store.db import Store
from server.store.instants import now_ms
from server.store.migrate import migrate
from server.store.models import Attention, Batch, Buyer, Carried, CrowdHour, Table
from server.store.moving import NotEmptyError, NotTheSameError, SameDatabaseError, move
from server.wire import Row
from tests.grown.postgres import EMPTIED, Postgres
from tests.server.deciding import PLACE
from tests.server.house import PRAYER, ROOM, STAGE, UNIT, House, Visitor, a_house
from tests.server.test_rights import look_around
from tests.waiting import until


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A data folder whose database has rows in every table, some of them odd."""
    with a_house(tmp_path) as house:
        _live_in(house)
    return tmp_path


@pytest.fixture
def source(lived_in: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{lived_in / 'maquette.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def target(postgres: Postgres) -> Iterator[Store]:
    store = Store(postgres.emptied())
    yield store
    store.close()


def _live_in(house: House) -> None:
    first_password(house.parts.store, now_ms())
    for word in ("Ada\u2028\U0001f3e0\\N\t\"'", "Zoë عمر"):
        visitor = house.visitor().agree()
        look_around(house, visitor)
        with house.parts.store.write() as session:
            session.add(carried(visitor))
        visitor.post(visitor.batch(Row(PRAYER, STAGE, 40, 40), Row(ROOM, STAGE, 1_234, 1_500)))
        form = {"development": "board", "name": word, "email": "a@b.example", "message": word * 3}
        assert visitor.client.post("/d/board/enquiry", json=form).status_code == 201
    visitor.client.post("/noticed/erase")
    house.settle()


def carried(visitor: Visitor) -> Carried:
    """What is left in the sums of looks that were kept for their time."""
    return Carried(
        buyer_id=visitor.buyer, development=PLACE, kind="feature", key=UNIT, attention=0.1, exposure=1 / 3,
        attention_ms=3_000, exposure_ms=5_000, last_at=now_ms(),
    )  # fmt: skip


def count(store: Store, table: type[Table]) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_row_of_every_table_arrives_and_is_the_same(
    source: Store, target: Store, lived_in: Path
) -> None:
    moved = move(source, target)
    assert all(seen.rows for seen in moved.tables.values()), moved
    for table in Table.metadata.sorted_tables:
        rows = []
        for store in (source, target):
            with store.read() as session:
                rows.append(session.execute(select(table).order_by(*table.primary_key)).all())
        assert rows[0] == rows[1]
        assert len(rows[0]) == moved.tables[table.name].rows
    with a_house(lived_in, target.engine.url.render_as_string(hide_password=False)) as house:
        # The server goes on where the other database left off: its numbers too.
        last = max(one.id for one in house.all(Attention))
        visitor = house.visitor().agree()
        assert visitor.post(visitor.batch())[0].state == "stored"
        house.settle()
        assert house.count(Attention) == moved.tables["attention"].rows + 1
        assert max(one.id for one in house.all(Attention)) == last + 1


def test_and_back_again(source: Store, target: Store, tmp_path: Path) -> None:
    there = move(source, target)
    target.close()
    back = Store(f"sqlite:///{tmp_path / 'again.sqlite'}")
    assert move(target, back) == there
    back.close()


def test_a_database_that_holds_something_is_left_alone(source: Store, target: Store) -> None:
    with target.write() as session:
        session.add(Buyer(id="somebody-else", created_at=now_ms()))
    with pytest.raises(NotEmptyError, match="1 in 'buyer'") as refused:
        move(source, target)
    assert "empty" in refused.value.remedy
    assert count(target, Buyer) == 1


def test_what_does_not_arrive_as_it_was_sent_is_not_kept(
    source: Store, target: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(target)

    def turn_a_bit(connection: object, table: object, rows: list[tuple[object, ...]]) -> None:
        if table is CrowdHour.__table__:
            rows = [(*row[:-1], int(str(row[-1])) + 1) for row in rows]
        put(connection, table, rows)  # type: ignore[arg-type]  # a test's own rows

    put = moving._put
    monkeypatch.setattr(moving, "_put", turn_a_bit)
    with pytest.raises(NotTheSameError, match="'crowd_hour'"):
        move(source, target)
    assert count(target, Buyer) == 0


def test_a_database_that_a_server_has_open_is_not_moved(lived_in: Path, target: Store) -> None:
    source = Store(f"sqlite:///{lived_in / 'maquette.sqlite'}")
    other = Store(f"sqlite:///{lived_in / 'maquette.sqlite'}")
    other.hold()
    with other.read() as session:
        session.scalar(select(func.count()).select_from(Buyer))
    with pytest.raises(InUseError, match="in use") as refused:
        move(source, target)
    assert "Stop every server" in refused.value.remedy
    other.close()
    assert move(source, target).rows > 0
    source.close()
    # Nor does one move into what a server has open, or from it back.
    with target.read() as session:
        session.scalar(select(func.count()).select_from(Buyer))
        again = Store(target.engine.url.render_as_string(hide_password=False))
        with pytest.raises(InUseError, match="connections of ours"):
            move(again, source)
        again.close()


def test_a_database_is_not_moved_into_itself(source: Store) -> None:
    with pytest.raises(SameDatabaseError):
        move(source, Store(source.engine.url.render_as_string()))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "postgresql://nobody@/nowhere?host=/nowhere"], "cannot be opened"),
        (["--to", "somewhere"], "no address of a database"),
        (["--to", "mysql://host/x"], "neither SQLite nor PostgreSQL"),
        (["--from", "sqlite:////nowhere/x.sqlite", "--to", "sqlite:///y.sqlite"], "There is no database at"),
    ],
)
def test_what_cannot_be_moved_is_said_in_a_sentence(at_home: CliRunner, words: list[str], said: str) -> None:
    refused = at_home.invoke(command, words).exception
    assert isinstance(refused, RefusedError)
    assert said in str(refused)
    assert refused.remedy


def test_the_command_tells_each_table_and_the_address_to_serve(at_home: CliRunner, target: Store) -> None:
    done = at_home.invoke(command, ["--to", target.address])
    assert done.exit_code == 0, done.output
    assert "MAQUETTE_DATABASE=postgresql" in done.stdout
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if " rows " in line}
    assert lines.keys() >= {"batch", "tombstone", "audit_log"}
    assert isinstance(at_home.invoke(command, ["--to", target.address]).exception, NotEmptyError)


@pytest.fixture
def at_home(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line of whoever serves the data folder."""
    monkeypatch.setenv("MAQUETTE_DATA", str(lived_in))
    monkeypatch.delenv("MAQUETTE_DATABASE", raising=False)
    return CliRunner()


@pytest.mark.process
def test_a_move_that_is_killed_leaves_nothing_and_the_next_one_moves_everything(
    source: Store, target: Store, at_home: CliRunner, postgres: Postgres
) -> None:
    _swell(source, 20_000)
    # Held up in the middle, so that it cannot be over before it is killed.
    with psycopg.connect(postgres.conninfo(EMPTIED)) as held:
        held.execute("LOCK TABLE attention IN SHARE MODE")
        words = [sys.executable, "-m", "server", "move", "--to", target.address]
        moving = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: postgres.ask("SELECT count(*) FROM pg_locks WHERE NOT granted") == 1)
    until(lambda: postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY%'") == 1)
    moving.send_signal(signal.SIGKILL)
    moving.wait()
    assert count(target, Buyer) == count(target, Attention) == 0
    target.close()
    done = at_home.invoke(command, ["--to", target.address])
    assert done.exit_code == 0, done.output
    assert count(target, Attention) == count(source, Attention) > 20_000


def _swell(store: Store, rows: int) -> None:
    with store.write() as session:
        (batch,) = session.scalars(select(Batch).limit(1))
        row = {
            "batch": batch.number, "feature": UNIT, "stage": STAGE, "attention_ms": 20, "exposure_ms": 30,
            "viewable_ms": 0,
        }  # fmt: skip
        session.execute(insert(Attention), [row] * rows)
