"""The fixtures of the server's tests, for those of the grown set-up."""

from tests.server.conftest import buyer, database, house, postgres

__all__ = ["buyer", "database", "house", "postgres"]
