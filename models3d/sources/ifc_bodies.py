"""Which products of an IFC file have a body, and which of several representations is that body.

A product may be represented several times (IFC4, 8.18.3.10, IfcShapeRepresentation, table of identifiers): a
door with its body and the space that must stay clear before it, a beam as a solid and in triangles. One
context of them is shown.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from models3d.sources.ifc_attributes import KIND, SHAPE, STANDS_FOR
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
    "LightSource",
)
#: What stands for the body, the best first; "" is what does not say what it stands for.
BODIES = ("body", "facetation", "tessellation", "body-fallback", "surface", "")
#: What representations without a body stand for, where they do not say themselves of what kind they are.
LINES = ("axis", "footprint", "box", "annotation", "reference", "clearance", "cog", "lighting", "profile")
#: What is no body of whatever kind it is: it is to stay empty.
EMPTY = "clearance"
#: Contexts of drawings, of which the kernels show nothing.
FLAT = ("plan", "sketch")


def has_body(product: Any) -> bool:
    """Say whether ``product`` has anything that a kernel could make a shape of."""
    shape = product[SHAPE]
    return shape is not None and unless_broken(
        lambda: any(_shows_body(one) for one in shape.Representations), otherwise=True
    )


@contextmanager
def one_body_each(file: Any, products: Iterable[Any]) -> Iterator[None]:
    """Leave ``products`` and what is cut out of them one body each, for as long as kernels read ``file``.

    They make a shape of every representation otherwise, or cut out whichever comes first. Several bodies of
    one context are made one. What else the products are drawn with is there again afterwards.
    """
    as_written: dict[int, tuple[Any, Any]] = {}
    try:
        for product in (*products, *file.by_type("IfcFeatureElementSubtraction")):
            shape = product.Representation
            if shape is not None and shape.id() not in as_written:
                body = unless_broken(partial(_body_of_several, file, shape), None)
                if body is not None:
                    as_written[shape.id()] = shape, shape.Representations
                    shape.Representations = [body]
        yield
    finally:
        for shape, drawn in as_written.values():
            shape.Representations = drawn


def _body_of_several(file: Any, shape: Any) -> Any:
    """The one representation of ``shape`` to show, None where there is no choice."""
    drawn = [one for one in shape.Representations if one.RepresentationType not in BODILESS]
    if len(drawn) < 2:
        return None
    best = min(drawn, key=_rank)
    same = [one for one in drawn if _context(one) == _context(best)]
    if len(same) == 1:
        return best
    # What one representation has in two of its own, several have in one; an orphan of it does no harm.
    items = [item for one in same for item in one.Items]
    return file.create_entity(
        "IfcShapeRepresentation", best.ContextOfItems, best.RepresentationIdentifier, None, items
    )


def _rank(drawn: Any) -> tuple[bool, bool, int, bool]:
    """Order of representations by how likely they are the body; the first of equals is."""
    context, stands_for = drawn.ContextOfItems, _stands_for(drawn)
    flat = ((getattr(context, "ParentContext", None) or context).ContextType or "").casefold() in FLAT
    likely = BODIES.index(stands_for) if stands_for in BODIES else len(BODIES) + (stands_for in LINES)
    # A body may be there in several degrees of detail; what is for the model's view is meant first.
    elsewhere = getattr(context, "TargetView", "MODEL_VIEW") != "MODEL_VIEW"
    return stands_for == EMPTY, flat, likely, elsewhere


def _context(drawn: Any) -> tuple[int, str]:
    return drawn.ContextOfItems.id(), _stands_for(drawn)


def _stands_for(drawn: Any) -> str:
    return (drawn[STANDS_FOR] or drawn.ContextOfItems.ContextIdentifier or "").casefold()


def _shows_body(drawn: Any) -> bool:
    stands_for, kind = _stands_for(drawn), drawn[KIND]
    if kind in (None, "", "MappedRepresentation"):
        return stands_for not in LINES
    return kind not in BODILESS and stands_for != EMPTY
