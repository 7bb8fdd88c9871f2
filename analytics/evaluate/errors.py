"""What can be wrong with data that is handed in."""


class UnusableDataError(ValueError):
    """The data cannot be evaluated; the message says what is wrong, where, and what would do."""
