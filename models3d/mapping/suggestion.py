"""What ``maquette map`` has to say of a development."""

from typing import Any

from msgspec import Struct


class LinkSuggestion(Struct, frozen=True):
    """A rule for ``[[links]]``: it joins ``elements`` that have no task yet, ``example`` being one of them.

    ``tasks`` are patterns, ``names`` the tasks' names; ``match`` are tables as they are written.
    """

    tasks: list[str]
    names: list[str]
    match: list[dict[str, Any]]
    elements: int
    example: str
    confidence: float
    why: str


class StageSuggestion(Struct, frozen=True):
    """A rule for ``[[stages]]``."""

    id: str
    name: str
    tasks: list[str]
    match: dict[str, Any]
    why: str


class Kind(Struct, frozen=True):
    """Elements that are still without a task, by what they look like."""

    ifc_class: str
    layer: str
    name: str
    storey: str
    elements: int


class Idle(Struct, frozen=True):
    """A task that would touch nothing."""

    id: str
    name: str


class Suggestions(Struct, frozen=True):
    """All of it; ``before`` and ``after`` are the elements of ``elements`` that have a task."""

    development: str
    elements: int
    tasks: int
    before: int
    after: int
    links: list[LinkSuggestion]
    stages: list[StageSuggestion]
    unjoined: list[Kind]
    idle_tasks: list[Idle]
    notes: list[str]
