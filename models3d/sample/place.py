"""Where Linden Court would stand, and what it is called. The house is made up; the town is real."""

NAME = "Linden Court"
BUILDING = "Linden Court, house at the garden"
ADDRESS = "Lipova ulica 12, 1000 Ljubljana"
LATITUDE, LONGITUDE = 46.0432, 14.4943
TIMEZONE = "Europe/Ljubljana"
CURRENCY = "EUR"
#: True north lies this many degrees clockwise of the plan's up: the garden looks south-south-east.
TRUE_NORTH = 18.0
DESCRIPTION = (
    "Thirty-two homes in two wings around a garden, a quarter of an hour on foot from the old town. "
    "You can follow the building here from the bare plot to the day you get your keys."
)
