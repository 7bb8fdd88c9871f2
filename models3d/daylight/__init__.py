"""What comes in at a home's windows: hours of direct sun (``sun_hours``) and what one sees (``views``).

Its road: the windows of each home (``openings``), what stands around them as rays meet it (``obstacles``),
where the sun stands (``sun_position``) on which days (``sun_days``).
"""

from models3d.daylight.obstacles import finished_building
from models3d.daylight.sun_hours import HomeSun, home_suns
from models3d.daylight.views import unit_views

__all__ = ["HomeSun", "finished_building", "home_suns", "unit_views"]
