"""The time zone in which a development stands."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_called(timezone: str) -> ZoneInfo:
    """``timezone``; UTC where this machine does not know it, as the one that imported it did."""
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
