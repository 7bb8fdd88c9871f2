"""Which thing somebody looks at next: popularity, attributes and what others looked at, weighed together.

The ladder climbs by itself: every rung says something of its own, a choice model learns what each is worth
from the looks of the crowd, and starts from what was found to be good before anything is known.
"""
