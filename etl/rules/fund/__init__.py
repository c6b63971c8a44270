"""Rules of the Fund on budgets and requests, over whole Arrow columns.

One definition for every dataset that has such records: each function takes columns of
the same length, one row per record, and returns the rows that break its rule.
"""

from etl.rules.fund.limits import DECLARED, FundLimits, fund_limits
from etl.rules.fund.money import Breaches, low_reserve, overspent, staff_and_office
from etl.rules.fund.requests import late_requests

__all__ = [
    "DECLARED",
    "Breaches",
    "FundLimits",
    "fund_limits",
    "late_requests",
    "low_reserve",
    "overspent",
    "staff_and_office",
]
