"""Finds what is the same shape in another place: a window made once and set in forty times is sent once.

Copies are recognised by their triangles, which programs write alike for every copy, and by the rigid motion
that takes one onto the other (Kabsch, Acta Crystallographica A32, 1976); mirrored ones are no copies.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Largest distance (metres) between a vertex and its copy; a part of a copy may be off by twice as much, and
#: drawings are no truer than that.
SAME = 0.00025

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Body:
    """Triangles (m, 3) int32 on ``vertices`` (n, 3) metres, and what must agree for two to be alike."""

    vertices: Floats
    triangles: NDArray[np.int32]
    kind: bytes = b""


@dataclass(frozen=True)
class Placement:
    """Where a copy of a body stands: its points = ``turn`` (3, 3) @ points of the first + ``shift`` (3,).

    ``body`` is its place in the list that was searched.
    """

    body: int
    turn: Floats
    shift: Floats


def copies_among(bodies: Sequence[Body]) -> list[list[Placement]]:
    """Groups of copies, each led by its first body (not turned, not shifted), in the order of these."""
    alike: dict[bytes, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        alike[b"%d %d " % (len(body.vertices), len(body.kind)) + body.kind + body.triangles.tobytes()].append(
            at
        )
    groups = [group for some in alike.values() for group in _copies(some, bodies)]
    return sorted(groups, key=lambda group: group[0].body)


def _copies(places: list[int], bodies: Sequence[Body]) -> list[list[Placement]]:
    """Groups among bodies that have the same triangles, if not the same measures."""
    if len(places) == 1:
        return [[Placement(places[0], np.eye(3), np.zeros(3))]]
    points = np.stack([bodies[at].vertices for at in places])
    reach = np.linalg.norm(points - points.mean(axis=1, keepdims=True), axis=2)
    # No motion moves a vertex nearer to the middle: what differs there is no copy and need not be turned. In
    # the order of the mean of that, all that could be a copy lies side by side.
    mean = reach.mean(axis=1)
    order = np.argsort(mean, kind="stable")
    low = np.searchsorted(mean, mean - 2 * SAME, sorter=order)
    high = np.searchsorted(mean, mean + 2 * SAME, side="right", sorter=order)
    left, found = np.ones(len(places), np.bool_), []
    for first, place in enumerate(places):
        if not left[first]:
            continue
        alike = np.sort(order[low[first] : high[first]])
        alike = alike[left[alike]]
        alike = alike[np.abs(reach[alike] - reach[first]).max(axis=1) <= 2 * SAME]
        left[first] = False
        if len(alike) == 1:
            found.append([Placement(place, np.eye(3), np.zeros(3))])
            continue
        turns, shifts, off = motions(points[first], points[alike])
        same = off <= SAME
        # The first is its own copy, whatever rounding says.
        same[0] = True
        left[alike[same]] = False
        found.append(
            [
                Placement(places[at], turn, shift)
                for at, turn, shift in zip(alike[same], turns[same], shifts[same], strict=True)
            ]
        )
    return found


def motions(points: Floats, copies: Floats) -> tuple[Floats, Floats, Floats]:
    """Rigid motions from ``points`` (n, 3) to each of ``copies`` (k, n, 3): turns, shifts and largest errors.

    A copy that was only moved gets the identity, exactly, so that its seams stay where they were drawn.
    """
    centre, centres = points.mean(axis=0), copies.mean(axis=1)
    shape, others = points - centre, copies - centres[:, None]
    turns = np.tile(np.eye(3), (len(copies), 1, 1))
    off = np.abs(others - shape).max(axis=(1, 2))
    turned = off > SAME
    if turned.any():
        turns[turned] = _turns(shape, others[turned])
        found = np.einsum("kij,nj->kni", turns[turned], shape)
        off[turned] = np.abs(found - others[turned]).max(axis=(1, 2))
    return turns, centres - turns @ centre, np.asarray(off)


def _turns(shape: Floats, others: Floats) -> Floats:
    u, _, vt = np.linalg.svd(np.einsum("ni,knj->kij", shape, others))
    proper = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    u[:, :, 2] *= proper[:, None]
    return np.asarray(np.einsum("kij,kjl->kli", u, vt))
