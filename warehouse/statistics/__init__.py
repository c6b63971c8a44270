"""Statistics as pure functions: Arrow and numpy in, Arrow out, no data of their own.

Every result says on how many records it rests and carries an interval; docs/statistics.md
tells each method for managers, with its limits.
"""

MINIMUM_GROUP = 5
"""Groups smaller than this show their counts and nothing computed from them."""

CONFIDENCE = 0.95
"""Share of intervals, over many samples, that hold the value they are drawn around."""

DAYS_PER_MONTH = 30.4375
"""An average month: 365.25 days in twelve."""
