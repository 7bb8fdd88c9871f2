"""Which products of an IFC file have a body, and are not only drawn as an axis, a footprint or a box."""

from typing import Any

from models3d.sources.unless_broken import unless_broken

#: Kinds of representations that show no body.
BODILESS = (
    "Curve",
    "Curve2D",
    "Curve3D",
    "GeometricCurveSet",
    "Annotation2D",
    "BoundingBox",
    "Point",
    "PointCloud",
)
#: What representations without a body stand for, where they do not say themselves of what kind they are.
LINES = ("Axis", "FootPrint", "Box", "Annotation", "Reference", "Clearance", "CoG")


def has_body(product: Any) -> bool:
    """Say whether ``product`` has anything that a kernel could make a shape of."""
    return product.Representation is not None and unless_broken(
        lambda: any(_shows_body(one) for one in product.Representation.Representations), otherwise=True
    )


def _shows_body(drawn: Any) -> bool:
    if drawn.RepresentationType in (None, "", "MappedRepresentation"):
        return drawn.RepresentationIdentifier not in LINES
    return drawn.RepresentationType not in BODILESS
