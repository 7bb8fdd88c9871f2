"""The rim of an outline: the rectangles of wall that run along its edges, inside or outside of it."""

from shapely.geometry import Polygon

from models3d.sample.lines import Stretch, stretches, without_overlap


def rim(
    shape: Polygon, depth: float, breaks: tuple[float, float] | None = None
) -> list[tuple[Stretch, Polygon]]:
    """Every edge of ``shape`` with its rectangle, ``depth`` metres outwards (inwards where negative).

    Corners are given to one edge only. ``breaks`` (x, y) splits edges that cross those lines.
    """
    wide = abs(depth)
    grown = shape.buffer(depth, join_style="mitre")
    band = grown.difference(shape) if depth > 0 else shape.difference(grown)
    edges = [piece for edge in stretches(shape.boundary) for piece in _split(edge, breaks)]
    ends = {edge: (0.0 if _broken(edge.start, edge, shape) else wide,
                   0.0 if _broken(edge.end, edge, shape) else wide) for edge in edges}  # fmt: skip
    rects = []
    for edge in edges:
        before, after = ends[edge]
        longer = Stretch(edge.axis, edge.at, edge.start - before, edge.end + after)
        # Of the rectangles on both sides of the line, the one in the band is meant.
        sides = [longer.rect(-wide, 0).intersection(band), longer.rect(0, wide).intersection(band)]
        rects.append(max(sides, key=lambda side: side.area))
    left = without_overlap(rects, Polygon())
    return [(edge, piece) for edge, pieces in zip(edges, left, strict=True) for piece in pieces]


def _broken(along: float, edge: Stretch, shape: Polygon) -> bool:
    """Whether the edge ends here only because it was split."""
    return edge.point(along) not in set(shape.exterior.coords)


def _split(edge: Stretch, breaks: tuple[float, float] | None) -> list[Stretch]:
    if breaks is None:
        return [edge]
    at = breaks[0] if edge.axis == "x" else breaks[1]
    if not edge.start < at < edge.end:
        return [edge]
    return [Stretch(edge.axis, edge.at, edge.start, at), Stretch(edge.axis, edge.at, at, edge.end)]
