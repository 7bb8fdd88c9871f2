"""The developments that are served: each build folder's manifest, read again when it changes."""

import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from models3d import manifest
from models3d.manifest import BARE_GROUND, NO_DAY, Feature, Manifest, Span, Stage, Unit
from server.errors import UnknownDevelopmentError
from server.given_names import said
from server.i18n import SOURCE_LOCALE, current_locale, filled, translations
from server.i18n import gettext as _

#: The file that makes a folder a build.
MANIFEST = "manifest.json"

#: How long ``lately`` believes a manifest to be the newest, s.
BELIEVED_S = 0.25

#: What buyers can also look at, the site before the first stage, is never built.
_NEVER = Span(NO_DAY, NO_DAY)


@dataclass(frozen=True)
class Build:
    """One development as it stands in its folder; ``folder`` also holds the GLB chunks.

    The names that its import gave are in the language of ``locale``.
    """

    folder: Path
    manifest: Manifest
    locale: str = SOURCE_LOCALE
    #: Each home in a line, by locale and id: of hundreds of homes they are not said anew for every page.
    lines: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    _in: dict[str, "Build"] = field(default_factory=dict, repr=False, compare=False)

    def said(self) -> "Build":
        """The same with the names that its import gave in the reader's language."""
        locale = current_locale()
        if locale not in self._in:
            self._in[locale] = Build(self.folder, said(self.manifest), locale)
        return self._in[locale]

    @cached_property
    def features(self) -> dict[str, Feature]:
        """Features by id."""
        return {feature.id: feature for feature in self.manifest.features}

    @cached_property
    def stage_ids(self) -> frozenset[str]:
        """Whatever can be looked at, by id: the stages and the bare ground before them."""
        return frozenset((BARE_GROUND, *(stage.id for stage in self.manifest.stages)))

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """Features that are counted for everybody together, and never for one buyer."""
        return frozenset(feature.id for feature in self.manifest.features if feature.sensitive)

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """Stages by id, in building order, after the bare ground before them."""
        name = str(translations(self.locale).gettext("Bare ground"))
        ground = Stage(BARE_GROUND, name, _NEVER, _NEVER, "computed", elements=0, tasks=[])
        return {BARE_GROUND: ground, **{stage.id: stage for stage in self.manifest.stages}}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.manifest.units}


@dataclass(frozen=True)
class _Read:
    """A build as it was read, when its manifest was ``written``, and until when nobody looks again."""

    build: Build
    written: int
    until: float


@dataclass
class Builds:
    """Build folders under ``root``, by the name of the folder, which is the development's id."""

    root: Path
    _read: dict[str, _Read] = field(default_factory=dict, repr=False)

    def ids(self) -> list[str]:
        """All developments that have a build, by name."""
        return sorted(path.parent.name for path in self.root.glob(f"*/{MANIFEST}"))

    def lately(self, development: str) -> Build:
        """The build as it was a moment ago: for who asks hundreds of times a second. Raises as ``get``."""
        known = self._read.get(development)
        if known is not None and time.monotonic() < known.until:
            return known.build
        return self.get(development)

    def get(self, development: str) -> Build:
        """The build of ``development`` as it is now; UnknownDevelopmentError where none can be read."""
        known = self._read.get(development)
        folder = self.root / development
        if folder.parent != self.root or development.startswith("."):
            raise _unknown(development)
        try:
            written = (folder / MANIFEST).stat().st_mtime_ns
        except (OSError, ValueError) as error:  # a NUL byte is a ValueError
            self._read.pop(development, None)
            raise _unknown(development) from error
        build = known.build if known is not None and known.written == written else _build(folder)
        self._read[development] = _Read(build, written, time.monotonic() + BELIEVED_S)
        return build


def _build(folder: Path) -> Build:
    try:
        return Build(folder, manifest.decode((folder / MANIFEST).read_bytes()))
    except msgspec.DecodeError as error:
        raise UnknownDevelopmentError(
            f"The build of '{folder.name}' cannot be read ({error}); import the development again."
        ) from error


def _unknown(development: str) -> UnknownDevelopmentError:
    return UnknownDevelopmentError(
        filled(_("There is no development called '{name}' here."), name=development)
    )
