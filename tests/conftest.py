"""What holds for every test."""

from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of us.
settings.register_profile("maquette", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maquette")
