"""What holds for every test."""

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of us.
settings.register_profile("maquette", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maquette")

#: Modules of few tests that take long each: begun first, so that at the end no worker waits for another.
LONG = (
    "test_the_real_building",
    "test_crash",
    "test_simulate_killed",
    "test_simulate_served",
    "test_the_grown_set_up",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave everything in order but for what is long."""
    items.sort(key=lambda item: item.path.stem not in LONG)
