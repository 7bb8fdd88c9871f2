"""``python -m server`` is ``maquette``."""

from server.cli import main

main()
