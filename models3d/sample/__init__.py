"""The made development: Linden Court, drawn in code and written as a real IFC4 file.

Its road: the floor plans as data (``grid``, ``flats``, ``storeys``) -> what is built from them as
:class:`models3d.sample.parts.Part` (``structure``, ``facade``, ``interior``, ``site``...) -> the programme of
works (``schedule``) -> ``model.ifc``, ``units.csv`` and ``development.toml`` (``folder``).
Nothing downstream knows that it is made: it is imported as anybody's development is.
"""
