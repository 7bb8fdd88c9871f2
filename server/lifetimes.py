"""How long what is noticed of buyers is kept: named here only; ``server.retention`` sees to it."""

DAY_MS = 86_400_000
#: Raw attention: batches with their bodies, attention, actions, poses. From the beginning of their visit.
RAW_DAYS = 90
#: Profiles: tallies, decisions, visits, consents and the buyer, from their last sign of life; and as long who
#: of the sales team looked at whom.
PROFILE_DAYS = 13 * 30
#: Aggregates without any id: the crowd's hours.
AGGREGATE_DAYS = 25 * 30

RAW_MS, PROFILE_MS, AGGREGATE_MS = (days * DAY_MS for days in (RAW_DAYS, PROFILE_DAYS, AGGREGATE_DAYS))
