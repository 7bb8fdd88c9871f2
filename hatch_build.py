"""Builds the page into the wheel; an editable install leaves the bundle to the Makefile."""

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageBuildHook(BuildHookInterface[Any]):
    """Runs the web build before the files of a standard wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's signature
        """Build web/ into server/static/app, unless this is an editable install."""
        if version == "editable":
            return
        web = Path(self.root) / "web"
        subprocess.run(["npm", "ci"], cwd=web, check=True)  # noqa: S607 - npm is where PATH says
        subprocess.run(["npm", "run", "build"], cwd=web, check=True)  # noqa: S607 - as above
