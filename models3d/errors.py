"""What can be wrong with a development folder, said so that its owner can mend it."""


class BrokenInputError(Exception):
    """A file of the development folder cannot be used as it is.

    ``what`` is wrong, ``where`` (file, line or element) and the ``remedy`` together make the
    sentence that the project manager reads; no traceback is shown beside it.
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what} {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy
