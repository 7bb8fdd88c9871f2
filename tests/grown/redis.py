"""A Redis of the tests' own, on a socket in a folder; it keeps nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from redis import Redis
from redis.exceptions import RedisError

from tests.grown.beside import Beside, program


class OwnRedis:
    """A running Redis."""

    def __init__(self, folder: Path) -> None:
        """Prepare."""
        path = folder / "redis.sock"
        self.url = f"unix://{path}"
        words = [program("redis-server"), "--port", "0", "--unixsocket", str(path), "--save", ""]
        self.server = Beside([*words, "--dir", str(folder)], folder / "redis.log", self.answers)

    def answers(self) -> bool:
        """Whether it takes commands."""
        try:
            with Redis.from_url(self.url, socket_timeout=1) as client:
                return bool(client.ping())
        except (RedisError, OSError):
            return False

    def listeners(self) -> int:
        """How many subscriptions there are to channels of ours."""
        with Redis.from_url(self.url) as client:
            channels = client.pubsub_channels("maquette:*")
            return sum(count for _name, count in client.pubsub_numsub(*channels))


@contextmanager
def a_redis() -> Iterator[OwnRedis]:
    """A Redis that is gone at the end."""
    with TemporaryDirectory(prefix="maquette-redis-") as folder:
        made = OwnRedis(Path(folder))
        made.server.start()
        try:
            yield made
        finally:
            made.server.end()
