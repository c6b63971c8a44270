"""Rules of the Fund on budgets and requests, over whole Arrow columns.

One definition for every dataset that has such records: each function takes columns of
the same length, one row per record, and returns the rows that break its rule. The limits
are declared in warehouse/schema/fund_limits.yml.
"""

from etl.rules.fund.money import Breaches, low_reserve, overspent, staff_and_office
from etl.rules.fund.requests import late_requests

__all__ = [
    "Breaches",
    "late_requests",
    "low_reserve",
    "overspent",
    "staff_and_office",
]
