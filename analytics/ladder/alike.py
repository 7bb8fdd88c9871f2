"""What people who looked at one thing look at as well: closed-form item models."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Vector = NDArray[np.float64]
#: Ridge of the item model, and how many people's looks all attributes together weigh as much as.
RIDGE, OF_ATTRIBUTES = 50.0, 18.0
#: People by whom the likeness of two things is drawn towards none.
SHRINK = 10.0


def cease(seen: csr_array, levels: Vector) -> Vector:
    """What a look at a thing (row) says of every other (column), (things, things).

    EASE with attributes as further rows (Steck, "Embarrassingly shallow autoencoders", WWW 2019; Jeunen, Van
    Balen, Goethals, "Closed-form models for collaborative filtering with side-information", RecSys 2020).
    ``seen`` is (people, things), ``levels`` (things, levels).
    """
    gram: Vector = (seen.T @ seen).toarray()
    if levels.size:
        gram += OF_ATTRIBUTES * (levels @ levels.T) / (levels**2).sum(axis=1).mean()
    gram[np.diag_indices_from(gram)] += RIDGE
    inverse = np.linalg.inv(gram)
    model: Vector = -inverse / np.diag(inverse)
    np.fill_diagonal(model, 0.0)
    return model


def neighbours(seen: csr_array) -> Vector:
    """The likeness of things, (things, things): the cosine of who saw them, shrunk where few did.

    Sarwar, Karypis, Konstan, Riedl, "Item-based collaborative filtering" (WWW 2001), with the shrinkage of
    Bell and Koren (ICDM 2007).
    """
    gram: Vector = (seen.T @ seen).toarray()
    size = np.sqrt(np.diag(gram))
    likeness: Vector = gram / (np.outer(size, size) + SHRINK)
    np.fill_diagonal(likeness, 0.0)
    return likeness
