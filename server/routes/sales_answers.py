"""Answers that are data and not pages."""

import msgspec
from flask import Response


def json_answer(struct: msgspec.Struct) -> Response:
    """A wire message as JSON."""
    return Response(msgspec.json.encode(struct), mimetype="application/json")


def csv_answer(text: str, name: str) -> Response:
    """A table to be kept as ``name``.csv; the mark in front tells spreadsheets that it is UTF-8."""
    answer = Response("\ufeff" + text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
