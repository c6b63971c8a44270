"""How far shares lie from other shares, and how concentrated they are.

The distance is the index of dissimilarity (Duncan and Duncan, American Sociological Review
20, 1955, 210-217), which between shares and a rule of division is also called after Hoover:
half the sum of all differences, which is the part that would have to move for the shares to
be equal. Concentration is told by the share of the largest, and by the Herfindahl index
turned over: the number of equal parts that would be as concentrated.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from warehouse.statistics import CONFIDENCE

DRAWS = 1_999
SEED = 2024
"""Of the draws, so that the same records give the same limit."""


def moved_pct(values: Sequence[float], rule: Sequence[float]) -> float | None:
    """Per cent of `values` that would have to move for them to be divided like `rule`.

    values, rule: what each group has, and what it would have by the rule, in any unit.
    0 is exactly proportional. None where either adds up to nothing.
    """
    has, should = _shares(values), _shares(rule)
    if has is None or should is None:
        return None
    return float(50 * np.abs(has - should).sum())


def moved_by_chance_pct(number: int, rule: Sequence[float]) -> float | None:
    """What `moved_pct` stays within in 95 of 100 cases when `number` things go by lot.

    Each of the things goes to a group with the chance the rule gives it; few things cannot be
    divided proportionally, so the limit is high for small numbers. None without any.
    """
    if number < 1 or _shares(rule) is None:
        return None
    return _by_chance(number, tuple(float(part) for part in rule))


@cache
def _by_chance(number: int, rule: tuple[float, ...]) -> float:
    chances = np.array(rule) / sum(rule)
    drawn = np.random.default_rng(SEED).multinomial(number, chances, size=DRAWS) / number
    return float(np.quantile(50 * np.abs(drawn - chances).sum(1), CONFIDENCE, method="higher"))


def top_share_pct(values: Sequence[float], largest: int) -> float | None:
    """Per cent of the total that the `largest` values hold together; None of nothing."""
    shares = _shares(values)
    return None if shares is None else float(100 * np.sort(shares)[::-1][:largest].sum())


def even_number(values: Sequence[float]) -> float | None:
    """How many equal values would be as concentrated: one over the Herfindahl index.

    With all values alike it is their number, with everything in one place it is 1; None of
    nothing.
    """
    shares = _shares(values)
    return None if shares is None else float(1 / np.square(shares).sum())


def _shares(values: Sequence[float]) -> np.ndarray | None:
    found = np.asarray(values, float)
    total = found.sum()
    return found / total if total > 0 else None
